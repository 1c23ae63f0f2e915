// Remembers what each order of a shop was like after every change: a reader may have seen any of these.
import type { Shop } from '../../sandbox/bigcommerce/shop.ts';
import type { Seen } from './received.ts';

export interface History {
  /** The oldest first; the last one is as it is now. */
  of(order: number): readonly Seen[];
}

/** Before the first order is placed. */
export function watchShop(shop: Shop): History {
  const versions = new Map<number, Seen[]>();
  shop.onEvent(({ scope, data }) => {
    if (!scope.startsWith('store/order/')) return;
    const id = Number(data.order_id ?? data.id);
    const seen = seenNow(shop, id);
    if (seen) versions.set(id, [...(versions.get(id) ?? []), seen]);
  });
  return { of: order => versions.get(order) ?? [] };
}

/** A copy: the shop changes its own. */
export function seenNow({ orders, transactions }: Shop, id: number): Seen | undefined {
  const order = orders.get(id);
  return (
    order && {
      order: { ...order, totals: { ...order.totals } },
      transactions: (transactions.get(id) ?? []).map(one => ({ ...one })),
    }
  );
}
