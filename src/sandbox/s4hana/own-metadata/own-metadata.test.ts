// A system's own metadata, served with data: a service that the sandbox does not know, V2 and V4, and one that it knows,
// with a field that only this system has.
import { Decimal } from 'decimal.js';
import { describe, expect, test } from 'vitest';
import { orderHeader } from '../../../../test/order-header.ts';
import { sandboxSystem } from '../../../../test/sandbox-system.ts';
import { sandboxCredentials } from '../server.ts';
import { readEdmx } from './read-edmx.ts';

const customService = `<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx"><edmx:DataServices>
<Schema Namespace="YY1_BOATS_CDS" xmlns="http://schemas.microsoft.com/ado/2008/09/edm" xmlns:sap="http://www.sap.com/Protocols/SAPData">
<EntityType Name="YY1_BoatType"><Key><PropertyRef Name="Boat"/></Key><Property Name="Boat" Type="Edm.String" MaxLength="10" Nullable="false"/>
<Property Name="Length" Type="Edm.Decimal" Precision="9" Scale="2"/><Property Name="Launched" Type="Edm.DateTime" sap:display-format="Date"/>
<NavigationProperty Name="to_Berth" Relationship="YY1_BOATS_CDS.b" FromRole="F" ToRole="T"/></EntityType>
<EntityType Name="YY1_BerthType"><Key><PropertyRef Name="Boat"/><PropertyRef Name="Berth"/></Key><Property Name="Boat" Type="Edm.String" MaxLength="10" Nullable="false"/>
<Property Name="Berth" Type="Edm.String" MaxLength="4" Nullable="false"/><Property Name="Harbour" Type="Edm.String" MaxLength="30"/></EntityType>
<Association Name="b"><End Type="YY1_BOATS_CDS.YY1_BoatType" Multiplicity="1" Role="F"/><End Type="YY1_BOATS_CDS.YY1_BerthType" Multiplicity="*" Role="T"/></Association>
<EntityContainer Name="C"><EntitySet Name="YY1_Boat" EntityType="YY1_BOATS_CDS.YY1_BoatType"/><EntitySet Name="YY1_Berth" EntityType="YY1_BOATS_CDS.YY1_BerthType" sap:updatable="false"/></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>`;

const salesOrders = `<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx"><edmx:DataServices>
<Schema Namespace="API_SALES_ORDER_SRV" xmlns="http://schemas.microsoft.com/ado/2008/09/edm" xmlns:sap="http://www.sap.com/Protocols/SAPData" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">
<EntityType Name="A_SalesOrderType"><Key><PropertyRef Name="SalesOrder"/></Key><Property Name="SalesOrder" Type="Edm.String" MaxLength="10" Nullable="false"/>
${['SalesOrderType', 'SalesOrganization', 'DistributionChannel', 'OrganizationDivision', 'SoldToParty'].map(name => `<Property Name="${name}" Type="Edm.String" MaxLength="10"/>`).join('')}
<Property Name="PurchaseOrderByCustomer" Type="Edm.String" MaxLength="35" sap:filterable="false" sap:sortable="false"/>
<Property Name="YY1_Berth_SDH" Type="Edm.String" MaxLength="8" sap:is-extension-field="true"/></EntityType>
<EntityContainer Name="C"><EntitySet Name="A_SalesOrder" EntityType="API_SALES_ORDER_SRV.A_SalesOrderType"/></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>`;

/** As API_PRODUCT_AVAILY_INFO_BASIC is. */
const functionsOnly = `<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx"><edmx:DataServices>
<Schema Namespace="YY1_FREE_CDS" xmlns="http://schemas.microsoft.com/ado/2008/09/edm"><ComplexType Name="Free"><Property Name="Quantity" Type="Edm.Decimal" Precision="16" Scale="3"/></ComplexType>
<EntityContainer Name="C"><FunctionImport Name="FreeAt" ReturnType="YY1_FREE_CDS.Free"><Parameter Name="Plant" Type="Edm.String" MaxLength="4"/></FunctionImport></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>`;

describe('a service of the system alone', () => {
  test('may offer functions only', async () => {
    const { system } = await sandboxSystem({ metadata: [readEdmx(functionsOnly, 'free.edmx')] });
    const { model } = await system.service('YY1_FREE_CDS');
    expect([model.sets.size, [...model.operations.keys()]]).toEqual([0, ['FreeAt']]);
  });

  test('has the fields and keys of the types that its types extend', async () => {
    const extended = customService
      .replace('EntityType Name="YY1_BoatType">', 'EntityType Name="YY1_VesselType" Abstract="true">')
      .replace(
        '<EntityType Name="YY1_BerthType">',
        '<EntityType Name="YY1_BoatType" BaseType="YY1_BOATS_CDS.YY1_VesselType"><Property Name="Sails" Type="Edm.Int32"/></EntityType><EntityType Name="YY1_BerthType">',
      );
    const { system } = await sandboxSystem({ metadata: [readEdmx(extended, 'boats.edmx')] });
    const boats = (await system.service('YY1_BOATS_CDS')).set('YY1_Boat');
    expect(await boats.one('3', { expand: ['to_Berth'] })).toMatchObject({
      Boat: '3',
      Sails: expect.any(Number),
      Length: expect.any(Decimal),
      to_Berth: [{ Berth: '10' }, { Berth: '20' }, { Berth: '30' }],
    });
  });

  test('has keys that are numbers, and links that keep the version of the service', async () => {
    const ferries = customService
      .replaceAll('Name="Boat" Type="Edm.String" MaxLength="10"', 'Name="Boat" Type="Edm.Int64"')
      .replace('Name="Berth" Type="Edm.String" MaxLength="4"', 'Name="Berth" Type="Edm.Int32"');
    const { system, sandbox } = await sandboxSystem({ metadata: [readEdmx(ferries, 'boats.edmx')] });
    const service = await system.service('YY1_BOATS_CDS');
    expect(await service.set('YY1_Boat').one(3)).toMatchObject({ Boat: 3n });
    expect(await service.set('YY1_Berth').one({ Boat: 3, Berth: 20 })).toMatchObject({ Boat: 3n, Berth: 20 });
    const root = '/sap/opu/odata/sap/YY1_BOATS_CDS;v=0002';
    const { username, password } = sandboxCredentials;
    const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    const ask = (key: string) =>
      fetch(`${sandbox.url}${root}/YY1_Boat(${key})?$format=json`, { headers: { authorization } });
    const { d } = (await (await ask('3L')).json()) as { d: { __metadata: { uri: string } } };
    expect(d.__metadata.uri).toBe(`${sandbox.url}${root}/YY1_Boat(3L)`);
    expect((await ask("'3'")).status).toBe(400);
  });

  test('has generated records with children, and takes others', async () => {
    const { system } = await sandboxSystem({ metadata: [readEdmx(customService, 'boats.edmx')] });
    const service = await system.service('YY1_BOATS_CDS');
    const boats = service.set('YY1_Boat');
    expect(await boats.count()).toBe(12);
    const [boat] = await boats.list({ filter: "Boat eq '3'", expand: ['to_Berth'] });
    expect(boat).toMatchObject({
      Length: expect.any(Decimal),
      to_Berth: [{ Berth: '10' }, { Berth: '20' }, { Berth: '30' }],
    });
    const { entity } = await boats.create({
      Length: '12.50',
      Launched: '2026-05-01',
      to_Berth: [{ Harbour: 'Föhr' }],
    });
    expect(entity).toMatchObject({ Boat: '13', Length: new Decimal('12.5'), Launched: '2026-05-01' });
    expect(await service.set('YY1_Berth').one({ Boat: '13', Berth: '10' })).toMatchObject({
      Harbour: 'Föhr',
    });
    await boats.update('13', { Length: '13' });
    await boats.remove('13');
    expect(await boats.one('13')).toBeUndefined();
    await expect(boats.create({ Boat: '1' })).rejects.toMatchObject({ kind: 'rejected' });
    await expect(
      service.set('YY1_Berth').update({ Boat: '1', Berth: '10' }, { Harbour: 'x' }),
    ).rejects.toMatchObject({ details: { status: 405 } });
  });

  test('has the same records for the same seed', async () => {
    const rows = async (seed: string) => {
      const { system } = await sandboxSystem({ metadata: [readEdmx(customService, 'boats.edmx')], seed });
      return JSON.stringify(await (await system.service('YY1_BOATS_CDS')).set('YY1_Boat').list());
    };
    expect(await rows('a')).toBe(await rows('a'));
    expect(await rows('a')).not.toBe(await rows('b'));
  });
});

test('a service that the sandbox knows keeps its rules and gains the fields of the system (S4-96)', async () => {
  const { system } = await sandboxSystem({ metadata: [readEdmx(salesOrders, 'orders.edmx')] });
  const orders = (await system.service('API_SALES_ORDER_SRV')).set('A_SalesOrder');
  expect(
    [...orders.definition.type.properties.values()]
      .filter(property => property.extension)
      .map(({ name }) => name),
  ).toEqual(['YY1_Berth_SDH']);
  const { entity } = await orders.create({ ...orderHeader, YY1_Berth_SDH: 'B-7' });
  expect(entity).toMatchObject({ SalesOrder: '1', YY1_Berth_SDH: 'B-7' });
  expect(await orders.list({ filter: "YY1_Berth_SDH eq 'B-7'" })).toHaveLength(1);
  // What the system does not let a field be used for, the sandbox refuses too; text is sent as it is.
  await expect(orders.list({ filter: "PurchaseOrderByCustomer eq 'x'" })).rejects.toMatchObject({
    kind: 'rejected',
    message: expect.stringContaining('cannot be used in filter'),
  });
  await expect(orders.create({ ...orderHeader, SoldToParty: '999' })).rejects.toMatchObject({
    code: 'VP/204',
  });
});

const rates = `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="com.sap.gateway.srvd_a2x.api_rates.v0001" Alias="SAP__self" xmlns="http://docs.oasis-open.org/odata/ns/edm">
<EntityType Name="RateType"><Key><PropertyRef Name="Rate"/></Key><Property Name="Rate" Type="Edm.String" MaxLength="4" Nullable="false"/>
<Property Name="Note" Type="Edm.String" MaxLength="40"/><Property Name="Kind" Type="Edm.String" MaxLength="4"/></EntityType>
<EntityContainer Name="Container"><EntitySet Name="Rate" EntityType="SAP__self.RateType"/></EntityContainer>
<Annotations Target="SAP__self.Container/Rate">
<Annotation Term="SAP__capabilities.FilterRestrictions"><Record><PropertyValue Property="NonFilterableProperties"><Collection><PropertyPath>Note</PropertyPath><PropertyPath>Kind</PropertyPath></Collection></PropertyValue></Record></Annotation>
<Annotation Term="SAP__capabilities.SortRestrictions"><Record><PropertyValue Property="NonSortableProperties"><Collection><PropertyPath>Note</PropertyPath></Collection></PropertyValue></Record></Annotation>
</Annotations></Schema></edmx:DataServices></edmx:Edmx>`;

test('what V4 metadata does not let be filtered or sorted by is refused', async () => {
  const own = readEdmx(rates, 'rates.edmx');
  const { sandbox, client } = await sandboxSystem({ metadata: [own] });
  const root = sandbox.pathOf(own.namespace) ?? '';
  const status = async (query: string) =>
    (await client.request({ method: 'GET', path: `${root}/Rate?${query}` })).status;
  expect(await status("$filter=Rate eq '1'&$orderby=Kind")).toBe(200);
  expect(await status("$filter=Note eq 'x'")).toBe(400);
  expect(await status("$filter=Kind eq 'x'")).toBe(400);
  expect(await status('$orderby=Note')).toBe(400);
});

test.each(['', '<html/>', '<edmx:Edmx Version="1.0"/>', 'nothing'])(
  '%j is refused as metadata with a sentence',
  text => {
    expect(() => readEdmx(text, 'file.edmx')).toThrow(/file.edmx does not contain the \$metadata/);
  },
);
