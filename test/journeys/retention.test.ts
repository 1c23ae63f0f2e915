// What is written down is forgotten when its tenant wants it no longer; what keeps a document from being posted twice
// is never forgotten.
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openObjects, order } from '../object-api.ts';
import { orderHeader } from '../order-header.ts';
import { eventuallyIs, ownKontor, placePaid, postingIn } from '../running-kontor.ts';

const dayMs = 86_400_000;

// Their clocks go so far ahead that nothing else could be tested with them.
const open = () => ownKontor({ tuning: { maintainEveryMs: 200 } });

describe('what is kept', () => {
  test('is forgotten by kind, and posts nothing twice for it', async () => {
    const { ask, id, kontor, s4 } = await openObjects(await open());
    const { client } = kontor;
    const write = (path: string, body: unknown, key: string) =>
      kontor.request(`/v1/connections/${id}/${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify(body),
      });
    const passOn = () =>
      write(
        'proxy/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder',
        { ...orderHeader, PurchaseOrderByCustomer: 'PROXIED' },
        'proxied',
      );
    const booked = await ask('POST', 'sales-orders', order, 'booked');
    expect(booked.status).toBe(201);
    expect((await passOn()).status).toBe(201);
    const posting = { id: booked.posting?.id ?? '' };
    const documents = () => [...s4.books().salesOrders.values()].flatMap(numbers => [...numbers]).length;
    const made = documents();

    expect((await client.getTenant({ id: 'main' })).keep_days).toEqual({
      calls: 30,
      messages: 30,
      events: 90,
      documents: null,
    });
    await client.updateTenant({ id: 'main', body: { keep_days: { calls: 1, documents: 10 } } });
    kontor.pass(2 * dayMs);
    await gone('calls', () => client.listCalls({ id }));
    expect((await client.getPosting(posting)).document).toMatchObject({ record: { type: 'OR' } });

    kontor.pass(9 * dayMs);
    const forgotten = await eventuallyIs(
      'the document is forgotten',
      () => client.getPosting(posting),
      ({ document }) => document === null,
    );
    expect(forgotten).toMatchObject({
      state: 'accepted',
      document_number: booked.result?.id,
    });
    // The same keys still answer the outcomes.
    expect(await ask('POST', 'sales-orders', order, 'booked')).toMatchObject({
      status: 201,
      result: booked.result,
    });
    expect(await ask('POST', 'sales-orders', { ...order, currency: 'EUR' }, 'booked')).toMatchObject({
      code: 'key-reused',
    });
    const again = await eventuallyIs(
      'the answer is forgotten',
      async () => {
        const reply = await passOn();
        return { status: reply.status, headers: reply.headers, text: await reply.text() };
      },
      ({ text }) => text === '',
    );
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(documents()).toBe(made);
  });

  test('is kept while it is needed, and of other tenants as they want', async () => {
    const { ask, id, kontor, decided, s4 } = await openObjects(await open());
    const { client } = kontor;
    // Its answer is lost, and it is looked for in vain: its document is still needed.
    s4.setFaults({ 'lost-before-commit': 1 });
    const lost = await ask('POST', 'sales-orders', order, 'lost');
    expect(lost.posting?.state).toBe('uncertain');
    await client.createTenant({
      body: { id: 'brief', name: 'Brief', keep_days: { calls: 1, documents: 1 } },
    });
    await client.updateTenant({ id: 'main', body: { keep_days: { documents: 1, calls: null } } });
    kontor.pass(400 * dayMs);
    s4.setFaults({});
    const done = await decided('POST', 'sales-orders', order, 'lost');
    expect(done.status).toBe(201);
    expect([...s4.books().salesOrders.values()].flatMap(numbers => [...numbers])).toEqual([done.result?.id]);
    expect((await client.listCalls({ id })).result.length).toBeGreaterThan(0);
  });

  test('bounds events and messages', async () => {
    const kontor = await ownKontor({ tuning: { maintainEveryMs: 200 }, scene: { flows: true } });
    const number = placePaid(kontor);
    const { id } = await postingIn(kontor, 'journal-entries.create', `orders/${number}`, 'accepted');
    await kontor.idle();
    const { client } = kontor;
    const [first] = (await client.listConnections()).result;
    await client.pauseConnection({ id: first?.id ?? '' });
    expect((await client.listEvents()).result.length).toBeGreaterThan(0);
    expect((await client.listMessages()).result.length).toBeGreaterThan(0);
    kontor.pass(31 * dayMs);
    await gone('messages', () => client.listMessages());
    expect((await client.listEvents()).result.length).toBeGreaterThan(0);
    kontor.pass(60 * dayMs);
    await gone('events', () => client.listEvents());
    expect(await client.getPosting({ id })).toMatchObject({ state: 'accepted' });
  });
});

test('what was set aside for a connection that is not there is kept as long as is usual', async () => {
  const kontor = await open();
  const { client } = kontor;
  await client.updateTenant({ id: 'main', body: { keep_days: { events: null } } });
  const id = await kontor.connect();
  const database = new pg.Client(kontor.databaseUrl);
  await database.connect();
  onTestFinished(() => database.end());
  await database.query(
    `insert into set_aside (id, tenant_id, connection_id, kind, about, entry, fingerprint, reason) values
      ('sta_1', null, 'con_gone', 'event', 'store/order/created 1', '{}', '1', 'refused'),
      ('sta_2', 'main', $1, 'event', 'store/order/created 2', '{}', '2', 'refused')`,
    [id],
  );
  const ids = async () => (await kontor.operator.listSetAside()).result.map(one => one.id).sort();
  expect(await ids()).toEqual(['sta_1', 'sta_2']);
  kontor.pass(91 * dayMs);
  await eventuallyIs('it is forgotten', ids, left => left.length === 1);
  // Its tenant keeps it for ever.
  expect(await ids()).toEqual(['sta_2']);
});

const gone = (what: string, list: () => PromiseLike<{ result: unknown[] }>) =>
  eventuallyIs(
    `the ${what} are forgotten`,
    async () => (await list()).result,
    result => result.length === 0,
  );
