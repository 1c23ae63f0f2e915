// What is written down is forgotten when its tenant wants it no longer; what keeps a document from being posted twice
// is never forgotten.
import { expect, test } from 'vitest';
import { onEveryDatabase } from '../databases.ts';
import { eventually, openHouse, placePaid, postingIn } from '../house.ts';
import { openTenant, order } from '../object-api.ts';
import { orderHeader } from '../order-header.ts';

const dayMs = 86_400_000;

onEveryDatabase('what is kept', database => {
  test('is forgotten by kind, and posts nothing twice for it', async () => {
    let later = 0;
    const clock = { now: () => Date.now() + later };
    const { ask, id, house } = await openTenant(database, { clock, tuning: { maintainEveryMs: 200 } });
    const { app, client, tenant } = house;
    const write = (path: string, body: unknown, key: string) =>
      fetch(`${app.url}/v1/connections/${id}/${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${app.apiKey}`,
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
    const documents = () => [...tenant.books().salesOrders.values()].flatMap(numbers => [...numbers]).length;
    const made = documents();

    expect((await client.getTenant({ id: 'main' })).keep_days).toEqual({
      calls: 30,
      messages: 30,
      events: 90,
      documents: null,
    });
    await client.updateTenant({ id: 'main', body: { keep_days: { calls: 1, documents: 10 } } });
    later = 2 * dayMs;
    await eventually(async () => (await client.listCalls({ id })).result.length === 0);
    expect((await client.getPosting(posting)).document).toMatchObject({ record: { type: 'OR' } });

    later = 11 * dayMs;
    await eventually(async () => (await client.getPosting(posting)).document === null);
    expect(await client.getPosting(posting)).toMatchObject({
      state: 'accepted',
      document_number: booked.result?.id,
    });
    // The same keys still answer what became of them.
    expect(await ask('POST', 'sales-orders', order, 'booked')).toMatchObject({
      status: 201,
      result: booked.result,
    });
    expect(await ask('POST', 'sales-orders', { ...order, currency: 'EUR' }, 'booked')).toMatchObject({
      code: 'key-reused',
    });
    const again = await eventually(async () => {
      const reply = await passOn();
      return (await reply.text()) === '' && reply;
    });
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(documents()).toBe(made);
  });

  test('is kept while it is needed, and of other tenants as they want', async () => {
    let later = 0;
    const clock = { now: () => Date.now() + later };
    const { ask, id, house } = await openTenant(database, { clock, tuning: { maintainEveryMs: 200 } });
    const { client, tenant } = house;
    // Its answer is lost, and it is looked for in vain: its document is still needed.
    tenant.setFaults({ 'lost-before-commit': 1 });
    const lost = await ask('POST', 'sales-orders', order, 'lost');
    expect(lost.posting?.state).toBe('uncertain');
    await client.createTenant({
      body: { id: 'brief', name: 'Brief', keep_days: { calls: 1, documents: 1 } },
    });
    await client.updateTenant({ id: 'main', body: { keep_days: { documents: 1, calls: null } } });
    later = 400 * dayMs;
    tenant.setFaults({});
    const done = await eventually(async () => {
      const answer = await ask('POST', 'sales-orders', order, 'lost');
      return answer.status === 201 && answer;
    });
    expect([...tenant.books().salesOrders.values()].flatMap(numbers => [...numbers])).toEqual([
      done.result?.id,
    ]);
    expect((await client.listCalls({ id })).result.length).toBeGreaterThan(0);
  });

  test('bounds events and messages', async () => {
    let later = 0;
    const clock = { now: () => Date.now() + later };
    const house = await openHouse(database, { clock, tuning: { maintainEveryMs: 200 } });
    try {
      const number = placePaid(house);
      const { id } = await postingIn(house, 'journal-entry', `orders/${number}`, 'accepted');
      await house.quiet();
      const { client } = house;
      const [tenantsOwn] = (await client.listConnections()).result;
      await client.pauseConnection({ id: tenantsOwn?.id ?? '' });
      expect((await client.listEvents()).result.length).toBeGreaterThan(0);
      expect((await client.listMessages()).result.length).toBeGreaterThan(0);
      later = 31 * dayMs;
      await eventually(async () => (await client.listMessages()).result.length === 0);
      expect((await client.listEvents()).result.length).toBeGreaterThan(0);
      later = 91 * dayMs;
      await eventually(async () => (await client.listEvents()).result.length === 0);
      expect(await client.getPosting({ id })).toMatchObject({ state: 'accepted' });
    } finally {
      await house.close();
    }
  });
});
