// Against what BigCommerce publishes: the webhooks it sends, and the examples of its API.
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { bigCommerce } from '../../src/connectors/bigcommerce/connector.ts';
import {
  addressesOf,
  customer,
  line,
  order,
  refund,
  taxesOf,
} from '../../src/connectors/bigcommerce/rows.ts';
import { fieldsOf } from '../../src/connectors/kit/fields.ts';
import { money } from '../../src/core/money.ts';
import { exampleOrder as orderDraft } from '../../src/sandbox/bigcommerce/example-order.ts';
import { type StoreSandbox, startStoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';
import { documentedAs } from './documented.ts';
import { sample, samplePath, withSamples } from './folder.ts';

interface ApiDocument {
  components: {
    responses: Record<string, { content: Record<string, { examples: Record<string, { value: unknown }> }> }>;
    schemas: Record<string, unknown>;
  };
}
const api = (name: string) => parse(sample(`bigcommerce/openapi/${name}`)) as ApiDocument;
const examples = (document: ApiDocument, response: string): unknown[] =>
  Object.values(document.components.responses[response]?.content['application/json']?.examples ?? {}).map(
    example => example.value,
  );

withSamples('webhooks of BigCommerce', () => {
  const expected: Record<string, [object: string, id: string] | undefined> = {
    'store/order/created': ['shop-orders', '250'],
    'store/order/updated': ['shop-orders', '250'],
    'store/order/archived': ['shop-orders', '250'],
    'store/order/statusUpdated': ['shop-orders', '250'],
    'store/customer/created': ['shop-customers', '32'],
    'store/customer/updated': ['shop-customers', '32'],
    'store/customer/deleted': ['shop-customers', '32'],
    'store/customer/address/created': ['shop-customers', '32'],
    'store/customer/address/deleted': ['shop-customers', '32'],
  };

  test('are understood, each by its scope; what nobody needs is passed over', () => {
    const names = readdirSync(samplePath('bigcommerce/webhook-samples')).filter(name =>
      name.endsWith('.json'),
    );
    const seen = new Set<string>();
    for (const name of names) {
      const text = sample(`bigcommerce/webhook-samples/${name}`);
      const { scope } = JSON.parse(text) as { scope: string };
      seen.add(scope);
      const [event] = bigCommerce.webhooks?.parse(Buffer.from(text), {}) ?? [];
      const wanted = expected[scope];
      if (wanted === undefined) expect(event, scope).toBeUndefined();
      else expect(event, scope).toMatchObject({ topic: scope, object: wanted[0], id: wanted[1] });
    }
    expect([...seen].filter(scope => scope in expected).length).toBeGreaterThanOrEqual(7);
  });
});

withSamples('examples of the BigCommerce API', () => {
  test('of orders with lines and taxes become orders of ours, to the cent', () => {
    const v2 = api('orders.v2.oas2.yml');
    const heads = [...examples(v2, 'order_Resp'), ...examples(v2, 'orderCollection_Resp').flat()];
    expect(heads.length).toBeGreaterThanOrEqual(3);
    const lines = [
      ...examples(v2, 'orderProductsCollection_Resp').flat(),
      ...examples(v2, 'orderProductLineItem_Resp'),
    ];
    const taxes = examples(v2, 'orderTaxes_Resp').flat();
    for (const head of heads) {
      const read = order(fieldsOf(head, 'order'));
      const wire = head as Record<string, string>;
      expect(money(read.total_inc_tax)).toEqual(money(wire.total_inc_tax as string));
      expect(Date.parse(read.created_at)).toBeGreaterThan(0);
    }
    expect(
      lines.map(one => line(fieldsOf(one, 'line'))).every(({ quantity }) => money(quantity).greaterThan(0)),
    ).toBe(true);
    expect(taxesOf(taxes.map(one => fieldsOf(one, 'tax'))).length).toBeGreaterThan(0);
  });

  test('of refunds and customers are read', () => {
    const [example] = examples(api('orders.v3.yml'), 'RefundID_Response') as { data?: unknown }[];
    expect(refund(fieldsOf((example as { data?: unknown }).data ?? example, 'refund'))).toMatchObject({
      id: expect.any(String),
    });
    const v3 = api('customers.v3.yml');
    const customers = examples(v3, 'GetCustomerCollectionResponse').flatMap(
      body => (body as { data: unknown[] }).data,
    );
    expect(customers.length).toBeGreaterThan(0);
    // The documented example leaves out what every customer has.
    const always = { id: 7, date_modified: '2026-11-20T10:00:00Z' };
    for (const one of customers) {
      const row = fieldsOf({ ...always, ...(one as object) }, 'customer');
      expect(customer(row)).toMatchObject({ id: '7', email: expect.stringContaining('@') });
      expect(addressesOf(row)[0]).toMatchObject({ street: 'Addr1' });
    }
  });
});

withSamples('the store sandbox', () => {
  let store: StoreSandbox;
  beforeAll(async () => {
    store = await startStoreSandbox();
    store.shop.pay(store.shop.placeOrder(orderDraft()).id, 'purchase');
  });
  afterAll(() => store.close());
  const get = async (path: string) => {
    const { storeHash, accessToken } = store.credentials;
    const reply = await fetch(`${store.url}/stores/${storeHash}${path}`, {
      headers: { 'x-auth-token': accessToken },
    });
    return reply.json() as Promise<unknown>;
  };
  /** Names that the documentation of the API gives a resource: those of its examples and of its schema. */
  const documented = (document: ApiDocument, response: string, schema: string) => {
    const names = new Set<string>();
    const walk = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      const { properties, allOf, anyOf, oneOf, $ref } = node as Record<string, unknown>;
      if (typeof $ref === 'string') walk(document.components.schemas[$ref.split('/').at(-1) as string]);
      for (const part of [allOf, anyOf, oneOf]) if (Array.isArray(part)) part.forEach(walk);
      for (const name of Object.keys(properties ?? {})) names.add(name);
    };
    walk(document.components.schemas[schema]);
    for (const example of examples(document, response).flat())
      for (const name of Object.keys(example as object)) names.add(name);
    return names;
  };

  test('answers orders, lines and taxes with documented fields only, in the documented forms', async () => {
    const v2 = api('orders.v2.oas2.yml');
    const [placed] = (await get('/v2/orders')) as Record<string, unknown>[];
    const id = placed?.id as number;
    const [item] = (await get(`/v2/orders/${id}/products`)) as Record<string, unknown>[];
    const [tax] = (await get(`/v2/orders/${id}/taxes`)) as Record<string, unknown>[];
    const undocumented = (row: object | undefined, names: Set<string>) =>
      Object.keys(row ?? { nothing: 1 }).filter(name => !names.has(name));
    expect(undocumented(placed, documented(v2, 'order_Resp', 'order_Resp'))).toEqual([]);
    expect(undocumented(item, documented(v2, 'orderProductsCollection_Resp', 'orderProducts'))).toEqual([]);
    expect(undocumented(tax, documented(v2, 'orderTaxes_Resp', 'orderTaxes_Base'))).toEqual([]);
    const [example] = examples(v2, 'order_Resp') as Record<string, unknown>[];
    // What is text in the documentation is text here; numbers and booleans likewise.
    const different = Object.entries(placed ?? {}).filter(
      ([name, value]) => example?.[name] != null && value !== null && typeof example[name] !== typeof value,
    );
    expect(different).toEqual([]);
    expect(order(fieldsOf(placed, 'order')).id).toBe(String(id));
  });

  test('answers stock and locations with documented fields only, in the documented forms', async () => {
    const [inventory, locations] = [api('inventory.v3.yml'), api('locations.v3.yml')];
    const rows = async (path: string) => ((await get(path)) as { data: unknown[] }).data;
    const answers: [ApiDocument, string, unknown[]][] = [
      [inventory, 'ItemResponse', await rows('/v3/inventory/items')],
      [inventory, 'LocationItemsResponse', await rows('/v3/inventory/locations/1/items')],
      [locations, 'LocationResponse', await rows('/v3/inventory/locations')],
    ];
    // Null for a base variant, says its description; its type does not.
    const isOther = (difference: string) => !difference.startsWith('/identity/sku_id must be integer');
    for (const [document, schema, all] of answers) {
      const differences = documentedAs(document, schema);
      expect(all.length).toBeGreaterThan(0);
      for (const row of all) expect(differences(row).filter(isOther), schema).toEqual([]);
    }
  });
});
