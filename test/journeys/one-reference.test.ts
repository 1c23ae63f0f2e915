// One document that stands for each reference, on every system, no matter who asks for it: two shops that number alike, a document
// that somebody else has made, and what people say of it.
import { describe, expect, onTestFinished, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { connectSystem } from '../../src/s4/connect.ts';
import { salesOrders } from '../../src/s4/documents/sales-orders.ts';
import { type StoreSandbox, startStoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';
import { sandboxCredentials } from '../../src/sandbox/s4hana/server.ts';
import { accountRules, storeAccess } from '../../src/stage/set-up.ts';
import { kontorCommand } from '../command.ts';
import { orderHeader } from '../order-header.ts';
import {
  connectionOf,
  entriesOf,
  eventuallyIs,
  flowOf,
  kontorOfFile,
  orderDraft,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';

const kontorOf = kontorOfFile();

async function secondShop(kontor: RunningKontor): Promise<{ store: StoreSandbox; from: string }> {
  const store = await startStoreSandbox({ storeHash: 'sandbox2', retryScale: 0.01, now: kontor.now });
  onTestFinished(() => store.close());
  const body = {
    connector: 'bigcommerce',
    name: 'Second store',
    settings: { ...storeAccess(store), pollGraceSeconds: 0 },
  };
  return { store, from: (await kontor.client.createConnection({ body })).id };
}

interface Ordered {
  customer: string;
  currency: string;
  items: { product: string; quantity: string }[];
}

/** A sales order that is not Kontor's, under a reference of a flow. */
async function foreignOrder(
  { s4 }: RunningKontor,
  reference: string,
  { customer, currency, items }: Ordered,
): Promise<string> {
  const { username, password } = sandboxCredentials;
  const system = connectSystem({ baseUrl: s4.url, auth: { kind: 'basic', username, password } });
  onTestFinished(() => system.close());
  const { entity } = await salesOrders(system.client).create({
    ...orderHeader,
    SoldToParty: customer,
    PurchaseOrderByCustomer: reference,
    TransactionCurrency: currency,
    to_Item: items.map(({ product, quantity }) => ({ Material: product, RequestedQuantity: quantity })),
  });
  return String(entity.SalesOrder);
}

describe('two shops that number alike, on one system', () => {
  test('cannot be given the same prefix, and are told a free one', async () => {
    const kontor = await kontorOf({ flows: true });
    const { from } = await secondShop(kontor);
    const to = await connectionOf(kontor, 's4hana');
    const flow = (referencePrefix: string) =>
      kontor.client.createFlow({
        body: { flow: 'order-to-journal', from, to, settings: { ...accountRules, referencePrefix } },
      });
    await expect(flow('BC-')).rejects.toMatchObject({
      status: 409,
      code: 'prefix-used',
      details: { free: 'BC2-' },
      message: expect.not.stringContaining(kontor.tenant),
    });
    // BC-21001 would be order 21001 of the first shop, or order 1001 of this one.
    await expect(flow('BC-2')).rejects.toMatchObject({ code: 'prefix-used', details: { free: 'BC2-' } });
    await expect(flow('B')).rejects.toMatchObject({ code: 'prefix-used', details: { free: 'B2-' } });
    const { id } = await flow('BC2-');
    await expect(
      kontor.client.updateFlow({ id, body: { settings: { referencePrefix: 'BC-' } } }),
    ).rejects.toMatchObject({ status: 409, code: 'prefix-used' });
  });

  test('lose no order although answers are lost and both have the same prefix', async () => {
    const kontor = await kontorOf({ flows: true });
    const { store, from } = await secondShop(kontor);
    const to = await connectionOf(kontor, 's4hana');
    const settings = { ...accountRules, referencePrefix: 'BC2-' };
    const { id } = await kontor.client.createFlow({ body: { flow: 'order-to-journal', from, to, settings } });
    // As an earlier version let it be.
    await kontor.app.store.flows.update(id, { ...settings, referencePrefix: 'BC-' });
    kontor.app.engine.flowsChanged();
    kontor.s4.setFaults({ 'lost-before-commit': 0.3, 'lost-after-commit': 0.3 });
    for (let at = 0; at < 10; at++) for (const shop of [kontor, { store }]) placePaid(shop);
    await kontor.client.runFlow({ id, body: {} });
    const count = async () => {
      const { result } = await kontor.client.listPostings({ limit: 500 });
      const entries = result.filter(({ operation }) => operation === 'journal-entries.create');
      return {
        accepted: entries.filter(({ state }) => state === 'accepted').length,
        parked: entries.filter(one => one.state === 'parked' && one.reason_code === 'reference-used').length,
        numbers: new Set(entries.flatMap(one => one.document_number ?? [])).size,
      };
    };
    const decided = { accepted: 10, parked: 10, numbers: 10 };
    await eventuallyIs('one of each pair is booked', count, now => now.accepted + now.parked === 20, {
      timeoutMs: 60_000,
      between: () => kontor.pass(100),
    });
    expect(await count()).toEqual(decided);

    const first = await flowOf(kontor, 'order-to-journal');
    await kontor.idle();
    // Which of a pair came first is chance.
    for (const [flow, referencePrefix] of [
      [id, 'BC2-'],
      [first, 'BC3-'],
    ] as const)
      await kontor.client.updateFlow({ id: flow, body: { settings: { referencePrefix } } });
    const { result: parked } = await kontor.client.listPostings({ state: 'parked', limit: 500 });
    for (const one of parked) await kontor.client.replayPosting({ id: one.id });
    await eventuallyIs('all are booked', count, now => now.accepted === 20, {
      timeoutMs: 60_000,
      between: () => kontor.pass(100),
    });
    expect(await count()).toEqual({ accepted: 20, parked: 0, numbers: 20 });
    expect([...kontor.s4.books().journalEntries.values()].every(numbers => numbers.size === 1)).toBe(true);
  });

  test('of two tenants see nothing of each other', async () => {
    const [one, other] = [await kontorOf({ flows: true }), await kontorOf()];
    const to = await other.connect({ baseUrl: one.s4.url });
    const { from } = await secondShop(other);
    const flow = {
      flow: 'order-to-journal',
      from,
      to,
      settings: { ...accountRules, referencePrefix: 'BC-' },
    };
    const refused = await other.client.createFlow({ body: flow }).catch(thrown => thrown);
    expect(refused).toMatchObject({ status: 409, code: 'prefix-used' });
    expect(JSON.stringify(refused)).not.toContain(one.tenant);
  });
});

describe('a document that carries the reference of a posting, and is another', () => {
  const another = { customer: '17100001', currency: 'USD', items: [{ product: 'TG11', quantity: '900' }] };

  /** A sales order of the flow whose answer was lost, and one of somebody else under its reference. */
  async function parkedOrder() {
    const kontor = await kontorOf({ flows: true });
    kontor.s4.setFaults({ 'lost-before-commit': 1 });
    const order = placePaid(kontor);
    const key = `orders/${order}`;
    await postingIn(kontor, 'sales-orders.create', key, 'uncertain');
    kontor.s4.setFaults({});
    const foreign = await foreignOrder(kontor, `BC-${order}`, another);
    const parked = await eventuallyIs(
      'the order is parked',
      async () =>
        (await kontor.client.listPostings({ business_key: key })).result.find(
          one => one.operation === 'sales-orders.create',
        ),
      one => one?.state === 'parked',
      { between: () => kontor.pass(100) },
    );
    return { kontor, key, foreign, parked: parked as NonNullable<typeof parked> };
  }

  test('is not believed: the posting waits, and says what is different', async () => {
    const { foreign, parked } = await parkedOrder();
    expect(parked).toMatchObject({ reason_code: 'found-differs', document_number: null });
    expect(parked.reason).toContain(foreign);
    expect(parked.reason).toMatch(/quantity of product \S+ is/);
  });

  test('is sent when a person says that it is not ours, which is remembered', async () => {
    const { kontor, key, foreign, parked } = await parkedOrder();
    kontor.s4.setFaults({ 'lost-after-commit': 1 });
    await kontor.client.settlePosting({ id: parked.id, body: { found: false, note: 'Entered by Bob.' } });
    await postingIn(kontor, 'sales-orders.create', key, 'uncertain');
    kontor.s4.setFaults({});
    const booked = await eventuallyIs(
      'it is found next to the other one',
      async () => await kontor.client.getPosting({ id: parked.id }),
      one => one.state === 'accepted',
      { between: () => kontor.pass(100) },
    );
    expect(booked.document_number).not.toBe(foreign);
    expect(kontor.s4.books().salesOrders.get(parked.reference ?? '')?.size).toBe(2);
  });

  test('is taken when a person says that it is the one all the same', async () => {
    const { kontor, foreign, parked } = await parkedOrder();
    const settle = (body: object) =>
      kontor.client.settlePosting({
        id: parked.id,
        body: { found: true, ...body } as { found: true; document_number: string },
      });
    const booked = await postingIn(kontor, 'sales-orders.create', `orders/${placePaid(kontor)}`, 'accepted');
    await expect(
      settle({ document_number: booked.document_number, accept_difference: true }),
    ).rejects.toMatchObject({ status: 409, code: 'document-taken', details: { posting: booked.id } });
    await expect(settle({ document_number: '4711' })).rejects.toMatchObject({
      status: 404,
      code: 'number-unknown',
    });
    await expect(settle({ document_number: foreign })).rejects.toMatchObject({
      status: 409,
      code: 'document-differs',
    });
    const settled = await settle({
      document_number: foreign,
      accept_difference: true,
      note: 'Bob was faster.',
    });
    expect(settled).toMatchObject({
      state: 'accepted',
      document_number: foreign,
      reason_code: 'settled-as-found',
    });
    expect(settled.reason).toContain('Bob was faster.');
    const { result } = await kontor.client.listAudit({ subject: parked.id });
    expect(result.map(({ action }) => action)).toEqual(['posting.settled']);
  });

  test('is followed by what changed while it waited', async () => {
    const { kontor, key, foreign, parked } = await parkedOrder();
    kontor.pass(1_000);
    const lines = orderDraft().lines.map(line => ({ ...line, quantity: 5 }));
    kontor.store.shop.edit(Number(key.split('/')[1]), { lines });
    await kontor.idle();
    const { result } = await kontor.client.listPostings({ business_key: `${key}/changes/1` });
    expect(result).toEqual([]);
    await kontor.client.settlePosting({
      id: parked.id,
      body: { found: true, document_number: foreign, accept_difference: true },
    });
    await postingIn(kontor, 'sales-orders.update', `${key}/changes/1`, 'accepted', 'parked');
  });

  test('is not sent when there is one that agrees', async () => {
    const { kontor, parked } = await parkedOrder();
    const { document } = await kontor.client.getPosting({ id: parked.id });
    const { record } = document as { record: Ordered };
    const same = await foreignOrder(kontor, parked.reference ?? '', record);
    await expect(
      kontor.client.settlePosting({ id: parked.id, body: { found: false } }),
    ).rejects.toMatchObject({ status: 409, code: 'found-agrees', message: expect.stringContaining(same) });
    expect(await kontor.client.getPosting({ id: parked.id })).toMatchObject({ state: 'parked' });
  });
});

describe('a posting that a person closes', () => {
  test('keeps its key: its flow posts nothing for it, until it is replayed', async () => {
    const kontor = await kontorOf({ flows: true });
    kontor.s4.closePeriods([new Date(kontor.now()).toISOString().slice(0, 7)]);
    const order = placePaid(kontor);
    const key = `orders/${order}`;
    const { id } = await postingIn(kontor, 'journal-entries.create', key, 'rejected');
    const closed = await kontor.client.closePosting({ id, body: { note: 'Booked by hand.' } });
    expect(closed).toMatchObject({ state: 'closed', reason_code: 'closed', document_number: null });
    expect(closed.reason).toContain('Booked by hand.');
    kontor.s4.closePeriods([]);
    await kontor.client.runFlow({
      id: await flowOf(kontor, 'order-to-journal'),
      body: { since: '2020-01-01T00:00:00Z' },
    });
    await kontor.idle();
    expect(entriesOf(kontor, `BC-${order}`)).toEqual([]);
    await expect(kontor.client.closePosting({ id, body: { note: 'Again.' } })).rejects.toMatchObject({
      code: 'not-closable',
    });
    await kontor.client.replayPosting({ id });
    await eventuallyIs(
      'it is booked',
      () => entriesOf(kontor, `BC-${order}`).length,
      count => count === 1,
      {
        between: () => kontor.pass(100),
      },
    );
  });

  test('leaves its refunds to a person too; what a person closes keeps no other refund back', async () => {
    const kontor = await kontorOf({ flows: true });
    kontor.s4.closePeriods([new Date(kontor.now()).toISOString().slice(0, 7)]);
    const order = placePaid(kontor);
    const key = `orders/${order}`;
    const { id } = await postingIn(kontor, 'journal-entries.create', key, 'rejected');
    await kontor.client.closePosting({ id, body: { note: 'Booked by hand.' } });
    kontor.s4.closePeriods([]);
    kontor.store.shop.refund(order, money('5'), 'first');
    kontor.store.shop.refund(order, money('7'), 'second');
    const refunds = await Promise.all(
      [1, 2].map(n => postingIn(kontor, 'journal-entries.create', `${key}/refunds/${n}`, 'parked')),
    );
    for (const one of refunds) expect(one).toMatchObject({ reason_code: 'order-closed' });
    await kontor.client.closePosting({ id: (refunds[0] as { id: string }).id, body: { note: 'By hand.' } });
    await kontor.client.replayPosting({ id });
    await postingIn(kontor, 'journal-entries.create', key, 'accepted');
    await kontor.client.replayPosting({ id: (refunds[1] as { id: string }).id });
    await postingIn(kontor, 'journal-entries.create', `${key}/refunds/2`, 'accepted');
  });

  test('or settles at the command line is told what was done, and what keeps it from being done', async () => {
    const kontor = await kontorOf({ flows: true });
    kontor.s4.closePeriods([new Date(kontor.now()).toISOString().slice(0, 7)]);
    const [first, second] = [placePaid(kontor), placePaid(kontor)];
    const { id } = await postingIn(kontor, 'journal-entries.create', `orders/${first}`, 'rejected');
    const { id: other } = await postingIn(kontor, 'journal-entries.create', `orders/${second}`, 'rejected');
    const run = async (...args: string[]) => {
      const { url, apiKey } = kontor.app;
      const environment = { KONTOR_URL: url, KONTOR_API_KEY: apiKey, KONTOR_TENANT: kontor.tenant };
      const command = kontorCommand(['postings', ...args], { environment });
      return { code: await command.ended, said: command.said() };
    };
    const unclear = await run('settle', id);
    expect(unclear).toMatchObject({ code: 2, said: expect.stringContaining('--not-found') });
    expect(await run('settle', id, '--not-found')).toMatchObject({
      said: expect.stringContaining('Replay it, or close it.'),
    });
    const closed = await run('close', id, '--note', 'Booked by hand.');
    expect(closed).toMatchObject({ code: 0, said: expect.stringContaining(': closed') });

    // Of several one keeps no other from being replayed.
    const { id: accepted } = await postingIn(kontor, 'sales-orders.create', `orders/${first}`, 'accepted');
    kontor.s4.closePeriods([]);
    const replayed = await run('replay', accepted, other);
    expect(replayed.code).toBe(1);
    expect(replayed.said).toContain(`${accepted} is not replayed`);
    expect(replayed.said).toContain(`${other} journal-entries.create`);
    await postingIn(kontor, 'journal-entries.create', `orders/${second}`, 'accepted');
  });

  test('that belongs to a flow that was deleted is parked first, and told of', async () => {
    const kontor = await kontorOf({ flows: true });
    await kontor.client.pauseConnection({ id: await connectionOf(kontor, 's4hana') });
    const order = placePaid(kontor);
    const { id } = await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'planned');
    await kontor.client.createDestination({
      body: { url: 'http://127.0.0.1:9/', types: ['posting.*'] },
    });
    await kontor.client.deleteFlow({ id: await flowOf(kontor, 'order-to-journal') });
    expect(await kontor.client.getPosting({ id })).toMatchObject({
      state: 'parked',
      reason_code: 'flow-deleted',
    });
    const { result } = await kontor.client.listMessages({ type: 'posting.parked' });
    expect(result.map(({ data }) => (data as { posting: string }).posting)).toContain(id);
    expect(await kontor.client.closePosting({ id, body: { note: 'Not needed.' } })).toMatchObject({
      state: 'closed',
    });
  });
});
