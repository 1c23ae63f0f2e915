// How much of each product is free in each plant: what lies there for anybody's use, without what sales orders and deliveries are still to take.
import { Decimal } from 'decimal.js';
import type { KontorError } from '../core/errors.ts';
import type { UnifiedRecord } from '../models/objects/all.ts';
import type { Side } from '../models/side.ts';
import { inputError } from './made-of.ts';
import { say } from './sentences.ts';

export interface Free {
  /** In which the stock is kept. */
  unit: string;
  /** By plant. */
  quantities: Map<string, Decimal>;
  /** Why they cannot be believed: it concerns this product alone. */
  error?: KontorError;
}

/** Pieces of a unit that one of another unit is, for each product. */
export interface Units {
  /** Throws `input/no-unit`. */
  factor(product: string, unit: string): Promise<Decimal>;
}

/** Of these products, or of all. Products that the system keeps no stock of are missing. */
export async function freeStock(
  from: Side,
  units: Units,
  products?: readonly string[],
): Promise<Map<string, Free>> {
  const each = async (
    object: 'stock' | 'sales-order-items',
    filters: Record<string, unknown> = {},
  ): Promise<UnifiedRecord[]> => {
    const asked = products?.map(product => ({ product, ...filters })) ?? [filters];
    return (await Promise.all(asked.map(one => from.list(object, one)))).flat();
  };
  const [stock, open, partly, deliveries] = await Promise.all([
    each('stock'),
    each('sales-order-items', { delivery_status: 'open' }),
    each('sales-order-items', { delivery_status: 'partly' }),
    // What is in a delivery is open in no order any more, and lies there until its goods are issued.
    from.list('deliveries', { goods_issue_status: 'open' }, ['items']),
  ]);
  const free = new Map<string, Free>();
  for (const row of stock) {
    const { product: key, plant, unit, quantity } = row as Record<string, string>;
    const known = free.get(String(key)) ?? { unit: String(unit), quantities: new Map() };
    free.set(String(key), known);
    if (isFree(row)) add(known, String(plant), new Decimal(String(quantity)));
  }
  const take = async (line: Record<string, unknown>, quantity: Decimal) => {
    const key = String(line.product);
    const known = free.get(key);
    if (!known || quantity.isZero()) return;
    try {
      const factor = line.unit === known.unit ? 1 : await units.factor(key, String(line.unit));
      add(known, String(line.plant), quantity.times(factor).negated());
    } catch (thrown) {
      known.error = inputError(thrown);
    }
  };
  for (const item of [...open, ...partly])
    if (item.rejection_reason === null)
      await take(item, numberIn(item, 'quantity').minus(numberIn(item, 'delivered_quantity')));
  for (const line of deliveries.flatMap(({ items }) => (items ?? []) as Record<string, unknown>[]))
    await take(line, numberIn(line, 'quantity'));
  return free;
}

/** Neither blocked nor in inspection, and nobody's own. */
const isFree = ({ kind, special_stock, supplier, customer }: UnifiedRecord) =>
  kind === 'unrestricted' && special_stock === null && supplier === null && customer === null;

const numberIn = (row: Record<string, unknown>, field: string) => new Decimal(String(row[field] ?? 0));

function add({ quantities }: Free, plant: string, quantity: Decimal): void {
  quantities.set(plant, (quantities.get(plant) ?? new Decimal(0)).plus(quantity));
}

/** As the products themselves say it; each is asked once. */
export function unitsOf(from: Side): Units {
  const asked = new Map<string, Promise<Record<string, unknown>[]>>();
  const of = async (product: string) =>
    ((await from.get('products', product, ['units']))?.units ?? []) as Record<string, unknown>[];
  return {
    async factor(product, unit) {
      const reading = asked.get(product) ?? of(product);
      asked.set(product, reading);
      const found = (await reading).find(one => one.unit === unit);
      const [numerator, denominator] = [
        numberIn(found ?? {}, 'numerator'),
        numberIn(found ?? {}, 'denominator'),
      ];
      if (numerator.isZero() || denominator.isZero()) throw say.error('no-unit', { product, unit });
      return numerator.dividedBy(denominator);
    },
  };
}
