// What a flow has sent and would send otherwise today: exactly those documents are listed, and nothing is sent or stored.
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { money } from '../../src/core/money.ts';
import { accountRules, setUpConnections } from '../../src/stage/set-up.ts';
import { kontorCommand } from '../command.ts';
import { type CountingFront, countingFront } from '../counting-front.ts';
import { eventuallyIs } from '../eventually.ts';
import {
  connectionOf,
  flowOf,
  kontorOfFile,
  orderDraft,
  ownKontor,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';

const kontorOf = kontorOfFile();
const journal = 'journal-entries.create';

/** Goods of 100.00 with 10 % tax, and shipping. */
const hundred = (shipping: string, more: Parameters<typeof orderDraft>[0] = {}) => ({
  lines: [{ id: 1, sku: 'TG11', name: 'Linen towel', quantity: 1, priceExTax: money('100') }],
  taxRates: [{ name: 'Tax', rate: money('10') }],
  shippingExTax: money(shipping),
  ...more,
});

const bookedOrder = (kontor: RunningKontor, id: number) =>
  postingIn(kontor, journal, `orders/${id}`, 'accepted');
const bookedRefund = (kontor: RunningKontor, id: number, refund: number) =>
  postingIn(kontor, journal, `orders/${id}/refunds/${refund}`, 'accepted');

async function placeAndBook(kontor: RunningKontor, count: number, shipping = '0'): Promise<number[]> {
  const orders = Array.from({ length: count }, () => placePaid(kontor, hundred(shipping)));
  for (const id of orders) await bookedOrder(kontor, id);
  return orders;
}

const setRules = async (kontor: RunningKontor, rules: object, flow = 'order-to-journal') =>
  kontor.client.updateFlow({
    id: await flowOf(kontor, flow),
    body: { settings: { ...accountRules, ...rules } },
  });

const today = (kontor: RunningKontor) => new Date(kontor.now() - 60_000).toISOString().slice(0, 10);

/** All pages, with what they count. */
async function differences(kontor: RunningKontor, flow: string, limit = 25, client = kontor.client) {
  const id = await flowOf(kontor, flow);
  const all = { documents: 0, same: 0, differing: 0, unreadable: 0, not_comparable: 0 };
  const result: Awaited<ReturnType<typeof client.listFlowDifferences>>['result'] = [];
  let total: number | null = null;
  let cursor: string | undefined;
  do {
    const asked = { id, since: today(kontor), limit, ...(cursor === undefined ? {} : { cursor }) };
    const page = await client.listFlowDifferences(asked);
    for (const name of ['same', 'differing', 'unreadable', 'not_comparable'] as const) {
      all[name] += page[name];
      all.documents += page[name];
    }
    total ??= page.total;
    result.push(...page.result);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  expect(all.documents).toBe(total);
  expect(result).toHaveLength(all.documents - all.same);
  return { ...all, result, one: (subject: number) => result.filter(one => one.subject === String(subject)) };
}

async function database({ databaseUrl }: RunningKontor): Promise<pg.Client> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** Everything that comparing must leave as it is. */
async function standing(kontor: RunningKontor, db: pg.Client) {
  const tables = ['postings', 'attempts', 'fingerprints', 'events', 'runs', 'messages', 'flows', 'audit'];
  const rows: unknown[] = [];
  for (const table of tables)
    rows.push((await db.query(`select t::text as row from ${table} t order by 1`)).rows);
  const { journalEntries, salesOrders, businessPartners } = kontor.s4.books();
  return {
    ...Object.fromEntries(tables.map((table, at) => [table, rows[at]])),
    books: [journalEntries.size, salesOrders.size, businessPartners.size],
    shop: JSON.stringify(kontor.store.shop.dump()),
  };
}

/** As an earlier version left it: it booked otherwise, and kept neither hash nor rules. */
async function asSentBefore(
  db: pg.Client,
  posting: { id: string },
  change: (record: { items: Record<string, string>[]; [field: string]: unknown }) => void,
): Promise<void> {
  const { rows } = await db.query('select document from postings where id = $1', [posting.id]);
  const { document } = rows[0];
  change(document.record);
  await db.query('update postings set document = $2, document_hash = null, basis = null where id = $1', [
    posting.id,
    document,
  ]);
}

const account = (record: { items: Record<string, string>[] }, from: string, to: string) => {
  for (const item of record.items) if (item.account === from) item.account = to;
};

describe('differences', () => {
  test('are exactly the documents that the rules of today would book otherwise, each with what is different', async () => {
    const kontor = await kontorOf({ flows: true });
    const db = await database(kontor);
    const without = await placeAndBook(kontor, 24);
    const withShipping = await placeAndBook(kontor, 6, '5');
    await kontor.idle();
    expect(await differences(kontor, 'order-to-journal')).toMatchObject({ documents: 30, same: 30 });
    expect(await differences(kontor, 'order-to-sales-order')).toMatchObject({ documents: 30, same: 30 });
    await setRules(kontor, { shipping: '41200000' });

    const before = await standing(kontor, db);
    const calls = async () => {
      const ids = [await connectionOf(kontor, 's4hana'), await connectionOf(kontor, 'bigcommerce')];
      const lists = await Promise.all(ids.map(id => kontor.client.listCalls({ id }).all()));
      return lists.flat();
    };
    const callsBefore = new Set((await calls()).map(({ id }) => id));
    const found = await differences(kontor, 'order-to-journal', 7);
    expect(await standing(kontor, db)).toEqual(before);
    const made = (await calls()).filter(({ id }) => !callsBefore.has(id));
    expect(made.filter(({ method }) => method !== 'GET')).toEqual([]);
    // Each order, its items and its payments; nothing is read twice.
    expect(made.length).toBeLessThanOrEqual(30 * 4 + 12);

    expect(found).toMatchObject({ documents: 30, same: 24, differing: 6, unreadable: 0, not_comparable: 0 });
    expect(found.result.map(one => Number(one.subject)).toSorted()).toEqual(withShipping);
    expect(without.flatMap(found.one)).toEqual([]);
    const [first = 0] = withShipping;
    const posting = await bookedOrder(kontor, first);
    const line = (at: string) => ({
      code: 'credit-with',
      params: {
        side: 'credit',
        account: at,
        with: [{ code: 'with-cost-center', params: { cost_center: '17101301' } }],
      },
    });
    expect(found.one(first)).toEqual([
      {
        posting: posting.id,
        subject: String(first),
        business_key: posting.business_key,
        document_number: posting.document_number,
        reference: `BC-${first}`,
        amount: '115.50',
        currency: 'USD',
        accepted_at: expect.any(String),
        changed_after_at: null,
        outcome: 'differs',
        reason: null,
        reason_code: null,
        reason_params: null,
        differences: [
          {
            code: 'sent-only',
            params: { field: line('41100000'), sent: '5.00 USD' },
            says: 'credit of account 41100000 (cost center 17101301): 5.00 USD was sent, nothing would be sent now',
          },
          {
            code: 'sent-not',
            params: { field: line('41200000'), now: '5.00 USD' },
            says: 'credit of account 41200000 (cost center 17101301): nothing was sent, 5.00 USD would be sent now',
          },
        ],
        in_sum_with: [],
      },
    ]);
  });

  test('of documents of an earlier version: an order, a refund, one that was not kept, one whose order is gone', async () => {
    const kontor = await kontorOf({ flows: true });
    const db = await database(kontor);
    const [same = 0, otherwise = 0, notKept = 0, gone = 0, notPaid = 0] = await placeAndBook(kontor, 5, '5');
    const { id: refund } = kontor.store.shop.refund(same, money('11'), 'broken');
    const { id: second } = kontor.store.shop.refund(same, money('5.50'), 'late');
    for (const one of [refund, second]) await bookedRefund(kontor, same, one);
    await kontor.idle();

    await asSentBefore(db, await bookedOrder(kontor, same), record => {
      record.text = 'As it was called before';
      for (const item of record.items) item.text = String(item.text).slice(0, 3);
    });
    // Shipping was revenue, with a tax code.
    await asSentBefore(db, await bookedOrder(kontor, otherwise), record => {
      record.posting_date = '2026-01-31';
      account(record, '41100000', '41000000');
      for (const item of record.items) if (item.account === '22000000') item.tax_code = 'O1';
    });
    await asSentBefore(db, await bookedRefund(kontor, same, second), record =>
      account(record, '44100000', '41000000'),
    );
    await db.query('update postings set document = null where id = $1', [
      (await bookedOrder(kontor, notKept)).id,
    ]);
    // An earlier version took it for paid; in the shop it is not.
    kontor.store.shop.transactions.delete(notPaid);
    const unpaid = kontor.store.shop.orders.get(notPaid);
    if (unpaid) unpaid.statusId = 7;
    kontor.store.shop.orders.delete(gone);

    const orders = await differences(kontor, 'order-to-journal', 2);
    expect(orders).toMatchObject({ documents: 5, same: 1, differing: 2, unreadable: 1, not_comparable: 1 });
    expect(orders.one(same)).toEqual([]);
    expect(orders.one(otherwise).flatMap(one => one.differences.map(({ says }) => says))).toEqual([
      expect.stringMatching(/^posting_date: 2026-01-31 was sent, \d{4}-\d\d-\d\d would be sent now$/),
      'credit of account 41000000 (cost center 17101301): 105.00 USD was sent, 100.00 USD would be sent now',
      'credit of account 22000000 (tax code O1): 10.50 USD was sent, nothing would be sent now',
      'credit of account 41100000 (cost center 17101301): nothing was sent, 5.00 USD would be sent now',
      'credit of account 22000000: nothing was sent, 10.50 USD would be sent now',
    ]);
    expect(orders.one(notKept)).toMatchObject([
      { outcome: 'not-comparable', reason_code: 'document-not-kept', differences: [] },
    ]);
    expect(orders.one(gone)).toMatchObject([
      { outcome: 'unreadable', reason_code: 'order-unknown', reason_params: { order: String(gone) } },
    ]);
    expect(orders.one(notPaid)).toMatchObject([
      {
        outcome: 'differs',
        differences: [
          {
            code: 'not-posted-now',
            params: { why: { code: 'order-not-paid' } },
            says: expect.stringMatching(`^Nothing would be posted now: Order ${notPaid} is not paid yet`),
          },
        ],
      },
    ]);

    const refunds = await differences(kontor, 'refund-to-journal');
    expect(refunds).toMatchObject({ documents: 2, same: 1, differing: 1 });
    expect(refunds.result).toMatchObject([
      {
        business_key: expect.stringMatching(`/orders/${same}/refunds/${second}$`),
        subject: String(same),
        amount: '-5.50',
        differences: [{ code: 'sent-only' }, { code: 'sent-not' }],
      },
    ]);
    kontor.store.shop.orders.delete(same);
    expect((await differences(kontor, 'refund-to-journal')).result).toMatchObject([
      { outcome: 'unreadable', reason_code: 'order-unknown' },
      { outcome: 'unreadable', reason_code: 'order-unknown' },
    ]);
  });

  test('leave out what only the day says: each document is made as on the day on which it was sent', async () => {
    const kontor = await kontorOf({ flows: true });
    await setRules(kontor, { postingDate: 'today', closedPeriod: 'next-open-day' });
    await placeAndBook(kontor, 1);
    // The month before is closed: its order is posted on the first day of this one.
    const first = new Date(kontor.now());
    first.setUTCDate(1);
    const month = new Date(first.getTime() - 86_400_000).toISOString().slice(0, 7);
    await setRules(kontor, { closedPeriod: 'next-open-day' });
    kontor.s4.closePeriods([month]);
    const createdMs = Date.parse(`${month}-20T12:00:00Z`);
    const late = placePaid(kontor, hundred('0', { createdMs }));
    const { id } = await bookedOrder(kontor, late);
    const { document } = await kontor.client.getPosting({ id });
    const posted = (document as { record: { posting_date: string } }).record.posting_date;
    expect(posted.slice(0, 7)).not.toBe(month);
    kontor.s4.closePeriods([]);
    await kontor.idle();
    const begun = today(kontor);
    kontor.pass(3 * 86_400_000);
    const since = async () =>
      kontor.client.listFlowDifferences({ id: await flowOf(kontor, 'order-to-journal'), since: begun });
    expect(await since()).toMatchObject({ total: 2, same: 2, result: [] });
    await setRules(kontor, { postingDate: 'today', closedPeriod: 'next-open-day' });
    // Now the day itself differs: of the order of the month before, which would be posted on the day it was booked.
    expect((await since()).result.map(({ subject }) => subject)).toEqual(
      posted === begun ? [] : [String(late)],
    );
  });

  test('compare an order that was edited with all documents that were booked for it, in sum', async () => {
    const kontor = await kontorOf({ flows: true });
    await setRules(kontor, { afterBooking: 'offset' });
    const [edited = 0, undecided = 0, voided = 0] = await placeAndBook(kontor, 3);
    const fees = [{ name: 'Express', amount: money('4') }];
    kontor.store.shop.edit(edited, { lines: linesOf('96'), fees });
    kontor.store.shop.pay(voided, 'void', money('110'));
    kontor.store.shop.setStatus(voided, 5);
    const read = async () =>
      kontor.client.runFlow({ id: await flowOf(kontor, 'order-to-journal'), body: {} });
    await read();
    const change = await postingIn(kontor, journal, `orders/${edited}/changes/1`, 'accepted');
    await postingIn(kontor, journal, `orders/${voided}/changes/1`, 'accepted');
    await setRules(kontor, { afterBooking: 'park' });
    kontor.store.shop.edit(undecided, { lines: linesOf('96'), fees });
    await read();
    await postingIn(kontor, journal, `orders/${undecided}/changes/1`, 'parked');
    await kontor.idle();

    const found = await differences(kontor, 'order-to-journal');
    expect(found).toMatchObject({ documents: 5, same: 4, differing: 0, not_comparable: 1 });
    expect(found.one(undecided)).toMatchObject([
      {
        outcome: 'not-comparable',
        reason_code: 'later-change-undecided',
        reason_params: { state: 'parked' },
      },
    ]);
    await setRules(kontor, { fees: '41100000' });
    const differing = await differences(kontor, 'order-to-journal', 1);
    expect(differing).toMatchObject({ documents: 5, same: 2, differing: 2, not_comparable: 1 });
    const [first, second] = differing.one(edited);
    expect(first?.in_sum_with).toEqual([change.document_number]);
    expect(second).toMatchObject({
      document_number: change.document_number,
      in_sum_with: [first?.document_number],
      differences: [{ code: 'sent-only' }, { code: 'sent-not' }],
    });
  });

  test('compare an order that has deposits, which the flow would not book after it', async () => {
    const kontor = await kontorOf({ flows: true });
    await setRules(kontor, { deposits: '21420000' });
    const { shop } = kontor.store;
    const { id } = shop.placeOrder(orderDraft(hundred('0')));
    shop.pay(id, 'purchase', money('50'));
    await eventuallyIs(
      'the deposit is booked',
      async () => (await kontor.client.listPostings({ state: 'accepted' })).result,
      found => found.some(one => one.business_key.includes(`/orders/${id}/deposits/`)),
    );
    expect(await differences(kontor, 'order-to-journal')).toMatchObject({ documents: 1, same: 1 });
    shop.pay(id, 'purchase', money('60'));
    await bookedOrder(kontor, id);
    await kontor.idle();
    const found = await differences(kontor, 'order-to-journal');
    expect(found).toMatchObject({ documents: 2, same: 1, not_comparable: 1 });
    expect(found.one(id)).toMatchObject([{ reason_code: 'not-made-now' }]);
  });

  test('of one tenant say nothing of another, and are refused to it', async () => {
    const [ours, theirs] = [await kontorOf({ flows: true }), await kontorOf({ flows: true })];
    const [[order = 0], [other = 0]] = [await placeAndBook(ours, 2), await placeAndBook(theirs, 3)];
    expect(order).toBe(other);
    const db = await database(ours);
    await asSentBefore(db, await bookedOrder(theirs, other), record =>
      account(record, '41000000', '41100000'),
    );
    expect(await differences(ours, 'order-to-journal')).toMatchObject({ documents: 2, same: 2 });
    expect(await differences(theirs, 'order-to-journal')).toMatchObject({ documents: 3, differing: 1 });
    const viewerOf = async ({ app, tenant }: RunningKontor) => {
      const admin = createClient({ url: app.url, apiKey: app.apiKey, tenant });
      const { key } = await admin.createKey({ body: { name: 'looks', role: 'viewer' } });
      return createClient({ url: app.url, apiKey: key, retries: 0 });
    };
    expect((await differences(theirs, 'order-to-journal', 25, await viewerOf(theirs))).differing).toBe(1);
    await expect(differences(theirs, 'order-to-journal', 25, await viewerOf(ours))).rejects.toMatchObject({
      status: 404,
      code: 'no-flow',
    });
  });

  test('are refused of a flow that keeps states, and of a period that ends before it begins', async () => {
    const kontor = await kontorOf();
    const tuning = { timeoutSeconds: 5, quietPeriodSeconds: 3, concurrency: 12, pollGraceSeconds: 0 };
    await setUpConnections(kontor.client, {
      store: kontor.store,
      s4: kontor.s4,
      tuning,
      materials: 'sku',
      stock: true,
    });
    const ask = async (flow: string, period: { since: string; until?: string }) =>
      kontor.client.listFlowDifferences({ id: await flowOf(kontor, flow), ...period });
    await expect(ask('stock-to-shop', { since: '2026-01-01' })).rejects.toMatchObject({
      status: 400,
      code: 'keeps-states',
    });
    const backwards = { since: '2026-02-01', until: '2026-01-31' };
    await expect(ask('order-to-journal', backwards)).rejects.toMatchObject({ status: 400 });
    const empty = await ask('order-to-journal', { since: '2020-01-01', until: '2020-01-31' });
    expect(empty).toMatchObject({ result: [], total: 0, next_cursor: null });
  });
});

const linesOf = (price: string) => [
  { id: 1, sku: 'TG11', name: 'Linen towel', quantity: 1, priceExTax: money(price) },
];

/** The shop is read through a front. */
async function behindFront(kontor: RunningKontor): Promise<CountingFront> {
  const front = await countingFront(kontor.store.url);
  onTestFinished(() => front.close());
  await setUpConnections(kontor.client, {
    store: { ...kontor.store, url: front.url },
    s4: kontor.s4,
    tuning: { timeoutSeconds: 5, quietPeriodSeconds: 3, concurrency: 12, pollGraceSeconds: 0 },
    materials: 'sku',
  });
  return front;
}

test('a shop that hangs for one order stops none of the others; for all of them it ends the request', async () => {
  const forOne = async () => {
    const kontor = await kontorOf();
    const front = await behindFront(kontor);
    const [, bad = 0] = await placeAndBook(kontor, 8);
    front.hold = new RegExp(`/v2/orders/${bad}(\\?|$)`);
    const found = await differences(kontor, 'order-to-journal');
    expect(found).toMatchObject({ documents: 8, same: 7, unreadable: 1 });
    expect(found.one(bad)).toMatchObject([
      { outcome: 'unreadable', reason_code: 'answer-lost', reason: expect.stringContaining('30000 ms') },
    ]);
  };
  const forAll = async () => {
    const kontor = await kontorOf();
    const front = await behindFront(kontor);
    await placeAndBook(kontor, 8);
    front.hold = /./;
    await expect(differences(kontor, 'order-to-journal')).rejects.toMatchObject({ kind: 'unavailable' });
  };
  // An order that is not answered takes a minute.
  await Promise.all([forOne(), forAll()]);
});

test('a client that hangs up has no further orders read', async () => {
  const kontor = await ownKontor({
    tuning: { openRequests: { overAll: 16, perTenant: 16, perConnection: 1, atOnce: 8 } },
  });
  const front = await behindFront(kontor);
  const orders = await placeAndBook(kontor, 12);
  await kontor.idle();
  const id = await flowOf(kontor, 'order-to-journal');
  const reads = () => front.paths().filter(path => /\/v2\/orders\/\d+(\?|$)/.test(path));
  const before = reads().length;
  front.keep = /\/v2\/orders\/\d+(\?|$)/;
  const leaving = new AbortController();
  const path = `/v1/flows/${id}/differences`;
  const asked = kontor.request(`${path}?since=${today(kontor)}`, { signal: leaving.signal });
  await eventuallyIs('four orders are read', front.kept, count => count === 4);
  const isOpen = async () => (await kontor.request(`${path}?since=2100-01-01`)).status === 429;
  expect(await isOpen()).toBe(true);
  leaving.abort();
  await expect(asked).rejects.toThrow();
  await eventuallyIs('Kontor has noticed it', isOpen, open => !open);
  front.keep = undefined;
  front.letGo();
  expect(await differences(kontor, 'order-to-journal')).toMatchObject({ documents: 12, same: 12 });
  // Four by the client that has left, and all by the other.
  expect(reads().length - before).toBe(4 + orders.length);
});

test('kontor flows differences prints a table, JSON or CSV, and how many were compared', async () => {
  const kontor = await kontorOf({ flows: true });
  const [first = 0, gone = 0] = await placeAndBook(kontor, 3);
  await kontor.idle();
  const db = await database(kontor);
  await asSentBefore(db, await bookedOrder(kontor, first), record => account(record, '41000000', '41100000'));
  kontor.store.shop.orders.delete(gone);
  const { url, apiKey } = kontor.app;
  const environment = { KONTOR_URL: url, KONTOR_API_KEY: apiKey, KONTOR_TENANT: kontor.tenant };
  const run = async (...args: string[]) => {
    const command = kontorCommand(['flows', 'differences', ...args], { environment });
    return { code: await command.ended, said: command.said() };
  };
  const since = ['--since', today(kontor)];
  const summary = '3 documents: 1 alike, 1 differ, 1 cannot be read, 0 cannot be compared.';
  const table = await run('order-to-journal', ...since);
  expect(table.code).toBe(0);
  expect(table.said).toContain(summary);
  const { document_number: number } = await bookedOrder(kontor, first);
  expect(table.said).toMatch(
    new RegExp(
      `${number} +│ +${first} │ +110\\.00 USD │ .* credit of account 41100000 .*100\\.00 USD was sent`,
    ),
  );
  expect(table.said).toContain(`cannot be read: The shop does not know order ${gone}.`);
  const csv = await run('order-to-journal', ...since, '--csv');
  const lines = csv.said.split('\n');
  expect(lines).toContain(
    'document,subject,business_key,amount,currency,accepted_at,outcome,code,side,account,line_currency,sent,now,difference',
  );
  // Sent on another account than it would be today, in columns that can be summed.
  expect(csv.said).toContain(',differs,sent-only,credit,41100000,USD,100.00,0,');
  expect(csv.said).toContain(',differs,sent-not,credit,41000000,USD,0,100.00,');
  // The table of the API has the same lines.
  const id = await flowOf(kontor, 'order-to-journal');
  let whole = '';
  for await (const piece of kontor.client.csv('listFlowDifferences', { id, since: today(kontor) }))
    whole += piece;
  const cellsOf = (text: string, end: string) =>
    text
      .split(end)
      .filter(line => line.split(',').length > 10)
      .toSorted();
  expect(cellsOf(whole, '\r\n')).toEqual(cellsOf(csv.said, '\n'));
  const path = `/v1/flows/${id}/differences.csv`;
  expect((await kontor.request(`${path}?since=2026-02-01&until=2026-01-01`)).status).toBe(400);
  expect(table.said.indexOf('was sent')).toBeLessThan(table.said.indexOf('cannot be read: '));
  expect(lines.filter(line => line.includes(',differs,sent-'))).toHaveLength(2);
  expect(lines.filter(line => line.includes(',unreadable,order-unknown,'))).toHaveLength(1);
  const json = await run('order-to-journal', ...since, '--json');
  // Without the lines of stderr.
  const body = json.said.split('\n').filter(line => !/^\d/.test(line));
  const printed = JSON.parse(body.join('\n'));
  const subjects = printed.result.map((one: { subject: string }) => Number(one.subject));
  expect(subjects.toSorted()).toEqual([first, gone]);
  expect(printed).toMatchObject({
    complete: true,
    documents: 3,
    same: 1,
    differing: 1,
    unreadable: 1,
    not_comparable: 0,
  });
  expect((await run('order-to-journal')).code).not.toBe(0);
  expect((await run('order-to-journal', ...since, '--csv', '--json')).code).toBe(2);
  const unknown = await run('no-such-flow', ...since);
  expect([unknown.code, unknown.said]).toEqual([1, expect.stringContaining('There is no flow')]);
});
