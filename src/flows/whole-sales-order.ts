// A sales order with everything that is made of an order: what is sold, and the addresses of a guest.
import type { ShopOrder } from '../models/objects/shop.ts';
import { guestAddresses } from './guest-addresses.ts';
import { salesOrderRecord } from './sales-order-record.ts';
import type { SalesOrderSettings } from './sales-order-settings.ts';

/** Of the unified object `sales-orders`. Throws kind `input` for orders that no sales order can be made of. */
export const wholeSalesOrder = (
  order: ShopOrder,
  soldTo: string,
  settings: SalesOrderSettings,
  day: string,
): Record<string, unknown> => ({
  ...salesOrderRecord(order, soldTo, settings, day),
  ...guestAddresses(order, settings),
});

/** What of an order is read for it. */
export const partsFor = ({ guests }: SalesOrderSettings): string[] =>
  guests === undefined ? ['items'] : ['items', 'shipping_addresses'];
