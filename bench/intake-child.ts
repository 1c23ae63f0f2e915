// The webhook route in a process of its own: `stored` is Kontor as it is; `bare` is the same route, signature and all,
// with nothing behind it that stores.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../src/app.ts';
import { bigCommerce } from '../src/connectors/bigcommerce/connector.ts';
import { everyTenant, mainTenant } from '../src/core/caller.ts';
import { systemClock } from '../src/core/clock.ts';
import { silentLog } from '../src/core/log.ts';
import type { IntakeParts, Receiver } from '../src/intake/receive-webhook.ts';
import { createServer } from '../src/server/create-server.ts';
import { ownAddress } from '../src/server/own-address.ts';
import { clientSecret } from './intake-secret.ts';

// A benchmark that is killed leaves nothing behind.
process.on('disconnect', () => process.exit());

if (process.argv[2] === 'bare') {
  const { webhooks } = bigCommerce;
  const receiver = { connectionId: 'con_1', settings: { clientSecret }, webhooks } as unknown as Receiver;
  const intake: IntakeParts = {
    receiverOf: async () => receiver,
    jobsFor: async () => [],
    events: { add: async () => {} } as unknown as IntakeParts['events'],
    clock: systemClock,
  };
  const server = await createServer({
    authenticate: undefined as never,
    inTurn: undefined as never,
    tails: undefined as never,
    version: '0',
    own: ownAddress(undefined),
    signInUrl: undefined as never,
    strangers: undefined as never,
    signInsPerMinute: 1,
    vault: undefined as never,
    // Nobody asks these; the routes only want to be there.
    gateway: { connect: {}, sessions: {} } as never,
    idle: undefined as never,
    intake,
    ready: async () => {},
    hookLimitBytes: 262_144,
    requestTimeoutMs: 120_000,
    stalledClientMs: 60_000,
    log: silentLog,
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  process.send?.({ url: `${url}/hooks/con_1` });
} else {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
  const app = await startApp({
    folder,
    role: 'all',
    privateHosts: ['127.0.0.1'],
    host: '127.0.0.1',
    port: 0,
    log: silentLog,
  });
  const connection = await app.store.connections.create(
    {
      tenantId: mainTenant,
      connector: 'bigcommerce',
      system: 'bigcommerce:1',
      name: 'store',
      settings: { storeHash: 'bench' },
    },
    { accessToken: 'token', clientSecret },
  );
  process.send?.({ url: `${app.url}/hooks/${connection.id}` });
  process.on('message', async () => {
    const [counted] = await app.store.events.counts(everyTenant);
    rmSync(folder, { recursive: true, force: true });
    process.send?.({ stored: counted?.count ?? 0 });
  });
}
