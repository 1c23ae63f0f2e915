// Of many systems one takes requests and never answers: it holds up its own postings and nobody else's.
import { describe, expect, test } from 'vitest';
import { order } from '../object-api.ts';
import { eventually, kontorOfFile } from '../running-kontor.ts';
import { silentSystem } from '../silent-system.ts';

const lost = { ...order, reference: 'LOST-1' };

const kontorOf = kontorOfFile();

describe('a system that never answers', () => {
  test('is looked at while the others go on: their lost answers are settled, and what waits is sent', async () => {
    const kontor = await kontorOf();
    const { app, client, s4 } = kontor;
    const silent = await silentSystem(kontor);
    // More than are looked for at the same time; their sender has died.
    for (let n = 0; n < 20; n++)
      await app.store.postings.open({
        id: `pst_${n}`,
        connectionId: silent.id,
        system: 's4hana:1',
        flowId: null,
        operation: 'sales-orders.create',
        businessKey: `references/S-${n}`,
        subjectId: null,
        caller: 'operator',
        idempotencyKey: `key-${n}`,
        state: 'sent',
        reference: `S-${n}`,
        requestId: `r${n}`,
        document: { reference: `S-${n}`, record: lost },
        documentHash: 'h',
        amount: null,
        currency: null,
        basis: null,
        reason: null,
        nextAt: new Date(0),
        runId: null,
      });
    await eventually('the silent system is asked', () => silent.held() > 0);

    const id = await kontor.connect();
    s4.setFaults({ 'lost-after-commit': 1 });
    const { posting } = await client.createSalesOrders({ id, body: lost, idempotencyKey: 'lost' });
    expect(posting?.state).toBe('uncertain');
    s4.setFaults({});
    const settled = await client.settled(posting?.id ?? '', { timeoutMs: 15_000 });
    expect(settled).toMatchObject({ state: 'accepted', reference: 'LOST-1' });
    expect(s4.books().salesOrders.get('LOST-1')?.size).toBe(1);
    const { result } = await client.listPostings({ connection: silent.id, limit: 100 });
    expect(result).toHaveLength(20);
    for (const { state } of result) expect(state).toBeOneOf(['sent', 'uncertain']);
    silent.end();
  });
});
