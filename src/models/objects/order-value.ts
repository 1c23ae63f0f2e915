// What a sales order is worth by what was sent: its prices by line, rounded as money is, and the conditions of the whole order.
import { Decimal } from 'decimal.js';
import { roundTo, sum } from '../../core/money.ts';

interface Item {
  quantity?: string;
  price?: string;
  price_quantity?: number;
  rejection_reason?: string;
}

/** Undefined: the system finds a price itself, so that nothing is known to compare with. */
export function orderValue({ items, conditions, currency }: Record<string, unknown>): string | undefined {
  const lines = ((items ?? []) as Item[]).filter(item => item.rejection_reason === undefined);
  if (typeof currency !== 'string' || lines.some(({ price }) => price === undefined)) return undefined;
  const values = lines.map(({ price = '0', quantity = '0', price_quantity: per = 1 }) =>
    roundTo(new Decimal(price).times(quantity).dividedBy(per), currency),
  );
  const more = ((conditions ?? []) as { amount: string }[]).map(({ amount }) => new Decimal(amount));
  return sum([...values, ...more]).toFixed();
}
