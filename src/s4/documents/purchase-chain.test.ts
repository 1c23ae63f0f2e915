// From the purchase order to the supplier's invoice, and the goods between them, over HTTP against the sandbox system.
import { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { sandboxSystem } from '../../../test/sandbox-system.ts';
import type { S4Client } from '../client.ts';
import { materialDocuments } from './material-documents.ts';
import { documentPdf } from './output.ts';
import { purchaseOrders } from './purchase-orders.ts';
import { stock } from './stock.ts';
import { supplierInvoices } from './supplier-invoices.ts';

const order = {
  PurchaseOrderType: 'NB',
  CompanyCode: '1710',
  PurchasingOrganization: '1710',
  PurchasingGroup: '001',
  Supplier: '17300001',
  DocumentCurrency: 'USD',
  to_PurchaseOrderItem: [{ Material: 'TG11', Plant: '1710', OrderQuantity: '10', NetPriceAmount: '4.50' }],
};

const item = (PurchaseOrder: string, quantity: string) => ({
  PurchaseOrder,
  PurchaseOrderItem: '10',
  QuantityInEntryUnit: quantity,
});

const invoice = (PurchaseOrder: string, { quantity, amount, number = 'RE-1' }: Record<string, string>) => ({
  CompanyCode: '1710',
  DocumentDate: '2026-11-20',
  PostingDate: '2026-11-20',
  InvoicingParty: '17300001',
  SupplierInvoiceIDByInvcgParty: number,
  DocumentCurrency: 'USD',
  InvoiceGrossAmount: amount,
  to_SuplrInvcItemPurOrdRef: [
    {
      SupplierInvoiceItem: '1',
      PurchaseOrder,
      PurchaseOrderItem: '10',
      QuantityInPurchaseOrderUnit: quantity,
      SupplierInvoiceItemAmount: amount,
      DocumentCurrency: 'USD',
    },
  ],
});

async function ordered(client: S4Client): Promise<string> {
  return String((await purchaseOrders(client).create(order)).entity.PurchaseOrder);
}

const state = async (client: S4Client, number: string) => {
  const [first] = await purchaseOrders(client).receiptsAndInvoices(number);
  return [
    first?.status,
    first?.received.toString(),
    first?.invoiced.toString(),
    first?.invoicedAmount.toString(),
  ];
};

test('receipts and invoices of a purchase order are derived from their documents (S4-60)', async () => {
  const { client } = await sandboxSystem();
  const number = await ordered(client);
  const goods = materialDocuments(client);
  const bills = supplierInvoices(client);
  expect(await state(client, number)).toEqual(['nothing received', '0', '0', '0']);
  await goods.receive({ ReferenceDocument: 'LS-1' }, [item(number, '4')]);
  expect(await state(client, number)).toEqual(['partly received', '4', '0', '0']);
  const last = await goods.receive({ ReferenceDocument: 'LS-2' }, [item(number, '6')]);
  expect(await state(client, number)).toEqual(['received, not invoiced', '10', '0', '0']);
  const billed = await bills.create(invoice(number, { quantity: '10', amount: '45' }));
  expect(await state(client, number)).toEqual(['complete', '10', '10', '45']);

  // A receipt that is taken back, and an invoice that is cancelled, count no more.
  const reversal = await goods.cancel(last.entity);
  expect(reversal.MaterialDocument).not.toBe(last.entity.MaterialDocument);
  expect(await state(client, number)).toEqual(['quantities differ', '4', '10', '45']);
  await bills.cancel(billed.entity, '01', '2026-11-21');
  expect(await state(client, number)).toEqual(['partly received', '4', '0', '0']);
  await expect(goods.cancel(last.entity)).rejects.toMatchObject({ code: 'M7/310' });
  await expect(bills.cancel(billed.entity, '01', '2026-11-21')).rejects.toMatchObject({
    code: 'no-success',
  });
});

test('a receipt that does not fit its order is refused with the cause in the details (S4-43, S4-67)', async () => {
  const { client } = await sandboxSystem();
  const goods = materialDocuments(client);
  const number = await ordered(client);
  const refused = async (change: object) => {
    try {
      await goods.receive({}, [{ ...item(number, '1'), ...change }]);
    } catch (error) {
      return (error as { details?: { messages?: { code: string }[] } }).details?.messages?.map(
        ({ code }) => code,
      );
    }
    return undefined;
  };
  expect(await refused({ GoodsMovementRefDocType: '' })).toContain('MM_IM_ODATA_API_MDOC/011');
  expect(await refused({ PurchaseOrderItem: '90' })).toContain('M7/001');
  expect(await refused({ Material: 'TG12' })).toContain('M7/360');
  expect(await state(client, number)).toEqual(['nothing received', '0', '0', '0']);
});

test('goods are issued, transferred and found by our reference; nothing leaves that is not there (S4-67, S4-69)', async () => {
  const { client } = await sandboxSystem();
  const goods = materialDocuments(client);
  const place = { Material: 'TG12', Plant: '1710', StorageLocation: '171A' };
  const levels = async () =>
    (await stock(client).of('TG12')).map(level => [level.storageLocation, level.unrestricted.toString()]);
  await goods.issue({ ReferenceDocument: 'COUNT-7' }, [
    { ...place, QuantityInEntryUnit: '100', CostCenter: '17101301' },
  ]);
  await goods.transfer({}, [{ ...place, QuantityInEntryUnit: '40', IssuingOrReceivingStorageLoc: '171B' }]);
  expect(await levels()).toEqual([
    ['171A', '999860'],
    ['171B', '40'],
  ]);
  const tooMuch = { ...place, StorageLocation: '171B', QuantityInEntryUnit: '41', CostCenter: '17101301' };
  await expect(
    goods.issue({}, [{ ...place, QuantityInEntryUnit: '1', CostCenter: '17101301' }, tooMuch]),
  ).rejects.toMatchObject({
    code: 'M7/021',
  });
  // The first item of the refused document did not stay.
  expect(await levels()).toEqual([
    ['171A', '999860'],
    ['171B', '40'],
  ]);
  expect(await goods.findByReference('COUNT-7')).toHaveLength(1);
});

test('an invoice is held, posted, and refused when it does not balance or comes twice (S4-61)', async () => {
  const { client, sandbox } = await sandboxSystem();
  const bills = supplierInvoices(client);
  const number = await ordered(client);
  const unbalanced = { ...invoice(number, { quantity: '1', amount: '5' }), InvoiceGrossAmount: '6' };
  await expect(bills.create(unbalanced)).rejects.toMatchObject({ code: 'M8/534' });
  const held = await bills.create({
    ...invoice(number, { quantity: '2', amount: '9' }),
    SupplierInvoiceStatus: 'A',
  });
  expect(sandbox.books().ledgerItems).toEqual([]);
  await bills.post(held.entity);
  expect(sandbox.books().ledgerItems.map(one => [one.account, one.amount.toString()])).toEqual([
    ['21120000', '9'],
    ['21100000', '-9'],
  ]);
  await expect(bills.post(held.entity)).rejects.toMatchObject({ kind: 'rejected' });
  await bills.release(held.entity);
  await expect(bills.create(invoice(number, { quantity: '2', amount: '9' }))).rejects.toMatchObject({
    code: 'M8/462',
  });
  expect(await bills.findByReference('RE-1', '17300001')).toHaveLength(1);
});

test('an order is refused with every missing field, read through V4, extended and printed (S4-62, S4-46)', async () => {
  const { client } = await sandboxSystem();
  const orders = purchaseOrders(client);
  await expect(orders.create({ PurchaseOrderType: 'NB', Supplier: '17300001' })).rejects.toThrow(
    /CompanyCode.*PurchasingOrganization.*PurchasingGroup/,
  );
  await expect(orders.create({ ...order, Supplier: '17100001' })).rejects.toMatchObject({ code: '06/321' });
  const number = await ordered(client);
  await orders.addItem(number, { Material: 'TG12', Plant: '1710', OrderQuantity: '2', NetPriceAmount: '1' });
  const shown = await orders.v4.one(number, { expand: ['_PurchaseOrderItem/_PurchaseOrderScheduleLineTP'] });
  expect(shown).toMatchObject({
    PurchaseOrder: number,
    _PurchaseOrderItem: [
      {
        OrderQuantity: new Decimal(10),
        _PurchaseOrderScheduleLineTP: [{ PurchaseOrder: number, ScheduleLine: '1' }],
      },
      { OrderQuantity: new Decimal(2) },
    ],
  });
  const pdf = await documentPdf(client, 'purchase order', number);
  expect(Buffer.from(pdf).toString('latin1')).toContain(`Purchase order ${number}`);
});
