// `kontor doctor` and `kontor s4 …`, as a person types them, against a running Kontor and the sandbox; and the proxy.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { executeHttpRequest } from '@sap-cloud-sdk/http-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { everyTenant } from '../../src/core/caller.ts';
import { silentLog } from '../../src/core/log.ts';
import { httpAgent } from '../../src/http/send.ts';
import { startStoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';
import { readEdmx } from '../../src/sandbox/s4hana/own-metadata/read-edmx.ts';
import { type S4Sandbox, sandboxCredentials, startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import type { StoredConnection } from '../../src/store/connections.ts';
import { createTestPlace } from '../databases.ts';
import { orderHeader } from '../order-header.ts';
import { eventually, eventuallyIs } from '../running-kontor.ts';
import { typeProblems } from '../type-problems.ts';

/** A navigation of one type leads over an association that is not there. */
const leftovers = `<?xml version="1.0"?><edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx">
  <edmx:DataServices><Schema Namespace="Z_LEFTOVERS_SRV">
  <EntityType Name="Contract"><Key><PropertyRef Name="ID"/></Key><Property Name="ID" Type="Edm.String" Nullable="false" MaxLength="10"/>
    <NavigationProperty Name="to_Partner" Relationship="Z_LEFTOVERS_SRV.Gone" FromRole="a" ToRole="b"/></EntityType>
  <EntityType Name="Good"><Key><PropertyRef Name="ID"/></Key><Property Name="ID" Type="Edm.String" Nullable="false" MaxLength="10"/></EntityType>
  <EntityType Name="Counter"><Key><PropertyRef Name="ID"/><PropertyRef Name="Number"/></Key><Property Name="ID" Type="Edm.Int64" Nullable="false"/>
    <Property Name="Number" Type="Edm.Int32" Nullable="false"/></EntityType>
  <EntityContainer Name="C"><EntitySet Name="CounterSet" EntityType="Z_LEFTOVERS_SRV.Counter"/><EntitySet Name="ContractSet" EntityType="Z_LEFTOVERS_SRV.Contract"/>
    <EntitySet Name="GoodSet" EntityType="Z_LEFTOVERS_SRV.Good"/></EntityContainer>
  </Schema></edmx:DataServices></edmx:Edmx>`;

let sandbox: S4Sandbox;
let app: App;
let connection: string;
let place: Awaited<ReturnType<typeof createTestPlace>>;

beforeAll(async () => {
  sandbox = await startS4Sandbox({
    pageSize: 5,
    locked: ['API_PRODUCT_SRV', 'srvd_a2x/sap/product'],
    metadata: [readEdmx(leftovers, 'leftovers.edmx')],
  });
  place = await createTestPlace();
  const { folder, databaseUrl } = place;
  app = await startApp({
    folder,
    databaseUrl,
    role: 'all',
    privateHosts: ['127.0.0.1'],
    host: '127.0.0.1',
    port: 0,
    log: silentLog,
  });
  const { username, password } = sandboxCredentials;
  const made = await api('POST', '/v1/connections', {
    connector: 's4hana',
    name: 'system',
    settings: { baseUrl: sandbox.url, auth: { kind: 'basic', username, password } },
  });
  connection = ((await made.json()) as { id: string }).id;
});
afterAll(async () => {
  await app.stop();
  await sandbox.close();
  await place.remove();
});

function api(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  return fetch(app.url + path, {
    method,
    headers: { authorization: `Bearer ${app.apiKey}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

interface Ended {
  code: number;
  out: string;
  err: string;
}

function kontor(...args: string[]): Promise<Ended> {
  const environment = { ...process.env, KONTOR_URL: app.url, KONTOR_API_KEY: app.apiKey };
  return new Promise(done => {
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'src/cli/main.ts', ...args],
      { env: environment },
      (error, out, err) => done({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}

describe('kontor doctor', () => {
  test('ends in the list for the administrator, and with 1 because there is something to do', async () => {
    const { code, out } = await kontor('doctor', connection);
    expect(out).toMatch(/Sales orders +│ ok +│ SAP_COM_0109/);
    expect(out).toMatch(/Products +│ not authorised/);
    expect(out).toContain(
      '1. Create a communication arrangement for SAP_COM_0009 and assign the communication user to it. It releases: Products; Products (V4).',
    );
    expect(code).toBe(1);
  });

  test('of a connection that does not exist says so', async () => {
    expect(await kontor('doctor', 'con_nothing')).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no connection con_nothing.'),
    });
  });
});

test('the exchanges over a connection are listed, the newest first', async () => {
  expect((await kontor('connections', 'check', connection)).code).toBe(0);
  // They are stored in groups.
  await eventuallyIs(
    'the check is listed',
    async () => (await kontor('connections', 'calls', 'system', '--limit', '5')).out,
    out => /GET +│ http.*\/sap\/opu.* │ +200 │/.test(out),
  );
});

describe('kontor s4', () => {
  test('reads a record whose key is made of numbers, and says what is wrong with one that is not', async () => {
    const get = (key: string) =>
      kontor('s4', 'get', connection, 'Z_LEFTOVERS_SRV', 'CounterSet', key, '--json');
    const found = await get('ID=3,Number=20');
    expect([found.code, JSON.parse(found.out)]).toMatchObject([0, { ID: '3', Number: 20 }]);
    expect(await get('ID=3,Number=many')).toMatchObject({ code: 2, err: expect.stringMatching(/Number/) });
  });

  test('reads records, as a table and as JSON', async () => {
    const order = {
      ...orderHeader,
      PurchaseOrderByCustomer: 'CLI-1',
      to_Item: [{ Material: 'TG11', RequestedQuantity: '2' }],
    };
    const path = '/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder';
    const created = await kontor('call', connection, path, '--body', JSON.stringify(order));
    expect(created.code).toBe(0);
    const read = await kontor(
      's4',
      'get',
      connection,
      'API_SALES_ORDER_SRV',
      'A_SalesOrder',
      '--filter',
      "PurchaseOrderByCustomer eq 'CLI-1'",
      '--expand',
      'to_Item',
      '--json',
    );
    expect(JSON.parse(read.out)).toMatchObject([
      {
        PurchaseOrderByCustomer: 'CLI-1',
        CreationDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        to_Item: [{ RequestedQuantity: '2' }],
      },
    ]);
    const [{ SalesOrder }] = JSON.parse(read.out);
    // By its name.
    const table = await kontor(
      's4',
      'get',
      'system',
      'salesOrder',
      'A_SalesOrder',
      SalesOrder,
      '--expand',
      'to_Item',
    );
    expect(table.out).toMatch(/PurchaseOrderByCustomer +│ CLI-1/);
    expect(table.out).toMatch(/to_Item +│ 1 record/);
    const one = await kontor(
      's4',
      'get',
      connection,
      'salesOrder',
      'A_SalesOrderItem',
      `SalesOrder=${SalesOrder},SalesOrderItem=10`,
      '--select',
      'Material',
    );
    expect(one.out).toMatch(/Material +│ TG11/);
    const v4 = await kontor(
      's4',
      'get',
      connection,
      '/sap/opu/odata4/sap/api_salesorder/srvd_a2x/sap/salesorder/0001',
      'SalesOrder',
      '--count',
    );
    expect(v4.out).toBe('1\n');
  });

  test('reads across pages', async () => {
    const { out } = await kontor(
      's4',
      'get',
      connection,
      'glAccount',
      'A_GLAccountInChartOfAccounts',
      '--top',
      '12',
      '--json',
    );
    expect(new Set(JSON.parse(out).map((row: { GLAccount: string }) => row.GLAccount)).size).toBe(12);
  });

  test('tells what a service holds, and writes types that compile', async () => {
    const services = await kontor('s4', 'services', connection);
    expect(services.out).toMatch(/salesOrder +│ Sales orders +│ V2 +│ SAP_COM_0109/);
    const sets = await kontor('s4', 'metadata', connection, 'outboundDelivery');
    expect(sets.out).toMatch(/PostGoodsIssue +│ action +│ DeliveryDocument/);
    const fields = await kontor('s4', 'metadata', connection, 'salesOrder', 'A_SalesOrderItem');
    expect(fields.out).toMatch(/YY1_Engraving_SDI +│ String\(20\) +│ +│ custom/);
    expect((await kontor('s4', 'metadata', connection, 'stock', '--xml')).out).toContain('<edmx:Edmx');
    const file = join(place.folder, 'sales-order.d.ts');
    await kontor('s4', 'types', connection, 'API_SALES_ORDER_SRV', '--out', file);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('export type API_SALES_ORDER_SRV = {');
    expect(typeProblems({ 'sales-order.d.ts': text })).toEqual([]);
  });

  test('a service with a broken part works, and says which part cannot be used', async () => {
    const described = await kontor('s4', 'metadata', connection, 'Z_LEFTOVERS_SRV');
    expect(described.out).toMatch(/ContractSet\/to_Partner +│ its association Z_LEFTOVERS_SRV\.Gone is not/);
    const good = await kontor('s4', 'get', connection, 'Z_LEFTOVERS_SRV', 'GoodSet', '--count');
    expect([good.code, Number(good.out) > 0]).toEqual([0, true]);
    const broken = await kontor(
      's4',
      'get',
      connection,
      'Z_LEFTOVERS_SRV',
      'ContractSet',
      '--expand',
      'to_Partner',
    );
    expect([broken.code, broken.err]).toEqual([2, expect.stringContaining('to_Partner cannot be used')]);
  });

  test.each([
    [['get', 'salesOrder', 'A_SalesOrder', '--filter', 'Nope eq 1'], 1, 'Nope'],
    [['get', 'salesOrder', 'A_Nothing'], 2, 'has no set A_Nothing'],
    [['get', 'salesOrder', 'A_SalesOrder', '999'], 1, 'has no record 999'],
    [['get', 'journalEntry', 'X'], 2, 'SOAP'],
    [['get', 'product', 'A_Product'], 1, 'SAP administrator'],
    [['get', '/sap/../sandbox/faults', 'X'], 2, 'The system has nothing under'],
    [['get', '/sap/bc/sec/oauth2/token', 'X'], 2, 'The system has nothing under'],
    [['metadata', 'salesOrder', 'A_Nothing'], 2, 'has no set A_Nothing'],
  ])('%j is a sentence and an exit code', async ([verb = '', ...rest], code, said) => {
    const ended = await kontor('s4', verb, connection, ...rest);
    expect(ended.code).toBe(code);
    expect(ended.err).toContain(said);
    expect(ended.err).not.toContain('    at ');
  });
});

test.each([
  [['--metadata', 'no-such-file.edmx'], 2, 'no-such-file.edmx cannot be read'],
  [['--metadata', 'package.json'], 2, 'does not contain the $metadata of an OData service'],
  [['--events-to', 'nowhere'], 1, 'Expected: an address'],
])('kontor sandbox s4 %j is refused with a sentence', async (args, code, said) => {
  const ended = await kontor('sandbox', 's4', '--port', '0', ...args);
  expect([ended.code, ended.err]).toEqual([code, expect.stringContaining(said)]);
  expect(ended.err).not.toContain('    at ');
});

describe('the proxy', () => {
  const path = (rest: string) => `/v1/connections/${connection}/proxy${rest}`;
  const accounts = '/sap/opu/odata/sap/API_GLACCOUNTINCHARTOFACCOUNTS_SRV/A_GLAccountInChartOfAccounts';

  test('passes the answer on as it is, without what belongs to the connection behind it', async () => {
    const reply = await api('GET', path(`${accounts}?$top=1&$format=json`));
    expect(reply.status).toBe(200);
    expect(((await reply.json()) as { d: { results: unknown[] } }).d.results).toHaveLength(1);
    expect(reply.headers.get('set-cookie')).toBeNull();
    const missing = await api('GET', path(`${accounts}(ChartOfAccounts='YCOA',GLAccount='1')`), undefined, {
      accept: 'application/json',
    });
    expect([missing.status, ((await missing.json()) as { error: object }).error]).toMatchObject([
      404,
      { code: expect.any(String) },
    ]);
  });

  test.each([
    '/sap/bc/sec/oauth2/token',
    '/sap/bc/%73ec/oauth2/token',
    '/etc/passwd',
    '/sap/../sandbox/faults',
    '/sap/%2e%2e/sandbox/faults',
    '/sap/opu/%zz',
  ])('does not go to %s', async rest => {
    // `fetch` would tidy the path up before it is sent.
    const agent = httpAgent({ connections: 1 });
    const { hostname, port } = new URL(app.url);
    const reply = await agent.request({
      origin: `http://${hostname}:${port}`,
      path: path(rest),
      method: 'GET',
      headers: { authorization: `Bearer ${app.apiKey}` },
    });
    expect(reply.statusCode).toBe(400);
    await reply.body.dump();
    await agent.close();
  });

  test('wants the key of the API, and keeps it to itself', async () => {
    expect((await fetch(app.url + path(accounts))).status).toBe(401);
    const { username, password } = sandboxCredentials;
    const auth = { kind: 'basic', username, password };
    const seen: IncomingHttpHeaders[] = [];
    const recorder = createServer((request, reply) => {
      seen.push(request.headers);
      reply.end('{"d":{"results":[]}}');
    });
    await new Promise<void>(done => recorder.listen(0, '127.0.0.1', done));
    // Made with the real system, then led to a host that writes down what reaches it.
    const made = await api('POST', '/v1/connections', {
      connector: 's4hana',
      name: 'recorder',
      settings: { baseUrl: sandbox.url, auth },
    });
    const { id } = (await made.json()) as { id: string };
    const stored = (await app.store.connections.get(everyTenant, id)) as StoredConnection;
    const baseUrl = `http://127.0.0.1:${(recorder.address() as AddressInfo).port}`;
    await app.store.connections.update(
      id,
      { ...stored, name: 'recorder', settings: { ...stored.settings, baseUrl } },
      { 'auth.password': auth.password },
    );
    await eventually('the new address is used', async () => {
      await api('GET', `/v1/connections/${id}/proxy/sap/x`);
      return seen.length > 0;
    });
    seen.length = 0;
    await api('GET', `/v1/connections/${id}/proxy/sap/x`, undefined, {
      accept: 'application/json',
      cookie: 'session=1',
      'kontor-links': 'rewrite',
      'x-forwarded-for': '10.0.0.1',
    });
    recorder.closeAllConnections();
    recorder.close();
    expect(seen[0]).toMatchObject({
      accept: 'application/json',
      authorization: `Basic ${btoa(`${auth.username}:${auth.password}`)}`,
    });
    const names = Object.keys(seen[0] ?? {});
    expect(names.filter(name => /cookie|kontor|forwarded/.test(name))).toEqual([]);
    expect(JSON.stringify(seen)).not.toContain(app.apiKey);
  });

  test('leads to S/4HANA only', async () => {
    const store = await startStoreSandbox();
    const made = await api('POST', '/v1/connections', {
      connector: 'bigcommerce',
      name: 'store',
      settings: { baseUrl: store.url, ...store.credentials },
    });
    const { id } = (await made.json()) as { id: string };
    const reply = await api('GET', `/v1/connections/${id}/proxy/sap/x`);
    expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([400, 'no-proxy']);
    await store.close();
  });

  test('serves a client that is not ours as if it were the system: it reads, fetches its token and writes', async () => {
    const destination = {
      url: `${app.url}/v1/connections/${connection}/proxy`,
      headers: { authorization: `Bearer ${app.apiKey}` },
    };
    const service = '/sap/opu/odata/sap/API_BUSINESS_PARTNER';
    const read = await executeHttpRequest(destination, {
      method: 'get',
      url: `${service}/A_BusinessPartner?$top=2`,
    });
    expect(read.data.d.results).toHaveLength(2);
    const created = await executeHttpRequest(destination, {
      method: 'post',
      url: `${service}/A_BusinessPartner`,
      data: { BusinessPartnerCategory: '2', OrganizationBPName1: 'Through the proxy' },
    });
    expect(created.status).toBe(201);
    expect(sandbox.sessionsOpened()).toBeGreaterThan(0);
  });
});
