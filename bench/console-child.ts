// A process with Kontor and both sandboxes. Its flows have booked orders before it says that it is ready. On request it records calls at a
// steady pace.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApp } from '../src/app.ts';
import { createClient } from '../src/client/index.ts';
import { silentLog } from '../src/core/log.ts';
import { fromCaller } from '../src/core/redacted.ts';
import { startStoreSandbox } from '../src/sandbox/bigcommerce/server.ts';
import { startS4Sandbox } from '../src/sandbox/s4hana/server.ts';
import { setUpConnections } from '../src/stage/set-up.ts';
import { waitUntilIdle } from '../src/stage/wait-until-idle.ts';
import { callDraft } from '../test/call-draft.ts';
import { placePaid } from '../test/running-kontor.ts';

process.on('disconnect', () => process.exit());
const app = await startApp({
  folder: mkdtempSync(join(tmpdir(), 'kontor-bench-')),
  role: 'all',
  privateHosts: ['127.0.0.1'],
  host: '127.0.0.1',
  port: 0,
  log: silentLog,
});
const store = await startStoreSandbox({ retryScale: 0.01 });
const s4 = await startS4Sandbox({});
const client = createClient(app);
const tuning = { timeoutSeconds: 5, quietPeriodSeconds: 3, concurrency: 12, pollGraceSeconds: 0 };
await setUpConnections(client, { store, s4, tuning, materials: 'sku' });
for (let order = 0; order < 60; order++) placePaid({ store });
await waitUntilIdle(client, store, { timeoutMs: 120_000 });
const connection = (await client.listConnections()).result[0]?.id as string;

/** In twenty portions a second. Answers how many were recorded in a second. */
async function record({ perSecond, seconds }: { perSecond: number; seconds: number }): Promise<number> {
  const begun = performance.now();
  let recorded = 0;
  for (let portion = 1; portion <= seconds * 20; portion++) {
    for (; recorded < (perSecond * portion) / 20; recorded++)
      app.store.calls.write(
        callDraft(connection, { url: fromCaller(`http://system.example/record/${recorded}`) }),
      );
    await sleep(Math.max(0, begun + portion * 50 - performance.now()));
  }
  return (recorded * 1_000) / (performance.now() - begun);
}

process.on('message', async (asked: { perSecond: number; seconds: number }) =>
  process.send?.(await record(asked)),
);
process.send?.({ url: app.url, key: app.apiKey });
