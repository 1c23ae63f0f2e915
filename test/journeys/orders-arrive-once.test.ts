import { describe, expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { startGenerator } from '../../src/sandbox/bigcommerce/generator.ts';
import type { FaultRates } from '../../src/sandbox/faults.ts';
import { compareBooks } from '../../src/stage/compare-books.ts';
import {
  entriesOf,
  eventuallyIs,
  flowOf,
  kontorOfFile,
  orderDraft,
  ownKontor,
  placePaid,
  postingIn,
} from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });

describe('orders of a living store', () => {
  test('arrive once each, as sales orders and journal entries, and the books balance', async () => {
    const kontor = await kontorOf({ flows: true });
    await startGenerator(kontor.store.shop, {
      seed: 'calm',
      ordersPerSecond: 80,
      orders: 60,
      followUpMs: 500,
    }).done;
    await kontor.idle();
    const books = compareBooks(kontor.store, kontor.s4);
    expect(books).toMatchObject({ orders: 60, missing: [], doubled: [] });
    expect(books.refunds).toBeGreaterThan(0);
    expect(books.currencies.map(one => one.difference)).toEqual(['0.00', '0.00', '0.00']);
  });

  const storms: [string, FaultRates, hurryMs: number][] = [
    ['lost before the commit', { 'lost-before-commit': 0.5 }, 100],
    ['lost after the commit', { 'lost-after-commit': 0.5 }, 100],
    // The sandbox commits by a real timer: Kontor's clock must not overtake it.
    ['committed late', { 'late-commit': 0.3 }, 0],
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
      100,
    ],
  ];
  test.each(storms)(
    'are booked once although answers are %s',
    async (_, faults, hurryMs) => {
      const kontor = await kontorOf({ flows: true });
      kontor.s4.setFaults(faults);
      for (let i = 0; i < 15; i++) placePaid(kontor);
      await eventuallyIs(
        'all is booked',
        () => compareBooks(kontor.store, kontor.s4).missing,
        missing => missing.length === 0,
        { timeoutMs: 120_000, between: () => kontor.pass(hurryMs) },
      );
      await kontor.idle();
      expect(Object.values(kontor.s4.struck()).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(3);
      const books = compareBooks(kontor.store, kontor.s4);
      expect(books).toMatchObject({ missing: [], doubled: [] });
      expect(books.currencies).toEqual([expect.objectContaining({ currency: 'USD', difference: '0.00' })]);
    },
    180_000,
  );

  test('are booked once although every webhook comes twice and at the same moment as the poll', async () => {
    const kontor = await kontorOf({ flows: true });
    kontor.store.setFaults({ 'webhook-duplicated': 1 });
    for (let i = 0; i < 20; i++) placePaid(kontor);
    await postingIn(kontor, 'journal-entries.create', 'orders/1020', 'accepted');
    await kontor.idle();
    expect(compareBooks(kontor.store, kontor.s4)).toMatchObject({ missing: [], doubled: [] });
  });
});

describe('an order', () => {
  test('that is edited after it was booked is not booked again, and the posting says so', async () => {
    const kontor = await kontorOf({ flows: true });
    const id = placePaid(kontor);
    await postingIn(kontor, 'journal-entries.create', `orders/${id}`, 'accepted');
    kontor.store.shop.edit(id, { discount: money('5'), staffNotes: 'a discount afterwards' });
    const posting = await eventuallyIs(
      'the posting says that its order was changed',
      () => postingIn(kontor, 'journal-entries.create', `orders/${id}`, 'accepted'),
      found => found.changed_after_at !== null,
    );
    expect(posting.attempts).toBe(1);
    expect(entriesOf(kontor, `BC-${id}`)).toHaveLength(1);
  });

  test('whose payment no webhook told is found for every flow, also when one of them has read it already', async () => {
    // The scheduled poll comes after the one that is started by hand.
    const kontor = await ownKontor({ tuning: { pollEveryMs: 3_000 }, scene: { flows: true } });
    const { store, client } = kontor;
    const { id } = store.shop.placeOrder(orderDraft());
    await kontor.idle();
    store.setFaults({ 'webhook-dropped': 1 });
    store.shop.pay(id, 'purchase');
    const journal = await flowOf(kontor, 'order-to-journal');
    await client.runFlow({ id: journal, body: { since: '2020-01-01T00:00:00Z' } });
    await postingIn(kontor, 'journal-entries.create', `orders/${id}`, 'accepted');
    await postingIn(kontor, 'sales-orders.create', `orders/${id}`, 'accepted');
  });

  test('waits until the money is captured', async () => {
    const kontor = await kontorOf({ flows: true });
    const order = kontor.store.shop.placeOrder(orderDraft());
    kontor.store.shop.pay(order.id, 'authorization');
    await kontor.idle();
    expect(entriesOf(kontor, `BC-${order.id}`)).toHaveLength(0);
    kontor.store.shop.pay(order.id, 'capture');
    await postingIn(kontor, 'journal-entries.create', `orders/${order.id}`, 'accepted');
  });

  test('is not booked twice when its flow is run again by hand from the beginning of time', async () => {
    const kontor = await kontorOf({ flows: true });
    const id = placePaid(kontor);
    await postingIn(kontor, 'journal-entries.create', `orders/${id}`, 'accepted');
    const { result } = await kontor.client.listFlows();
    for (const flow of result) {
      const run = await kontor.client.runFlow({
        id: flow.id,
        body: {
          since: '2000-01-01T00:00:00Z',
        },
      });
      expect(run.outcome).toBe('succeeded');
    }
    await kontor.idle();
    expect(compareBooks(kontor.store, kontor.s4)).toMatchObject({ missing: [], doubled: [] });
  });
});

describe('refunds', () => {
  test('wait for their order, and are booked one after the other in the order they were given', async () => {
    const kontor = await kontorOf({ flows: true });
    kontor.s4.closePeriods([new Date(kontor.now()).toISOString().slice(0, 7)]);
    const id = placePaid(kontor);
    const parked = await postingIn(kontor, 'journal-entries.create', `orders/${id}`, 'rejected');
    expect(parked.reason).toMatch(/not open/);
    kontor.store.shop.refund(id, money('5'), 'first');
    kontor.store.shop.refund(id, money('7'), 'second');
    const waiting = await postingIn(kontor, 'journal-entries.create', `orders/${id}/refunds/2`, 'planned');
    expect(waiting.reason).toBe(`Refund 2 of order ${id} waits until order ${id} is booked.`);
    expect(entriesOf(kontor, `BC-R-1`)).toHaveLength(0);

    kontor.s4.closePeriods([]);
    await kontor.client.replayPosting({ id: parked.id });
    const second = await postingIn(kontor, 'journal-entries.create', `orders/${id}/refunds/2`, 'accepted');
    const first = await postingIn(kontor, 'journal-entries.create', `orders/${id}/refunds/1`, 'accepted');
    expect(Number(first.document_number?.split(':')[2])).toBeLessThan(
      Number(second.document_number?.split(':')[2]),
    );
    expect(compareBooks(kontor.store, kontor.s4).currencies).toEqual([
      expect.objectContaining({ difference: '0.00' }),
    ]);
  });
});
