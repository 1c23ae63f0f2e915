// One row of a list that cannot be read harms no other: it is told, with the reason, and taken when it can be read.
import { describe, expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { setUpConnections } from '../../src/stage/set-up.ts';
import { answering } from '../answering.ts';
import { kontorCommand } from '../command.ts';
import {
  entriesOf,
  eventually,
  flowOf,
  kontorOfFile,
  orderDraft,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 200 } });

const unreadableIn = async ({ client }: RunningKontor) =>
  (await client.listEvents({ unreadable: 'true', limit: 500 })).result;

type Row = Record<string, unknown>;

/** The flows of a shop whose lists and orders answer other rows as long as `spoil` says so. No webhook ever comes. */
async function between(
  spoil: (row: Row, path: string) => Row | null | undefined,
  instead: (path: string) => object | undefined = () => undefined,
) {
  const kontor = await kontorOf({ store: { faults: { 'webhook-dropped': 1 } } });
  const baseUrl = await answering(kontor.store.url, (path, body) => {
    const row = (one: Row) => {
      const spoiled = spoil(one, path);
      return spoiled === undefined ? one : spoiled;
    };
    const other = instead(path);
    if (other) return other;
    if (Array.isArray(body)) return body.map(row);
    const { data } = body as { data?: unknown };
    if (Array.isArray(data)) return { ...(body as object), data: data.map(row) };
    return /\/v2\/orders\/\d+(\?|$)/.test(path) ? row(body as Row) : body;
  });
  await setUpConnections(kontor.client, {
    store: { ...kontor.store, url: baseUrl },
    s4: kontor.s4,
    tuning: { timeoutSeconds: 5, quietPeriodSeconds: 3, concurrency: 12, pollGraceSeconds: 0 },
    materials: 'sku',
  });
  return kontor;
}

describe('a row that the poll cannot read', () => {
  test('is an event with the reason; the others are booked, in this stream and in those behind it', async () => {
    const spoiled = new Set<number>();
    const kontor = await between((row, path) => {
      if (!spoiled.has(row.id as number) || !/\/v2\/orders\b/.test(path)) return undefined;
      return { ...row, date_modified: null };
    });
    const { store } = kontor;
    const bad = store.shop.placeOrder(orderDraft());
    spoiled.add(bad.id);
    store.shop.pay(bad.id, 'purchase');
    const good = placePaid(kontor);
    const { id: customer } = store.shop.addCustomer(bad.address);

    await postingIn(kontor, 'journal-entries.create', `orders/${good}`, 'accepted');
    await postingIn(kontor, 'customers.create', `customers/${customer}`, 'accepted');
    const event = await eventually('it is told', async () => (await unreadableIn(kontor))[0]);
    expect(event).toMatchObject({ object: 'shop-orders', subject: String(bad.id), source: 'poll' });
    expect(event.unreadable).toMatch(/order cannot be read: date_modified/);
    // It was read in full, which failed too.
    const parked = await postingIn(kontor, 'journal-entries.create', `orders/${bad.id}`, 'parked');
    expect(parked.reason).toMatch(/date_modified/);

    // Every poll finds it again, and tells nothing new.
    const later = placePaid(kontor);
    await postingIn(kontor, 'journal-entries.create', `orders/${later}`, 'accepted');
    expect(await unreadableIn(kontor)).toHaveLength(1);

    spoiled.clear();
    await postingIn(kontor, 'journal-entries.create', `orders/${bad.id}`, 'accepted');
    expect(entriesOf(kontor, `BC-${bad.id}`)).toHaveLength(1);
  });

  test.each([
    ['row-null', /order cannot be read: .*received null/],
    ['row-without-id', /order cannot be read: id/],
  ] as const)('and that says not what it is (%s) is told once, and taken later', async (fault, why) => {
    const kontor = await kontorOf({ flows: true });
    kontor.store.setFaults({ 'webhook-dropped': 1, [fault]: 1 });
    const order = placePaid(kontor);
    const event = await eventually('it is told', async () =>
      (await unreadableIn(kontor)).find(one => one.object === 'shop-orders'),
    );
    expect(event).toMatchObject({ subject: '', source: 'poll', unreadable: expect.stringMatching(why) });
    const run = await kontor.client.runFlow({ id: await flowOf(kontor, 'order-to-journal') });
    expect(run).toMatchObject({ outcome: 'succeeded', error: null });
    const orders = (await unreadableIn(kontor)).filter(one => one.object === 'shop-orders');
    expect(orders).toHaveLength(1);

    kontor.store.setFaults({ 'webhook-dropped': 1 });
    await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
    expect(entriesOf(kontor, `BC-${order}`)).toHaveLength(1);
  });

  test('because its date is missing in the list only is read in full and booked', async () => {
    const kontor = await kontorOf({ flows: true });
    kontor.store.setFaults({ 'webhook-dropped': 1, 'row-without-date': 1 });
    const order = placePaid(kontor);
    const { id: customer } = kontor.store.shop.addCustomer(orderDraft().address);
    kontor.store.shop.refund(order, money('5'), 'broken');
    await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
    await postingIn(kontor, 'customers.create', `customers/${customer}`, 'parked');
    await eventually('all three are told', async () => {
      const kinds = new Set((await unreadableIn(kontor)).map(one => one.object));
      return kinds.size === 3;
    });
    const command = kontorCommand(['events', 'list', '--unreadable'], {
      environment: {
        KONTOR_URL: kontor.app.url,
        KONTOR_API_KEY: kontor.app.apiKey,
        KONTOR_TENANT: kontor.tenant,
      },
    });
    expect(await command.ended).toBe(0);
    expect(command.said()).toMatch(/could not be read because.*customer cannot be read: date_modified/s);
    kontor.store.setFaults({ 'webhook-dropped': 1 });
    await postingIn(kontor, 'customers.create', `customers/${customer}`, 'accepted');
  });
});

describe('a stream that fails', () => {
  test('keeps nobody from reading the others; the run says what is wrong', async () => {
    const kontor = await between(
      () => undefined,
      path => (/\/v2\/orders\?/.test(path) ? {} : undefined),
    );
    placePaid(kontor);
    const { id: customer } = kontor.store.shop.addCustomer(orderDraft().address);
    await postingIn(kontor, 'customers.create', `customers/${customer}`, 'accepted');
    const run = await kontor.client.runFlow({ id: await flowOf(kontor, 'order-to-journal') });
    expect(run).toMatchObject({
      outcome: 'failed',
      error: expect.stringMatching(/is an object and not a list/),
    });
  });
});
