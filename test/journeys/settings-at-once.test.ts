// Settings that a person changes count from that moment on, in whatever process the next run is.
import { describe, expect, onTestFinished, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import { createClient } from '../../src/client/index.ts';
import { silentLog } from '../../src/core/log.ts';
import { startStoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';
import { sandboxCredentials, startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { accountRules, storeAccess } from '../../src/stage/set-up.ts';
import { createTestPlace, temporaryFolder } from '../databases.ts';
import { eventually, eventuallyIs } from '../eventually.ts';
import { orderDraft } from '../running-kontor.ts';

let stores = 0;
const skus = ['TG11', 'TG12', 'TG20', 'MZ-FG-C900', 'MZ-FG-R100'];

describe('two processes', () => {
  const two = async () => {
    const { folder, databaseUrl, remove } = await createTestPlace();
    onTestFinished(remove);
    const [store, s4] = await Promise.all([
      startStoreSandbox({ retryScale: 0.01, stockDelayMs: 20, storeHash: `two${++stores}` }),
      startS4Sandbox(),
    ]);
    onTestFinished(async () => {
      await Promise.all([store.close(), s4.close()]);
    });
    const start = async (role: 'api' | 'worker', at: string) => {
      const app = await startApp({
        folder: at,
        databaseUrl,
        encryptionKey: Buffer.alloc(32, 9).toString('base64'),
        privateHosts: ['127.0.0.1'],
        role,
        host: '127.0.0.1',
        port: 0,
        log: silentLog,
        tuning: { pollEveryMs: 1_000 },
      });
      onTestFinished(() => app.stop());
      return app;
    };
    const api = await start('api', folder);
    await start('worker', temporaryFolder());
    const client = createClient({ url: api.url, apiKey: api.apiKey });
    const { username, password } = sandboxCredentials;
    const connect = async (connector: string, settings: Record<string, unknown>) =>
      (await client.createConnection({ body: { connector, name: connector, settings } })).id;
    const sap = await connect('s4hana', { baseUrl: s4.url, auth: { kind: 'basic', username, password } });
    const shop = await connect('bigcommerce', { ...storeAccess(store), pollGraceSeconds: 0 });
    return { client, store, s4, sap, shop };
  };

  // The worker knows the new settings up to five seconds later. What a person runs or replays within them runs by the old ones: the
  // comparison ends, and the shop shows the stock without the safety stock until the next day.
  test('what a person runs after the settings were changed runs by the new settings', async () => {
    const { client, store, s4, sap, shop } = await two();
    for (const sku of skus) s4.setStock(sku, 100);
    const { id } = await client.createFlow({
      body: { flow: 'stock-to-shop', from: sap, to: shop, settings: { plants: { 1: ['1710'] } } },
    });
    const level = () => {
      const item = store.shop.stock.soldAs('TG11');
      return item && store.shop.stock.level(item, 1).shown;
    };
    const idle = () =>
      eventuallyIs(
        'it is idle',
        () => client.getIdle({ wait: '1s' }),
        one => one.idle,
      );
    await eventuallyIs('it is filled', level, shown => shown === 100);
    await idle();
    await client.updateFlow({ id, body: { settings: { safetyStock: 10 } } });
    await client.runFlow({ id, body: {} });
    await eventuallyIs('ten are kept back', level, shown => shown === 90, { timeoutMs: 10_000 });
  }, 90_000);

  // An account is corrected, and an order is placed a second later: it is booked to the wrong account.
  test('what happens after the settings were changed is booked by the new settings', async () => {
    const { client, store, s4, sap, shop } = await two();
    const { id } = await client.createFlow({
      body: { flow: 'order-to-journal', from: shop, to: sap, settings: accountRules },
    });
    const place = () => {
      const { id: order } = store.shop.placeOrder(orderDraft());
      store.shop.pay(order, 'purchase');
      return order;
    };
    const before = place();
    const accounts = (one: number) =>
      s4
        .books()
        .ledgerItems.flatMap(({ reference, account }) => (reference === `BC-${one}` ? [account] : []));
    await eventually('the first is booked', () => accounts(before).length > 0);
    expect(accounts(before)).toContain('41000000');
    await client.updateFlow({ id, body: { settings: { revenue: '41200000' } } });
    await new Promise(done => setTimeout(done, 1_000));
    const after = place();
    await eventually('the second is booked', () => accounts(after).length > 0);
    expect(accounts(after)).not.toContain('41000000');
  }, 90_000);
});
