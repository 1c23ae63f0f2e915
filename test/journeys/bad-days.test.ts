// Wrong credentials, wrong addresses, a store without orders, a database that goes away, a stop under load: each says
// what happened and what to do, loses nothing and posts nothing twice.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent } from 'undici';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import { createClient } from '../../src/client/index.ts';
import { silentLog } from '../../src/core/log.ts';
import { startStoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';
import { sandboxCredentials, startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { compareBooks } from '../../src/stage/compare-books.ts';
import { startKontor } from '../../src/stage/kontor-process.ts';
import { setUpConnections } from '../../src/stage/set-up.ts';
import { waitUntilIdle } from '../../src/stage/wait-until-idle.ts';
import { createTestPlace } from '../databases.ts';
import {
  connectionOf,
  entriesOf,
  eventually,
  eventuallyIs,
  flowOf,
  kontorOfFile,
  orderDraft,
  ownKontor,
  placePaid,
  postingIn,
} from '../running-kontor.ts';
import { type TcpCut, tcpCut } from '../tcp-cut.ts';

const kontorOf = kontorOfFile();

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

describe('a tenant', () => {
  test.each([
    ['wrong credentials', { auth: { clientSecret: 'not-the-secret' } }, 'token-refused', /refused/],
    ['a host where nobody listens', at('http://127.0.0.1:9'), 'unreachable', /cannot be reached/],
    ['a host of another network', at('http://10.0.0.1'), 'private-address', /inside this network/],
  ])('is not left for %s', async (_, settings, code, detail) => {
    const kontor = await kontorOf({ flows: true });
    const id = await connectionOf(kontor, 's4hana');
    await expect(kontor.client.updateConnection({ id, body: { settings } })).rejects.toMatchObject({
      status: 422,
      code,
      message: expect.stringMatching(detail),
    });
    const order = placePaid(kontor);
    await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
  });

  test('that answers HTML is told from SAP', async () => {
    const kontor = await kontorOf({ flows: true });
    const { url, server } = await htmlHost();
    const id = await connectionOf(kontor, 's4hana');
    await expect(
      kontor.client.updateConnection({ id, body: { settings: { auth: null } } }),
    ).rejects.toMatchObject({ status: 400, code: 'bad-settings' });
    await expect(
      // Another kind of logon replaces the one before whole.
      kontor.client.updateConnection({
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

describe('a store', () => {
  test('without orders is read to its end, and says that there was nothing', async () => {
    const kontor = await kontorOf({ flows: true });
    const run = await kontor.client.runFlow({ id: await flowOf(kontor, 'order-to-journal') });
    expect(run).toMatchObject({ outcome: 'succeeded', found: 0, error: null });
    expect((await kontor.client.listPostings()).result).toEqual([]);
  });

  test('whose access token was changed fails the run in a sentence, and nothing is lost', async () => {
    const kontor = await kontorOf({ flows: true });
    const id = await connectionOf(kontor, 'bigcommerce');
    const flow = await flowOf(kontor, 'order-to-journal');
    kontor.store.credentials.accessToken = 'another-token-77';
    const order = placePaid(kontor);
    const run = await kontor.client.runFlow({ id: flow, body: {} });
    expect(run.outcome).toBe('failed');
    expect(run.error).toMatch(/access token/i);
    // It is shut at once; that it is stored comes a moment later.
    const ill = await eventuallyIs(
      'the connection does not work any more',
      () => kontor.client.getConnection({ id }),
      ({ status }) => status !== 'ok',
    );
    expect(ill).toMatchObject({
      status: 'needs_credentials',
      status_reason: expect.stringMatching(/access token/),
    });
    await kontor.client.updateConnection({
      id,
      body: {
        settings: { accessToken: kontor.store.credentials.accessToken },
      },
    });
    await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
    expect(entriesOf(kontor, `BC-${order}`)).toHaveLength(1);
  });

  test('stays the store it is: another one is another connection', async () => {
    const kontor = await kontorOf({ flows: true });
    const id = await connectionOf(kontor, 'bigcommerce');
    await expect(
      kontor.client.updateConnection({ id, body: { settings: { storeHash: 'other1' } } }),
    ).rejects.toMatchObject({
      status: 409,
      code: 'system-is-fixed',
      next: expect.stringContaining('new connection'),
    });
    // And what is shown after a change holds no secret.
    const shown = await kontor.client.updateConnection({
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

describe('rules', () => {
  test('are refused for a company code that does not exist, also of a channel', async () => {
    const kontor = await kontorOf({ flows: true });
    const flow = await flowOf(kontor, 'order-to-journal');
    const refused = (place: string) => ({
      status: 422,
      code: 'rules-refused',
      message: expect.stringContaining(
        `${place}: Company code 9999 does not exist, or the user of the connection may not read it.`,
      ),
    });
    const update = (settings: Record<string, unknown>) =>
      kontor.client.updateFlow({ id: flow, body: { settings } });
    await expect(update({ companyCode: '9999' })).rejects.toMatchObject(refused('companyCode'));
    const { id } = kontor.store.shop.channels.add({ name: 'Outlet', type: 'storefront' });
    const channels = { [id]: { companyCode: '9999' } };
    await expect(update({ channels })).rejects.toMatchObject(refused(`channels.${id}.companyCode`));
    await update({ channels: { [id]: { companyCode: '1010' } } });
    const made = (await kontor.client.listFlows()).result.find(one => one.id === flow);
    if (!made) throw new Error('there is no flow');
    const { flow: name, from, to, settings } = made;
    await kontor.client.deleteFlow({ id: flow });
    const anew = { flow: name, from, to, settings: { ...settings, companyCode: '9999' } };
    await expect(kontor.client.createFlow({ body: anew })).rejects.toMatchObject(refused('companyCode'));
  });

  test('name any company code where the user may not read them: only the ledger can say then', async () => {
    const kontor = await kontorOf({ flows: true, s4: { locked: ['API_COMPANYCODE_SRV'] } });
    const flow = await flowOf(kontor, 'order-to-journal');
    await kontor.client.updateFlow({ id: flow, body: { settings: { companyCode: '1010' } } });
  });

  test('are completed for a currency, and what was parked is booked after a replay', async () => {
    const kontor = await kontorOf({ flows: true });
    const order = placePaid(kontor, { currency: 'SEK' });
    const parked = await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'parked');
    expect(parked.reason).toMatch(/Add SEK to the currencies of the flow, then replay/);
    const flow = await flowOf(kontor, 'order-to-journal');
    await expect(
      kontor.client.updateFlow({ id: flow, body: { settings: { revenue: '99999999' } } }),
    ).rejects.toMatchObject({ status: 422, code: 'rules-refused' });
    await kontor.idle();
    await kontor.client.updateFlow({
      id: flow,
      body: {
        settings: { currencies: ['USD', 'EUR', 'GBP', 'SEK'] },
      },
    });
    await kontor.client.replayPosting({ id: parked.id });
    await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
    expect(entriesOf(kontor, `BC-${order}`)).toHaveLength(1);
  });
});

describe('a database that goes away', () => {
  test('refuses webhooks meanwhile, and goes on automatically when it is back', async () => {
    let way: TcpCut | undefined;
    onTestFinished(() => way?.close());
    const kontor = await ownKontor({
      scene: { flows: true },
      tuning: { pollEveryMs: 1_000 },
      async throughDatabase(url) {
        way = await tcpCut(url);
        return way.url;
      },
    });
    const before = Array.from({ length: 10 }, () => placePaid(kontor));
    await postingIn(kontor, 'journal-entries.create', `orders/${before[0]}`, 'accepted');
    await way?.cut();
    const during = Array.from({ length: 10 }, () => placePaid(kontor));
    const ready = await eventuallyIs(
      'Kontor says that it is not ready',
      async () => {
        const { status, body } = await kontor.request('/readyz').then(async reply => ({
          status: reply.status,
          body: await reply.json(),
        }));
        return { status, ...(body as { detail: string; next: string }) };
      },
      ({ status }) => status === 503,
    );
    expect(ready).toMatchObject({
      detail: 'The database does not answer.',
      next: 'Kontor continues automatically when it is back.',
    });
    expect((await kontor.request('/healthz')).status).toBe(200);
    await expect(kontor.client.listFlows()).rejects.toMatchObject({ status: 503 });
    // Some deliveries have been refused, and come again.
    await eventually('webhooks wait for their next try', () => kontor.store.outstandingWebhooks() > 0);
    await way?.restore();
    for (const order of [...before, ...during])
      await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
    await kontor.idle();
    expect(compareBooks(kontor.store, kontor.s4)).toMatchObject({ missing: [], doubled: [] });
  }, 120_000);
});

describe('a stop under load', () => {
  test('by SIGTERM finishes what has begun, ends cleanly, and the next start books the rest once', async () => {
    // More than are begun together: some are left for the next start.
    const orders = 300;
    const { folder, databaseUrl, remove } = await createTestPlace();
    const store = await startStoreSandbox({ retryScale: 0.01 });
    const s4 = await startS4Sandbox();
    const kontor = await startKontor({ folder, databaseUrl, pollSeconds: 2 });
    try {
      await setUpConnections(createClient(kontor), {
        store,
        s4,
        tuning: { timeoutSeconds: 5, quietPeriodSeconds: 5, concurrency: 8, pollGraceSeconds: 0 },
        materials: 'sku',
      });
      for (let i = 0; i < orders; i++) store.shop.pay(store.shop.placeOrder(orderDraft()).id, 'purchase');
      await eventually('some orders are booked', () => s4.books().journalEntries.size > 20);
      expect(await kontor.terminate()).toBe(0);
      const atStop = s4.books().journalEntries.size;
      expect(atStop).toBeLessThan(orders);
      // Nothing was left in the middle: what was sent has its answer.
      await kontor.restart();
      const client = createClient(kontor);
      expect(await waitUntilIdle(client, store, { timeoutMs: 120_000 })).toMatchObject({ idle: true });
      expect(s4.books().journalEntries.size).toBe(orders);
      expect(compareBooks(store, s4)).toMatchObject({ missing: [], doubled: [] });
    } finally {
      await kontor.kill();
      await Promise.all([store.close(), s4.close()]);
      await remove();
    }
  }, 180_000);

  test('is not held up by connections that were busy and are kept open', async () => {
    for (let round = 0; round < 5; round++) {
      const { folder, databaseUrl, remove } = await createTestPlace();
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
