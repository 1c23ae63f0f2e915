// A webhook that the database refuses although nothing at the door could know it (a trigger does so here): its sender is
// told that it is safe, and it is: people see it, and export, retry or discard it.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { mainTenant } from '../../src/core/caller.ts';
import { allow, onDatabase, poison, refuse } from '../refusing-database.ts';
import { eventually, kontorOfFile, orderDraft, ownKontor, type RunningKontor } from '../running-kontor.ts';
import { postWebhook, signed, stubOf } from '../signed-webhooks.ts';

const kontorOf = kontorOfFile();

async function shopOf({ client, app, store }: RunningKontor) {
  const settings = { baseUrl: store.url, ...store.credentials };
  const made = await client.createConnection({ body: { connector: 'bigcommerce', name: 'Shop', settings } });
  const { clientSecret } = store.credentials;
  const post = (body: Buffer) => postWebhook(app.url + made.webhook_path, body, signed(body, clientSecret));
  return { id: made.id, post };
}

const setAsideIn = async (kontor: RunningKontor) => (await kontor.client.listSetAside()).result;

describe('a webhook that the database refuses', () => {
  test('is acknowledged because it is set aside; its neighbours are stored; a message tells of it once', async () => {
    const kontor = await kontorOf();
    await onDatabase(kontor.databaseUrl, refuse);
    const shop = await shopOf(kontor);
    const bodies = [...Array(12).keys()].map(n => (n % 4 === 1 ? poison(n) : stubOf(n)));
    const answers = await Promise.all(bodies.map(shop.post));
    expect(answers.map(one => [one.status, one.received])).toEqual(
      bodies.map((_body, n) => [200, n % 4 === 1 ? 'set-aside' : 'stored']),
    );
    expect((await kontor.client.listEvents()).result).toHaveLength(9);
    // Delivered again, it is the same entry.
    expect((await shop.post(poison(1))).received).toBe('set-aside');
    const aside = await setAsideIn(kontor);
    expect(aside.map(one => [one.about, one.tries])).toEqual([
      ['store/order/created 9', 1],
      ['store/order/created 5', 1],
      ['store/order/created 1', 2],
    ]);
    expect(aside[0]).toMatchObject({
      tenant: kontor.tenant,
      connection: shop.id,
      entry: 'event',
      reason: 'a text that nobody likes',
    });
    const told = (await kontor.client.listMessages({ type: 'entry.set_aside' })).result;
    expect(told).toHaveLength(1);
    expect(aside.map(one => one.id)).toContain(told[0]?.data.set_aside);
    expect(told[0]?.data).toMatchObject({ connection: shop.id, entry: 'event' });
  });

  test('can be exported as it came, retried, and discarded, each with an entry in the audit trail', async () => {
    const kontor = await kontorOf({ flows: true });
    await onDatabase(kontor.databaseUrl, refuse);
    const shop = await shopOf(kontor);
    await Promise.all([poison(1), poison(2)].map(shop.post));
    const [second, first] = await setAsideIn(kontor);
    const id = first?.id as string;
    const exported = await kontor.client.exportSetAside({ id });
    expect(exported.content).toMatchObject({
      connectionId: shop.id,
      body: JSON.parse(poison(exported.about.endsWith('1') ? 1 : 2).toString()),
    });

    await expect(kontor.client.retrySetAside({ id })).rejects.toMatchObject({
      status: 409,
      code: 'refused-again',
      next: expect.stringMatching(/discard/),
    });
    expect((await setAsideIn(kontor)).find(one => one.id === id)?.tries).toBe(2);

    await onDatabase(kontor.databaseUrl, allow);
    await kontor.client.retrySetAside({ id });
    const stored = (await kontor.client.listEvents({ connection: shop.id })).result;
    expect(stored.map(one => `store/order/created ${one.subject}`)).toEqual([first?.about]);
    await kontor.client.discardSetAside({ id: second?.id as string });
    expect(await setAsideIn(kontor)).toEqual([]);
    expect((await kontor.client.listEvents({ connection: shop.id })).result).toHaveLength(1);

    const trail = (await kontor.client.listAudit({ limit: 50 })).result.filter(one =>
      /^set-aside/.test(one.action),
    );
    expect(trail.map(one => [one.action, one.subject])).toEqual([
      ['set-aside.discarded', second?.id],
      ['set-aside.retried', id],
      ['set-aside.exported', id],
    ]);
    expect((await kontor.operator.verifyAudit()).whole).toBe(true);
    for (const again of [
      kontor.client.retrySetAside,
      kontor.client.exportSetAside,
      kontor.client.discardSetAside,
    ])
      await expect(again({ id })).rejects.toMatchObject({ status: 404, code: 'no-set-aside' });
  });

  test('belongs to its tenant: another one neither sees nor decides it', async () => {
    const kontor = await kontorOf();
    const other = await kontorOf();
    await onDatabase(kontor.databaseUrl, refuse);
    const shop = await shopOf(kontor);
    await shop.post(poison(7));
    const [one] = await setAsideIn(kontor);
    const id = one?.id as string;
    expect(await setAsideIn(other)).toEqual([]);
    for (const decide of [
      other.client.retrySetAside,
      other.client.exportSetAside,
      other.client.discardSetAside,
    ])
      await expect(decide({ id })).rejects.toMatchObject({ status: 404 });
    expect(await setAsideIn(kontor)).toHaveLength(1);
  });

  test('that is retried is worked on: its flows run', async () => {
    const kontor = await kontorOf({ flows: true });
    await onDatabase(kontor.databaseUrl, refuse);
    const { result } = await kontor.client.listConnections();
    const path = result.find(one => one.connector === 'bigcommerce')?.webhook_path as string;
    kontor.store.setFaults({ 'webhook-dropped': 1 });
    const order = kontor.store.shop.placeOrder(orderDraft());
    kontor.store.shop.pay(order.id, 'purchase');
    const body = poison(order.id);
    await postWebhook(kontor.app.url + path, body, signed(body, kontor.store.credentials.clientSecret));
    const [one] = await setAsideIn(kontor);
    await onDatabase(kontor.databaseUrl, allow);
    await kontor.client.retrySetAside({ id: one?.id as string });
    await eventually('it is booked', () => kontor.s4.books().journalEntries.has(`BC-${order.id}`));
  });
});

describe('the command line', () => {
  test('lists, exports, retries and discards', async () => {
    const kontor = await ownKontor();
    await onDatabase(kontor.databaseUrl, refuse);
    const shop = await shopOf(kontor);
    for (const n of [1, 2, 3]) await shop.post(poison(n));
    const run = async (...args: string[]) => {
      const done = promisify(execFile)(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', 'src/cli/main.ts', 'events', ...args],
        {
          env: {
            ...process.env,
            KONTOR_URL: kontor.app.url,
            KONTOR_API_KEY: kontor.app.apiKey,
            KONTOR_TENANT: mainTenant,
          },
        },
      );
      return done.then(
        ({ stdout }) => ({ code: 0, out: stdout }),
        failed => ({ code: failed.code as number, out: `${failed.stdout}${failed.stderr}` }),
      );
    };
    const [third, second] = (await setAsideIn(kontor)).map(one => one.id);
    const list = await run('list', '--set-aside');
    expect(list.out).toMatch(/store\/order\/created 2.*a text that nobody likes/);
    expect((await run('export', second as string)).out).toContain('POISON');
    expect(await run('retry', second as string)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/refuses .* again/),
    });
    expect(await run('discard', third as string)).toMatchObject({ code: 0, out: `${third} discarded\n` });
    expect((await run('retry', '--all-set-aside')).code).toBe(1);
    await onDatabase(kontor.databaseUrl, allow);
    expect(await run('retry', '--all-set-aside')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/stored\n.*stored\n/),
    });
    expect((await run('list', '--set-aside')).out).toBe('There are none.\n');
    expect((await kontor.client.listEvents()).result).toHaveLength(2);
  });
});

test('after poison of every kind the next start succeeds, and everything is there', async () => {
  const kontor = await ownKontor();
  await onDatabase(kontor.databaseUrl, refuse);
  const shop = await shopOf(kontor);
  const bodies = [
    stubOf(1),
    poison(2),
    stubOf(3, { hash: 'a\0b' }),
    stubOf(4, { note: '\ud83d' }),
    stubOf(5),
  ];
  expect((await Promise.all(bodies.map(shop.post))).map(one => one.status)).toEqual([
    200, 200, 400, 400, 200,
  ]);
  await kontor.restart();
  expect((await kontor.client.listEvents()).result.map(one => one.subject).toSorted()).toEqual(['1', '5']);
  expect(await setAsideIn(kontor)).toHaveLength(1);
  expect((await shop.post(stubOf(6))).status).toBe(200);
});
