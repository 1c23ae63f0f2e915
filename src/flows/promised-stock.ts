// What a shop has sold and the warehouse does not know of yet: open orders of the shop that no flow has brought to the other system. There they
// take from the stock themselves, and would be counted twice.
import { money } from '../core/money.ts';
import type { FlowContext } from '../models/flow.ts';
import type { ShopOrder } from '../models/objects/shop.ts';
import { orderKey } from './references.ts';

export interface Promised {
  /** Pieces, by SKU. */
  pieces: Map<string, number>;
  /** SKUs of orders of which it is being found out whether they are there, and one of these orders. */
  between: Map<string, string>;
}

const dayMs = 86_400_000;

export async function promisedByShop(
  { to, today, postedBack }: Pick<FlowContext<unknown>, 'to' | 'today' | 'postedBack'>,
  days: number,
): Promise<Promised> {
  const since = new Date(Date.parse(today()) - days * dayMs).toISOString().slice(0, 10);
  // An order that cannot be read keeps no product from being told: it is parked as a subject of its own.
  const listed = await to.list('shop-orders', { created_from: since }, [], 'leave-out');
  const open = listed.filter(isOpen);
  const posted = await postedBack(
    'sales-orders.create',
    open.map(({ id }) => orderKey(id)),
  );
  const promised: Promised = { pieces: new Map(), between: new Map() };
  for (const head of open) {
    const { id } = head;
    const state = posted.get(orderKey(id))?.state;
    // A person who closed the posting has dealt with the order.
    if (state === 'accepted' || state === 'closed') continue;
    const order = await to.complete('shop-orders', head, ['items']);
    for (const { sku, quantity, shipped_quantity: shipped, refunded_quantity: refunded } of order?.items ??
      []) {
      if (sku === null) continue;
      if (state === 'sent' || state === 'uncertain') promised.between.set(sku, id);
      const left = money(quantity)
        .minus(shipped ?? 0)
        .minus(refunded ?? 0)
        .toNumber();
      promised.pieces.set(sku, (promised.pieces.get(sku) ?? 0) + Math.max(0, left));
    }
  }
  return promised;
}

/** What was never finished at the checkout, or is wholly refunded, has a word of the shop's own. */
const isOpen = ({ status, delivery_status: delivery, refund_status: refunded }: ShopOrder) =>
  status !== 'cancelled' && (delivery === 'open' || delivery === 'partly' || refunded === 'partly');
