// Two workers keep the stock of one shop, and one of them is stopped and started in the middle: the shop ends with what is free.
import { expect, onTestFinished, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import { createClient } from '../../src/client/index.ts';
import { silentLog } from '../../src/core/log.ts';
import { exampleOrder } from '../../src/sandbox/bigcommerce/example-order.ts';
import { startStoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';
import { sandboxCredentials, startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { stockDifferences, stockRules } from '../../src/stage/compare-stock.ts';
import { storeAccess } from '../../src/stage/set-up.ts';
import { createTestPlace, temporaryFolder } from '../databases.ts';
import { eventuallyIs } from '../eventually.ts';

test('two workers, one of which is stopped and started again, leave the shop with what is free', async () => {
  const { folder, databaseUrl, remove } = await createTestPlace();
  onTestFinished(remove);
  const [store, s4] = await Promise.all([
    startStoreSandbox({ retryScale: 0.01, stockDelayMs: 20 }),
    startS4Sandbox(),
  ]);
  onTestFinished(async () => {
    await Promise.all([store.close(), s4.close()]);
  });
  const start = (role: 'all' | 'worker', at: string) =>
    startApp({
      folder: at,
      databaseUrl,
      encryptionKey: Buffer.alloc(32, 9).toString('base64'),
      privateHosts: ['127.0.0.1'],
      role,
      host: '127.0.0.1',
      port: 0,
      log: silentLog,
      tuning: { followEveryMs: 200, pollEveryMs: 300 },
    });
  const first = await start('all', folder);
  onTestFinished(() => first.stop());
  const client = createClient({ url: first.url, apiKey: first.apiKey });
  const { username, password } = sandboxCredentials;
  const connect = async (connector: string, settings: Record<string, unknown>) =>
    (await client.createConnection({ body: { connector, name: connector, settings } })).id;
  const from = await connect('s4hana', { baseUrl: s4.url, auth: { kind: 'basic', username, password } });
  const to = await connect('bigcommerce', { ...storeAccess(store), pollGraceSeconds: 0 });
  await client.createFlow({ body: { flow: 'stock-to-shop', from, to, settings: stockRules } });
  let second = await start('worker', temporaryFolder());
  onTestFinished(() => second.stop());
  const differences = () => stockDifferences(store, s4, 'none-');
  await eventuallyIs('the shop is filled', differences, all => all.length === 0);
  for (let round = 0; round < 30; round++) {
    s4.moveGoods(['TG11', 'TG12', 'TG20'][round % 3] as string, (round % 7) - 3);
    if (round % 5 === 0) store.shop.placeOrder(exampleOrder());
    if (round === 15) {
      await second.stop();
      second = await start('worker', temporaryFolder());
    }
  }
  await eventuallyIs('the shop shows what is free', differences, all => all.length === 0);
  await eventuallyIs(
    'nothing is on its way',
    () => client.getIdle({ wait: '1s' }),
    ({ idle }) => idle,
  );
  expect(differences()).toEqual([]);
});
