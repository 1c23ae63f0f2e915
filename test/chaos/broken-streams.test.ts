// Both sides of every way on which bytes pass break off at random moments, while thousands of exchanges are under way. The
// process lives, nothing stays open, memory returns, and the books are right.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { expect, onTestFinished, test } from 'vitest';
import { compareBooks } from '../../src/cli/compare-books.ts';
import { startKontor } from '../../src/cli/kontor-process.ts';
import { connectScene } from '../../src/cli/scene.ts';
import { waitUntilIdle } from '../../src/cli/wait-until-idle.ts';
import { createClient } from '../../src/client/index.ts';
import { mainTenant } from '../../src/core/caller.ts';
import { silentLog } from '../../src/core/log.ts';
import { connectTenant } from '../../src/s4/connect.ts';
import { billingDocuments } from '../../src/s4/documents/billing-documents.ts';
import { outboundDeliveries } from '../../src/s4/documents/outbound-deliveries.ts';
import { salesOrders } from '../../src/s4/documents/sales-orders.ts';
import { startStoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';
import { chance } from '../../src/sandbox/faults.ts';
import { sandboxCredentials, startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type Break, type BreakingRequest, breakOff } from '../breaking-client.ts';
import { breakingGate } from '../breaking-gate.ts';
import { createTestPlace } from '../databases.ts';
import { eventuallyIs } from '../eventually.ts';
import { orderHeader } from '../order-header.ts';
import { openFiles, residentMb } from '../process-figures.ts';
import { orderDraft } from '../running-kontor.ts';

const seed = process.env.KONTOR_CHAOS_SEED ?? 'streams-1';
const exchanges = Number(process.env.KONTOR_CHAOS_EXCHANGES ?? 1_500);
const rounds = 3;
const atOnce = 24;
const patienceMs = 8_000;
const tuning = { timeoutSeconds: 2, quietPeriodSeconds: 3, concurrency: 24, pollGraceSeconds: 0 };
const { username, password } = sandboxCredentials;

/** A system that answers as much as the path asks for, takes whatever comes, and gives its tokens late. */
async function filesSystem(): Promise<string> {
  const server = createServer(async (request, reply) => {
    request.on('error', () => {});
    reply.on('error', () => {});
    const [, size = '200'] = /\/bytes-(\d+)/.exec(request.url ?? '') ?? [];
    if (request.headers['x-csrf-token'] === 'Fetch') {
      await sleep(20 + 200 * chance(`${seed}|token|${request.url}|${Date.now()}`));
      reply.setHeader('x-csrf-token', 'token');
      return void reply.end('{}');
    }
    request.resume();
    const answer = () => {
      const link = `http://${request.headers.host}/sap/x `;
      reply.setHeader('content-type', 'application/json');
      if (Number(size) % 2) reply.setHeader('content-length', size);
      reply.end(Buffer.alloc(Number(size), link));
    };
    if (Number(size) % 3) request.once('end', answer);
    else answer();
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  server.keepAliveTimeout = 2_000;
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The number of an invoice in the sandbox, so that there is a PDF. */
async function anInvoice(s4: { url: string }): Promise<string> {
  const { client, close } = connectTenant({ baseUrl: s4.url, auth: { kind: 'basic', username, password } });
  const item = { Material: 'TG11', RequestedQuantity: '1', RequestedQuantityUnit: 'PC' };
  const { entity } = await salesOrders(client).create({ ...orderHeader, to_Item: [item] } as never);
  const deliveries = outboundDeliveries(client);
  const { entity: delivery } = await deliveries.createFromOrder([
    { ReferenceSDDocument: String(entity.SalesOrder), ReferenceSDDocumentItem: '10' },
  ]);
  await deliveries.pick(String(delivery.DeliveryDocument));
  await deliveries.postGoodsIssue(String(delivery.DeliveryDocument));
  const [invoice] = await billingDocuments(client).createFrom([String(delivery.DeliveryDocument)]);
  await close();
  return String(invoice?.BillingDocument);
}

test(`Kontor lives, and holds nothing afterwards, while either side breaks off ${exchanges} exchanges (seed ${seed})`, async () => {
  const { folder, databaseUrl, remove } = await createTestPlace();
  onTestFinished(remove);
  const store = await startStoreSandbox({ retryScale: 0.01 });
  onTestFinished(() => store.close());
  const s4 = await startS4Sandbox({ lateMs: 1_000 });
  onTestFinished(() => s4.close());
  const invoice = await anInvoice(s4);
  const receiver = createServer((request, reply) => {
    request.resume();
    // Receivers break off too, by themselves or through their gate.
    if (chance(`${seed}|receiver|${request.headers['webhook-id']}`) < 0.3) request.destroy();
    else request.on('end', () => reply.end('x'.repeat(100_000)));
  });
  receiver.keepAliveTimeout = 2_000;
  await new Promise<void>(done => receiver.listen(0, '127.0.0.1', done));
  onTestFinished(() => void receiver.close());
  const toReceiver = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  const gates = {
    s4: await breakingGate(s4.url, `${seed}|s4`),
    files: await breakingGate(await filesSystem(), `${seed}|files`),
    receiver: await breakingGate(toReceiver, `${seed}|receiver`),
  };
  for (const gate of Object.values(gates)) onTestFinished(() => gate.close());

  const kontor = await startKontor({ folder, databaseUrl, pollSeconds: 2 });
  onTestFinished(() => kontor.kill());
  const pid = kontor.pid() as number;
  const client = createClient({ ...kontor, retries: 0 });
  await connectScene(client, { store, tenant: { ...s4, url: gates.s4.url }, tuning, materials: 'sku' });
  // Nobody asks this system first whether it is S/4HANA.
  const files = await connectUnasked({ folder, databaseUrl, baseUrl: gates.files.url });
  await client.createDestination({ body: { url: gates.receiver.url } });
  const idOf = async (name: string) =>
    (await client.listConnections()).result.find(one => one.name === name)?.id as string;
  const sap = await idOf('S/4HANA sandbox');
  const shop = await idOf('Sandbox store');

  const as = { authorization: `Bearer ${kontor.apiKey}` };
  const through = `/v1/connections/${files}/proxy/sap/opu/odata/sap/FILES`;
  const sapProxy = `/v1/connections/${sap}/proxy/sap/opu/odata/sap/API_SALES_ORDER_SRV`;
  const bodyOf = (bytes: number) => Buffer.alloc(bytes, 'b');
  const batch = Buffer.from(
    '--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET A_SalesOrder?$top=5 HTTP/1.1\r\nAccept: application/json\r\n\r\n\r\n--b--\r\n',
  );
  const entry = (n: number) =>
    Buffer.from(
      JSON.stringify({
        company_code: '1710',
        type: 'SA',
        document_date: '2026-11-20',
        posting_date: '2026-11-20',
        reference: `CHAOS-${n}`,
        currency: 'USD',
        items: [
          { account: '61000000', amount: '100.10', cost_center: '17101301' },
          { account: '11001000', amount: '-100.10' },
        ],
      }),
    );
  const json = { 'content-type': 'application/json', accept: 'application/json' };
  /** Every way on which bytes pass; `n`: of the exchange, `luck`: of its sizes. */
  const ways: Record<
    string,
    (
      n: number,
      luck: number,
    ) => Omit<BreakingRequest, 'url' | 'headers'> & { headers?: Record<string, string> }
  > = {
    get: (n, luck) => ({ method: 'GET', path: `${through}/bytes-${sizeOf(luck)}?n=${n}` }),
    'upload in chunks': (n, luck) => ({
      method: 'PUT',
      path: `${through}${n}/bytes-301`,
      body: bodyOf(sizeOf(luck)),
      chunked: true,
    }),
    'upload with its length': (n, luck) => ({
      method: 'PUT',
      path: `${through}${n}/bytes-302`,
      body: bodyOf(sizeOf(luck)),
    }),
    links: (n, luck) => ({
      method: 'GET',
      path: `${through}/bytes-${sizeOf(luck)}?n=${n}`,
      headers: { 'kontor-links': 'rewrite' },
    }),
    cached: n => ({
      method: 'GET',
      path: `${through}/bytes-${sizeOf((n % 5) / 5)}?n=${n % 5}`,
      headers: { 'cache-control': 'max-age=1' },
    }),
    'under a key': (n, luck) => ({
      method: 'POST',
      path: `${through}/bytes-${sizeOf(luck)}`,
      headers: { 'idempotency-key': `key-${n - (n % 2)}` },
      body: bodyOf(5_000),
      chunked: luck < 0.5,
    }),
    batch: () => ({
      method: 'POST',
      path: `${sapProxy}/$batch`,
      headers: { 'content-type': 'multipart/mixed; boundary=b' },
      body: batch,
    }),
    pdf: () => ({ method: 'GET', path: `/v1/connections/${sap}/invoices/${invoice}/pdf` }),
    list: n => ({
      method: 'GET',
      path: `/v1/connections/${sap}/sales-orders?limit=${1 + (n % 50)}&expand=items`,
    }),
    search: () => ({ method: 'GET', path: `/v1/connections/${sap}/customers?search=a` }),
    soap: n => ({
      method: 'POST',
      path: `/v1/connections/${sap}/journal-entries`,
      headers: { ...json, 'idempotency-key': `je-${n}` },
      body: entry(n),
    }),
    webhook: n => {
      const body = JSON.stringify({
        scope: 'store/order/updated',
        store_id: '1',
        data: { type: 'order', id: 1 },
        hash: `c${n}`,
        created_at: 1,
        producer: 'stores/sandbox1',
      });
      const at = new Date();
      const signature = new Webhook(Buffer.from(store.credentials.clientSecret).toString('base64')).sign(
        `msg_${n}`,
        at,
        body,
      );
      return {
        method: 'POST',
        path: `/hooks/${shop}`,
        headers: {
          ...json,
          'webhook-id': `msg_${n}`,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': signature,
        },
        body: Buffer.from(body),
        chunked: n % 2 === 0,
      };
    },
  };
  const names = Object.keys(ways);
  const ask = (n: number, when: Break) => {
    const name = names[n % names.length] as string;
    const asked = ways[name]?.(n, chance(`${seed}|${n}|size`));
    return breakOff(
      { url: kontor.url, ...asked, headers: { ...as, ...asked?.headers } } as BreakingRequest,
      when,
      patienceMs,
    );
  };
  const all = async (from: number, count: number, breakOf: (n: number) => Break) => {
    const outcomes: Record<string, number> = {};
    let next = from;
    const work = async () => {
      while (next < from + count) {
        const n = next++;
        if (n % 60 === 0 && store.shop.orders.size < 25)
          store.shop.pay(store.shop.placeOrder(orderDraft()).id, 'purchase');
        const { status, late } = await ask(n, breakOf(n));
        const outcome = `${names[n % names.length]} ${late ? 'too late' : (status ?? 'no answer')}`;
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return outcomes;
  };
  const never = (): Break => ({ at: 'never' });

  // What a Kontor holds that has worked.
  await all(0, 120, never);
  const quiet = () =>
    eventuallyIs(
      'all sockets to systems are closed',
      () => gates.s4.open() + gates.files.open() + gates.receiver.open(),
      open => open === 0,
    );
  await quiet();
  const filesBefore = openFiles(pid).length;

  const outcomes: Record<string, number> = {};
  const memory: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const gate of Object.values(gates)) gate.setRate(0.25);
    const seen = await all(1_000 + round * exchanges, exchanges / rounds, n => breakAt(`${seed}|${n}`));
    for (const [outcome, times] of Object.entries(seen)) outcomes[outcome] = (outcomes[outcome] ?? 0) + times;
    expect(await (await fetch(`${kontor.url}/healthz`)).json()).toMatchObject({ status: 'ok' });
    memory.push(residentMb(pid));
  }
  for (const gate of Object.values(gates)) gate.setRate(0);

  const broken = Object.fromEntries(Object.entries(gates).map(([name, gate]) => [name, gate.broken]));
  console.log(JSON.stringify({ outcomes, broken, memory }));
  // Nobody is told that Kontor is at fault, and nobody waits for ever.
  expect(Object.keys(outcomes).filter(outcome => / 500$| too late$/.test(outcome))).toEqual([]);
  expect(await waitUntilIdle(client, store, { timeoutMs: 60_000 })).toMatchObject({ idle: true });
  expect(compareBooks(store, s4)).toMatchObject({ missing: [], doubled: [] });
  await quiet();
  await eventuallyIs(
    'no file and no socket stays open',
    () => openFiles(pid).length,
    open => open <= filesBefore + 3,
  );
  // What a round leaves behind would be there three times after three. A heap that has just begun to work grows by itself,
  // by 80 MB or so; after ten thousand exchanges it stands still.
  expect((memory.at(-1) as number) - (memory[0] as number)).toBeLessThan(150);
  // Every way works as it did before.
  const after = await all(100_000, names.length * 2, never);
  expect(Object.keys(after).filter(outcome => !/ 20\d$/.test(outcome))).toEqual([]);
});

/** From a few bytes to a megabyte, most of them small. */
const sizeOf = (luck: number): number => 10 + Math.floor(10 ** (luck * 6));

/** One in four does not break off. */
function breakAt(text: string): Break {
  const luck = (what: string) => chance(`${text}|${what}`);
  const cut = luck('how') < 0.5 ? 'cut' : 'reset';
  const sentWays = ['cut', 'reset', 'ended', 'no-chunk'] as const;
  const bytes = Math.floor(10 ** (luck('bytes') * 5.5));
  if (luck('when') < 0.25) return { at: 'never' };
  if (luck('when') < 0.5)
    return { at: 'sent', bytes, how: sentWays[Math.floor(luck('sent') * 4)] as (typeof sentWays)[number] };
  if (luck('when') < 0.75) return { at: 'waiting', ms: Math.floor(luck('ms') * 250), how: cut };
  return { at: 'answered', bytes, how: cut };
}

async function connectUnasked({
  folder,
  databaseUrl,
  baseUrl,
}: {
  folder: string;
  databaseUrl: string;
  baseUrl: string;
}): Promise<string> {
  const opened = await openStore({ folder, databaseUrl, log: silentLog });
  const { id } = await opened.connections.create(
    {
      tenantId: mainTenant,
      connector: 's4hana',
      system: 's4hana:1',
      name: 'files',
      settings: { baseUrl, auth: { kind: 'basic', username }, timeoutSeconds: 2, concurrency: 24 },
    },
    { 'auth.password': password },
  );
  await opened.close();
  return id;
}
