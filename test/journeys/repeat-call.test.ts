// A recorded request, sent once more to a test system: there it has its effect, and nowhere else.
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { type S4Sandbox, sandboxCredentials, startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { kontorCommand } from '../command.ts';
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
