// Unified objects of a store: its orders, customers and products in the same shapes as those of S/4HANA. What a store
// does not know is null; what it cannot be asked for is refused.
import { brokenAnswer, listOf, rowsOf, unreadableBecause } from '../../core/broken-answer.ts';
import { KontorError } from '../../core/errors.ts';
import type {
  ObjectName,
  ObjectPage,
  ObjectQuery,
  ObjectReader,
  UnifiedRecord,
  UnreadableRecord,
} from '../../models/objects/all.ts';
import { type Api, listed } from './api.ts';
import { customerFields, orderFields, orderItem, productFields } from './object-fields.ts';
import { askedBy, productId } from './product-id.ts';
import { isStoreId, storeIdIn } from './store-id.ts';
import { unreadableRow } from './wire.ts';

/** A store answers at most so many rows at once. */
const mostRows = 250;

interface Source {
  object: ObjectName;
  /** Our filters as the store's parameters; those that are missing cannot be asked for. */
  filters: Record<string, (value: string) => [string, string]>;
  /** One page behind `after`, which is whatever the page before gave as `next`. */
  page(
    parameters: URLSearchParams,
    after: string | undefined,
    limit: number,
  ): Promise<{ rows: unknown[]; next: string | undefined }>;
  one(id: string): Promise<Row | undefined>;
  fields(row: Row): Record<string, unknown>;
  items?(row: Row): Promise<Record<string, unknown>[]>;
}

type Row = Record<string, unknown> & { id: number };
interface Listed {
  data?: Row[];
  meta?: { cursor_pagination?: { end_cursor?: string } };
}

export function storeObjects(api: Api): { [Name in ObjectName]?: ObjectReader } {
  const startOf =
    (name: string) =>
    (day: string): [string, string] => [name, `${day}T00:00:00Z`];
  const endOf =
    (name: string) =>
    (day: string): [string, string] => [name, `${day}T23:59:59Z`];
  const as =
    (name: string) =>
    (value: string): [string, string] => [name, value];

  const orders: Source = {
    object: 'sales-orders',
    filters: {
      customer: as('customer_id'),
      reference: as('external_order_id'),
      created_from: startOf('min_date_created'),
      created_to: endOf('max_date_created'),
      changed_since: as('min_date_modified'),
    },
    async page(parameters, after, limit) {
      parameters.set('sort', 'id:asc');
      parameters.set('limit', String(limit));
      if (after !== undefined) parameters.set('min_id', String(Number(after) + 1));
      const rows = listOf((await api.get(`/v2/orders?${parameters}`)) ?? [], listed('/v2/orders'));
      return { rows, next: rows.length === limit ? lastIdOf(rows, listed('/v2/orders')) : undefined };
    },
    one: async id => (isStoreId(id) ? api.get<Row>(`/v2/orders/${id}`) : undefined),
    fields: orderFields,
    items: async ({ id }) =>
      (await api.allV2(`/v2/orders/${id}/products`)).map(row => readable(() => orderItem(row))),
  };

  const customers: Source = {
    object: 'customers',
    filters: { created_from: startOf('date_created:min'), created_to: endOf('date_created:max') },
    // The store has no order by id for them; its own cursor stays good while rows come and go.
    async page(parameters, after, limit) {
      parameters.set('limit', String(limit));
      if (after !== undefined) parameters.set('after', after);
      const body = await api.get<Listed>(`/v3/customers?${parameters}`);
      const rows = listOf(body?.data ?? [], listed('/v3/customers'));
      const next = body?.meta?.cursor_pagination?.end_cursor;
      return { rows, next: rows.length === limit ? next : undefined };
    },
    async one(id) {
      if (!isStoreId(id)) return undefined;
      const body = await api.get<Listed>(`/v3/customers?id:in=${id}`);
      return rowsOf<Row>(body?.data ?? [], listed('/v3/customers'))[0];
    },
    fields: customerFields,
  };

  const products: Source = {
    object: 'products',
    filters: { changed_since: as('date_modified:min') },
    async page(parameters, after, limit) {
      parameters.set('sort', 'id');
      parameters.set('limit', String(limit));
      if (after !== undefined) parameters.set('id:greater', after);
      const body = await api.get<Listed>(`/v3/catalog/products?${parameters}`);
      const rows = listOf(body?.data ?? [], listed('/v3/catalog/products'));
      return {
        rows,
        next: rows.length === limit ? lastIdOf(rows, listed('/v3/catalog/products')) : undefined,
      };
    },
    async one(id) {
      const body = await api.get<Listed>(`/v3/catalog/products?${new URLSearchParams(askedBy(id))}`);
      const rows = rowsOf<Row>(body?.data ?? [], listed('/v3/catalog/products'));
      // The store finds a SKU in small letters too; that would be another id than in lists.
      return rows.find(row => productId(row) === id);
    },
    fields: productFields,
  };

  return { 'sales-orders': reader(orders), customers: reader(customers), products: reader(products) };
}

function reader(source: Source): ObjectReader {
  const recordOf = async (
    row: Row,
    { fields, items, raw }: Pick<ObjectQuery, 'fields' | 'items' | 'raw'>,
  ) => {
    const all = readable(() => source.fields(row));
    const record = (
      fields
        ? Object.fromEntries(['id', ...fields].flatMap(name => (name in all ? [[name, all[name]]] : [])))
        : all
    ) as UnifiedRecord;
    if (items && source.items) record.items = await source.items(row);
    if (raw) record.raw = row;
    return record;
  };
  return {
    async list({ filters, after, limit, ...shape }) {
      const parameters = new URLSearchParams();
      for (const [name, value] of Object.entries(filters)) {
        if (value === undefined) continue;
        const parameter = source.filters[name];
        if (!parameter) throw noFilter(name, source);
        parameters.append(...parameter(String(value)));
      }
      const rows: unknown[] = [];
      let next = after?.[0];
      do {
        const page = await source.page(
          new URLSearchParams(parameters),
          next,
          Math.min(mostRows, limit - rows.length),
        );
        rows.push(...page.rows);
        next = page.next;
      } while (next !== undefined && rows.length < limit);
      const unreadable: UnreadableRecord[] = [];
      const records = await Promise.all(
        rows.map(async row => {
          try {
            return await recordOf(row as Row, shape);
          } catch (thrown) {
            unreadable.push({ id: storeIdIn(row, 'id') ?? null, reason: unreadableBecause(thrown) });
            return undefined;
          }
        }),
      );
      return {
        rows: records.filter(record => record !== undefined),
        unreadable,
        next: next === undefined ? undefined : [next],
        warnings: [],
      } satisfies ObjectPage;
    },
    async get(id, raw) {
      const row = await source.one(id);
      return row && { record: await recordOf(row, { fields: undefined, items: true, raw }), warnings: [] };
    },
  };
}

/** The page after it begins behind its last id. */
function lastIdOf(rows: readonly unknown[], list: string): string {
  const ids = rows.flatMap(row => storeIdIn(row, 'id') ?? []);
  const last = ids.at(-1);
  if (last === undefined) throw brokenAnswer(`${list} is a list in which no row has an id`);
  return last;
}

/** A row that cannot be read is parked in a flow; in a list it is the fault of the store. */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof KontorError && thrown.code === unreadableRow)
      throw brokenAnswer(thrown.message.replace(/\.$/, ''), thrown);
    throw thrown;
  }
}

function noFilter(name: string, { object, filters }: Source): KontorError {
  return new KontorError('input', 'no-filter', `A BigCommerce store cannot narrow ${object} by ${name}.`, {
    next: `It can by ${Object.keys(filters).join(', ')}.`,
  });
}
