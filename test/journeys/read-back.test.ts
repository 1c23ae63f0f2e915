// What S/4HANA has stored is read back soon after, in groups and apart from posting.
import { describe, expect, onTestFinished, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import { createClient } from '../../src/client/index.ts';
import { silentLog } from '../../src/core/log.ts';
import { money } from '../../src/core/money.ts';
import { salesOrders } from '../../src/s4/documents/sales-orders.ts';
import { startGenerator } from '../../src/sandbox/bigcommerce/generator.ts';
import { sandboxCredentials, startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { kontorCommand } from '../command.ts';
import { countingFront } from '../counting-front.ts';
import { createTestPlace, temporaryFolder } from '../databases.ts';
import { entry, openObjects, order } from '../object-api.ts';
import { startReceiver } from '../receiver.ts';
import {
  eventuallyIs,
  kontorOfFile,
  ownKontor,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';

const tuning = { readBackEveryMs: 300 };
const kontorOf = kontorOfFile({ tuning });
const moved = { s4: { faults: { 'cent-moved': 1 } } };

type Posting = Awaited<ReturnType<RunningKontor['client']['getPosting']>>;

const until = (kontor: Pick<RunningKontor, 'client'>, id: string, is: (posting: Posting) => boolean) =>
  eventuallyIs(`posting ${id}`, () => kontor.client.getPosting({ id }), is);
const readBack = (kontor: Pick<RunningKontor, 'client'>, id: string) =>
  until(kontor, id, one => one.verified_at !== null);

async function write(kontor: RunningKontor, path: string, body: object): Promise<string> {
  const { ask } = await openObjects(kontor);
  const { posting } = await ask('POST', path, body, 'key-1');
  expect(posting?.state).toBe('accepted');
  return posting?.id as string;
}

const priced = {
  ...order,
  items: [{ product: 'TG11', quantity: '3', price: '9.99' }],
  conditions: [{ type: 'HM00', amount: '4.50' }],
};

describe('a document that was accepted', () => {
  test.each([
    ['journal-entries', entry],
    ['sales-orders', priced],
  ])('is verified when S/4HANA has stored what was sent: %s', async (path, body) => {
    const kontor = await kontorOf();
    const posting = await readBack(kontor, await write(kontor, path, body));
    expect(posting).toMatchObject({ state: 'accepted', differs: false, read_back: null });
  });

  test.each([
    ['journal-entries', entry, 'amount of account 11001000 is -100.01 instead of -100'],
    ['sales-orders', priced, 'net_amount is 34.48 instead of 34.47'],
  ])('stays accepted and says both values when a cent was moved: %s', async (path, body, words) => {
    const kontor = await kontorOf(moved);
    const receiver = await startReceiver();
    onTestFinished(() => receiver.close());
    await kontor.client.createDestination({ body: { url: receiver.url, types: ['posting.differs'] } });
    const id = await write(kontor, path, body);
    const posting = await readBack(kontor, id);
    expect(posting).toMatchObject({
      state: 'accepted',
      differs: true,
      read_back: { code: 'stored-differs' },
    });
    expect(posting.read_back?.says).toContain(words);
    const { result } = await kontor.client.listPostings({ differs: 'true' });
    expect(result.map(one => one.id)).toEqual([id]);
    await eventuallyIs(
      'the message',
      async () => receiver.received.length,
      count => count === 1,
    );
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({
      type: 'posting.differs',
      data: { posting: id, state: 'accepted', reason_code: 'stored-differs' },
    });
  });

  test('whose difference a person accepts does not differ any more, and the audit trail says who did', async () => {
    const kontor = await kontorOf(moved);
    const id = await write(kontor, 'journal-entries', entry);
    await readBack(kontor, id);
    const accept = () => kontor.client.acceptPostingDifference({ id, body: { note: 'rounding of tax' } });
    expect(await accept()).toMatchObject({ differs: false, difference_accepted_at: expect.any(String) });
    await expect(accept()).rejects.toMatchObject({ code: 'no-difference' });
    const { result } = await kontor.client.listAudit({ subject: id });
    expect(result[0]).toMatchObject({
      action: 'posting.difference-accepted',
      after: { note: 'rounding of tax' },
    });
    expect((await kontor.client.getPosting({ id })).attempt_list.at(-1)?.reason).toMatch(/rounding of tax/);
  });
});

test('a refund waits while the document of its order differs, and is booked when a person accepts that', async () => {
  const kontor = await kontorOf({ ...moved, flows: true });
  const id = placePaid(kontor);
  const booked = await postingIn(kontor, 'journal-entries.create', `orders/${id}`, 'accepted');
  await until(kontor, booked.id, one => one.differs);
  kontor.s4.setFaults({});
  const other = placePaid(kontor);
  kontor.store.shop.refund(id, money('5'), 'first');
  kontor.store.shop.refund(other, money('5'), 'of another order');
  const key = `orders/${id}/refunds/1`;
  const parked = await postingIn(kontor, 'journal-entries.create', key, 'parked');
  expect(parked).toMatchObject({ reason_code: 'order-differs', attempts: 0 });
  await postingIn(kontor, 'journal-entries.create', `orders/${other}/refunds/2`, 'accepted');
  await kontor.client.replayPosting({ id: parked.id });
  await postingIn(kontor, 'journal-entries.create', key, 'parked');
  for (const { id: one } of await kontor.client.listPostings({ differs: 'true' }).all())
    await kontor.client.acceptPostingDifference({ id: one, body: { note: 'a cent' } });
  const refund = await postingIn(kontor, 'journal-entries.create', key, 'accepted');
  expect(await readBack(kontor, refund.id)).toMatchObject({ differs: false });
});

test('while S/4HANA does not answer reads, posting goes on and nothing differs; the next process reads back', async () => {
  const kontor = await ownKontor({ tuning });
  const front = await countingFront(kontor.s4.url);
  onTestFinished(() => front.close());
  const { ask } = await openObjects(kontor, { baseUrl: front.url });
  front.hold = /^GET .*ItemCube\?/;
  const post = async (key: string) =>
    (await ask('POST', 'journal-entries', entry, key)).posting?.id as string;
  const first = await post('key-1');
  await eventuallyIs(
    'a read hangs',
    async () => front.held(),
    held => held > 0,
  );
  const second = await post('key-2');
  const list = async () => (await kontor.client.listPostings()).result;
  const accepted = { state: 'accepted', verified_at: null, differs: false, read_back: null };
  expect(await list()).toMatchObject([accepted, accepted]);
  await kontor.restart();
  front.hold = undefined;
  const between = () => kontor.pass(1_000);
  const all = await eventuallyIs('read back', list, ones => ones.every(one => one.verified_at !== null), {
    between,
  });
  expect(all.map(one => [one.id, one.differs])).toEqual([
    [second, false],
    [first, false],
  ]);
});

test('a system of another tenant that hangs does not keep documents from being read back', async () => {
  const [hanging, kontor] = [await kontorOf(), await kontorOf()];
  const front = await countingFront(hanging.s4.url);
  onTestFinished(() => front.close());
  const { ask } = await openObjects(hanging, { baseUrl: front.url, timeoutSeconds: 30 });
  front.hold = /^GET .*ItemCube\?/;
  const { posting } = await ask('POST', 'journal-entries', entry, 'key-1');
  await eventuallyIs(
    'a read hangs',
    async () => front.held(),
    held => held > 0,
  );
  expect((await readBack(kontor, await write(kontor, 'journal-entries', entry))).differs).toBe(false);
  const waiting = await hanging.client.getPosting({ id: posting?.id as string });
  expect(waiting).toMatchObject({ verified_at: null, differs: false });
});

test('a document that S/4HANA does not show is looked for again, and in the end people see that it was not', async () => {
  const kontor = await ownKontor({ tuning: { readBackEveryMs: 1_500 } });
  const { ask, direct } = await openObjects(kontor);
  const { posting } = await ask('POST', 'sales-orders', priced, 'key-1');
  const key = { SalesOrder: posting?.document_number as string };
  await salesOrders(direct).remove((await salesOrders(direct).one(key.SalesOrder)) ?? key);
  const id = posting?.id as string;
  const again = await until(kontor, id, one => one.read_back !== null);
  expect(again).toMatchObject({ verified_at: null, differs: false, read_back: { code: 'read-back-again' } });
  const given = await eventuallyIs(
    'Kontor gives up',
    () => kontor.client.getPosting({ id }),
    one => one.read_back?.code === 'not-read-back',
    { between: () => kontor.pass(600_000) },
  );
  expect(given).toMatchObject({ state: 'accepted', verified_at: null, differs: false });
});

test('documents of every flow that S/4HANA has stored as they were sent do not differ', async () => {
  const kontor = await kontorOf({ flows: true });
  await startGenerator(kontor.store.shop, {
    seed: 'read-back',
    ordersPerSecond: 40,
    orders: 60,
    followUpMs: 500,
  }).done;
  await kontor.idle();
  const compared = ['journal-entries.create', 'sales-orders.create'];
  const documents = async () =>
    (await kontor.client.listPostings({ state: 'accepted' }).all()).filter(one =>
      compared.includes(one.operation),
    );
  const read = await eventuallyIs('all are read back', documents, all =>
    all.every(one => one.verified_at !== null),
  );
  expect(read.length).toBeGreaterThan(100);
  expect(read.flatMap(one => one.read_back?.says ?? [])).toEqual([]);
});

test('the command lists what differs, and accepts it', async () => {
  const kontor = await ownKontor({ tuning, scene: moved });
  const id = await write(kontor, 'journal-entries', entry);
  await readBack(kontor, id);
  const { url, apiKey } = kontor.app;
  const run = async (...args: string[]) => {
    const command = kontorCommand(['postings', ...args], {
      environment: { KONTOR_URL: url, KONTOR_API_KEY: apiKey },
    });
    expect(await command.ended).toBe(0);
    return command.said();
  };
  expect(await run('list', '--differs')).toContain('is -100.01 instead of -100');
  await run('accept-difference', id, '--note', 'a cent');
  expect(await run('list', '--differs')).not.toContain(id);
  expect(await run('show', id)).toMatch(/A person has accepted the difference\. Note: "a cent/);
});

test('two processes read 500 postings back once, in few requests', { timeout: 120_000 }, async () => {
  const { folder, databaseUrl, remove } = await createTestPlace();
  onTestFinished(remove);
  const s4 = await startS4Sandbox();
  onTestFinished(() => s4.close());
  const front = await countingFront(s4.url);
  onTestFinished(() => front.close());
  const start = (role: 'all' | 'worker', at: string) =>
    startApp({
      folder: at,
      databaseUrl,
      encryptionKey: Buffer.alloc(32, 9).toString('base64'),
      privateHosts: ['127.0.0.1'],
      role,
      host: '127.0.0.1',
      port: 0,
      log: silentLog,
      tuning: { followEveryMs: 200, readBackEveryMs: 4_000 },
    });
  const first = await start('all', folder);
  onTestFinished(() => first.stop());
  const second = await start('worker', temporaryFolder());
  onTestFinished(() => second.stop());
  const client = createClient({ url: first.url, apiKey: first.apiKey });
  const { username, password } = sandboxCredentials;
  const settings = { baseUrl: front.url, auth: { kind: 'basic', username, password }, concurrency: 12 };
  const { id } = await client.createConnection({ body: { connector: 's4hana', name: 'SAP', settings } });
  const count = 500;
  const write = async (n: number) =>
    fetch(`${first.url}/v1/connections/${id}/journal-entries`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${first.apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': `key-${n}`,
      },
      body: JSON.stringify(entry),
    });
  for (let n = 0; n < count; n += 20) await Promise.all(Array.from({ length: 20 }, (_, at) => write(n + at)));
  const all = async () => (await client.listPostings({ limit: 500 })).result;
  const postings = await eventuallyIs(
    'all are read back',
    all,
    list => list.length === count && list.every(one => one.verified_at !== null),
    { timeoutMs: 60_000 },
  );
  expect(postings.filter(({ differs }) => differs)).toEqual([]);
  const reads = front.paths().filter(path => path.startsWith('GET') && path.includes('ItemCube?'));
  // Two for each group of 50, and some groups are not full.
  expect(reads.length).toBeLessThan(60);
  const asked = reads.flatMap(path => decodeURIComponent(path).match(/AccountingDocument eq '\d+'/g) ?? []);
  // Once for its head and once for its items.
  expect(asked).toHaveLength(2 * count);
});
