// Function imports, actions and functions over HTTP: how they are written, and what hides in their answers.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Decimal } from 'decimal.js';
import { afterEach, expect, test } from 'vitest';
import { connectSystem } from '../s4/connect.ts';

const v2 = `<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx" xmlns:sap="http://www.sap.com/Protocols/SAPData" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">
<edmx:DataServices><Schema Namespace="D"><EntityType Name="Header"><Key><PropertyRef Name="DeliveryDocument"/></Key>
<Property Name="DeliveryDocument" Type="Edm.String" MaxLength="10"/><Property Name="DeliveryVersion" Type="Edm.String" ConcurrencyMode="Fixed"/></EntityType>
<ComplexType Name="PickingReport"><Property Name="SystemMessageIdentification" Type="Edm.String"/><Property Name="SystemMessageNumber" Type="Edm.String"/>
<Property Name="SystemMessageType" Type="Edm.String"/><Property Name="SystemMessageVariable1" Type="Edm.String"/><Property Name="DeliveryDocument" Type="Edm.String"/></ComplexType>
<ComplexType Name="Pdf"><Property Name="BillingDocumentBinary" Type="Edm.Binary"/></ComplexType>
<EntityContainer Name="C"><EntitySet Name="Headers" EntityType="D.Header"/>
<FunctionImport Name="PostGoodsIssue" ReturnType="Collection(D.PickingReport)" m:HttpMethod="POST" sap:action-for="D.Header">
<Parameter Name="DeliveryDocument" Type="Edm.String" Nullable="false"/><Parameter Name="On" Type="Edm.DateTime"/><Parameter Name="Quantity" Type="Edm.Decimal" Precision="3" Scale="3"/></FunctionImport>
<FunctionImport Name="GetPDF" ReturnType="D.Pdf" m:HttpMethod="GET"><Parameter Name="BillingDocument" Type="Edm.String"/></FunctionImport>
<FunctionImport Name="CountOf" ReturnType="Edm.Decimal" m:HttpMethod="GET"/></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`;

const v4 = `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="com.sap.b.v1" Alias="Self">
<EntityType Name="Bill"><Key><PropertyRef Name="BillingDocument"/></Key><Property Name="BillingDocument" Type="Edm.String" Nullable="false"/>
<Property Name="TotalNetAmount" Type="Edm.Decimal" Precision="15" Scale="variable"/></EntityType>
<ComplexType Name="Reference"><Property Name="SDDocument" Type="Edm.String"/></ComplexType>
<Action Name="CreateFromSDDocument" IsBound="true"><Parameter Name="_it" Type="Collection(Self.Bill)"/><Parameter Name="_Reference" Type="Collection(Self.Reference)" Nullable="false"/>
<ReturnType Type="Collection(Self.Bill)"/></Action>
<Action Name="PostToAccounting" IsBound="true"><Parameter Name="_it" Type="Self.Bill"/></Action>
<Function Name="Rate" IsBound="true"><Parameter Name="_it" Type="Self.Bill"/><Parameter Name="On" Type="Edm.Date"/><ReturnType Type="Edm.Decimal"/></Function>
<EntityContainer Name="C"><EntitySet Name="Bill" EntityType="Self.Bill"/></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`;

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A server that answers its metadata, a token, and otherwise whatever `answer` says. */
async function serve(
  metadata: string,
  answer: (request: IncomingMessage) => { status?: number; body?: unknown },
) {
  const seen: { line: string; ifMatch: string | undefined; body: string }[] = [];
  const server = createServer(async (request, reply) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    if (request.url?.endsWith('$metadata')) return reply.end(metadata);
    if (request.headers['x-csrf-token'] === 'Fetch') return reply.setHeader('x-csrf-token', 't').end();
    seen.push({
      line: `${request.method} ${decodeURIComponent(request.url ?? '')}`,
      ifMatch: request.headers['if-match'],
      body,
    });
    const { status = 200, body: answered } = answer(request);
    return reply
      .writeHead(status, { 'content-type': 'application/json' })
      .end(answered === undefined ? '' : JSON.stringify(answered));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const system = connectSystem({
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    auth: { kind: 'api-key', key: 'k' },
  });
  open.push(system.close, () => {
    server.closeAllConnections();
    return new Promise(done => server.close(done));
  });
  return { service: await system.service('/x'), seen };
}

const report = (type: string) => ({
  d: {
    results: [
      {
        SystemMessageType: 'S',
        SystemMessageIdentification: 'VL',
        SystemMessageNumber: '001',
        SystemMessageVariable1: '',
      },
      {
        SystemMessageType: type,
        SystemMessageIdentification: 'VL',
        SystemMessageNumber: '609',
        SystemMessageVariable1: '80000001',
      },
    ],
  },
});

test('V2: parameters stand in the query as literals of their type, and the version goes along', async () => {
  const { service, seen } = await serve(v2, () => ({ body: report('W') }));
  const { result } = await service.call(
    'PostGoodsIssue',
    { DeliveryDocument: "8'0", On: '2017-12-31', Quantity: '12.5' },
    { etag: 'W/"1"' },
  );
  expect(seen).toEqual([
    {
      line: "POST /x/PostGoodsIssue?DeliveryDocument='8''0'&On=datetime'2017-12-31T00:00:00'&Quantity=12.5m",
      ifMatch: 'W/"1"',
      body: '',
    },
  ]);
  expect(result).toHaveLength(2);
});

test('V2: an error in a list of messages is an error, although the answer says 200', async () => {
  for (const type of ['E', 'A', 'X']) {
    const { service } = await serve(v2, () => ({ body: report(type) }));
    await expect(
      service.call('PostGoodsIssue', { DeliveryDocument: '1' }, { etag: '*' }),
    ).rejects.toMatchObject({
      kind: 'rejected',
      code: 'VL/609',
      message: expect.stringContaining('80000001'),
    });
  }
});

test('V2: what acts on a record wants its version; parameters are checked before anything is sent', async () => {
  const { service, seen } = await serve(v2, () => ({ body: report('S') }));
  await expect(service.call('PostGoodsIssue', { DeliveryDocument: '1' })).rejects.toMatchObject({
    code: 'etag-needed',
  });
  await expect(service.call('PostGoodsIssue', { On: 'x', Delivery: 1 })).rejects.toMatchObject({
    code: 'invalid-parameters',
    details: {
      problems: [
        { field: 'On' },
        { field: 'Delivery' },
        { field: 'DeliveryDocument', problem: 'must be given' },
      ],
    },
  });
  await expect(service.call('Post', {})).rejects.toMatchObject({
    code: 'no-operation',
    next: expect.stringContaining('GetPDF'),
  });
  expect(seen).toEqual([]);
});

test('V2: values and complex types come back decoded', async () => {
  const pdf = await serve(v2, () => ({ body: { d: { GetPDF: { BillingDocumentBinary: 'JVBERg==' } } } }));
  const { result } = await pdf.service.call('GetPDF', { BillingDocument: '90000001' });
  expect(String((result as { BillingDocumentBinary: Buffer }).BillingDocumentBinary)).toBe('%PDF');
  const count = await serve(v2, () => ({ body: { d: { CountOf: '12.50' } } }));
  expect((await count.service.call('CountOf', {})).result).toEqual(new Decimal('12.5'));
});

test('V4: a bound action is posted to where it is bound, its parameters in the body', async () => {
  const { service, seen } = await serve(v4, request =>
    request.url?.includes('Create')
      ? { body: { value: [{ BillingDocument: '9', TotalNetAmount: '10.50' }] } }
      : { status: 204 },
  );
  const { result } = await service.call(
    'CreateFromSDDocument',
    { _Reference: [{ SDDocument: '1' }] },
    { on: { set: 'Bill' } },
  );
  expect(String((result as { TotalNetAmount: unknown }[])[0]?.TotalNetAmount)).toBe('10.5');
  expect(
    (await service.call('PostToAccounting', {}, { on: { set: 'Bill', key: '9' } })).result,
  ).toBeUndefined();
  expect(seen.map(({ line, body }) => [line, body])).toEqual([
    ['POST /x/Bill/com.sap.b.v1.CreateFromSDDocument', '{"_Reference":[{"SDDocument":"1"}]}'],
    ["POST /x/Bill('9')/com.sap.b.v1.PostToAccounting", '{}'],
  ]);
  await expect(service.call('PostToAccounting', {}, { on: { set: 'Bill' } })).rejects.toMatchObject({
    code: 'operation-on-record',
  });
});

test('V4: a function is read, its parameters in the path', async () => {
  const { service, seen } = await serve(v4, () => ({ body: { value: 1.5 } }));
  const { result } = await service.call('Rate', { On: '2026-01-31' }, { on: { set: 'Bill', key: '9' } });
  expect(result).toEqual(new Decimal('1.5'));
  expect(seen[0]?.line).toBe("GET /x/Bill('9')/com.sap.b.v1.Rate(On=2026-01-31)");
});

test('of several V4 operations of one name the one is called that is bound to the set and knows the parameters', async () => {
  const overloaded = v4
    .replace(
      '<Action Name="PostToAccounting" IsBound="true"><Parameter Name="_it" Type="Self.Bill"/></Action>',
      `<Action Name="Copy" IsBound="true"><Parameter Name="_it" Type="Self.Bill"/><Parameter Name="On" Type="Edm.Date"/></Action>
     <Action Name="Copy" IsBound="true"><Parameter Name="_it" Type="Self.Line"/><Parameter Name="Times" Type="Edm.Int32"/></Action>
     <Action Name="Copy" IsBound="true"><Parameter Name="_it" Type="Collection(Self.Bill)"/></Action>`,
    )
    .replace(
      '<ComplexType',
      '<EntityType Name="Line"><Key><PropertyRef Name="Line"/></Key><Property Name="Line" Type="Edm.String" Nullable="false"/></EntityType><ComplexType',
    )
    .replace('</EntityContainer>', '<EntitySet Name="Line" EntityType="Self.Line"/></EntityContainer>');
  const { service, seen } = await serve(overloaded, () => ({ status: 204 }));
  await service.call('Copy', { Times: 2 }, { on: { set: 'Line', key: '1' } });
  await service.call('Copy', { On: '2026-11-20' }, { on: { set: 'Bill', key: '9' } });
  await service.call('Copy', {}, { on: { set: 'Bill' } });
  expect(seen.map(({ line, body }) => [line.slice('POST /x/'.length), body])).toEqual([
    ["Line('1')/com.sap.b.v1.Copy", '{"Times":2}'],
    ["Bill('9')/com.sap.b.v1.Copy", '{"On":"2026-11-20"}'],
    ['Bill/com.sap.b.v1.Copy', '{}'],
  ]);
  await expect(service.call('Copy', { Nope: 1 }, { on: { set: 'Line', key: '1' } })).rejects.toMatchObject({
    code: 'invalid-parameters',
  });
});
