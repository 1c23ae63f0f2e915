// Unified objects: one shape and one envelope for each, read over the API from the sandbox.
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Schemas } from '../../src/client/index.ts';
import { mappings } from '../../src/connectors/s4hana/objects/all.ts';
import { recordShape } from '../../src/contract/objects.ts';
import { systemClock } from '../../src/core/clock.ts';
import { money } from '../../src/core/money.ts';
import { httpAgent, undiciSend } from '../../src/http/send.ts';
import { type ObjectName, objectModels } from '../../src/models/objects/all.ts';
import type { ObjectModel } from '../../src/models/objects/field.ts';
import type { Entity } from '../../src/odata/values/read-entity.ts';
import { type S4Client, s4Client } from '../../src/s4/client.ts';
import { billingDocuments } from '../../src/s4/documents/billing-documents.ts';
import { creditMemoRequests } from '../../src/s4/documents/credit-memo-requests.ts';
import { materialDocuments } from '../../src/s4/documents/material-documents.ts';
import { outboundDeliveries } from '../../src/s4/documents/outbound-deliveries.ts';
import { purchaseOrders } from '../../src/s4/documents/purchase-orders.ts';
import { salesOrders } from '../../src/s4/documents/sales-orders.ts';
import { supplierInvoices } from '../../src/s4/documents/supplier-invoices.ts';
import { sandboxCredentials } from '../../src/sandbox/s4hana/server.ts';
import { orderHeader } from '../order-header.ts';
import { kontorOfFile, orderDraft, placePaid } from '../running-kontor.ts';

const kontorOf = kontorOfFile();

const { username, password } = sandboxCredentials;

interface Answer {
  status: number;
  code?: string;
  result: Record<string, unknown>[];
  next_cursor: string | null;
  warnings: Schemas['SaidReason'][];
}

async function open() {
  const kontor = await kontorOf();
  const auth = { kind: 'basic', username, password } as const;
  const id = await kontor.connect();
  const agent = httpAgent({ connections: 4 });
  onTestFinished(() => agent.close());
  const send = undiciSend(agent, { timeoutMs: 10_000, maxBodyBytes: 10_000_000 });
  const client = s4Client({ baseUrl: kontor.s4.url, auth, send, clock: systemClock });
  const get = async <T = Answer>(path: string, language = 'en'): Promise<T & { status: number }> => {
    const headers = { 'accept-language': language };
    const reply = await kontor.request(`/v1/connections/${id}/${path}`, { headers });
    return { status: reply.status, ...((await reply.json()) as T) };
  };
  return { id, client, get, kontor, s4: kontor.s4 };
}

const item = (quantity = '10') => ({
  Material: 'TG11',
  RequestedQuantity: quantity,
  RequestedQuantityUnit: 'PC',
});

/** A purchase order of ten, of which four have come. */
async function receivedInPart(client: S4Client): Promise<string> {
  const { entity } = await purchaseOrders(client).create({
    PurchaseOrderType: 'NB',
    CompanyCode: '1710',
    PurchasingOrganization: '1710',
    PurchasingGroup: '001',
    Supplier: '17300001',
    DocumentCurrency: 'USD',
    YY1_RetentionType_PDH: 'R1',
    to_PurchaseOrderItem: [
      {
        PurchaseOrderItem: '10',
        Material: 'TG11',
        Plant: '1710',
        OrderQuantity: '10',
        PurchaseOrderQuantityUnit: 'PC',
        NetPriceAmount: '5',
      },
    ],
  });
  const order = String(entity.PurchaseOrder);
  await materialDocuments(client).create({
    GoodsMovementCode: '01',
    PostingDate: new Date().toISOString().slice(0, 10),
    DocumentDate: new Date().toISOString().slice(0, 10),
    to_MaterialDocumentItem: [
      {
        Material: 'TG11',
        Plant: '1710',
        StorageLocation: '171A',
        GoodsMovementType: '101',
        GoodsMovementRefDocType: 'B',
        PurchaseOrder: order,
        PurchaseOrderItem: '10',
        QuantityInEntryUnit: '4',
        EntryUnit: 'PC',
      },
    ],
  });
  return order;
}

const invoiceOf = (PurchaseOrder: string) => ({
  CompanyCode: '1710',
  DocumentDate: '2026-11-20',
  PostingDate: '2026-11-20',
  InvoicingParty: '17300001',
  SupplierInvoiceIDByInvcgParty: 'RE-1',
  DocumentCurrency: 'USD',
  InvoiceGrossAmount: '20',
  to_SuplrInvcItemPurOrdRef: [
    {
      SupplierInvoiceItem: '1',
      PurchaseOrder,
      PurchaseOrderItem: '10',
      QuantityInPurchaseOrderUnit: '4',
      SupplierInvoiceItemAmount: '20',
      DocumentCurrency: 'USD',
    },
  ],
});

describe('unified objects', () => {
  test('are listed page by page, each once, while others come and go, and after a restart', async () => {
    const { client, get, kontor } = await open();
    const orders = salesOrders(client);
    const make = async (n: number) =>
      String(
        (await orders.create({ ...orderHeader, PurchaseOrderByCustomer: `P-${n}`, to_Item: [item()] })).entity
          .SalesOrder,
      );
    const made: string[] = [];
    for (let n = 0; n < 23; n++) made.push(await make(n));
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let page = 0; cursor !== null; page++) {
      const answer: Answer = await get(`sales-orders?type=OR&limit=5${cursor && `&cursor=${cursor}`}`);
      expect(answer.status).toBe(200);
      seen.push(...answer.result.map(one => String(one.id)));
      cursor = answer.next_cursor;
      if (page === 1) await orders.remove((await orders.one(seen[2] as string)) as Entity);
      if (page === 1) made.push(await make(100));
      if (page === 2) await kontor.restart();
    }
    expect(seen.toSorted()).toEqual(made.toSorted());
    expect(new Set(seen).size).toBe(seen.length);
    const first = await get('sales-orders?type=OR&limit=5');
    expect(await get(`sales-orders?type=TA&limit=5&cursor=${first.next_cursor}`)).toMatchObject({
      status: 400,
      code: 'bad-cursor',
    });
    expect(await get('sales-orders?cursor=nonsense')).toMatchObject({ status: 400, code: 'bad-cursor' });
  });

  test('are narrowed by what people ask for, and a filter that is not known is refused', async () => {
    const { client, get } = await open();
    const orders = salesOrders(client);
    const one = await orders.create({ ...orderHeader, PurchaseOrderByCustomer: 'A-1', to_Item: [item()] });
    await orders.create({
      ...orderHeader,
      SoldToParty: '17100002',
      PurchaseOrderByCustomer: 'B-1',
      to_Item: [item()],
    });
    const references = async (query: string) =>
      (await get(`sales-orders?${query}`)).result.map(row => row.reference);
    const today = new Date().toISOString().slice(0, 10);
    expect(await references('customer=17100002')).toEqual(['B-1']);
    expect(await references('reference=A-1')).toEqual(['A-1']);
    expect(await references(`created_from=${today}&status=open`)).toEqual(['A-1', 'B-1']);
    expect(await references('created_from=2099-01-01')).toEqual([]);
    expect(
      await references(`changed_since=${encodeURIComponent(new Date(Date.now() + 60_000).toISOString())}`),
    ).toEqual([]);
    expect(await references("reference=x' or '1' eq '1")).toEqual([]);
    const subset = await get('sales-orders?reference=A-1&fields=customer,net_amount');
    expect(subset.result).toEqual([
      { id: one.entity.SalesOrder, customer: '17100001', net_amount: expect.stringMatching(/^\d+(\.\d+)?$/) },
    ]);
    const raw = await get('sales-orders?reference=A-1&raw=true');
    expect(raw.result[0]?.raw).toMatchObject({ SalesOrder: one.entity.SalesOrder, SoldToParty: '17100001' });
    for (const wrong of [
      'custommer=1',
      'limit=1001',
      'fields=nonsense',
      'created_from=yesterday',
      'status=x',
      'expand=all',
    ])
      expect([wrong, (await get(`sales-orders?${wrong}`)).status]).toEqual([wrong, 400]);
  });

  test('that the system neither sorts nor filters are listed, each once, while others come and go, and filtered', async () => {
    const { client, get } = await open();
    const deliveries = outboundDeliveries(client);
    const deliver = async (customer: string): Promise<string> => {
      const ordered = await salesOrders(client).create({
        ...orderHeader,
        SoldToParty: customer,
        to_Item: [item()],
      });
      const made = await deliveries.createFromOrder([
        { ReferenceSDDocument: String(ordered.entity.SalesOrder), ReferenceSDDocumentItem: '10' },
      ]);
      return String(made.entity.DeliveryDocument);
    };
    const made: string[] = [];
    for (let n = 0; n < 12; n++) made.push(await deliver(n % 3 === 0 ? '17100002' : '17100001'));
    const drop = async (id: string) => deliveries.remove((await deliveries.one(id)) as Entity);
    const seen: string[] = [];
    const gone: string[] = [];
    let cursor: string | null = '';
    for (let page = 0; cursor !== null; page++) {
      const answer: Answer = await get(`deliveries?limit=3${cursor && `&cursor=${cursor}`}`);
      expect([answer.status, answer.warnings]).toEqual([200, []]);
      seen.push(...answer.result.map(one => String(one.id)));
      cursor = answer.next_cursor;
      // The one after which the next page begins, one before it, and one that is still to come.
      if (page === 0) for (const id of [seen[2], seen[0]]) await drop(id as string);
      if (page === 1) gone.push(made[10] as string);
      if (page === 1) await drop(made[10] as string);
      if (page === 2) made.push(await deliver('17100001'));
    }
    expect(seen).toEqual(made.filter(id => !gone.includes(id)));

    const ofCustomer = await get('deliveries?customer=17100002&limit=2');
    expect(ofCustomer.result.map(one => one.customer)).toEqual(['17100002', '17100002']);
    expect(ofCustomer.warnings).toEqual([
      {
        code: 'compared-here',
        params: expect.objectContaining({ set: 'A_OutbDeliveryHeader' }),
        says: expect.stringContaining('does not let A_OutbDeliveryHeader be filtered by customer'),
      },
    ]);
    expect((await get('deliveries?customer=17100002&limit=2', 'de')).warnings).toEqual([
      expect.objectContaining({
        code: 'compared-here',
        says: expect.stringContaining('kann A_OutbDeliveryHeader nicht nach customer gefiltert werden'),
      }),
    ]);
    // A number as it stands in an event; Kontor compares it here.
    const padded = await get('deliveries?customer=0017100002&limit=2');
    expect(padded.result).toEqual(ofCustomer.result);
    const rest = await get(`deliveries?customer=17100002&limit=2&cursor=${ofCustomer.next_cursor}`);
    expect([rest.result.length, rest.next_cursor]).toEqual([1, null]);
    await deliveries.pick(made[1] as string);
    await deliveries.postGoodsIssue(made[1] as string);
    const issued = await get('deliveries?goods_issue_status=complete&expand=items');
    expect(issued.result).toMatchObject([{ id: made[1], items: [{ product: 'TG11' }] }]);
    const today = new Date().toISOString().slice(0, 10);
    expect((await get(`deliveries?created_from=${today}&ship_to=17100001`)).result).not.toHaveLength(0);
    expect((await get('deliveries?created_from=2099-01-01')).result).toEqual([]);

    const far = Buffer.from(ofCustomer.next_cursor as string, 'base64url').toString();
    const [belongsTo] = JSON.parse(far) as string[];
    const nowhere = Buffer.from(JSON.stringify([belongsTo, '', '5', '99'])).toString('base64url');
    expect(await get(`deliveries?customer=17100002&cursor=${nowhere}`)).toMatchObject({
      status: 400,
      code: 'cursor-outdated',
    });
  });

  test('say what was delivered of a partly delivered order, from its schedule lines', async () => {
    const { client, get } = await open();
    const { entity } = await salesOrders(client).create({ ...orderHeader, to_Item: [item('10'), item('4')] });
    const order = String(entity.SalesOrder);
    const deliveries = outboundDeliveries(client);
    const { entity: delivery } = await deliveries.createFromOrder([
      {
        ReferenceSDDocument: order,
        ReferenceSDDocumentItem: '10',
        ActualDeliveryQuantity: '6',
        DeliveryQuantityUnit: 'PC',
      },
    ]);
    await deliveries.pick(String(delivery.DeliveryDocument));
    await deliveries.postGoodsIssue(String(delivery.DeliveryDocument));
    const { result } = await get('sales-orders?delivery_status=partly&expand=items');
    expect(result).toMatchObject([
      {
        id: order,
        delivery_status: 'partly',
        items: [
          { id: '10', product: 'TG11', quantity: '10', delivered_quantity: '6', delivery_status: 'partly' },
          { id: '20', quantity: '4', delivered_quantity: '0', delivery_status: 'open' },
        ],
      },
    ]);
    const alone = await get<{ result: unknown }>(`sales-orders/${order}`);
    expect(alone.result).toEqual(result[0]);
    expect(await get('sales-orders/9999999999')).toMatchObject({ status: 404, code: 'no-document' });
  });

  test('say of a purchase order what was received and invoiced, and carry fields of the customer', async () => {
    const { client, get } = await open();
    const order = await receivedInPart(client);
    const { result } = await get<{ result: unknown }>(`purchase-orders/${order}`);
    expect(result).toMatchObject({
      id: order,
      supplier: '17300001',
      custom: { YY1_RetentionType_PDH: 'R1' },
      items: [
        {
          id: '10',
          quantity: '10',
          received_quantity: '4',
          invoiced_quantity: '0',
          receipt_status: 'partly received',
        },
      ],
    });
    // Also in a list, order by order; unmatched receipts are what people look for there.
    const second = await receivedInPart(client);
    const listed = await get('purchase-orders?supplier=17300001&expand=items');
    expect(
      listed.result.map(one => [one.id, (one.items as Record<string, string>[])[0]?.receipt_status]),
    ).toEqual([
      [order, 'partly received'],
      [second, 'partly received'],
    ]);
  });

  test('have the shape of their model, every one of them, in lists and alone', async () => {
    const { client, get, kontor, id } = await open();
    const { entity } = await salesOrders(client).create({ ...orderHeader, to_Item: [item()] });
    const order = String(entity.SalesOrder);
    const deliveries = outboundDeliveries(client);
    const { entity: delivery } = await deliveries.createFromOrder([
      { ReferenceSDDocument: order, ReferenceSDDocumentItem: '10' },
    ]);
    await deliveries.pick(String(delivery.DeliveryDocument));
    await deliveries.postGoodsIssue(String(delivery.DeliveryDocument));
    const [invoice] = await billingDocuments(client).createFrom([String(delivery.DeliveryDocument)]);
    await creditMemoRequests(client).create({
      CreditMemoRequestType: 'CR',
      ReferenceSDDocument: String(invoice?.BillingDocument),
      to_Item: [{ ReferenceSDDocumentItem: '10', RequestedQuantity: '1' }],
    });
    await supplierInvoices(client).create(invoiceOf(await receivedInPart(client)));
    const empty: ObjectName[] = [];
    for (const name of Object.keys(mappings) as (keyof typeof mappings)[]) {
      const model: ObjectModel = objectModels[name];
      const { status, result, warnings } = await get(`${name}?limit=3${model.item ? '&expand=items' : ''}`);
      expect([name, status, warnings]).toEqual([name, 200, []]);
      const shape = recordShape(model).strict();
      for (const row of result) {
        const parsed = shape.safeParse(row);
        expect([name, parsed.error?.issues ?? []]).toEqual([name, []]);
        expect([name, Object.keys(model.shape.shape).filter(field => !(field in row))]).toEqual([name, []]);
        const alone = await get<{ result: unknown }>(`${name}/${encodeURIComponent(String(row.id))}`);
        expect([name, alone.status, shape.safeParse(alone.result).error?.issues ?? []]).toEqual([
          name,
          200,
          [],
        ]);
      }
      if (result.length === 0) empty.push(name);
    }
    expect(empty).toEqual([]);

    const number = String(invoice?.BillingDocument);
    const pdf = await kontor.client.invoicePdf({ id, key: number });
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    const account = await get('gl-accounts?chart_of_accounts=YCOA&limit=1');
    expect(account.result[0]).toMatchObject({ chart_of_accounts: 'YCOA', name: expect.any(String) });
  });

  test('are found while somebody types, and how old the answer is is said', async () => {
    const { get } = await open();
    const found = await get<Answer & { as_of: string }>(
      'gl-accounts?search=clear&fields=account,name&limit=5',
    );
    expect(found.status).toBe(200);
    expect(found.result.length).toBeGreaterThan(1);
    for (const { name } of found.result) expect(String(name)).toMatch(/clear/i);
    expect(Date.now() - Date.parse(found.as_of)).toBeLessThan(20_000);
    const byNumber = await get('gl-accounts?search=4100&chart_of_accounts=YCOA&limit=3');
    expect(String(byNumber.result[0]?.account)).toMatch(/^4100/);
    expect((await get('gl-accounts?search=4100&chart_of_accounts=NONE')).result).toEqual([]);
    expect((await get('products?search=tg11&limit=1')).result).toMatchObject([{ id: 'TG11' }]);
    expect(await get('customers?search=a&created_from=2020-01-01')).toMatchObject({
      status: 400,
      code: 'not-with-search',
    });
    expect((await get('sales-orders?search=x')).status).toBe(400);
  });

  test('that could not be read to be searched are not asked for with every key that is typed', async () => {
    const { kontor, id, get, s4 } = await open();
    const { client } = kontor;
    const search = (text: string) => get(`products?search=${text}`);
    const asked = async () => (await client.listCalls({ id, limit: 100 })).result.length;
    s4.setFaults({ 'forbidden-page': 1 });
    const atFirst = await asked();
    const refused = await search('t');
    expect(refused.status).toBeGreaterThanOrEqual(400);
    const before = await asked();
    expect(before).toBeGreaterThan(atFirst);
    for (const text of ['tg', 'tg1', 'tg11'])
      expect(await search(text)).toMatchObject({ status: refused.status, code: refused.code });
    expect(await asked()).toBe(before);
    s4.setFaults({});
    kontor.pass(6_000);
    expect(await search('tg11')).toMatchObject({ status: 200, result: [{ id: 'TG11' }] });
  });

  test('that a system does not have are said not to be there', async () => {
    const { kontor, get } = await open();
    const { id } = await kontor.client.createConnection({
      body: {
        connector: 'bigcommerce',
        name: 'store',
        settings: { baseUrl: kontor.store.url, ...kontor.store.credentials },
      },
    });
    expect(await get(`../${id}/gl-accounts`)).toMatchObject({ status: 400, code: 'no-object' });
    expect(await get('../con_none/gl-accounts')).toMatchObject({ status: 404, code: 'no-connection' });
  });

  test('of a store are as described, and their pages stay good', async () => {
    const kontor = await kontorOf();
    const { store, client } = kontor;
    const placed = Array.from({ length: 12 }, () => placePaid(kontor));
    for (let n = 0; n < 7; n++) store.shop.addCustomer({ ...orderDraft().address, company: `Company ${n}` });
    const { id } = await client.createConnection({
      body: {
        connector: 'bigcommerce',
        name: 'Shop',
        settings: { baseUrl: store.url, ...store.credentials },
      },
    });
    const get = async <T = Answer>(path: string) => {
      const reply = await kontor.request(`/v1/connections/${id}/${path}`);
      return { ...((await reply.json()) as T), status: reply.status };
    };
    const all = async (path: string) => {
      const rows: Record<string, unknown>[] = [];
      let cursor: string | null = '';
      for (let page = 0; cursor !== null; page++) {
        const answer: Answer = await get(`${path}&limit=5${cursor && `&cursor=${cursor}`}`);
        rows.push(...answer.result);
        cursor = answer.next_cursor;
        // What comes meanwhile is met behind the last page.
        if (page === 0 && path.startsWith('shop-orders')) placed.push(placePaid(kontor));
      }
      return rows;
    };
    const orders = await all('shop-orders?expand=items');
    expect(orders.map(one => one.id)).toEqual(placed.map(String));
    const customers = await all('shop-customers?created_from=2020-01-01');
    expect(customers.map(one => one.company)).toEqual(Array.from({ length: 7 }, (_, n) => `Company ${n}`));
    const products = await all('products?raw=false');
    expect(products).toContainEqual(expect.objectContaining({ id: 'TG11', description: 'Trading good 11' }));
    const [first = 0] = placed;
    expect(await get(`shop-orders/${first}`)).toMatchObject({ result: orders[0] });
    store.shop.refund(first, money('5'), 'broken');
    const refunds = await all('shop-refunds?created_from=2020-01-01');
    expect(refunds).toMatchObject([{ order: String(first), total: '5' }]);
    expect(await get(`shop-refunds?order=${first}`)).toMatchObject({ result: refunds });
    expect(await get(`shop-refunds/${refunds[0]?.id}`)).toMatchObject({ result: refunds[0] });
    const payments = await all(`payments?order=${first}`);
    expect(payments).toMatchObject([{ order: String(first), status: 'received', event: 'purchase' }]);
    expect(await get(`payments/${payments[0]?.id}`)).toMatchObject({ result: payments[0] });
    expect(await get(`payments/${first}:0`)).toMatchObject({ status: 404, code: 'no-document' });
    const taxed = await get<{ result: { taxes: object[] } }>(`shop-orders/${first}`);
    expect(taxed.result.taxes).toMatchObject([{ name: 'State Tax' }, { name: 'County Tax' }]);
    for (const [object, rows] of Object.entries({
      'shop-orders': orders,
      'shop-customers': customers,
      'shop-refunds': refunds,
      payments,
      products,
    }))
      for (const row of rows)
        recordShape(objectModels[object as ObjectName])
          .strict()
          .parse(row);
    expect(orders[0]).toMatchObject({ currency: 'USD', items: [{ sku: 'TG11', quantity: '2' }] });
    // A product has the same id in lists and by key, with a SKU or without.
    expect(products.map(({ id }) => id)).toContain('id:106');
    for (const product of products) {
      const { id, description } = product as { id: string; description: string };
      expect(await get(`products/${encodeURIComponent(id)}`)).toMatchObject({ result: { id, description } });
    }
    for (const unknown of ['id:101', 'id:999', 'id:1e1', '106'])
      expect(await get(`products/${unknown}`)).toMatchObject({ status: 404, code: 'no-document' });
    expect(await get('products?search=bicycle')).toMatchObject({ result: [{ id: 'MZ-FG-C900' }] });
    expect((await get(`shop-orders?created_from=2100-01-01`)).result).toEqual([]);
    expect(await get('products?group=L001')).toMatchObject({ status: 400, code: 'no-filter' });
    expect(await get('payments?limit=5')).toMatchObject({ status: 400, code: 'filter-missing' });
    expect(await get('shop-orders/99999')).toMatchObject({ status: 404 });
    expect(await get('stock')).toMatchObject({ status: 400, code: 'no-object' });
  });
});
