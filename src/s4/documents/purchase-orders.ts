// Purchase orders (SAP_COM_0053). Neither service knows what was received and invoiced: that is derived from material
// documents and supplier invoices (S4-60).

import { Decimal } from 'decimal.js';
import { answeredText } from '../../core/broken-answer.ts';
import { anyOf, type Filter } from '../../odata/filter.ts';
import type { Entity } from '../../odata/values/read-entity.ts';
import type { S4Client } from '../client.ts';
import { lazyService } from './collection.ts';
import { existing } from './existing.ts';

export type PurchaseOrders = ReturnType<typeof purchaseOrders>;

export type GrIrStatus =
  | 'nothing received'
  | 'partly received'
  | 'received, not invoiced'
  | 'invoiced, not received'
  | 'quantities differ'
  | 'complete'
  | 'not expected';

export type ReceiptAndInvoice = ReturnType<typeof settled>;

/** What a movement type does to the received quantity: receipts, returns to the supplier, and their reversals. */
const receiptSigns: Record<string, 1 | -1> = {
  '101': 1,
  '102': -1,
  '122': -1,
  '123': 1,
  '161': -1,
  '162': 1,
};

export function purchaseOrders(client: S4Client) {
  const service = lazyService(client, 'purchaseOrder');
  const headers = service.set('A_PurchaseOrder');
  const items = service.set('A_PurchaseOrderItem');
  const movements = lazyService(client, 'materialDocument').set('A_MaterialDocumentItem');
  const invoices = lazyService(client, 'supplierInvoice');

  return {
    ...headers,
    items,
    scheduleLines: service.set('A_PurchaseOrderScheduleLine'),
    accountAssignments: service.set('A_PurOrdAccountAssignment'),
    /** The same documents through the V4 service. */
    v4: lazyService(client, 'purchaseOrderV4').set('PurchaseOrder'),
    addItem: async (order: string, item: Entity) =>
      (await service.open()).set('A_PurchaseOrder').of(order, 'to_PurchaseOrderItem').create(item),
    /** Goods receipts and invoices of every item. */
    async receiptsAndInvoices(order: string): Promise<ReceiptAndInvoice[]> {
      await existing(headers, 'sap-purchase-order', order);
      return (await ofOrders([order])).get(order) ?? [];
    },
    /** The same of many orders, with a request for each of the three services and some hundred orders. By order. */
    receiptsAndInvoicesOf: ofOrders,
  };

  async function ofOrders(orders: readonly string[]): Promise<Map<string, ReceiptAndInvoice[]>> {
    if (orders.length === 0) return new Map();
    const filter = anyOf('PurchaseOrder', orders);
    const [ordered, received, invoiced] = await Promise.all([
      items.list({ filter }),
      movements.list({ filter }),
      invoicedLines(filter),
    ]);
    const itemOf = (row: Entity) => `${row.PurchaseOrder}/${Number(row.PurchaseOrderItem)}`;
    const receipts = Map.groupBy(received, itemOf);
    const invoices = Map.groupBy(invoiced, itemOf);
    const ofOrder = Map.groupBy(ordered, item => answeredText(item, 'PurchaseOrder', 'S/4HANA'));
    return new Map(
      [...ofOrder].map(([order, rows]) => [
        order,
        rows.map(item => settled(item, receipts.get(itemOf(item)) ?? [], invoices.get(itemOf(item)) ?? [])),
      ]),
    );
  }

  /** Lines of posted invoices that stand, credit memos with a minus. */
  async function invoicedLines(filter: Filter): Promise<InvoicedLine[]> {
    const lines = await invoices.set('A_SuplrInvcItemPurOrdRef').list({ filter });
    if (lines.length === 0) return [];
    const numbers = [...new Set(lines.map(line => answeredText(line, 'SupplierInvoice', 'S/4HANA')))];
    const keyOf = (row: Entity) => `${row.SupplierInvoice}/${row.FiscalYear}`;
    // A number may come again in another year: its line does not refer to that one.
    const found = await invoices.set('A_SupplierInvoice').list({ filter: anyOf('SupplierInvoice', numbers) });
    const counted = new Map(found.filter(isPosted).map(header => [keyOf(header), header]));
    return lines.flatMap(line => {
      const header = counted.get(keyOf(line));
      return header ? [{ ...line, sign: header.SupplierInvoiceIsCreditMemo === 'X' ? -1 : 1 }] : [];
    });
  }
}

interface InvoicedLine extends Entity {
  sign: 1 | -1;
}

/** Posted, and neither reversed nor itself a reversal: those two cancel each other out. */
const isPosted = (invoice: Entity) =>
  invoice.SupplierInvoiceStatus === '5' && invoice.IsReversed !== true && invoice.IsReversal !== true;

const amount = (row: Entity, field: string) => (row[field] as Decimal | null) ?? new Decimal(0);

function settled(item: Entity, movements: readonly Entity[], invoiced: readonly InvoicedLine[]) {
  const ordered = amount(item, 'OrderQuantity');
  const received = movements.reduce(
    (sum, row) =>
      sum.plus(amount(row, 'QuantityInEntryUnit').times(receiptSigns[String(row.GoodsMovementType)] ?? 0)),
    new Decimal(0),
  );
  // A subsequent debit changes the value only.
  const quantities = invoiced.filter(line => line.IsSubsequentDebitCredit !== 'X');
  const total = (lines: readonly InvoicedLine[], field: string) =>
    lines.reduce((sum, line) => sum.plus(amount(line, field).times(line.sign)), new Decimal(0));
  const quantity = total(quantities, 'QuantityInPurchaseOrderUnit');
  return {
    item: answeredText(item, 'PurchaseOrderItem', 'S/4HANA'),
    unit: String(item.PurchaseOrderQuantityUnit ?? ''),
    currency: String(item.DocumentCurrency ?? ''),
    ordered,
    received,
    invoiced: quantity,
    invoicedAmount: total(invoiced, 'SupplierInvoiceItemAmount'),
    status: statusOf(item, ordered, received, quantity),
  };
}

function statusOf(item: Entity, ordered: Decimal, received: Decimal, invoiced: Decimal): GrIrStatus {
  const receipt = item.GoodsReceiptIsExpected !== false;
  const invoice = item.InvoiceIsExpected !== false;
  if (!receipt && !invoice) return 'not expected';
  const receivedAll = !receipt || item.IsCompletelyDelivered === true || received.gte(ordered);
  const invoicedAll = !invoice || item.IsFinallyInvoiced === true || invoiced.gte(ordered);
  if (receivedAll && invoicedAll && (!receipt || !invoice || received.eq(invoiced))) return 'complete';
  if (received.isZero() && receipt) return invoiced.isZero() ? 'nothing received' : 'invoiced, not received';
  if (invoice && invoiced.isZero()) return receivedAll ? 'received, not invoiced' : 'partly received';
  if (invoiced.eq(received)) return 'partly received';
  return 'quantities differ';
}
