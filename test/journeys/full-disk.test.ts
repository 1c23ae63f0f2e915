// A full disk under a whole Kontor: webhooks are refused with a sentence, reads are answered, and the poll brings later
// what was refused.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import { createClient } from '../../src/client/index.ts';
import { silentLog } from '../../src/core/log.ts';
import { startStoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';
import { startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { setUpConnections } from '../../src/stage/set-up.ts';
import { waitUntilIdle } from '../../src/stage/wait-until-idle.ts';
import { eventually } from '../eventually.ts';
import { orderDraft } from '../running-kontor.ts';
import { canMount, mebibyte, smallDisk } from '../small-disk.ts';

test.skipIf(!canMount)('a full disk refuses webhooks, acknowledges none, and loses no order', async () => {
  const disk = smallDisk(500);
  const store = await startStoreSandbox({ retryScale: 0.01 });
  onTestFinished(() => store.close());
  const s4 = await startS4Sandbox();
  onTestFinished(() => s4.close());
  const app = await startApp({
    folder: disk.folder,
    privateHosts: ['127.0.0.1'],
    role: 'all',
    host: '127.0.0.1',
    port: 0,
    log: silentLog,
    tuning: { sweepEveryMs: 100, pollEveryMs: 1_000 },
  });
  onTestFinished(() => app.stop());
  const client = createClient({ ...app, retries: 0 });
  await setUpConnections(client, {
    store,
    s4,
    tuning: { timeoutSeconds: 1, quietPeriodSeconds: 3, concurrency: 12, pollGraceSeconds: 0 },
    materials: 'sku',
  });
  const { result } = await client.listConnections();
  const shop = result.find(one => one.connector === 'bigcommerce');
  await client.updateConnection({
    id: shop?.id as string,
    body: { settings: { sharedSecret: 'a-shared-secret-123' } },
  });
  const webhook = (id: number) =>
    fetch(`${app.url}${shop?.webhook_path}`, {
      method: 'POST',
      body: JSON.stringify({ scope: 'store/order/created', data: { type: 'order', id } }),
      headers: { 'kontor-webhook-secret': 'a-shared-secret-123' },
    });
  await eventually('the reserve is there', () => existsSync(join(disk.folder, 'postgres', 'reserve')));

  disk.fill(40 * mebibyte);
  const refused = await eventually('a webhook is refused', async () => {
    const answer = await webhook(1);
    return answer.status === 503 && ((await answer.json()) as object);
  });
  expect(refused).toMatchObject({
    code: 'disk-full',
    detail: expect.stringContaining('nearly full'),
    next: expect.stringContaining('Free some space'),
  });
  const order = store.shop.placeOrder(orderDraft());
  store.shop.pay(order.id, 'purchase');
  // Reads go on; what people change is refused like webhooks.
  expect((await client.listConnections()).result).toHaveLength(2);
  await expect(
    client.updateConnection({ id: shop?.id as string, body: { name: 'Another name' } }),
  ).rejects.toMatchObject({ status: 503, code: 'disk-full' });
  // No intent can be stored, so nothing is sent.
  expect(s4.books().journalEntries.size).toBe(0);

  disk.empty();
  await eventually('the order is booked', () => s4.books().journalEntries.get(`BC-${order.id}`)?.size === 1);
  expect(await waitUntilIdle(client, store, { timeoutMs: 60_000 })).toMatchObject({ idle: true });
  expect(s4.books().journalEntries.get(`BC-${order.id}`)?.size).toBe(1);
});
