// From the order to the credit memo, each step over HTTP against the sandbox system.
import { Decimal } from 'decimal.js';
import { describe, expect, test } from 'vitest';
import { orderHeader } from '../../../test/order-header.ts';
import { sandboxSystem } from '../../../test/sandbox-system.ts';
import type { S4Client } from '../client.ts';
import { billingDocuments } from './billing-documents.ts';
import { creditMemoRequests } from './credit-memo-requests.ts';
import { customerReturns } from './customer-returns.ts';
import { outboundDeliveries } from './outbound-deliveries.ts';
import { documentPdf, outputOffers } from './output.ts';
import { returnsDeliveries } from './returns-deliveries.ts';
import { salesOrders } from './sales-orders.ts';
import { simulateSalesOrder } from './simulate-sales-order.ts';
import { stock } from './stock.ts';

const price = (rate: string) => ({
  ConditionType: 'PMP0',
  ConditionRateValue: rate,
  ConditionCurrency: 'USD',
});
const order = (quantity = '10') => ({
  ...orderHeader,
  PurchaseOrderByCustomer: 'SHOP-1001',
  to_Item: [
    {
      Material: 'TG11',
      RequestedQuantity: quantity,
      RequestedQuantityUnit: 'PC',
      TaxAmount: '19',
      to_PricingElement: [price('10.00')],
    },
    {
      Material: 'TG12',
      RequestedQuantity: '1',
      RequestedQuantityUnit: 'PC',
      to_PricingElement: [price('5.50')],
    },
  ],
});

async function orderedAndDelivered(client: S4Client) {
  const { entity } = await salesOrders(client).create(order());
  const number = String(entity.SalesOrder);
  const deliveries = outboundDeliveries(client);
  const made = await deliveries.createFromOrder([
    { ReferenceSDDocument: number, ReferenceSDDocumentItem: '10' },
    { ReferenceSDDocument: number, ReferenceSDDocumentItem: '20' },
  ]);
  const delivery = String(made.entity.DeliveryDocument);
  await deliveries.pick(delivery);
  await deliveries.postGoodsIssue(delivery);
  return { order: number, delivery };
}

const tg11 = async (client: S4Client) =>
  (await stock(client).of('TG11', { plant: '1710', storageLocation: '171A' }))[0]?.unrestricted ??
  new Decimal(0);

describe('an order', () => {
  test('is delivered in parts, and tells how far it has come (S4-50, S4-70)', async () => {
    const { client } = await sandboxSystem();
    const orders = salesOrders(client);
    const { entity } = await orders.create(order());
    const number = String(entity.SalesOrder);
    const deliveries = outboundDeliveries(client);
    const before = await tg11(client);
    expect(await orders.progress(number)).toMatchObject({
      overall: 'open',
      delivery: 'open',
      billing: 'open',
    });

    const part = await deliveries.createFromOrder([
      {
        ReferenceSDDocument: number,
        ReferenceSDDocumentItem: '10',
        ActualDeliveryQuantity: '4',
        DeliveryQuantityUnit: 'PC',
      },
    ]);
    const delivery = String(part.entity.DeliveryDocument);
    const progress = await orders.progress(number);
    expect(progress).toMatchObject({ overall: 'partly', delivery: 'partly' });
    expect(
      progress.items.map(item => [
        item.item,
        item.ordered.toString(),
        item.delivered.toString(),
        item.delivery,
      ]),
    ).toEqual([
      ['10', '10', '4', 'partly'],
      ['20', '1', '0', 'open'],
    ]);

    // Nothing has left yet.
    expect(await tg11(client)).toEqual(before);
    await expect(deliveries.postGoodsIssue(delivery)).rejects.toMatchObject({
      kind: 'rejected',
      code: 'VL/608',
    });
    await deliveries.pick(delivery);
    await deliveries.postGoodsIssue(delivery);
    expect(before.minus(await tg11(client)).toString()).toBe('4');
    expect((await deliveries.ofOrder(number)).map(one => one.OverallGoodsMovementStatus)).toEqual(['C']);
    expect((await orders.followOns(number)).map(({ kind }) => kind)).toEqual(['delivery', 'goods movement']);

    // Twice is refused, in a report under HTTP 200.
    await expect(deliveries.postGoodsIssue(delivery)).rejects.toMatchObject({ code: 'VL/602' });
    await deliveries.reverseGoodsIssue(delivery, '2026-11-21');
    expect(await tg11(client)).toEqual(before);
  });

  test('that nobody has in stock cannot leave (S4-71)', async () => {
    const { client } = await sandboxSystem();
    const { entity } = await salesOrders(client).create(order('2000000'));
    const deliveries = outboundDeliveries(client);
    const made = await deliveries.createFromOrder([
      { ReferenceSDDocument: String(entity.SalesOrder), ReferenceSDDocumentItem: '10' },
    ]);
    const delivery = String(made.entity.DeliveryDocument);
    await deliveries.pick(delivery);
    await expect(deliveries.postGoodsIssue(delivery)).rejects.toMatchObject({ code: 'M7/021' });
    expect(await deliveries.one(delivery)).toMatchObject({ OverallGoodsMovementStatus: 'A' });
  });

  test('is blocked, changed, rejected and found by our reference', async () => {
    const { client } = await sandboxSystem();
    const orders = salesOrders(client);
    const { entity } = await orders.create(order());
    const number = String(entity.SalesOrder);
    await orders.block(number, { delivery: '01' });
    const deliveries = outboundDeliveries(client);
    const from = [{ ReferenceSDDocument: number, ReferenceSDDocumentItem: '10' }];
    await expect(deliveries.createFromOrder(from)).rejects.toMatchObject({ code: 'VL/055' });
    await orders.block(number, { delivery: '' });
    await orders.addItem(number, { Material: 'TG20', RequestedQuantity: '3' });
    await orders.rejectItem(number, '20', '90');
    await orders.scheduleLines.create({
      SalesOrder: number,
      SalesOrderItem: '10',
      ScheduleLine: '2',
      ScheduleLineOrderQuantity: '1',
    });
    await orders.texts.create({
      SalesOrder: number,
      Language: 'EN',
      LongTextID: 'TX01',
      LongText: 'Ring twice',
    });
    const progress = await orders.progress(number);
    expect(progress.items.map(({ item, rejected }) => [item, rejected])).toEqual([
      ['10', ''],
      ['20', '90'],
      ['30', ''],
    ]);
    expect((await orders.findByReference('SHOP-1001', '17100001')).map(one => one.SalesOrder)).toEqual([
      number,
    ]);
    expect(await orders.v4.one(number)).toMatchObject({ SalesOrder: number, DeliveryBlockReason: '' });

    await deliveries.createFromOrder(from);
    await expect(orders.remove((await orders.one(number)) ?? {})).rejects.toMatchObject({ code: 'V1/495' });
  });

  test('is simulated with its price and what could be confirmed, and nothing stays (S4-52)', async () => {
    const { client } = await sandboxSystem();
    const simulation = await simulateSalesOrder(client, order('2000000'));
    expect(simulation).toMatchObject({ net: new Decimal('20000005.5'), currency: 'USD' });
    expect(
      simulation.items.map(item => [item.material, item.wanted.toString(), item.confirmed.toString()]),
    ).toEqual([
      ['TG11', '2000000', '1000000'],
      ['TG12', '1', '1'],
    ]);
    expect(await salesOrders(client).count()).toBe(0);
    await expect(simulateSalesOrder(client, { ...order(), SoldToParty: '999' })).rejects.toMatchObject({
      code: 'VP/204',
    });
  });
});

describe('a delivery', () => {
  test('is billed, posted to the ledger and printed (S4-75, S4-95)', async () => {
    const { client, sandbox } = await sandboxSystem();
    const { order: number, delivery } = await orderedAndDelivered(client);
    const billing = billingDocuments(client);
    const [invoice] = await billing.createFrom([delivery], { date: '2026-11-20' });
    const document = String(invoice?.BillingDocument);
    expect(invoice).toMatchObject({ BillingDocumentType: 'F2', BillingDocumentDate: '2026-11-20' });
    expect(await billing.one(document)).toMatchObject({
      TotalNetAmount: new Decimal('105.5'),
      TaxAmount: new Decimal('19'),
      TotalGrossAmount: new Decimal('124.5'),
      AccountingPostingStatus: 'C',
      AccountingDocument: '',
    });
    const items = await billing.ledgerItems(document);
    expect(
      items.map(item => [item.GLAccount, String(item.AmountInTransactionCurrency), item.Customer]),
    ).toEqual([
      ['12100000', '124.5', '17100001'],
      ['41000000', '-105.5', ''],
      ['22000000', '-19', ''],
    ]);
    expect(await salesOrders(client).progress(number)).toMatchObject({
      overall: 'complete',
      billing: 'complete',
    });
    const pdf = await billing.pdf(document);
    expect(Buffer.from(pdf).toString('latin1')).toContain(`Billing document ${document}`);
    await expect(billing.createFrom([delivery])).rejects.toMatchObject({ code: 'VF/045' });
    expect(sandbox.books().ledgerItems).toHaveLength(3);
  });

  test('is not billed before it has left', async () => {
    const { client } = await sandboxSystem();
    const { entity } = await salesOrders(client).create(order());
    const { entity: made } = await outboundDeliveries(client).createFromOrder([
      { ReferenceSDDocument: String(entity.SalesOrder), ReferenceSDDocumentItem: '10' },
    ]);
    await expect(billingDocuments(client).createFrom([String(made.DeliveryDocument)])).rejects.toMatchObject({
      code: 'VF/081',
    });
  });

  test('carries a tracking number in the field that the system uses for it (S4-72)', async () => {
    const { client } = await sandboxSystem();
    const { delivery } = await orderedAndDelivered(client);
    const deliveries = outboundDeliveries(client);
    await deliveries.setTracking(delivery, '1Z999AA10123456784');
    await deliveries.setTracking(delivery, 'TRUCK-7', 'MeansOfTransport');
    expect(await deliveries.one(delivery)).toMatchObject({
      BillOfLading: '1Z999AA10123456784',
      MeansOfTransport: 'TRUCK-7',
    });
  });
});

describe('a billing document', () => {
  test('is cancelled by another one, once, and what it billed can be billed again (S4-75)', async () => {
    const { client, sandbox } = await sandboxSystem();
    const { delivery } = await orderedAndDelivered(client);
    const billing = billingDocuments(client);
    const [invoice] = await billing.createFrom([delivery]);
    const document = String(invoice?.BillingDocument);
    const cancellation = await billing.cancel(document);
    expect(await billing.one(document)).toMatchObject({ BillingDocumentIsCancelled: true });
    expect(await billing.one(cancellation)).toMatchObject({ CancelledBillingDocument: document });
    const sum = sandbox.books().ledgerItems.reduce((total, { amount }) => total.plus(amount), new Decimal(0));
    expect(sum.isZero()).toBe(true);
    await expect(billing.cancel(document)).rejects.toMatchObject({ kind: 'rejected', code: 'VF/042' });
    expect(await billing.createFrom([delivery])).toHaveLength(1);
  });

  test('is created from an order without posting it, and posted later (S4-75)', async () => {
    const { client } = await sandboxSystem();
    const { entity } = await salesOrders(client).create(order());
    const billing = billingDocuments(client);
    const [invoice] = await billing.createFrom([String(entity.SalesOrder)], { withoutPosting: true });
    const document = String(invoice?.BillingDocument);
    expect(await billing.ledgerItems(document)).toEqual([]);
    await billing.postToAccounting(document);
    expect(await billing.ledgerItems(document)).toHaveLength(3);
    await expect(billing.postToAccounting(document)).rejects.toMatchObject({ code: 'VF/168' });
  });

  test('of several documents, one of which cannot be billed, is not created at all', async () => {
    const { client } = await sandboxSystem();
    const { delivery } = await orderedAndDelivered(client);
    const billing = billingDocuments(client);
    await expect(billing.createFrom([delivery, '4711'])).rejects.toMatchObject({ code: 'VF/044' });
    expect(await billing.count()).toBe(0);
    expect(await billing.createFrom([delivery])).toHaveLength(1);
  });
});

describe('what was sold', () => {
  test.each([
    ['is credited', creditMemoRequests, { CreditMemoRequestType: 'CR' }, 'CreditMemoRequest', 'G2'],
    ['comes back', customerReturns, { CustomerReturnType: 'CBRE' }, 'CustomerReturn', 'RE'],
  ] as const)(
    '%s by reference to the invoice, once it is released (S4-77, S4-78)',
    async (_what, documents, type, key, billed) => {
      const { client } = await sandboxSystem();
      const { order: number, delivery } = await orderedAndDelivered(client);
      const billing = billingDocuments(client);
      const [invoice] = await billing.createFrom([delivery]);
      const requests = documents(client);
      const created = await requests.create({
        ...type,
        ReferenceSDDocument: String(invoice?.BillingDocument),
        PurchaseOrderByCustomer: 'RETURN-1',
        to_Item: [{ ReferenceSDDocumentItem: '10', RequestedQuantity: '2', RequestedQuantityUnit: 'PC' }],
      });
      const request = String(created.entity[key]);
      expect(created.entity).toMatchObject({ SoldToParty: '17100001', TotalNetAmount: new Decimal('20') });
      await expect(billing.createFrom([request])).rejects.toMatchObject({ code: 'VF/038' });
      await requests.release(request);
      const [credit] = await billing.createFrom([request]);
      expect(credit).toMatchObject({ BillingDocumentType: billed });
      const items = await billing.ledgerItems(String(credit?.BillingDocument));
      expect(items.map(item => String(item.AmountInTransactionCurrency))).toEqual(['-20', '20']);
      expect((await requests.findByReference('RETURN-1')).map(one => one[key])).toEqual([request]);
      expect((await salesOrders(client).followOns(number)).length).toBe(4);
    },
  );

  test('is received back into stock, and taken out again when that was a mistake (S4-74)', async () => {
    const { client } = await sandboxSystem();
    const { delivery } = await orderedAndDelivered(client);
    const [invoice] = await billingDocuments(client).createFrom([delivery]);
    const { entity } = await customerReturns(client).create({
      CustomerReturnType: 'CBRE',
      ReferenceSDDocument: String(invoice?.BillingDocument),
      to_Item: [{ ReferenceSDDocumentItem: '10', RequestedQuantity: '2' }],
    });
    const item = { ReferenceSDDocument: String(entity.CustomerReturn), ReferenceSDDocumentItem: '10' };
    const deliveries = returnsDeliveries(client);
    const made = await deliveries.createFromReturn([item]);
    const number = String(made.entity.DeliveryDocument);
    const before = await tg11(client);
    await expect(deliveries.postGoodsReceipt(number)).rejects.toMatchObject({ code: 'VL/608' });
    await deliveries.putAway(number);
    await deliveries.postGoodsReceipt(number);
    expect((await tg11(client)).minus(before).toString()).toBe('2');
    await expect(deliveries.createFromReturn([item])).rejects.toMatchObject({ code: 'VL/367' });
    await deliveries.reverseGoodsReceipt(number, '2026-11-21');
    expect(await tg11(client)).toEqual(before);
  });

  test('is not credited in a larger quantity', async () => {
    const { client } = await sandboxSystem();
    const { delivery } = await orderedAndDelivered(client);
    const [invoice] = await billingDocuments(client).createFrom([delivery]);
    await expect(
      creditMemoRequests(client).create({
        CreditMemoRequestType: 'CR',
        ReferenceSDDocument: String(invoice?.BillingDocument),
        to_Item: [{ ReferenceSDDocumentItem: '10', RequestedQuantity: '11' }],
      }),
    ).rejects.toMatchObject({ code: 'V1/499' });
  });
});

test('a document that SAP cannot print says so, and how output is triggered (S4-94, S4-95)', async () => {
  const { client } = await sandboxSystem();
  const refused = documentPdf(client, 'sales order', '1');
  await expect(refused).rejects.toMatchObject({
    code: 'no-pdf-service',
    next: outputOffers['sales order'].trigger,
  });
  await expect(billingDocuments(client).pdf('4711')).rejects.toMatchObject({ kind: 'missing' });
});
