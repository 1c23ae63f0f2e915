// What stood around the Kontor that wrote the dump: the same orders, in the same stores, at the same moment.
import { money } from '../../src/core/money.ts';
import { exampleOrder } from '../../src/sandbox/bigcommerce/example-order.ts';
import type { StoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';

/** 32 bytes. The secrets in the dump are those of sandboxes. */
export const encryptionKey = Buffer.alloc(32, 7).toString('base64');
export const startedAt = Date.parse('2026-11-20T10:00:00Z');

/** Of the orders of both stores; the second has the first one only. */
export const orders = {
  booked: 1001,
  refused: 1002,
  parked: 1003,
  uncertain: 1004,
  planned: 1005,
} as const;

export function placeOrder({ shop }: StoreSandbox, order: number): void {
  const draft = exampleOrder(order === orders.parked ? { currency: 'JPY' } : {});
  const { id } = shop.placeOrder(draft);
  if (id !== order) throw new Error(`The store has given number ${id} instead of ${order}.`);
  shop.pay(id, 'purchase');
}

export const refundOne = ({ shop }: StoreSandbox): void =>
  void shop.refund(orders.booked, money('5'), 'broken');

export const registerCustomer = ({ shop }: StoreSandbox): void =>
  void shop.addCustomer(exampleOrder({}).address);

/** What a caller of the API has asked for, under the key `mended`. */
export const callersOrder = {
  type: 'OR',
  sales_organization: '1710',
  distribution_channel: '10',
  division: '00',
  customer: '17100001',
  currency: 'USD',
  reference: 'PO-1',
  items: [{ product: 'TG11', quantity: '1', unit: 'PC' }],
};
