// $metadata of both protocols, of servers that are not SAP's, and what is made to do harm.
import { expect, test } from 'vitest';
import { parseMetadata } from './parse-metadata.ts';

const v2 = (schema: string, before = '') => `<?xml version="1.0"?>${before}
<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx" xmlns:sap="http://www.sap.com/Protocols/SAPData">
<edmx:DataServices><Schema Namespace="S">${schema}</Schema></edmx:DataServices></edmx:Edmx>`;
const v4 = (schemas: string) => `<?xml version="1.0"?>
<e:Edmx Version="4.0" xmlns:e="http://docs.oasis-open.org/odata/ns/edmx"><e:DataServices>${schemas}</e:DataServices></e:Edmx>`;

const order = `<EntityType Name="OrderType"><Key><PropertyRef Name="Id"/></Key>
  <Property Name="Id" Type="Edm.String" MaxLength="10" Nullable="false"/>
  <Property Name="Total" Type="Edm.Decimal" Precision="16" Scale="3" sap:unit="Currency" sap:filterable="false"/>
  <Property Name="CreatedOn" Type="Edm.DateTime" sap:display-format="Date" sap:creatable="false"/>
  <Property Name="Changed" Type="Edm.DateTimeOffset" ConcurrencyMode="Fixed"/>
  <Property Name="YY1_Style_SDH" Type="Edm.String" MaxLength="20"/>
  <Property Name="Extra" Type="Edm.String" sap:is-extension-field="true"/>
  <NavigationProperty Name="to_Item" Relationship="S.a" FromRole="f" ToRole="t"/></EntityType>
  <EntityType Name="ItemType"><Key><PropertyRef Name="Id"/><PropertyRef Name="No"/></Key>
  <Property Name="Id" Type="Edm.String"/><Property Name="No" Type="Edm.String"/></EntityType>
  <Association Name="a"><End Type="S.OrderType" Multiplicity="1" Role="f"/><End Type="S.ItemType" Multiplicity="*" Role="t"/></Association>
  <EntityContainer Name="C"><EntitySet Name="Orders" EntityType="S.OrderType" sap:deletable="false"/>
  <EntitySet Name="Items" EntityType="S.ItemType"/>
  <FunctionImport Name="Release" ReturnType="S.OrderType" m:HttpMethod="POST" sap:action-for="S.OrderType"><Parameter Name="Id" Type="Edm.String" MaxLength="11000"/></FunctionImport></EntityContainer>`;

test('V2: types, keys, units, concurrency, custom fields, navigation, function imports', () => {
  const model = parseMetadata(v2(order));
  const set = model.sets.get('Orders');
  expect(model.protocol).toBe('V2');
  expect(set).toMatchObject({ concurrency: true, deletable: false, creatable: true });
  expect(set?.type.keys).toEqual(['Id']);
  const field = (name: string) => set?.type.properties.get(name);
  expect(field('Total')).toMatchObject({
    edm: 'Edm.Decimal',
    precision: 16,
    scale: 3,
    unit: 'Currency',
    filterable: false,
  });
  expect(field('CreatedOn')).toMatchObject({ dateOnly: true, creatable: false });
  expect([field('YY1_Style_SDH')?.extension, field('Extra')?.extension, field('Total')?.extension]).toEqual([
    true,
    true,
    false,
  ]);
  expect(set?.type.navigations.get('to_Item')).toEqual({
    name: 'to_Item',
    target: 'S.ItemType',
    collection: true,
  });
  expect(model.operations.get('Release')).toMatchObject({ kind: 'action', actsOn: 'S.OrderType' });
  expect(model.operations.get('Release')?.parameters[0]?.maxLength).toBeUndefined();
});

test('V4: aliases, base types, capabilities, computed and immutable fields, bound actions', () => {
  const model = parseMetadata(
    v4(`<Schema Namespace="com.x.v1" Alias="Self">
      <EntityType Name="Base" Abstract="true"><Key><PropertyRef Name="Id"/></Key><Property Name="Id" Type="Edm.String" Nullable="false"/></EntityType>
      <EntityType Name="Order" BaseType="Self.Base"><Property Name="Amount" Type="Edm.Decimal" Precision="15" Scale="variable"/>
        <Property Name="Type" Type="Edm.String" Nullable="false"/><Property Name="Tags" Type="Collection(Edm.String)"/>
        <Property Name="Level" Type="Self.Level"/><NavigationProperty Name="_Item" Type="Collection(Self.Order)"/></EntityType>
      <TypeDefinition Name="Level" UnderlyingType="Edm.Int32"/>
      <Action Name="Post" IsBound="true"><Parameter Name="_it" Type="Self.Order"/><Parameter Name="On" Type="Edm.Date"/></Action>
      <EntityContainer Name="C"><EntitySet Name="Orders" EntityType="Self.Order"/></EntityContainer>
      <Annotations Target="Self.C/Orders"><Annotation Term="Org.OData.Core.V1.OptimisticConcurrency"><Collection/></Annotation>
        <Annotation Term="Capabilities.InsertRestrictions"><Record><PropertyValue Property="RequiredProperties"><Collection><PropertyPath>Type</PropertyPath></Collection></PropertyValue></Record></Annotation>
        <Annotation Term="Capabilities.DeleteRestrictions"><Record><PropertyValue Property="Deletable" Bool="false"/></Record></Annotation>
        <Annotation Term="Capabilities.FilterRestrictions"><Record><PropertyValue Property="NonFilterableProperties"><Collection><PropertyPath>Tags</PropertyPath></Collection></PropertyValue></Record></Annotation></Annotations>
      <Annotations Target="Self.Order/Type"><Annotation Term="Org.OData.Core.V1.Immutable"/></Annotations>
      <Annotations Target="Self.Base/Id"><Annotation Term="Org.OData.Core.V1.Computed" Bool="false"/></Annotations>
    </Schema>`),
  );
  const set = model.sets.get('Orders');
  expect(set).toMatchObject({ concurrency: true, deletable: false, requiredOnCreate: ['Type'] });
  expect(set?.type.keys).toEqual(['Id']);
  const field = (name: string) => set?.type.properties.get(name);
  expect(field('Amount')).toMatchObject({ precision: 15, scale: undefined });
  expect(field('Type')).toMatchObject({ creatable: true, updatable: false });
  expect(field('Id')).toMatchObject({ creatable: true });
  expect(field('Level')?.edm).toBe('Edm.Int32');
  expect(field('Tags')).toMatchObject({ collection: true, filterable: false });
  expect(set?.type.navigations.get('_Item')?.target).toBe('com.x.v1.Order');
  expect(model.operations.get('Post')).toMatchObject({
    boundTo: { typeName: 'com.x.v1.Order', collection: false },
    qualifiedName: 'com.x.v1.Post',
    parameters: [expect.objectContaining({ name: 'On' })],
  });
});

const hostile: [what: string, text: string][] = [
  ['nothing', ''],
  ['a logon page', '<!doctype html><html><body>Log on</body></html>'],
  ['JSON', '{"d":{}}'],
  ['entities that grow', v2(order, '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>')],
  ['a document of 50 MB', v2(order) + ' '.repeat(50_000_000)],
  ['an end in the middle', v2(order).slice(0, 900)],
  ['no schema', v2('').replace(/<Schema.*<\/Schema>/s, '')],
  ['a schema that offers nothing', v2('')],
  [
    'a set whose type is missing',
    v2('<EntityContainer Name="C"><EntitySet Name="X" EntityType="S.Gone"/></EntityContainer>'),
  ],
  [
    'base types in a ring',
    v4(`<Schema Namespace="n"><EntityType Name="A" BaseType="n.B"/><EntityType Name="B" BaseType="n.A"/>
      <EntityContainer Name="C"><EntitySet Name="As" EntityType="n.A"/></EntityContainer></Schema>`),
  ],
  ['ten thousand elements in each other', v2('<A>'.repeat(10_000) + '</A>'.repeat(10_000))],
];
test.each(hostile)('%s is refused with a sentence, soon', (_, text) => {
  const begun = performance.now();
  expect(() => parseMetadata(text)).toThrow(
    expect.objectContaining({ kind: 'config', code: 'bad-metadata', next: expect.any(String) }),
  );
  expect(performance.now() - begun).toBeLessThan(2_000);
});
