// What the store's own orders do to its stock: taken when they are placed or shipped, put back when they are cancelled,
// as its settings say. They take from the default location.
import type { ShopOrder } from './shop-data.ts';
import { defaultLocation, type Stock } from './stock.ts';
import type { InventorySettings, Item } from './stock-data.ts';

export interface OrderStock {
  /** Does what the order's status asks for. */
  follow(order: ShopOrder): void;
  /** Puts so many of a line back, where refunds do. */
  putBack(order: ShopOrder, lineId: number, quantity: number): void;
  dump(): OrderStockState;
  restore(state: OrderStockState): void;
}

export type OrderStockState = [order: number, taken: [line: number, quantity: number][]][];

const channelOfOrders = 1;
const [incomplete, shipped, cancelled, declined, completed] = [0, 2, 5, 6, 10];

export function openOrderStock(stock: Stock): OrderStock {
  const taken = new Map<number, Map<number, number>>();

  const setting = <Name extends keyof InventorySettings>(name: Name): InventorySettings[Name] =>
    stock.channelSettings.get(channelOfOrders)?.[name] ?? stock.settings[name];
  const takes = ({ statusId }: ShopOrder) =>
    setting('update_stock_behavior') === 'order_placed'
      ? ![incomplete, cancelled, declined].includes(statusId)
      : [shipped, completed].includes(statusId);

  /** Shows at once: the checkout knows what it sells. Answers how many were moved. */
  const move = (item: Item, quantity: number): number => {
    const level = stock.level(item, defaultLocation);
    // Nobody has counted it yet: there is nothing to take from.
    if (level.booked === undefined) return 0;
    const moved = Math.max(-level.booked, quantity);
    if (moved === 0) return 0;
    level.booked += moved;
    level.shown = Math.max(0, (level.shown ?? 0) + moved);
    stock.changed(item, defaultLocation, 'relative', moved);
    if (moved < 0) stock.ranLow(item, defaultLocation);
    return moved;
  };

  const putBack = (order: ShopOrder, lineId: number, quantity: number) => {
    const lines = taken.get(order.id);
    const item = stock.soldAs(order.lines.find(line => line.id === lineId)?.sku ?? '');
    const back = Math.min(quantity, lines?.get(lineId) ?? 0);
    if (!lines || !item || back === 0 || !setting('refund_order_stock_adjustment')) return;
    lines.set(lineId, (lines.get(lineId) ?? 0) - back);
    move(item, back);
  };

  return {
    follow(order) {
      const lines = taken.get(order.id);
      if (lines && order.statusId === cancelled) {
        for (const [lineId, quantity] of [...lines]) putBack(order, lineId, quantity);
        taken.delete(order.id);
      } else if (!lines && takes(order)) {
        const took = order.lines.map(({ id, sku, quantity }): [number, number] => {
          const item = stock.soldAs(sku);
          return [id, item ? Math.abs(move(item, -quantity)) : 0];
        });
        taken.set(order.id, new Map(took));
      }
    },
    putBack,
    dump: () => [...taken].map(([id, lines]) => [id, [...lines]]),
    restore(state) {
      for (const [id, lines] of state) taken.set(id, new Map(lines));
    },
  };
}
