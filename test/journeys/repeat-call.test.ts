// A recorded request, sent once more to a test system: there it has its effect, and nowhere else.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { type S4Sandbox, sandboxCredentials, startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { kontorCommand } from '../command.ts';
import { eventually } from '../eventually.ts';
import { orderHeader } from '../order-header.ts';
import { connectionOf, kontorOfFile, placePaid, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile();

const orders = '/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder';
const order = {
  ...orderHeader,
  PurchaseOrderByCustomer: 'Grüße 1',
  to_Item: { results: [{ Material: 'TG11', RequestedQuantity: '2' }] },
};

const countOrders = (s4: S4Sandbox) =>
  [...s4.books().salesOrders.values()].flatMap(numbers => [...numbers]).length;

async function connect(
  { client }: RunningKontor,
  { url: baseUrl }: { url: string },
  environment: 'test' | 'production' | undefined,
  settings = {},
) {
  const { username, password } = sandboxCredentials;
  const auth = { kind: 'basic', username, password };
  const { id } = await client.createConnection({
    body: {
      connector: 's4hana',
      name: `${environment} ${baseUrl}`,
      ...(environment ? { environment } : {}),
      settings: { baseUrl, auth, timeoutSeconds: 5, ...settings },
    },
  });
  return id;
}

async function testSystem() {
  const sandbox = await startS4Sandbox();
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** Sends a sales order through the proxy to a production system, and answers its recorded call. */
async function recordedOrder(kontor: RunningKontor, body: object = order) {
  const production = await connect(kontor, kontor.s4, 'production', { sapClient: '100' });
  const reply = await kontor.client.call(production, orders, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await reply.text();
  const { result } = await kontor.client.listCalls({ id: production });
  const call = result.find(({ method }) => method === 'POST');
  if (!call) throw new Error(`The call was not recorded: ${text}`);
  return { call, production, text };
}

const refusal = (code: string, kind: string) => expect.objectContaining({ code, kind });

test('a write is sent to a test system, which answers as it does; the system that it was recorded of gets nothing', async () => {
  const kontor = await kontorOf();
  const sandbox = await testSystem();
  const { call, production } = await recordedOrder(kontor);
  expect([call.status, call.connection, call.url.includes('sap-client=100')]).toEqual([
    201,
    production,
    true,
  ]);
  const test = await connect(kontor, sandbox, 'test', { sapClient: '200' });
  const again = await kontor.client.repeatCall({ id: call.id, body: { connection: test } });
  expect(again).toMatchObject({ method: 'POST', path: orders, status: 201, is_whole: true });
  const { SalesOrder: number, PurchaseOrderByCustomer: reference } = JSON.parse(again.response_body).d;
  expect(reference).toBe('Grüße 1');
  expect([countOrders(kontor.s4), countOrders(sandbox)]).toEqual([1, 1]);
  const sent = await kontor.client.listCalls({ id: test });
  const now = sent.result.find(({ method }) => method === 'POST');
  expect([now?.url.includes('sap-client=200'), now?.url.includes('100')]).toEqual([true, false]);
  expect(now?.request_body).toBe(call.request_body);
  // A read, and what the test system says no to.
  const read = await kontor.client.call(production, `${orders}('77')?$select=SalesOrder&$format=json`);
  expect(read.status).toBe(404);
  await read.text();
  const [get] = (await kontor.client.listCalls({ id: production })).result.filter(({ url }) =>
    url.includes('$select'),
  );
  const missing = await kontor.client.repeatCall({ id: get?.id ?? '', body: { connection: test } });
  expect([missing.status, missing.path]).toEqual([404, `${orders}('77')?$select=SalesOrder&$format=json`]);
  expect(number).toMatch(/^\d+$/);
});

test('what a flow has sent can be repeated: a journal entry of SOAP, a sales order of OData', async () => {
  const kontor = await kontorOf({ flows: true });
  placePaid(kontor);
  await kontor.idle();
  const sandbox = await testSystem();
  const test = await connect(kontor, sandbox, 'test');
  const s4 = await connectionOf(kontor, 's4hana');
  const writes = (await kontor.client.listCalls({ id: s4, limit: 500 }).all()).filter(
    ({ method, posting }) => method === 'POST' && posting !== null,
  );
  expect(writes.length).toBeGreaterThanOrEqual(2);
  for (const { id, status, url } of writes) {
    const again = await kontor.client.repeatCall({ id, body: { connection: test } });
    expect([url, again.status]).toEqual([url, status]);
  }
  expect(countOrders(sandbox)).toBe(countOrders(kontor.s4));
});

test('nothing is sent to what is not marked as a test system, to another kind of system, or for who may not write', async () => {
  const kontor = await kontorOf({ flows: true });
  const sandbox = await testSystem();
  const { call, production } = await recordedOrder(kontor);
  const before = countOrders(kontor.s4);
  const repeat = (connection: string, id = call.id) => kontor.client.repeatCall({ id, body: { connection } });
  await expect(repeat(production)).rejects.toEqual(refusal('not-a-test-system', 'conflict'));
  const unknown = await connect(kontor, sandbox, undefined);
  await expect(repeat(unknown)).rejects.toEqual(refusal('not-a-test-system', 'conflict'));
  const shop = await connectionOf(kontor, 'bigcommerce');
  await expect(repeat(shop)).rejects.toEqual(refusal('another-kind-of-system', 'input'));
  const [ofShop] = (await kontor.client.listCalls({ id: shop })).result;
  await expect(repeat(shop, ofShop?.id)).rejects.toEqual(refusal('not-repeatable', 'input'));
  await expect(repeat('con_nowhere')).rejects.toEqual(refusal('no-connection', 'missing'));
  await kontor.client.updateConnection({ id: unknown, body: { environment: 'test' } });
  await expect(repeat(unknown, 'call_nowhere')).rejects.toMatchObject({ kind: 'missing' });
  const { key } = await kontor.client.createKey({ body: { name: 'Reader', role: 'viewer' } });
  const reader = createClient({ url: kontor.app.url, apiKey: key });
  await expect(reader.repeatCall({ id: call.id, body: { connection: unknown } })).rejects.toMatchObject({
    status: 403,
  });
  const stranger = await kontorOf();
  await expect(
    stranger.client.repeatCall({ id: call.id, body: { connection: unknown } }),
  ).rejects.toMatchObject({ status: 404 });
  const theirs = await connect(stranger, sandbox, 'test');
  await expect(repeat(theirs)).rejects.toMatchObject({ status: 404 });
  expect([countOrders(kontor.s4), countOrders(sandbox)]).toEqual([before, 0]);
});

test('a request that Kontor has not kept as it was is not sent', async () => {
  const kontor = await kontorOf();
  const sandbox = await testSystem();
  const test = await connect(kontor, sandbox, 'test');
  const secret = await recordedOrder(kontor, {
    ...order,
    PurchaseOrderByCustomer: sandboxCredentials.password,
  });
  expect(secret.call.request_body).toContain('***');
  const repeat = (id: string) => kontor.client.repeatCall({ id, body: { connection: test } });
  const had = await repeat(secret.call.id).catch((thrown: unknown) => thrown);
  expect(had).toMatchObject({ code: 'not-repeatable', message: expect.stringContaining('secret') });
  const items = Array.from({ length: 3_000 }, (_, n) => ({
    Material: 'TG11',
    RequestedQuantity: String(n + 1),
  }));
  const reply = await kontor.client.call(secret.production, orders, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...order, to_Item: { results: items } }),
  });
  await reply.text();
  const [long] = (await kontor.client.listCalls({ id: secret.production })).result;
  expect(long?.request_body).toMatch(/characters in all\)$/);
  const cut = await repeat(long?.id ?? '').catch((thrown: unknown) => thrown);
  expect(cut).toMatchObject({ code: 'not-repeatable', message: expect.stringContaining('longer') });
  expect(countOrders(sandbox)).toBe(0);
});

test('an answer that is lost is said to be lost, and the request is not sent again', async () => {
  const kontor = await kontorOf();
  const sandbox = await testSystem();
  const { call } = await recordedOrder(kontor);
  const test = await connect(kontor, sandbox, 'test');
  sandbox.setFaults({ 'lost-after-commit': 1 });
  const repeated = kontor.client.repeatCall({ id: call.id, body: { connection: test } });
  await expect(repeated).rejects.toMatchObject({ kind: 'uncertain', status: 504 });
  expect(countOrders(sandbox)).toBe(1);
});

test('kontor calls shows a call and repeats it', async () => {
  const kontor = await kontorOf();
  const sandbox = await testSystem();
  const { call } = await recordedOrder(kontor);
  const id = await connect(kontor, sandbox, 'test');
  const { name } = await kontor.client.getConnection({ id });
  const environment = {
    KONTOR_URL: kontor.app.url,
    KONTOR_API_KEY: kontor.app.apiKey,
    KONTOR_TENANT: kontor.tenant,
  };
  const run = async (...args: string[]) => {
    const command = kontorCommand(['calls', ...args], { environment });
    return { code: await command.ended, said: command.said() };
  };
  const shown = await run('show', call.id);
  expect(shown.said).toContain('"PurchaseOrderByCustomer":"Grüße 1"');
  expect(shown.said).not.toContain(sandboxCredentials.password);
  const again = await run('repeat', call.id, '--on', name);
  expect([again.code, again.said]).toEqual([0, expect.stringMatching(/then 201, now 201 after \d+ ms/)]);
  expect(countOrders(sandbox)).toBe(1);
  const refused = await run('repeat', call.id, '--on', call.connection);
  expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('not marked as a test system')]);
});

interface Received {
  url: string;
  headers: IncomingHttpHeaders;
}

/** A test system that answers what is about `X_SRV` on its own, and the rest as the sandbox does. */
async function ownAnswers(sandboxUrl: string, answer: (response: ServerResponse) => void) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const { url = '', headers } = request;
    request.resume();
    if (!url.includes('/X_SRV/')) {
      const { authorization = '', accept = '' } = headers;
      const reply = await fetch(sandboxUrl + url, { headers: { authorization, accept } });
      response.writeHead(reply.status, { 'content-type': reply.headers.get('content-type') ?? '' });
      response.end(await reply.text());
      return;
    }
    received.push({ url, headers });
    answer(response);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  onTestFinished(
    () =>
      new Promise<void>(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

const own = '/sap/opu/odata/sap/X_SRV/A';

const nothing = (response: ServerResponse) =>
  void response.writeHead(200, { 'x-csrf-token': 'token-1' }).end('{}');

/** A production system with client 100, and a test system with client 200. */
async function pair(kontor: RunningKontor, answer = nothing) {
  const { url } = await ownAnswers(kontor.s4.url, nothing);
  const other = await ownAnswers(kontor.s4.url, answer);
  const production = await connect(kontor, { url }, 'production', { sapClient: '100' });
  const test = await connect(kontor, other, 'test', { sapClient: '200' });
  return { production, test, received: other.received };
}

/** The call that Kontor records of a request to a production system through the proxy. */
async function recordedCall(
  kontor: RunningKontor,
  production: string,
  path: string,
  request: RequestInit = {},
) {
  const reply = await kontor.request(`/v1/connections/${production}/proxy${path}`, request);
  await reply.text();
  return eventually(`the call of ${path} to be recorded`, async () => {
    const { result } = await kontor.client.listCalls({ id: production });
    return result.find(({ url, method }) => url.includes(path) && method === (request.method ?? 'GET'));
  });
}

test('the client, the language and the request id of the system before go nowhere, however they are spelt', async () => {
  const kontor = await kontorOf();
  const { production, test, received } = await pair(kontor);
  const asked: [string, RequestInit][] = [
    [`${own}?$top=1&SAP-CLIENT=100`, {}],
    [`${own}?$top=2&sap%2Dclient=100&%73ap-language=DE`, {}],
    [`${own}?$top=3`, { headers: { 'sap-client': '100', 'sap-language': 'DE' } }],
    [`${own}?$top=4`, { headers: { requestid: 'a1', repeatabilitycreation: '2026-11-28T12:00:00Z' } }],
  ];
  for (const [path, request] of asked) {
    const { id } = await recordedCall(kontor, production, path, request);
    received.length = 0;
    await kontor.client.repeatCall({ id, body: { connection: test } });
    const [first] = path.split('&');
    expect(received.map(one => one.url)).toEqual([`${first}&sap-client=200`]);
    const names = Object.keys(received[0]?.headers ?? {});
    expect(names.filter(name => /^sap-|^re(questid|peat)/.test(name))).toEqual([]);
  }
});

test('a body that is no text, or a header with a secret, makes a request that is not sent', async () => {
  const kontor = await kontorOf();
  const { production, test, received } = await pair(kontor);
  const asked: [string, RequestInit][] = [
    [
      'UTF-8',
      { method: 'POST', headers: { 'content-type': 'application/pdf' }, body: Buffer.from([37, 255, 0]) },
    ],
    [
      'secret',
      { method: 'PATCH', headers: { 'if-match': `W/"${sandboxCredentials.password}"` }, body: '{}' },
    ],
  ];
  for (const [said, request] of asked) {
    const { id } = await recordedCall(kontor, production, own, request);
    received.length = 0;
    await expect(kontor.client.repeatCall({ id, body: { connection: test } })).rejects.toMatchObject({
      code: 'not-repeatable',
      message: expect.stringContaining(said),
    });
    expect(received).toEqual([]);
  }
});

test('an answer is shown without secrets, cut between characters, and not read on when nobody waits', async () => {
  const kontor = await kontorOf();
  const { username, password } = sandboxCredentials;
  const basic = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  let answer = (response: ServerResponse) => void response.end();
  const { production, test } = await pair(kontor, response => answer(response));
  const { id } = await recordedCall(kontor, production, own);
  const repeat = () => kontor.client.repeatCall({ id, body: { connection: test } });
  answer = response => {
    response.writeHead(200, { 'x-seen': basic, authorization: 'Bearer other' });
    response.end(JSON.stringify({ said: password, access_token: 'something' }));
  };
  const shown = await repeat();
  expect(shown.response_headers).toMatchObject({ 'x-seen': 'Basic ***', authorization: '***' });
  expect(JSON.parse(shown.response_body)).toEqual({ said: '***', access_token: '***' });
  answer = response => void response.end(`x${'ü'.repeat(3_000_000)}`);
  const long = await repeat();
  expect([long.is_whole, long.response_body.length > 400_000]).toEqual([false, true]);
  expect(long.response_body).toMatch(/ü$/);
  answer = response => {
    response.writeHead(200, { 'content-length': '100' }).write('half');
    setTimeout(() => response.destroy(), 50);
  };
  const write = await recordedCall(kontor, production, own, { method: 'POST', body: '{}' });
  // The CSRF token is asked for first.
  const breaking = answer;
  answer = response => {
    nothing(response);
    answer = breaking;
  };
  await expect(kontor.client.repeatCall({ id: write.id, body: { connection: test } })).rejects.toMatchObject({
    kind: 'uncertain',
    next: expect.not.stringContaining('Kontor looks'),
  });
  const left = Promise.withResolvers<void>();
  answer = response => {
    response.writeHead(200);
    const dripping = setInterval(() => response.write('x'), 100);
    response.on('close', () => {
      clearInterval(dripping);
      left.resolve();
    });
  };
  await expect(
    kontor.request(`/v1/calls/${id}/repeat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ connection: test }),
      signal: AbortSignal.timeout(1_000),
    }),
  ).rejects.toThrow('timeout');
  await left.promise;
});

test('what is open with the settings of a production system gets nothing, although it is stored as a test system', async () => {
  const kontor = await kontorOf();
  const sandbox = await testSystem();
  const { call } = await recordedOrder(kontor);
  const id = await connect(kontor, sandbox, 'production');
  await kontor.client.checkConnection({ id });
  // As another process stores it: this one hears of it a moment later.
  const database = new pg.Client({ connectionString: kontor.databaseUrl });
  await database.connect();
  await database.query(`update connections set environment = 'test' where id = $1`, [id]);
  await database.end();
  await expect(kontor.client.repeatCall({ id: call.id, body: { connection: id } })).rejects.toEqual(
    refusal('not-a-test-system', 'conflict'),
  );
  expect(countOrders(sandbox)).toBe(0);
});
