// Of many systems one takes requests and never answers: it holds up its own postings and nobody else's.
import { afterEach, expect, test } from 'vitest';
import { onEveryDatabase } from '../databases.ts';
import { eventually, type House, openHouse } from '../house.ts';
import { order } from '../object-api.ts';
import { silentSystem } from '../silent-system.ts';

let house: House | undefined;
afterEach(async () => {
  await house?.close();
  house = undefined;
});

const lost = { ...order, reference: 'LOST-1' };

onEveryDatabase('a system that never answers', database => {
  test('is looked at beside the others: their lost answers are settled, and what waits is sent', async () => {
    house = await openHouse(database, { bare: true });
    const { app, client, tenant } = house;
    const silent = await silentSystem(house);
    // More than are looked for at the same time; their sender has died.
    for (let n = 0; n < 20; n++)
      await app.store.postings.open({
        id: `pst_${n}`,
        connectionId: silent.id,
        flowId: null,
        operation: 'sales-orders.create',
        businessKey: `references/S-${n}`,
        subjectId: `key-${n}`,
        state: 'sent',
        reference: `S-${n}`,
        requestId: `r${n}`,
        document: { reference: `S-${n}`, record: lost },
        documentHash: 'h',
        amount: null,
        currency: null,
        reasonCode: null,
        reason: null,
        nextAt: new Date(0),
        runId: null,
      });
    await eventually(() => silent.held() > 0);

    const id = await house.connect();
    tenant.setFaults({ 'lost-after-commit': 1 });
    const { posting } = await client.createSalesOrders({ id, body: lost, idempotencyKey: 'lost' });
    expect(posting?.state).toBe('uncertain');
    tenant.setFaults({});
    const settled = await client.settled(posting?.id ?? '', { timeoutMs: 15_000 });
    expect(settled).toMatchObject({ state: 'accepted', reference: 'LOST-1' });
    expect(tenant.books().salesOrders.get('LOST-1')?.size).toBe(1);
    const { result } = await client.listPostings({ connection: silent.id, limit: 100 });
    expect(result).toHaveLength(20);
    for (const { state } of result) expect(state).toBeOneOf(['sent', 'uncertain']);
    silent.end();
  });
});
