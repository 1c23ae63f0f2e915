import { afterEach, expect, test } from 'vitest';
import { compareBooks } from '../../src/cli/compare-books.ts';
import { money } from '../../src/core/money.ts';
import { startGenerator } from '../../src/sandbox/bigcommerce/generator.ts';
import type { FaultRates } from '../../src/sandbox/faults.ts';
import { onEveryDatabase } from '../databases.ts';
import { entriesOf, eventually, type House, openHouse, orderDraft, placePaid, postingIn } from '../house.ts';

let house: House | undefined;
afterEach(async () => {
  await house?.close();
  house = undefined;
});

onEveryDatabase('orders of a living store', database => {
  test('arrive once each, as sales orders and journal entries, and the books balance', async () => {
    house = await openHouse(database, { tuning: { pollEveryMs: 1_000 } });
    await startGenerator(house.store.shop, { seed: 'calm', ordersPerSecond: 80, orders: 60, followUpMs: 500 })
      .done;
    await house.quiet();
    const books = compareBooks(house.store, house.tenant);
    expect(books).toMatchObject({ orders: 60, missing: [], doubled: [] });
    expect(books.refunds).toBeGreaterThan(0);
    expect(books.currencies.map(one => one.difference)).toEqual(['0.00', '0.00', '0.00']);
  });

  const storms: [string, FaultRates][] = [
    ['lost before the commit', { 'lost-before-commit': 0.5 }],
    ['lost after the commit', { 'lost-after-commit': 0.5 }],
    ['committed late', { 'late-commit': 0.3 }],
    [
      'truncated, refused, throttled and locked',
      {
        truncated: 0.2,
        unauthorized: 0.15,
        'csrf-expired': 0.2,
        'throttled-bare': 0.15,
        unavailable: 0.15,
        locked: 0.2,
      },
    ],
  ];
  test.each(storms)(
    'are booked once although answers are %s',
    async (_, faults) => {
      house = await openHouse(database, { tuning: { pollEveryMs: 1_000 } });
      house.tenant.setFaults(faults);
      for (let i = 0; i < 15; i++) placePaid(house);
      const current = house;
      await eventually(() => compareBooks(current.store, current.tenant).missing.length === 0, 100_000);
      await house.quiet();
      expect(Object.values(house.tenant.struck()).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(3);
      const books = compareBooks(house.store, house.tenant);
      expect(books).toMatchObject({ missing: [], doubled: [] });
      expect(books.currencies).toEqual([expect.objectContaining({ currency: 'USD', difference: '0.00' })]);
    },
    180_000,
  );

  test('are booked once although every webhook comes twice and at the same moment as the poll', async () => {
    house = await openHouse(database, { tuning: { pollEveryMs: 50 } });
    house.store.setFaults({ 'webhook-duplicated': 1 });
    for (let i = 0; i < 20; i++) placePaid(house);
    await postingIn(house, 'journal-entry', 'orders/1020', 'accepted');
    await house.quiet();
    expect(compareBooks(house.store, house.tenant)).toMatchObject({ missing: [], doubled: [] });
  });
});

onEveryDatabase('an order', database => {
  test('that is edited after it was booked is not booked again, and the posting says so', async () => {
    house = await openHouse(database, { tuning: { pollEveryMs: 300 } });
    const id = placePaid(house);
    await postingIn(house, 'journal-entry', `orders/${id}`, 'accepted');
    house.store.shop.edit(id, { discount: money('5'), staffNotes: 'a discount afterwards' });
    const posting = await eventually(async () => {
      const found = await postingIn(house as House, 'journal-entry', `orders/${id}`, 'accepted');
      return found.changed_after_at === null ? undefined : found;
    });
    expect(posting.attempts).toBe(1);
    expect(entriesOf(house, `BC-${id}`)).toHaveLength(1);
  });

  test('whose payment no webhook told is found for every flow, also when one of them has read it already', async () => {
    house = await openHouse(database, { tuning: { pollEveryMs: 4_000 } });
    const { store, client } = house;
    const { id } = store.shop.placeOrder(orderDraft());
    await house.quiet();
    store.setFaults({ 'webhook-dropped': 1 });
    store.shop.pay(id, 'purchase');
    const { result } = await client.listFlows();
    const journal = result.find(one => one.flow === 'order-to-journal');
    await client.runFlow({ id: journal?.id as string, body: { since: '2020-01-01T00:00:00Z' } });
    await postingIn(house, 'journal-entry', `orders/${id}`, 'accepted');
    await postingIn(house, 'sales-order', `orders/${id}`, 'accepted');
  });

  test('waits until the money is captured', async () => {
    house = await openHouse(database);
    const order = house.store.shop.placeOrder(orderDraft());
    house.store.shop.pay(order.id, 'authorization');
    await eventually(async () => (await (house as House).client.getSummary()).queued === 0);
    expect(entriesOf(house, `BC-${order.id}`)).toHaveLength(0);
    house.store.shop.pay(order.id, 'capture');
    await postingIn(house, 'journal-entry', `orders/${order.id}`, 'accepted');
  });

  test('is not booked twice when its flow is run again by hand from the beginning of time', async () => {
    house = await openHouse(database);
    const id = placePaid(house);
    await postingIn(house, 'journal-entry', `orders/${id}`, 'accepted');
    const { result } = await house.client.listFlows();
    for (const flow of result) {
      const run = await house.client.runFlow({
        id: flow.id,
        body: {
          since: '2000-01-01T00:00:00Z',
        },
      });
      expect(run.outcome).toBe('succeeded');
    }
    await house.quiet();
    expect(compareBooks(house.store, house.tenant)).toMatchObject({ missing: [], doubled: [] });
  });
});

onEveryDatabase('refunds', database => {
  test('wait for their order, and are booked one after the other in the order they were given', async () => {
    house = await openHouse(database);
    house.tenant.closePeriods([new Date().toISOString().slice(0, 7)]);
    const id = placePaid(house);
    const parked = await postingIn(house, 'journal-entry', `orders/${id}`, 'rejected');
    expect(parked.reason).toMatch(/not open/);
    house.store.shop.refund(id, money('5'), 'first');
    house.store.shop.refund(id, money('7'), 'second');
    const waiting = await postingIn(house, 'journal-entry', `orders/${id}/refunds/2`, 'planned');
    expect(waiting.reason).toBe(`Refund 2 of order ${id} waits until order ${id} is booked.`);
    expect(entriesOf(house, `BC-${id}-R1`)).toHaveLength(0);

    house.tenant.closePeriods([]);
    await house.client.replayPosting({ id: parked.id });
    const second = await postingIn(house, 'journal-entry', `orders/${id}/refunds/2`, 'accepted');
    const first = await postingIn(house, 'journal-entry', `orders/${id}/refunds/1`, 'accepted');
    expect(Number(first.document_number?.split('/')[0])).toBeLessThan(
      Number(second.document_number?.split('/')[0]),
    );
    expect(compareBooks(house.store, house.tenant).currencies).toEqual([
      expect.objectContaining({ difference: '0.00' }),
    ]);
  });
});
