// How far an order has come: delivered quantities on its schedule lines, statuses of items and header.
import type { Decimal } from 'decimal.js';
import type { Row } from '../tables.ts';
import { decimalOf } from '../wire.ts';
import type { SystemState } from './document.ts';

const service = 'API_SALES_ORDER_SRV';
const key = ['SalesOrder', 'SalesOrderItem'];

export interface OrderProgress {
  /** What may still be delivered of an item. */
  open(item: Row): Decimal;
  /** Takes a quantity as delivered; negative: takes it back. */
  delivered(item: Row, quantity: Decimal): void;
  /** Takes an item as billed, or as not billed any more. */
  billed(item: Row, isBilled: boolean): void;
}

export function orderProgress(system: SystemState): OrderProgress {
  const { tables } = system;
  const table = (set: string) => tables.of(service, set);
  const lineOf = (item: Row) => tables.joined(table('A_SalesOrderScheduleLine'), key, item)[0] ?? {};

  /** A header's status is that of its items: all alike, or partly done. */
  const settleHeader = (item: Row) => {
    const order = table('A_SalesOrder').get({ SalesOrder: item.SalesOrder ?? '' });
    if (!order) return;
    const items = tables.joined(table('A_SalesOrderItem'), ['SalesOrder'], order);
    const delivery = overall(items, 'DeliveryStatus');
    const billing = overall(items, 'OrderRelatedBillingStatus');
    tables.change(order, {
      OverallDeliveryStatus: delivery,
      OverallTotalDeliveryStatus: delivery,
      OverallOrdReltdBillgStatus: billing,
      OverallSDProcessStatus: overall(items, 'SDProcessStatus'),
    });
    system.touch(order);
    system.emit('sap.s4.beh.salesorder.v1.SalesOrder.Changed.v1', { SalesOrder: String(order.SalesOrder) });
  };

  const settleItem = (item: Row) => {
    const parts = [String(item.DeliveryStatus), String(item.OrderRelatedBillingStatus)];
    const status = parts.every(part => part === 'C') ? 'C' : parts.every(part => part === 'A') ? 'A' : 'B';
    tables.change(item, { SDProcessStatus: status });
    settleHeader(item);
  };

  return {
    open: item => decimalOf(lineOf(item), 'OpenConfdDelivQtyInOrdQtyUnit'),
    delivered(item, quantity) {
      const line = lineOf(item);
      const open = decimalOf(line, 'OpenConfdDelivQtyInOrdQtyUnit').minus(quantity);
      const done = decimalOf(line, 'DeliveredQtyInOrderQtyUnit').plus(quantity);
      tables.change(line, {
        OpenConfdDelivQtyInOrdQtyUnit: open.toFixed(),
        DeliveredQtyInOrderQtyUnit: done.toFixed(),
      });
      tables.change(item, { DeliveryStatus: done.isZero() ? 'A' : open.isZero() ? 'C' : 'B' });
      settleItem(item);
    },
    billed(item, isBilled) {
      tables.change(item, { OrderRelatedBillingStatus: isBilled ? 'C' : 'A' });
      settleItem(item);
    },
  };
}

export function overall(rows: readonly Row[], field: string): string {
  const values = new Set(rows.map(row => String(row[field] ?? '')));
  return values.size === 1 ? ([...values][0] ?? '') : 'B';
}
