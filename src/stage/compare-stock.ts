// Compares what a store shows with what the warehouse has free, product by product. It looks at the sandboxes themselves, not at what Kontor
// believes.
import { Decimal } from 'decimal.js';
import type { StoreSandbox } from '../sandbox/bigcommerce/server.ts';
import type { S4Sandbox } from '../sandbox/s4hana/server.ts';

/** The one plant of the sandbox from which the store sells, and the store's first location. */
export const stockRules = { plants: { 1: ['1710'] } };

/** Something of the order is still to be sent. */
const waiting = new Set([1, 3, 7, 8, 9, 11, 12]);

/** `TG11: 12 in the store, 10 free`; `prefix`: what references of the store's orders begin with. */
export function stockDifferences(
  { shop }: Pick<StoreSandbox, 'shop'>,
  s4: S4Sandbox,
  prefix: string,
): string[] {
  const { rows } = s4.dump();
  const of = (name: string) => rows[name] ?? [];
  const { salesOrders } = s4.books();
  const sum = (all: readonly unknown[]) => Decimal.sum(0, ...all.map(one => new Decimal(String(one ?? 0))));
  return shop.stock.items().flatMap(item => {
    const { sku } = item.variant;
    const here = of('API_MATERIAL_STOCK_SRV/A_MatlStkInAcctMod').filter(row => row.Material === sku);
    if (here.length === 0) return [];
    const ordered = new Set(
      of('API_SALES_ORDER_SRV/A_SalesOrderItem').flatMap(row =>
        row.Material === sku ? [`${row.SalesOrder}/${row.SalesOrderItem}`] : [],
      ),
    );
    const open = of('API_SALES_ORDER_SRV/A_SalesOrderScheduleLine').filter(row =>
      ordered.has(`${row.SalesOrder}/${row.SalesOrderItem}`),
    );
    const delivered = of('API_OUTBOUND_DELIVERY_SRV/A_OutbDeliveryItem').filter(
      row => row.Material === sku && row.GoodsMovementStatus !== 'C',
    );
    const sold = [...shop.orders.values()]
      .filter(({ id, statusId }) => waiting.has(statusId) && !salesOrders.has(prefix + id))
      .flatMap(({ lines }) => lines.filter(line => line.sku === sku).map(({ quantity }) => quantity));
    const free = sum(here.map(row => row.MatlWrhsStkQtyInMatlBaseUnit))
      .minus(sum(open.map(row => row.OpenConfdDelivQtyInOrdQtyUnit)))
      .minus(sum(delivered.map(row => row.ActualDeliveryQuantity)))
      .minus(sum(sold));
    const shown = shop.stock.level(item, 1).shown ?? 0;
    return free.equals(shown) ? [] : [`${sku}: ${shown} in the store, ${free.toFixed()} free`];
  });
}
