// The client and the commands that use it: lists across pages, repeats that do no harm, and the system as it is.
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ApiProblem, createClient } from '../../src/client/index.ts';
import { eventually, kontorOfFile } from '../running-kontor.ts';
import { tcpCut } from '../tcp-cut.ts';

const kontorOf = kontorOfFile();

const order = {
  type: 'OR',
  sales_organization: '1710',
  distribution_channel: '10',
  division: '00',
  customer: '17100001',
  items: [{ product: 'TG11', quantity: '3' }],
};

async function open() {
  const kontor = await kontorOf();
  const { app, s4, tenant } = kontor;
  const client = createClient({ url: app.url, apiKey: app.apiKey, tenant });
  const id = await kontor.connect({ timeoutSeconds: 1, quietPeriodSeconds: 2 });
  return { app, client, s4, tenant, id };
}

describe('the client', () => {
  test('reads a list record by record across its pages, and a page when it is awaited', async () => {
    const { client, id } = await open();
    for (let n = 0; n < 12; n++)
      await client.createSalesOrders({ id, body: { ...order, reference: `C-${n}` } });
    const seen: (string | null | undefined)[] = [];
    for await (const one of client.listSalesOrders({ id, limit: 5 })) seen.push(one.reference);
    // Each once; the order is that of the system's own keys.
    expect(seen.toSorted()).toEqual(Array.from({ length: 12 }, (_, n) => `C-${n}`).toSorted());
    const page = await client.listSalesOrders({ id, limit: 5, fields: 'reference' });
    expect([page.result.length, typeof page.next_cursor]).toEqual([5, 'string']);
    expect(await client.listSalesOrders({ id, status: 'open' }).all()).toHaveLength(12);
    expect((await client.getSalesOrders({ id, key: '1' })).result.items).toHaveLength(1);
    const postings = await client.listPostings({ connection: id, limit: 3 }).all();
    expect(postings).toHaveLength(12);
  });

  test('repeats what may be repeated, under the same key, and throws what Kontor says', async () => {
    const { app, client, s4, tenant, id } = await open();
    const wire = await tcpCut(app.url);
    onTestFinished(() => wire.close());
    const far = createClient({ url: wire.url, apiKey: app.apiKey, tenant, retries: 5 });
    // The answer to the first try is cut off on its way; the second goes out under the same key.
    s4.setFaults({ slow: 1 });
    const before = s4.requests();
    const writing = far.createSalesOrders({ id, body: { ...order, reference: 'CUT-1' } });
    await eventually('S/4HANA is asked', () => s4.requests() > before);
    await wire.cut();
    s4.setFaults({});
    await wire.restore();
    const written = await writing;
    const posting = written.posting?.id ?? '';
    expect(await client.settled(posting)).toMatchObject({ state: 'accepted', reference: 'CUT-1' });
    expect(s4.books().salesOrders.get('CUT-1')?.size).toBe(1);

    const wrong = { ...order, items: [{ product: 'NOPE', quantity: '1' }] };
    const refused = await client.createSalesOrders({ id, body: wrong }).catch((error: ApiProblem) => error);
    expect(refused).toBeInstanceOf(ApiProblem);
    expect(refused).toMatchObject({
      kind: 'rejected',
      status: 422,
      details: { posting: expect.any(String) },
    });
    await wire.cut();
    const alone = createClient({ url: wire.url, apiKey: app.apiKey, tenant, retries: 0 });
    await expect(alone.listConnections()).rejects.toThrow('fetch failed');
    const reply = await client.call(id, '/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder/$count');
    expect([reply.status, await reply.text()]).toEqual([200, '1']);
  });
});

test('what a proxy in between answers is told by its status, and repeated where that does no harm', async () => {
  const seen: string[] = [];
  const answers: [number, string][] = [];
  const between = createServer((request, reply) => {
    seen.push(`${request.method} ${request.headers['idempotency-key'] ?? ''}`);
    const [status, body] = answers.shift() ?? [200, '{"result":[],"next_cursor":null}'];
    reply.writeHead(status, { 'content-type': 'text/html' }).end(body);
  });
  await new Promise<void>(done => between.listen(0, '127.0.0.1', done));
  onTestFinished(() => void between.close());
  const url = `http://127.0.0.1:${(between.address() as AddressInfo).port}`;
  const far = createClient({ url, apiKey: 'key' });
  answers.push([502, '<html>'], [503, '{broken']);
  expect((await far.listConnections()).result).toEqual([]);
  expect(seen.splice(0)).toEqual(['GET ', 'GET ', 'GET ']);
  answers.push([504, 'null']);
  await far.createSalesOrders({ id: 'con_1', body: order, idempotencyKey: 'k' });
  expect(seen.splice(0)).toEqual(['POST k', 'POST k']);
  // It may have been done: nobody knows under which key to ask again.
  answers.push([502, '[]']);
  await expect(far.checkConnection({ id: 'con_1' })).rejects.toMatchObject({
    status: 502,
    kind: 'uncertain',
  });
  answers.push([418, '"teapot"']);
  await expect(far.listConnections()).rejects.toMatchObject({ status: 418, kind: 'bug' });
  expect(seen).toHaveLength(2);
});

test('kontor get, create, update and call work on a connection by its name', async () => {
  const { app, s4, tenant } = await open();
  const kontor = async (...args: string[]) => {
    const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
    const options = {
      env: { ...process.env, KONTOR_URL: app.url, KONTOR_API_KEY: app.apiKey, KONTOR_TENANT: tenant },
    };
    const flags = ['--disable-warning=ExperimentalWarning'];
    return promisify(execFile)(process.execPath, [...flags, main, ...args], options).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
  };
  const fields = JSON.stringify({ ...order, reference: 'CLI-1' });
  const dryRun = await kontor('create', 'SAP', 'sales-orders', fields, '--dry-run', '--json');
  expect(JSON.parse(dryRun.stdout)).toMatchObject({ simulated: { items: [{ product: 'TG11' }] } });
  const made = await kontor('create', 'SAP', 'sales-orders', fields, '--idempotency-key', 'k');
  expect([made.code, made.stdout]).toEqual([0, '1\n']);
  expect((await kontor('create', 'SAP', 'sales-orders', fields, '--idempotency-key', 'k')).stdout).toBe(
    '1\n',
  );
  expect(s4.books().salesOrders.get('CLI-1')?.size).toBe(1);
  expect((await kontor('update', 'SAP', 'sales-orders', '1', '{"delivery_block":"01"}')).stdout).toBe('1\n');
  const listed = await kontor(
    'get',
    'SAP',
    'sales-orders',
    '--where',
    'reference=CLI-1',
    '--fields',
    'reference,delivery_block',
  );
  expect(listed.stdout).toMatch(/CLI-1.*01/);
  const lines = await kontor('get', 'SAP', 'sales-orders', '--all', '--json');
  expect(
    lines.stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line).id),
  ).toEqual(['1']);
  expect((await kontor('get', 'SAP', 'sales-orders', '1')).stdout).toContain('TG11');
  const called = await kontor(
    'call',
    'SAP',
    '/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder/$count',
    '-i',
  );
  expect(called.stdout).toMatch(/^200 OK\n[\s\S]*\n1\n$/);
  expect(await kontor('get', 'SAP', 'unicorns')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('unicorns'),
  });
  expect(await kontor('get', 'nowhere', 'sales-orders')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('nowhere'),
  });
  expect(await kontor('create', 'SAP', 'sales-orders', '{}')).toMatchObject({ code: 2 });
});
