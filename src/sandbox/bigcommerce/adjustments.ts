// Adjustments of stock, absolute and relative. One is accepted or refused as a whole, and shows a moment later.
import { setTimeout as sleep } from 'node:timers/promises';
import { chance } from '../faults.ts';
import type { Stock } from './stock.ts';
import type { Adjustment, Identity, Item, Level } from './stock-data.ts';

export interface Adjustments {
  /** Sets quantities, whatever there is. */
  setTo(adjustments: Adjustment[]): Promise<Answer>;
  /** Adds and takes away, no more than there is above the safety stock. */
  changeBy(adjustments: Adjustment[]): Promise<Answer>;
}

type Answer = { transaction_id: string } | { refused: string };

interface Row {
  item: Item;
  locationId: number;
  level: Level;
  quantity: number;
  name: string;
}

/** The most that a location can hold of a product, all its variants together. */
const most = 2_147_483_647;
/** Requests that arrive within this time are at once: which of them is handled first cannot be foretold. */
const atOnceMs = 10;

export function openAdjustments(stock: Stock): Adjustments {
  /** What relative adjustments mean to take, in the order of their arrival; refused ones count until they are answered. */
  const intentions = new Set<Map<Level, number>>();
  let requests = 0;
  const turn = () => sleep(1 + chance(`turn ${++requests}`) * (atOnceMs - 1));

  const rowsOf = (adjustments: Adjustment[]): Row[] | { refused: string } => {
    const problems: string[] = [];
    const rows = adjustments.flatMap(({ identity, locationId, quantity }) => {
      const item = stock.find(identity);
      const location = stock.locations.get(locationId);
      if (typeof item === 'string') problems.push(item);
      else if (!location) problems.push(`Location with id ${locationId} not found`);
      else if (!location.enabled) problems.push(`Location with id ${locationId} is disabled`);
      else
        return [{ item, locationId, level: stock.level(item, locationId), quantity, name: nameOf(identity) }];
      return [];
    });
    return problems.length > 0 ? { refused: `[${problems.join(', ')}]` } : rows;
  };

  /** Is there a product of which a location would hold too much? `of`: what a level becomes. */
  const overfull = (rows: Row[], of: (level: Level) => number): string | undefined => {
    const full = rows.find(({ item, locationId }) => {
      const levels = item.product.variants.map(variant =>
        stock.level({ product: item.product, variant }, locationId),
      );
      return [...new Set(levels)].reduce((total, level) => total + of(level), 0) > most;
    });
    return full && `Items with identity: [${full.name}] exceed the maximum inventory of ${most}`;
  };

  return {
    async setTo(adjustments) {
      await turn();
      const rows = rowsOf(adjustments);
      if ('refused' in rows) return rows;
      const wanted = new Map(rows.map(row => [row.level, row.quantity]));
      const refused = overfull(rows, level => wanted.get(level) ?? level.booked ?? 0);
      if (refused) return { refused };
      return {
        transaction_id: stock.later(() => {
          for (const { item, locationId, level, quantity } of rows) {
            const more = quantity - (level.booked ?? 0);
            // What orders have taken since the request was accepted is overwritten.
            level.booked = quantity;
            level.shown = quantity;
            if (more !== 0) stock.changed(item, locationId, 'absolute', more);
          }
        }),
      };
    },

    async changeBy(adjustments) {
      const rows = rowsOf(adjustments);
      if ('refused' in rows) return rows;
      const unset = rows.filter(row => row.level.booked === undefined).map(row => row.name);
      if (unset.length > 0)
        return {
          refused: `Items with identity: [${unset.join(', ')}] requires absolute adjustment before relative`,
        };
      const wanted = new Map<Level, number>();
      for (const { level, quantity } of rows) wanted.set(level, (wanted.get(level) ?? 0) + quantity);
      const short = (of: (level: Level) => number): string | undefined => {
        const names = rows
          .filter(({ level }) => {
            const by = wanted.get(level) ?? 0;
            return by < 0 && of(level) + by < level.settings.safety_stock;
          })
          .map(row => row.name);
        return names.length > 0
          ? `Items with identity: [${names.join(', ')}] have insufficient stock`
          : undefined;
      };
      // First by what reads show, which may be old.
      const early = short(level => level.shown ?? 0);
      if (early) return { refused: early };
      intentions.add(wanted);
      try {
        await turn();
        // Then by what is booked and what came before and is not answered yet, even if that is refused in the end: two
        // that come together may both fail although one would fit.
        const before = [...intentions].slice(0, [...intentions].indexOf(wanted));
        const claimed = (level: Level) =>
          before.reduce((total, other) => total + Math.min(0, other.get(level) ?? 0), 0);
        const refused =
          short(level => (level.booked ?? 0) + claimed(level)) ??
          overfull(rows, level => (level.booked ?? 0) + (wanted.get(level) ?? 0));
        if (refused) return { refused };
        for (const [level, by] of wanted) level.booked = (level.booked ?? 0) + by;
      } finally {
        intentions.delete(wanted);
      }
      return {
        transaction_id: stock.later(() => {
          for (const { item, locationId, level, quantity } of rows) {
            level.shown = level.booked;
            stock.changed(item, locationId, 'absolute', quantity);
          }
        }),
      };
    },
  };
}

const nameOf = (identity: Identity) => Object.entries(identity)[0]?.join(' ') ?? '';
