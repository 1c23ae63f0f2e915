// One process takes webhooks and answers people, others work: on one server they are one Kontor.
import { afterEach, describe, expect, test } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { createClient } from '../../src/client/index.ts';
import { silentLog } from '../../src/core/log.ts';
import { startStoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';
import { startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { compareBooks } from '../../src/stage/compare-books.ts';
import { setUpConnections } from '../../src/stage/set-up.ts';
import { waitUntilIdle } from '../../src/stage/wait-until-idle.ts';
import { createTestPlace, temporaryFolder } from '../databases.ts';
import { startReceiver } from '../receiver.ts';
import { eventually, eventuallyIs, orderDraft } from '../running-kontor.ts';

const open: { stop(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.stop();
});

describe('two processes for the door and three for the work', () => {
  test('book every order once, learn of changes, and go on when one of them goes', async () => {
    const { folder, databaseUrl, remove } = await createTestPlace();
    open.push({ stop: remove });
    const store = await startStoreSandbox({ retryScale: 0.01 });
    const s4 = await startS4Sandbox({ lateMs: 1_500 });
    open.push({ stop: () => store.close() }, { stop: () => s4.close() });
    const encryptionKey = Buffer.alloc(32, 9).toString('base64');
    const start = async (role: 'api' | 'worker', at: string): Promise<App> => {
      const app = await startApp({
        privateHosts: ['127.0.0.1'],
        folder: at,
        databaseUrl,
        encryptionKey,
        role,
        host: '127.0.0.1',
        port: 0,
        log: silentLog,
        tuning: { sweepEveryMs: 200, pollEveryMs: 2_000, deliverEveryMs: 100 },
      });
      return app;
    };
    // They start together on an empty database.
    const [api, door, first, second, third] = (await Promise.all([
      start('api', folder),
      start('api', temporaryFolder()),
      ...Array.from({ length: 3 }, () => start('worker', temporaryFolder())),
    ])) as [App, App, App, App, App];
    open.push(api, door, first, second);
    expect(third.url).toBe('');
    const client = createClient(api);
    expect(await door.engine.storedFlows()).toEqual([]);
    await setUpConnections(client, {
      store,
      s4,
      tuning: { timeoutSeconds: 1, quietPeriodSeconds: 3, concurrency: 6, pollGraceSeconds: 0 },
      materials: 'sku',
    });
    const receiver = await startReceiver();
    open.push({ stop: () => receiver.close() });
    const { result: connections } = await client.listConnections();
    const sap = connections.find(one => one.connector === 's4hana')?.id as string;
    await client.createDestination({
      body: {
        url: receiver.url,
        types: ['posting.accepted'],
        watch: [{ connection: sap, object: 'sales-orders' }],
      },
    });
    // The first look finds where to begin.
    await eventually('the orders have been looked at once', async () =>
      api.store.transaction(async tx =>
        tx
          .selectFrom('cursors')
          .select('name')
          .where('kind', '=', 'changes')
          .where('cursor', 'is not', null)
          .executeTakeFirst(),
      ),
    );
    s4.setFaults({ 'lost-after-commit': 0.2, 'lost-before-commit': 0.1, unavailable: 0.1 });
    store.setFaults({ 'webhook-duplicated': 0.5, 'webhook-dropped': 0.1 });
    const place = (count: number) => {
      for (let i = 0; i < count; i++) store.shop.pay(store.shop.placeOrder(orderDraft()).id, 'purchase');
    };
    place(60);
    await eventually('some orders are booked', () => s4.books().journalEntries.size > 10);
    await third.stop();
    place(20);
    await eventuallyIs(
      'all is booked',
      () => compareBooks(store, s4).missing,
      missing => missing.length === 0,
      { timeoutMs: 90_000 },
    );
    expect(await waitUntilIdle(client, store, { timeoutMs: 60_000 })).toMatchObject({ idle: true });
    expect(compareBooks(store, s4)).toMatchObject({ missing: [], doubled: [] });

    // Whichever process has moved a posting or seen an order, one message tells of it.
    const accepted = await client.listPostings({ state: 'accepted', limit: 500 }).all();
    const told = (type: string, name: 'posting' | 'id') => {
      const messages = new Map(
        receiver.received.map(one => [one.headers['webhook-id'], JSON.parse(one.body)]),
      );
      return [...messages.values()].filter(one => one.type === type).map(one => String(one.data[name]));
    };
    await eventuallyIs(
      `${accepted.length} postings are told of`,
      () => told('posting.accepted', 'posting'),
      all => all.length >= accepted.length,
    );
    expect(told('posting.accepted', 'posting').toSorted()).toEqual(accepted.map(one => one.id).toSorted());
    const orders = accepted
      .filter(one => one.operation === 'sales-orders.create')
      .map(one => one.document_number);
    await eventuallyIs(
      `${orders.length} orders are told of`,
      () => told('object.changed', 'id'),
      all => all.length >= orders.length,
    );
    expect(told('object.changed', 'id').toSorted()).toEqual(orders.toSorted());

    // What is changed at one door is known soon to the other and to the workers.
    s4.setFaults({});
    const { result } = await client.listFlows();
    const journal = result.find(one => one.flow === 'order-to-journal');
    await client.updateFlow({ id: journal?.id as string, body: { settings: { referencePrefix: 'NEW-' } } });
    await eventually('the other door knows the change', async () =>
      (await door.engine.storedFlows()).some(({ settings }) => settings.referencePrefix === 'NEW-'),
    );
    await eventually('workers know the change', () => {
      place(1);
      return [...s4.books().journalEntries.keys()].some(reference => reference.startsWith('NEW-'));
    });
  }, 180_000);
});
