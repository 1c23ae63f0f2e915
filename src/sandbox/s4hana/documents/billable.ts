// What can be billed, and as what: a delivery that has left, an order, a return, or a request for a credit memo that
// nobody blocks. All are brought into one form, so that billing knows only that.
import { Decimal } from 'decimal.js';
import { roundTo } from '../../../core/money.ts';
import { SapFault } from '../sap-fault.ts';
import type { Row } from '../tables.ts';
import { decimalOf, withoutZeros } from '../wire.ts';
import type { SystemState } from './document.ts';
import { type OrderProgress, overall } from './order-progress.ts';

export interface Billable {
  document: Row;
  /** The billing document's type and category: F2 and M for an invoice, G2 and O for a credit memo. */
  type: 'F2' | 'G2' | 'RE';
  category: 'M' | 'O';
  items: BillableItem[];
  /** Why it cannot be billed now. */
  refusal: SapFault | undefined;
  /** Takes the document as billed, or takes that back. */
  settle(isBilled: boolean): void;
}

export interface BillableItem {
  reference: { document: string; item: string };
  order: { SalesOrder: string; SalesOrderItem: string } | undefined;
  material: string;
  text: string;
  quantity: Decimal;
  unit: string;
  net: Decimal;
  tax: Decimal;
}

/** Undefined: there is no such document of a kind that can be billed. */
export function findBillable(
  system: SystemState,
  progress: OrderProgress,
  given: string,
): Billable | undefined {
  const number = String(withoutZeros(given));
  return (
    deliveryBillable(system, progress, number) ??
    orderBillable(system, progress, number) ??
    requestBillable(system, number, creditMemoRequest) ??
    requestBillable(system, number, customerReturn)
  );
}

function deliveryBillable(
  system: SystemState,
  progress: OrderProgress,
  number: string,
): Billable | undefined {
  const { tables } = system;
  const lines = tables.of('API_OUTBOUND_DELIVERY_SRV', 'A_OutbDeliveryItem');
  const delivery = tables.of('API_OUTBOUND_DELIVERY_SRV', 'A_OutbDeliveryHeader').get({
    DeliveryDocument: number,
  });
  if (!delivery) return undefined;
  const refusal =
    delivery.OverallGoodsMovementStatus === 'C'
      ? billedAlready(delivery.OverallDelivReltdBillgStatus === 'C', number)
      : new SapFault(400, 'VF/081', `Goods issue for delivery ${number} has not been posted`);
  const items = tables.joined(lines, ['DeliveryDocument'], delivery);
  const orderItem = (line: Row) =>
    tables.of('API_SALES_ORDER_SRV', 'A_SalesOrderItem').get({
      SalesOrder: line.ReferenceSDDocument ?? '',
      SalesOrderItem: line.ReferenceSDDocumentItem ?? '',
    }) ?? {};
  return {
    document: orderOf(system, items[0]?.ReferenceSDDocument),
    type: 'F2',
    category: 'M',
    refusal,
    items: items.map(line => {
      const ordered = orderItem(line);
      const quantity = decimalOf(line, 'ActualDeliveryQuantity');
      return {
        ...priced(ordered, quantity),
        reference: { document: number, item: String(line.DeliveryDocumentItem) },
        order: { SalesOrder: String(ordered.SalesOrder), SalesOrderItem: String(ordered.SalesOrderItem) },
      };
    }),
    settle(isBilled) {
      const status = isBilled ? 'C' : 'A';
      for (const line of items) {
        tables.change(line, { DeliveryRelatedBillingStatus: status });
        progress.billed(orderItem(line), isBilled);
      }
      tables.change(delivery, {
        OverallDelivReltdBillgStatus: overall(items, 'DeliveryRelatedBillingStatus'),
        OverallSDProcessStatus: isBilled ? 'C' : 'B',
      });
      system.touch(delivery, 'DeliveryVersion');
    },
  };
}

function orderBillable(system: SystemState, progress: OrderProgress, number: string): Billable | undefined {
  const { tables } = system;
  const order = tables.of('API_SALES_ORDER_SRV', 'A_SalesOrder').get({ SalesOrder: number });
  if (!order) return undefined;
  const items = tables.joined(tables.of('API_SALES_ORDER_SRV', 'A_SalesOrderItem'), ['SalesOrder'], order);
  const refusal =
    blocked(order, number) ??
    (items.some(item => item.DeliveryStatus !== 'A')
      ? new SapFault(400, 'VF/043', `Sales order ${number} is billed through its deliveries`)
      : billedAlready(order.OverallOrdReltdBillgStatus === 'C', number));
  return {
    document: order,
    type: 'F2',
    category: 'M',
    refusal,
    items: items.map(item => ({
      ...priced(item, decimalOf(item, 'RequestedQuantity')),
      reference: { document: number, item: String(item.SalesOrderItem) },
      order: { SalesOrder: number, SalesOrderItem: String(item.SalesOrderItem) },
    })),
    settle(isBilled) {
      for (const item of items) progress.billed(item, isBilled);
    },
  };
}

interface RequestNames {
  service: string;
  headers: string;
  items: string;
  key: string;
  itemKey: string;
  type: 'G2' | 'RE';
}

const creditMemoRequest: RequestNames = {
  service: 'API_CREDIT_MEMO_REQUEST_SRV',
  headers: 'A_CreditMemoRequest',
  items: 'A_CreditMemoRequestItem',
  key: 'CreditMemoRequest',
  itemKey: 'CreditMemoRequestItem',
  type: 'G2',
};

const customerReturn: RequestNames = {
  service: 'API_CUSTOMER_RETURN_SRV',
  headers: 'A_CustomerReturn',
  items: 'A_CustomerReturnItem',
  key: 'CustomerReturn',
  itemKey: 'CustomerReturnItem',
  type: 'RE',
};

function requestBillable(system: SystemState, number: string, names: RequestNames): Billable | undefined {
  const { tables } = system;
  const { service, key, itemKey } = names;
  const request = tables.of(service, names.headers).get({ [key]: number });
  if (!request) return undefined;
  return {
    document: request,
    type: names.type,
    category: 'O',
    // The block is set on many systems by default: someone has to release the request first (S4-77).
    refusal: blocked(request, number) ?? billedAlready(request.OverallSDProcessStatus === 'C', number),
    items: tables.joined(tables.of(service, names.items), [key], request).map(item => ({
      ...priced(item, decimalOf(item, 'RequestedQuantity')),
      reference: { document: number, item: String(item[itemKey]) },
      order: undefined,
    })),
    settle(isBilled) {
      tables.change(request, { OverallSDProcessStatus: isBilled ? 'C' : 'A' });
      system.touch(request);
    },
  };
}

const billedAlready = (isBilled: boolean, number: string) =>
  isBilled ? new SapFault(400, 'VF/045', `Document ${number} has been billed completely`) : undefined;

const blocked = ({ HeaderBillingBlockReason }: Row, number: string) =>
  HeaderBillingBlockReason
    ? new SapFault(400, 'VF/038', `Document ${number} is blocked for billing`)
    : undefined;

const orderOf = (system: SystemState, number: unknown): Row =>
  system.tables.of('API_SALES_ORDER_SRV', 'A_SalesOrder').get({ SalesOrder: String(number) }) ?? {};

/** The part of an item's value that belongs to a quantity. */
function priced(item: Row, quantity: Decimal) {
  const ordered = decimalOf(item, 'RequestedQuantity');
  const share = ordered.isZero() ? new Decimal(1) : quantity.dividedBy(ordered);
  const currency = String(item.TransactionCurrency || 'USD');
  const part = (field: string) => roundTo(decimalOf(item, field).times(share), currency);
  return {
    material: String(item.Material ?? ''),
    text: String(item.SalesOrderItemText ?? item.Material ?? ''),
    quantity,
    unit: String(item.RequestedQuantityUnit || 'PC'),
    net: part('NetAmount'),
    tax: part('TaxAmount'),
  };
}
