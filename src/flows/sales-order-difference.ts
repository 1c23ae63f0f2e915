// What two contents of a sales order differ by: in words, and as the change that turns one into the other.
import { isDeepStrictEqual } from 'node:util';
import { money } from '../core/money.ts';
import type { Reason } from '../core/reasons.ts';
import type { UnifiedRecord } from '../models/objects/all.ts';
import { say } from './sentences.ts';

/** As `salesOrderRecord` makes it. */
export interface SalesOrder extends Record<string, unknown> {
  customer: string;
  customer_order_date: string;
  conditions?: { type: string; amount: string }[];
  items: SalesOrderItem[];
}

export interface SalesOrderItem extends Record<string, unknown> {
  product: string;
  quantity: string;
  price?: string;
  price_quantity?: number;
  price_condition?: string;
  rejection_reason?: string;
}

/** An item as it was and as it is to be; one of them is missing where it is added or removed. */
interface Pair {
  was: SalesOrderItem | undefined;
  now: SalesOrderItem | undefined;
}

/** Equal ones belong together, then those of one product in their order. */
function pairsOf(was: readonly SalesOrderItem[], now: readonly SalesOrderItem[]): Pair[] {
  const left = [...was];
  const take = (fits: (item: SalesOrderItem) => boolean) => {
    const at = left.findIndex(fits);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const same = now.map(item => take(other => isDeepStrictEqual(other, item)));
  const pairs = now.map((item, at) => ({
    was: same[at] ?? take(other => other.product === item.product),
    now: item,
  }));
  return [...pairs, ...left.map(item => ({ was: item, now: undefined }))];
}

const fieldsOf = (one: Record<string, unknown>, other: Record<string, unknown>, without: readonly string[]) =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    field => !without.includes(field) && !isDeepStrictEqual(one[field], other[field]),
  );

const shown = (value: unknown) => {
  if (value === undefined) return say.reason('nothing');
  return typeof value === 'object' && value !== null ? Object.values(value).join(', ') : String(value);
};

/** Empty: they say the same. */
export function differencesIn(was: SalesOrder, now: SalesOrder): Reason[] {
  const fields = fieldsOf(was, now, ['items', 'conditions']).map(field =>
    say.reason('field-changed', { field, was: shown(was[field]), now: shown(now[field]) }),
  );
  const conditions = conditionChanges(was, now).map(({ type, was: before, now: after }) =>
    say.reason('field-changed', { field: type, was: before ?? '0', now: after ?? '0' }),
  );
  const rejected = now.items.filter(item => item.rejection_reason !== undefined);
  const isCancelled = rejected.length === now.items.length;
  const items = pairsOf(was.items, now.items).flatMap(({ was: before, now: after }): Reason[] => {
    if (!before || !after) {
      const { product, quantity, price } = (after ?? before) as SalesOrderItem;
      const item = { product, quantity };
      if (!after) return [say.reason('item-removed', item)];
      return [
        price === undefined
          ? say.reason('item-added', item)
          : say.reason('item-added-at', { ...item, price }),
      ];
    }
    return fieldsOf(before, after, isCancelled ? ['rejection_reason'] : []).map(field =>
      say.reason('item-changed', {
        product: after.product,
        field,
        was: shown(before[field]),
        now: shown(after[field]),
      }),
    );
  });
  const isNew = isCancelled && was.items.some(item => item.rejection_reason === undefined);
  return [...(isNew ? [say.reason('order-is-cancelled')] : []), ...fields, ...conditions, ...items];
}

function conditionChanges(was: SalesOrder, now: SalesOrder) {
  const amountsOf = ({ conditions = [] }: SalesOrder) =>
    new Map(conditions.map(({ type, amount }) => [type, amount]));
  const [before, after] = [amountsOf(was), amountsOf(now)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .map(type => ({ type, was: before.get(type), now: after.get(type) }))
    .filter(one => one.was !== one.now);
}

type There = { id: string; product: unknown; quantity: unknown } & Record<string, unknown>;
type Change = Record<string, unknown>;

/** In the fields of a change of sales orders; a reason: it cannot be changed so. `there`: the sales order as it is in the system. */
export function changeOfRecord(
  was: SalesOrder,
  now: SalesOrder,
  there: UnifiedRecord,
): { change: Change } | { why: Reason } {
  const fixed = fieldsOf(was, now, ['items', 'conditions']);
  const twice = [was, now].flatMap(({ conditions = [] }) =>
    conditions.filter(({ type }, at) => conditions.findIndex(other => other.type === type) < at),
  );
  const unchangeable = [...fixed, ...twice.map(({ type }) => type)];
  if (unchangeable.length > 0)
    return { why: say.reason('cannot-be-changed', { fields: unchangeable.join(', ') }) };

  const rows = (there.items ?? []) as There[];
  const ids = new Map<SalesOrderItem, string>();
  const left = [...rows];
  for (const item of was.items) {
    const at = left.findIndex(row => isSame(row, item));
    const [row] = at < 0 ? [] : left.splice(at, 1);
    if (!row) return { why: say.reason('touched-there', { product: item.product, quantity: item.quantity }) };
    ids.set(item, row.id);
  }
  const idOf = (item: SalesOrderItem) => ids.get(item) ?? '';
  let next = Math.max(0, ...rows.map(({ id }) => Number(id)).filter(Number.isFinite));
  const items = pairsOf(was.items, now.items).flatMap(({ was: before, now: after }): Change[] => {
    if (before && after) return changeOfItem(idOf(before), before, after);
    if (before) return [{ id: idOf(before), is_removed: true }];
    next += 10 - (next % 10);
    return [{ id: String(next), ...after }];
  });
  // If the order is cancelled, items that others have added are rejected too.
  const reason = now.items[0]?.rejection_reason;
  const rest = now.items.every(item => item.rejection_reason !== undefined)
    ? left.filter(row => !row.rejection_reason).map(({ id }) => ({ id, rejection_reason: reason }))
    : [];
  const conditions = conditionChanges(was, now).map(({ type, now: amount = '0' }) => ({ type, amount }));
  return {
    change: {
      ...(conditions.length > 0 ? { conditions } : {}),
      ...(items.length + rest.length > 0 ? { items: [...items, ...rest] } : {}),
    },
  };
}

const isSame = (row: There, { product, quantity }: SalesOrderItem) =>
  String(row.product).toUpperCase() === product.toUpperCase() &&
  money(String(row.quantity ?? '0')).equals(quantity);

const ofPrice = ['price', 'price_quantity', 'price_condition'];

function changeOfItem(id: string, was: SalesOrderItem, now: SalesOrderItem): Change[] {
  const changed = fieldsOf(was, now, []);
  if (changed.length === 0) return [];
  const fields = changed.filter(field => !ofPrice.includes(field));
  const isPrice = changed.length > fields.length;
  const per = now.price_quantity ?? (was.price_quantity === undefined ? undefined : 1);
  return [
    {
      id,
      ...Object.fromEntries(fields.map(field => [field, now[field] ?? null])),
      ...(isPrice
        ? {
            // A line for nothing has no price of its own.
            price: now.price ?? '0',
            price_condition: now.price_condition ?? was.price_condition,
            ...(per === undefined ? {} : { price_quantity: per }),
          }
        : {}),
    },
  ];
}
