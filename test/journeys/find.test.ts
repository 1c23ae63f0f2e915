// "Where is my order?" One sentence, for people who know neither HTTP nor SAP.
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { newId } from '../../src/core/ids.ts';
import { kontorCommand } from '../command.ts';
import {
  connectionOf,
  kontorOfFile,
  orderDraft,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';

const kontorOf = kontorOfFile();

const said = async ({ client }: RunningKontor, text: string) =>
  (await client.find({ text })).found.map(({ says }) => says);

test('an order that is booked is found by every number that somebody may have, within two seconds', async () => {
  const kontor = await kontorOf({ flows: true });
  const order = placePaid(kontor);
  const entry = await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
  await kontor.idle();
  const number = entry.document_number as string;
  const sentence = new RegExp(
    `^Kontor heard of shop order ${order} from Sandbox store on \\S+\\. S/4HANA sandbox booked journal entry BC-${order} over ${entry.amount} USD as ${number} on \\S+\\.$`,
  );
  for (const text of [
    String(order),
    `#${order}`,
    ` bc-${order} `,
    number,
    number.split(':').at(-1) as string,
    entry.id,
  ]) {
    const begun = performance.now();
    const sentences = await said(kontor, text);
    expect([text, sentences.filter(one => sentence.test(one)).length]).toEqual([text, 1]);
    expect(performance.now() - begun).toBeLessThan(2_000);
  }
  expect(await said(kontor, 'no such order')).toEqual([]);
  const stranger = await kontorOf();
  for (const text of [String(order), entry.id]) expect(await said(stranger, text)).toEqual([]);
});

test('an old order is found, although hundreds of newer ones begin with its number', async () => {
  const kontor = await kontorOf({ flows: true });
  const old = placePaid(kontor);
  const entry = await postingIn(kontor, 'journal-entries.create', `orders/${old}`, 'accepted');
  await kontor.idle();
  const db = new pg.Client({ connectionString: kontor.databaseUrl });
  await db.connect();
  onTestFinished(() => db.end());
  await db.query(
    `insert into postings (id, connection_id, system, flow_id, subject_id, operation, business_key, state, reference, request_id)
     select id, $2, 's', $3, name, 'journal-entries.create', 'stores/x/orders/' || name, 'planned', 'BC-' || name, id
     from (select id, $4 || ordinality as name from unnest($1::text[]) with ordinality as made (id)) as rows`,
    [Array.from({ length: 300 }, () => newId('posting')), entry.connection, entry.flow, `${old}`],
  );
  onTestFinished(async () => void (await db.query(`delete from postings where system = 's'`)));
  for (const text of [String(old), `BC-${old}`, `orders/${old}`]) {
    const { found } = await kontor.client.find({ text });
    expect([text, found.slice(0, 2).map(({ says }) => says.includes(`order ${old} `))]).toEqual([
      text,
      [true, true],
    ]);
    expect(found.map(({ id }) => id)).toContain(entry.id);
  }
});

test('one that is refused, parked or not due says so and why, also in German and on the command line', async () => {
  const kontor = await kontorOf({ flows: true, defaultMaterial: 'TG11' });
  const { s4, store } = kontor;
  s4.closePeriods([new Date(kontor.now()).toISOString().slice(0, 7)]);
  const refused = placePaid(kontor);
  const { reason } = await postingIn(kontor, 'journal-entries.create', `orders/${refused}`, 'rejected');
  s4.closePeriods([]);
  const sentences = (await said(kontor, String(refused))).filter(one => one.includes('journal entry'));
  expect(sentences).toHaveLength(1);
  expect(sentences[0]).toContain(reason);
  const unpaid = store.shop.placeOrder(orderDraft()).id;
  await kontor.idle();
  const open = await kontor.client.find({ text: String(unpaid) });
  expect(open.found).toContainEqual(
    expect.objectContaining({
      kind: 'event',
      says: expect.stringMatching(/There is nothing to do for it now: .*paid/),
    }),
  );
  const german = await kontor.request(`/v1/find?text=${unpaid}`, { headers: { 'accept-language': 'de' } });
  expect(await german.text()).toContain('Dafür ist im Moment nichts zu tun');
  const run = (text: string) =>
    kontorCommand(['find', text], {
      environment: {
        KONTOR_URL: kontor.app.url,
        KONTOR_API_KEY: kontor.app.apiKey,
        KONTOR_TENANT: kontor.tenant,
      },
    });
  const [known, unknown] = [run(String(unpaid)), run('nothing at all')];
  expect([await known.ended, known.said()]).toEqual([
    0,
    expect.stringContaining('There is nothing to do for it now'),
  ]);
  expect([await unknown.ended, unknown.said()]).toEqual([1, 'Kontor found nothing.\n']);
});

test('a customer is found in the system; a system that does not answer does not hold up the answer, and is named', async () => {
  const kontor = await kontorOf({ flows: true });
  const { s4, client } = kontor;
  const id = await connectionOf(kontor, 's4hana');
  const { result } = await client.listCustomers({ id, limit: 1 });
  const name = result[0]?.name as string;
  await client.listCustomers({ id, search: name });
  const { found, not_asked: notAsked } = await client.find({ text: name });
  expect(found).toContainEqual(
    expect.objectContaining({ kind: 'record', object: 'customers', connection: id }),
  );
  expect(notAsked).toEqual([]);
  const hanging = await kontorOf({ flows: true });
  hanging.s4.setFaults({ unavailable: 1 });
  const begun = performance.now();
  const late = await hanging.client.find({ text: 'Domestic' });
  expect(performance.now() - begun).toBeLessThan(2_000);
  expect(late.not_asked).toEqual([
    expect.objectContaining({
      connection: await connectionOf(hanging, 's4hana'),
      reason: expect.any(String),
    }),
  ]);
  hanging.s4.setFaults({});
  s4.setFaults({});
});

test('an order and a customer with one number are not taken for each other', async () => {
  const kontor = await kontorOf({ flows: true });
  const order = placePaid(kontor);
  const later = placePaid(kontor);
  await kontor.idle();
  const db = new pg.Client({ connectionString: kontor.databaseUrl });
  await db.connect();
  await db.query(
    `insert into events (id, connection_id, source, topic, object, subject_id, dedupe_key, body, received_at)
     values ('evt_000000000000000000', $1, 'webhook', 'store/customer/created', 'shop-customers', $2, 'of a customer', '{}', '2020-01-01')`,
    [await connectionOf(kontor, 'bigcommerce'), String(order)],
  );
  await db.query(`update postings set document_number = $1 where reference = $2`, [
    String(order),
    `BC-${later}`,
  ]);
  await db.end();
  const { found } = await kontor.client.find({ text: `BC-${order}` });
  expect(found).toHaveLength(2);
  for (const { says } of found) expect(says).toMatch(new RegExp(`^Kontor heard of shop order ${order} `));
  // The order that has the number comes first, and then the newer one whose document has it.
  const orders = (await said(kontor, String(order))).map(one => /shop order (\d+)/.exec(one)?.[1]);
  expect(orders.slice(0, 4).map(Number)).toEqual([order, order, later, later]);
});
