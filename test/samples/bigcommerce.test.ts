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
import { gateways } from '../../src/sandbox/bigcommerce/gateways.ts';
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
  test('of orders with lines and taxes become unified orders, to the cent', () => {
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

/** An order with all that an order can have, paid and refunded in parts. */
function placeRealOrder({ shop }: StoreSandbox): void {
  const line = { id: 1, sku: 'TG11', name: 'Trading good 11', quantity: 2, priceExTax: money('24.90') };
  const { id } = shop.placeOrder(
    orderDraft({
      gateway: gateways.stripe,
      customerId: 7,
      lines: [
        { ...line, wrappingExTax: money('2') },
        { ...line, id: 2, type: 'giftcertificate', quantity: 1 },
      ],
      handlingExTax: money('3'),
      fees: [{ name: 'Tip', amount: money('4'), tax: money('0') }],
      coupons: [{ code: 'FIVE', amount: money('5') }],
      storeCredit: money('10'),
      giftCertificate: money('5'),
      currencies: { displayed: 'GBP', displayRate: money('0.79'), store: 'USD', paidRate: money('1') },
    }),
  );
  shop.pay(id, 'authorization');
  shop.pay(id, 'capture', money('60'));
  shop.voidPayment(id);
  const adjustments = [{ amount: money('-1'), description: 'Restocking fee' }];
  shop.refundBy(id, { items: [{ type: 'PRODUCT', id: 1, quantity: 1, adjustments, reason: 'Wrong size' }] });
  shop.refundBy(id, { items: [{ type: 'SHIPPING', id, amount: money('1') }] });
  shop.refundBy(id, { taxAdjustment: money('0.50') });
}

withSamples('the store sandbox', () => {
  let store: StoreSandbox;
  beforeAll(async () => {
    store = await startStoreSandbox();
    store.shop.pay(store.shop.placeOrder(orderDraft()).id, 'purchase');
    placeRealOrder(store);
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
    const [placed, real] = (await get('/v2/orders')) as Record<string, unknown>[];
    const id = placed?.id as number;
    const [tax] = (await get(`/v2/orders/${id}/taxes`)) as Record<string, unknown>[];
    const undocumented = (row: object | undefined, names: Set<string>) =>
      Object.keys(row ?? { nothing: 1 }).filter(name => !names.has(name));
    for (const one of [placed, real])
      expect(undocumented(one, documented(v2, 'order_Resp', 'order_Resp'))).toEqual([]);
    const [line, fee] = [documentedAs(v2, 'orderProducts'), documentedAs(v2, 'orderFees_Resp')];
    for (const one of [placed, real]) {
      const items = (await get(`/v2/orders/${one?.id}/products`)) as object[];
      expect(items.flatMap(line)).toEqual([]);
      expect(((one?.fees ?? []) as object[]).flatMap(fee)).toEqual([]);
    }
    expect(undocumented(tax, documented(v2, 'orderTaxes_Resp', 'orderTaxes_Base'))).toEqual([]);
    const [example] = examples(v2, 'order_Resp') as Record<string, unknown>[];
    // What is text in the documentation is text here; numbers and booleans likewise.
    const different = Object.entries(placed ?? {}).filter(
      ([name, value]) => example?.[name] != null && value !== null && typeof example[name] !== typeof value,
    );
    expect(different).toEqual([]);
    expect(order(fieldsOf(placed, 'order')).id).toBe(String(id));
  });

  test('answers transactions, refunds, quotes, the store and channels with documented fields only', async () => {
    const v3 = api('orders.v3.yml');
    const rows = async (path: string) => ((await get(path)) as { data: Record<string, unknown>[] }).data;
    const [, real] = (await get('/v2/orders')) as { id: number }[];
    const id = real?.id as number;
    const transactions = await rows(`/v3/orders/${id}/transactions`);
    expect(new Set(transactions.map(one => one.event))).toEqual(
      new Set(['purchase', 'authorization', 'capture', 'void', 'refund']),
    );
    const names = documented(v3, 'TransactionCollection_Resp', 'Transaction');
    expect(transactions.flatMap(one => Object.keys(one).filter(name => !names.has(name)))).toEqual([]);
    const refunds = await rows('/v3/orders/payment_actions/refunds');
    expect(refunds.length).toBeGreaterThan(2);
    // A list and a single refund are described differently; null is in the example of the latter.
    const asListed = documentedAs(v3, 'Refund');
    const isOther = (difference: string) =>
      !/^.items.\d+.(requested_amount must be number|quantity must be integer|item_type must be equal)/.test(
        difference,
      );
    expect(refunds.flatMap(asListed).filter(isOther)).toEqual([]);
    const items = refunds.flatMap(one => one.items as Record<string, unknown>[]);
    expect(new Set(items.map(one => one.requested_amount === null))).toEqual(new Set([true, false]));
    const quote = await fetch(
      `${store.url}/stores/${store.credentials.storeHash}/v3/orders/${id}/payment_actions/refund_quotes`,
      {
        method: 'POST',
        headers: { 'x-auth-token': store.credentials.accessToken, 'content-type': 'application/json' },
        body: JSON.stringify({ items: [{ item_type: 'ORDER', item_id: id, amount: 1 }] }),
      },
    );
    const { data } = (await quote.json()) as { data: unknown };
    expect(documentedAs(v3, 'RefundQuote_Full')(data)).toEqual([]);
    const information = await get('/v2/store');
    expect(documentedAs(api('store_information.v2.yml'), 'StoreInformation')(information)).toEqual([]);
    const channels = await rows('/v3/channels');
    const asChannel = documentedAs(api('channels.subset.v3.yml'), 'ChannelWithoutCurrencies');
    expect(channels.flatMap(asChannel)).toEqual([]);
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
