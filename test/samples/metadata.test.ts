// Every metadata file of S/4HANA services that lies next to the checkout is read, and nothing of it is lost.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseMetadata, writeTypes } from '../../src/s4/index.ts';
import { typeProblems } from '../type-problems.ts';
import { sample, samplePath, withSamples } from './folder.ts';

withSamples('metadata of S/4HANA services', () => {
  const names = () => readdirSync(samplePath('sap/edmx')).filter(name => name.endsWith('.edmx'));
  const count = (text: string, element: string) => text.split(new RegExp(`<${element}[ >]`)).length - 1;

  test('is read whole: every set, type, field, navigation and operation', () => {
    expect(names().length).toBeGreaterThan(20);
    for (const name of names()) {
      const text = sample(`sap/edmx/${name}`);
      const model = parseMetadata(text);
      const types = [...model.types.values()];
      const sum = (of: (type: (typeof types)[number]) => number) =>
        types.reduce((all, type) => all + of(type), 0);
      expect(
        {
          protocol: model.protocol,
          sets: model.sets.size,
          types: types.length,
          fields: sum(type => type.properties.size),
          navigations: sum(type => type.navigations.size),
          operations: model.operations.size,
        },
        name,
      ).toEqual({
        protocol: name.includes('.v4.') ? 'V4' : 'V2',
        sets: count(text, 'EntitySet'),
        types: count(text, 'EntityType') + count(text, 'ComplexType'),
        fields: count(text, 'Property'),
        navigations: count(text, 'NavigationProperty'),
        operations: count(text, 'FunctionImport') + count(text, 'Action') + count(text, 'Function'),
      });
      // Every field has a type that can be decoded, or is of a type of the service itself.
      for (const type of types)
        for (const field of type.properties.values())
          expect(field.edm ?? model.types.get(field.typeName), `${type.name}/${field.name}`).toBeDefined();
    }
  });

  test('tells custom fields, versions and capabilities', () => {
    const model = (name: string) => parseMetadata(sample(`sap/edmx/${name}.edmx`));
    const orders = model('API_SALES_ORDER_SRV');
    const custom = [...orders.types.values()].flatMap(type =>
      [...type.properties.values()].filter(one => one.extension),
    );
    expect(custom.map(field => field.name).sort()).toEqual(['YY1_Engraving_SDI', 'YY1_Style_ID_SDI']);
    const changing = (service: ReturnType<typeof model>) =>
      [...service.sets.values()].filter(set => set.concurrency).map(set => set.name);
    expect(changing(orders)).toEqual(['A_SalesOrder']);
    expect(changing(model('API_OUTBOUND_DELIVERY_SRV_0002'))).toEqual(
      expect.arrayContaining(['A_OutbDeliveryHeader', 'A_OutbDeliveryItem']),
    );
    expect(model('API_BUSINESS_PARTNER').sets.get('A_BusinessPartner')?.deletable).toBe(false);
    const v4 = model('CE_SALESORDER_0001.v4').sets.get('SalesOrder');
    expect(v4?.requiredOnCreate).toContain('SalesOrderType');
    expect(v4?.type.properties.get('SalesOrderType')).toMatchObject({ updatable: false, creatable: true });
    const billing = model('CE_BILLINGDOCUMENT_0001.v4').operations.get('CreateFromSDDocument');
    expect(billing?.boundTo?.collection).toBe(true);
  });

  test('becomes types that compile, every one of them', () => {
    const files = names().map((name, i): [string, string] => {
      const service = name.replace(/\.(v4\.)?edmx$/, '');
      return [`service-${i}.d.ts`, writeTypes(parseMetadata(sample(`sap/edmx/${name}`)), service)];
    });
    const all = Object.fromEntries(files);
    expect(Object.values(all).join('')).toContain('YY1_Engraving_SDI: string | null;');
    expect(files.length).toBeGreaterThan(20);
    expect(typeProblems(all)).toEqual([]);
  }, 60_000);
});
