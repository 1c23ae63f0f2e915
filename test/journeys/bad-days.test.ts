// Wrong credentials, wrong addresses, a store without orders, a database that goes away, a stop under load: each says
// what happened and what to do, loses nothing and posts nothing twice.

import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent } from 'undici';
import { afterEach, expect, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import { compareBooks } from '../../src/cli/compare-books.ts';
import { startKontor } from '../../src/cli/kontor-process.ts';
import { connectScene } from '../../src/cli/scene.ts';
import { createClient } from '../../src/client/index.ts';
import { silentLog } from '../../src/core/log.ts';
import { startStoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';
import { sandboxCredentials, startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { onEveryDatabase, onPostgres, type TestDatabase } from '../databases.ts';
import { entriesOf, eventually, type House, openHouse, orderDraft, placePaid, postingIn } from '../house.ts';
import { tcpCut } from '../tcp-cut.ts';

let house: House | undefined;
afterEach(async () => {
  await house?.close();
  house = undefined;
});

async function connectionOf({ client }: House, connector: string): Promise<string> {
  const { result } = await client.listConnections();
  return result.find(one => one.connector === connector)?.id as string;
}

async function flowOf({ client }: House, flow: string): Promise<string> {
  const { result } = await client.listFlows();
  return result.find(one => one.flow === flow)?.id as string;
}

/** A host that is up and knows nothing of SAP. */
async function htmlHost(): Promise<{ url: string; server: Server }> {
  const server = createServer((_, reply) =>
    reply.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><h1>Welcome</h1>'),
  );
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** An address goes with its secrets. */
const at = (baseUrl: string) => ({
  baseUrl,
  auth: {
    tokenUrl: `${baseUrl}/sap/bc/sec/oauth2/token`,
    clientSecret: sandboxCredentials.clientSecret,
  },
});

onEveryDatabase('a tenant', database => {
  test.each([
    ['wrong credentials', { auth: { clientSecret: 'not-the-secret' } }, 'token-refused', /refused/],
    ['a host where nobody listens', at('http://127.0.0.1:9'), 'unreachable', /cannot be reached/],
    ['a host of another network', at('http://10.0.0.1'), 'private-address', /inside this network/],
  ])('is not left for %s', async (_, settings, code, detail) => {
    house = await openHouse(database);
    const id = await connectionOf(house, 's4hana');
    await expect(house.client.updateConnection({ id, body: { settings } })).rejects.toMatchObject({
      status: 422,
      code,
      message: expect.stringMatching(detail),
    });
    const order = placePaid(house);
    await postingIn(house, 'journal-entry', `orders/${order}`, 'accepted');
  });

  test('that answers HTML is told from SAP', async () => {
    house = await openHouse(database);
    const { url, server } = await htmlHost();
    const id = await connectionOf(house, 's4hana');
    await expect(
      house.client.updateConnection({ id, body: { settings: { auth: null } } }),
    ).rejects.toMatchObject({ status: 400, code: 'bad-settings' });
    await expect(
      // Another kind of logon replaces the one before whole.
      house.client.updateConnection({
        id,
        body: {
          settings: { baseUrl: url, auth: { kind: 'basic', username: 'U', password: 'p' } },
        },
      }),
    ).rejects.toMatchObject({ status: 422, message: expect.stringMatching(/HTML/) });
    server.closeAllConnections();
    server.close();
  });
});

onEveryDatabase('a store', database => {
  test('without orders is read to its end, and says that there was nothing', async () => {
    house = await openHouse(database);
    const run = await house.client.runFlow({ id: await flowOf(house, 'order-to-journal') });
    expect(run).toMatchObject({ outcome: 'succeeded', found: 0, error: null });
    expect((await house.client.listPostings()).result).toEqual([]);
  });

  test('whose access token was changed fails the run in a sentence, and nothing is lost', async () => {
    house = await openHouse(database);
    const id = await connectionOf(house, 'bigcommerce');
    const flow = await flowOf(house, 'order-to-journal');
    house.store.credentials.accessToken = 'another-token-77';
    const order = placePaid(house);
    const run = await house.client.runFlow({ id: flow, body: {} });
    expect(run.outcome).toBe('failed');
    expect(run.error).toMatch(/access token/i);
    // It is shut at once; that it is stored comes a moment later.
    const ill = await eventually(async () => {
      const found = await house?.client.getConnection({ id });
      return found?.status !== 'ok' && found;
    });
    expect(ill).toMatchObject({
      status: 'needs_credentials',
      status_reason: expect.stringMatching(/access token/),
    });
    await house.client.updateConnection({
      id,
      body: {
        settings: { accessToken: house.store.credentials.accessToken },
      },
    });
    await postingIn(house, 'journal-entry', `orders/${order}`, 'accepted');
    expect(entriesOf(house, `BC-${order}`)).toHaveLength(1);
  });

  test('stays the store it is: another one is another connection', async () => {
    house = await openHouse(database);
    const id = await connectionOf(house, 'bigcommerce');
    await expect(
      house.client.updateConnection({ id, body: { settings: { storeHash: 'other1' } } }),
    ).rejects.toMatchObject({
      status: 409,
      code: 'other-system',
      next: expect.stringContaining('new connection'),
    });
    // And what is shown after a change holds no secret.
    const shown = await house.client.updateConnection({
      id,
      body: {
        name: 'Renamed',
        settings: { formerClientSecret: 'the-one-before-123' },
      },
    });
    expect(shown.name).toBe('Renamed');
    expect(JSON.stringify(shown)).not.toContain('the-one-before-123');
  });
});

onEveryDatabase('rules', database => {
  test('are completed for a currency, and what was parked is booked after a replay', async () => {
    house = await openHouse(database);
    const order = placePaid(house, { currency: 'SEK' });
    const parked = await postingIn(house, 'journal-entry', `orders/${order}`, 'parked');
    expect(parked.reason).toMatch(/Add SEK to the currencies of the flow, then replay/);
    const flow = await flowOf(house, 'order-to-journal');
    await expect(
      house.client.updateFlow({ id: flow, body: { settings: { revenue: '99999999' } } }),
    ).rejects.toMatchObject({ status: 422, code: 'rules-refused' });
    await house.client.updateFlow({
      id: flow,
      body: {
        settings: { currencies: ['USD', 'EUR', 'GBP', 'SEK'] },
      },
    });
    await house.client.replayPosting({ id: parked.id });
    await postingIn(house, 'journal-entry', `orders/${order}`, 'accepted');
    expect(entriesOf(house, `BC-${order}`)).toHaveLength(1);
  });
});

onPostgres('a database that goes away', database => {
  test('refuses webhooks meanwhile, and goes on by itself when it is back', async () => {
    const { folder, databaseUrl, remove } = await database.make();
    const way = await tcpCut(databaseUrl as string);
    const throughWay: TestDatabase = {
      kind: 'PostgreSQL',
      make: async () => ({
        folder,
        databaseUrl: way.url,
        remove: async () => {
          await way.close();
          await remove();
        },
      }),
    };
    house = await openHouse(throughWay, { tuning: { pollEveryMs: 2_000 } });
    const current = house;
    const before = Array.from({ length: 10 }, () => placePaid(current));
    await postingIn(house, 'journal-entry', `orders/${before[0]}`, 'accepted');
    await way.cut();
    const during = Array.from({ length: 10 }, () => placePaid(current));
    const ready = await eventually(async () => {
      const answer = await fetch(`${current.app.url}/readyz`);
      return answer.status === 503 && ((await answer.json()) as { detail: string; next: string });
    });
    expect(ready).toMatchObject({
      detail: 'The database does not answer.',
      next: 'Kontor goes on by itself when it is back.',
    });
    expect((await fetch(`${current.app.url}/healthz`)).status).toBe(200);
    await expect(house.client.listFlows()).rejects.toMatchObject({ status: 503 });
    await sleep(5_000);
    await way.mend();
    for (const order of [...before, ...during])
      await postingIn(house, 'journal-entry', `orders/${order}`, 'accepted');
    await eventually(() => compareBooks(current.store, current.tenant).missing.length === 0);
    expect(compareBooks(house.store, house.tenant)).toMatchObject({ missing: [], doubled: [] });
  }, 120_000);
});

onEveryDatabase('a stop under load', database => {
  test('by SIGTERM finishes what has begun, ends cleanly, and the next start books the rest once', async () => {
    // More than are begun together: some are left for the next start.
    const orders = 900;
    const { folder, databaseUrl, remove } = await database.make();
    const store = await startStoreSandbox({ retryScale: 0.01 });
    const tenant = await startS4Sandbox();
    const kontor = await startKontor({ folder, databaseUrl, pollSeconds: 2 });
    try {
      await connectScene(createClient(kontor), {
        store,
        tenant,
        tuning: { timeoutSeconds: 5, quietPeriodSeconds: 5, concurrency: 8, pollGraceSeconds: 0 },
        materials: 'sku',
      });
      for (let i = 0; i < orders; i++) store.shop.pay(store.shop.placeOrder(orderDraft()).id, 'purchase');
      await eventually(() => tenant.books().journalEntries.size > 20);
      expect(await kontor.terminate()).toBe(0);
      const atStop = tenant.books().journalEntries.size;
      expect(atStop).toBeLessThan(orders);
      // Nothing was left in the middle: what was sent has its answer.
      await kontor.restart();
      const client = createClient(kontor);
      await eventually(() => tenant.books().journalEntries.size === orders, 60_000);
      await eventually(async () => (await client.getSummary()).queued === 0, 60_000);
      expect(compareBooks(store, tenant)).toMatchObject({ missing: [], doubled: [] });
    } finally {
      await kontor.kill();
      await Promise.all([store.close(), tenant.close()]);
      await remove();
      rmSync(folder, { recursive: true, force: true });
    }
  }, 180_000);

  test('is not held up by connections that were busy and are kept open', async () => {
    for (let round = 0; round < 5; round++) {
      const { folder, databaseUrl, remove } = await database.make();
      const app = await startApp({
        privateHosts: ['127.0.0.1'],
        folder,
        databaseUrl,
        role: 'api',
        host: '127.0.0.1',
        port: 0,
        log: silentLog,
      });
      const agent = new Agent({ connections: 60, keepAliveTimeout: 120_000 });
      const ask = (path: string) =>
        agent
          .request({
            origin: app.url,
            path,
            method: 'GET',
            headers: { authorization: `Bearer ${app.apiKey}` },
          })
          .then(reply => reply.body.text())
          .catch(() => undefined);
      await Promise.all(Array.from({ length: 60 }, () => ask('/healthz')));
      const busy = Array.from({ length: 60 }, () => ask('/v1/summary'));
      await sleep(round * 2);
      const begun = performance.now();
      await app.stop();
      expect(performance.now() - begun).toBeLessThan(15_000);
      await Promise.all(busy);
      await agent.destroy();
      await remove();
    }
  }, 180_000);
});
