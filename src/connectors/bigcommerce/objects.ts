// Unified objects of a store: what it answers of each, by which parameters, and page by page. What it cannot be asked for is
// refused.
import { brokenAnswer, listOf, rowsOf, unreadableBecause } from '../../core/broken-answer.ts';
import { KontorError } from '../../core/errors.ts';
import type { Access, ObjectPage, ObjectQuery, UnreadableRecord } from '../../models/access.ts';
import type { ObjectName, UnifiedRecord } from '../../models/objects/all.ts';
import { checkFilters, withOnly } from '../kit/rows.ts';
import { type Api, listed } from './api.ts';
import type { storeChanges } from './changes.ts';
import { inventoryAccess } from './inventory.ts';
import { askedBy, productId } from './product-id.ts';
import {
  addressesOf,
  customerFields,
  orderFields,
  orderItem,
  paymentsOf,
  productFields,
  refundFields,
  taxesOf,
} from './rows.ts';
import { isStoreId, mustBe, storeIdIn } from './store-id.ts';

/** A store answers at most so many rows at once. */
const maxRows = 250;

interface Source {
  object: ObjectName;
  /** Our filters as the store's parameters; those that are missing cannot be asked for. */
  filters: Record<string, (value: string) => [string, string]>;
  /** Without it the store answers no list. */
  demanded?: string;
  /** One page behind `after`, which is whatever the page before gave as `next`. */
  page(
    parameters: URLSearchParams,
    after: string | undefined,
    limit: number,
  ): Promise<{ rows: unknown[]; next: string | undefined }>;
  one(id: string): Promise<unknown>;
  fields(row: unknown): object;
  /** Which one it is, of a row that may be anything; left out: what stands in `id`. */
  idIn?(row: unknown): string | undefined;
  /** What else there is of one; each costs a request, or is in the row already. */
  parts?: Record<string, (row: Row) => Promise<unknown> | unknown>;
}

type Row = Record<string, unknown>;
interface Listed {
  data?: unknown;
  meta?: { cursor_pagination?: { end_cursor?: string } };
}

export function storeObjects(
  api: Api,
  changes: ReturnType<typeof storeChanges>,
): { [Name in ObjectName]?: Access } {
  const startOf =
    (name: string) =>
    (day: string): [string, string] => [name, `${day}T00:00:00Z`];
  const endOf =
    (name: string) =>
    (day: string): [string, string] => [name, `${day}T23:59:59Z`];
  const as =
    (name: string) =>
    (value: string): [string, string] => [name, value];
  const dataOf = async (path: string) => rowsIn(await api.ask<Listed>(path), path);
  /** Of an order that the store does not know: none. */
  const dataOfOrder = async (path: string) => rowsIn(await api.get<Listed>(path), path);

  const orders: Source = {
    object: 'shop-orders',
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
      const rows = listOf((await api.ask(`/v2/orders?${parameters}`)) ?? [], listed('/v2/orders'));
      return { rows, next: rows.length === limit ? lastIdOf(rows, listed('/v2/orders')) : undefined };
    },
    one: id => api.get(`/v2/orders/${id}`),
    fields: orderFields,
    parts: {
      items: async ({ id }) => (await api.allV2(`/v2/orders/${id}/products`)).map(orderItem),
      taxes: async ({ id, total_tax: tax }) =>
        Number(tax) === 0 ? [] : taxesOf(await api.allV2(`/v2/orders/${id}/taxes`)),
    },
  };

  /** Oldest first. */
  const refundsOf = async (order: string): Promise<unknown[]> => {
    if (!isStoreId(order)) return [];
    const rows = await dataOfOrder(`/v3/orders/${order}/payment_actions/refunds`);
    for (const row of rows) mustBe('refunds of order', order, storeIdIn(row, 'order_id') ?? order);
    const numberOf = (row: unknown) => Number(storeIdIn(row, 'id') ?? 0);
    return rows.toSorted((a, b) => numberOf(a) - numberOf(b));
  };
  const refunds: Source = {
    object: 'shop-refunds',
    filters: { order: as('order'), created_from: startOf('created:min') },
    async page(parameters, after, limit) {
      const order = parameters.get('order');
      if (order !== null) return partOf(await refundsOf(order), after, limit);
      // Pages are counted, and each caller asks for as many rows as it likes: where those before are no whole pages of that size,
      // they are cut out of a larger page.
      const begin = Number(after ?? 0);
      const size = begin % limit === 0 ? limit : maxRows;
      const from = begin % size;
      parameters.set('limit', String(size));
      parameters.set('page', String((begin - from) / size + 1));
      const page = await dataOf(`/v3/orders/payment_actions/refunds?${parameters}`);
      const rows = page.slice(from, from + limit);
      const isEnd = page.length < size && from + rows.length === page.length;
      return { rows, next: isEnd ? undefined : String(begin + rows.length) };
    },
    async one(id) {
      const body = await api.get<Listed>(`/v3/orders/payment_actions/refunds/${id}`);
      return body && (body.data ?? null); // an answer without it is none that says that there is none
    },
    fields: refundFields,
  };

  /** The store lists them for one order only, and all of them at once. */
  const transactionsOf = async (order: string): Promise<Row[]> =>
    isStoreId(order)
      ? (paymentsOf(order, await dataOfOrder(`/v3/orders/${order}/transactions`)) as unknown as Row[])
      : [];
  const payments: Source = {
    object: 'payments',
    filters: { order: as('order') },
    demanded: 'order',
    page: async (parameters, after, limit) =>
      partOf(await transactionsOf(parameters.get('order') as string), after, limit),
    one: async id => (await transactionsOf(id.replace(/:.*/, ''))).find(row => row.id === id),
    fields: row => row as Row,
  };

  const customers: Source = {
    object: 'shop-customers',
    filters: { created_from: startOf('date_created:min'), created_to: endOf('date_created:max') },
    // The store has no order by id for them; its own cursor stays good while rows come and go.
    async page(parameters, after, limit) {
      parameters.set('limit', String(limit));
      if (after !== undefined) parameters.set('after', after);
      const body = await api.ask<Listed>(`/v3/customers?${parameters}`);
      const rows = rowsIn(body, '/v3/customers');
      const next = body?.meta?.cursor_pagination?.end_cursor;
      return { rows, next: rows.length === limit ? next : undefined };
    },
    one: async id => (await dataOf(`/v3/customers?id:in=${id}&include=addresses`))[0],
    fields: customerFields,
    parts: { addresses: addressesOf },
  };

  const products: Source = {
    object: 'products',
    filters: { changed_since: as('date_modified:min') },
    async page(parameters, after, limit) {
      parameters.set('sort', 'id');
      parameters.set('limit', String(limit));
      if (after !== undefined) parameters.set('id:greater', after);
      const rows = await dataOf(`/v3/catalog/products?${parameters}`);
      return {
        rows,
        next: rows.length === limit ? lastIdOf(rows, listed('/v3/catalog/products')) : undefined,
      };
    },
    async one(id) {
      const path = `/v3/catalog/products?${new URLSearchParams(askedBy(id))}`;
      const rows = rowsOf<{ id: number; sku?: unknown }>(await dataOf(path), listed('/v3/catalog/products'));
      // The store finds a SKU in small letters too; that would be another id than in lists.
      return rows.find(row => productId(row) === id);
    },
    fields: productFields,
    idIn: row => (storeIdIn(row, 'id') === undefined ? undefined : productId(row as { id: number })),
  };

  return {
    'shop-orders': { ...reader(orders, isStoreId), changes: changes['shop-orders'] },
    'shop-refunds': { ...reader(refunds, isStoreId), changes: changes['shop-refunds'] },
    'shop-customers': { ...reader(customers, isStoreId), changes: changes['shop-customers'] },
    payments: reader(payments),
    products: reader(products),
    inventory: inventoryAccess(api.client),
  };
}

/** `isId`: of texts that are no id nothing is asked. */
function reader(source: Source, isId: (id: string) => boolean = () => true): Access {
  const { object, parts = {} } = source;
  const recordOf = async (row: unknown, wanted: readonly string[], raw: boolean) => {
    const record = source.fields(row) as UnifiedRecord;
    await Promise.all(
      wanted.map(async name => {
        record[name] = await parts[name]?.(row as Row);
      }),
    );
    if (raw) record.raw = row;
    return record;
  };
  const parametersOf = (filters: ObjectQuery['filters']) => {
    checkFilters(filters, Object.keys(source.filters), { system: 'A BigCommerce store', object });
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(filters)) {
      const parameter = source.filters[name];
      if (parameter && value !== undefined) parameters.append(...parameter(String(value)));
    }
    if (source.demanded !== undefined && filters[source.demanded] === undefined) throw filterMissing(source);
    return parameters;
  };
  return {
    async list({ filters, after, limit, items, fields, raw }) {
      const parameters = parametersOf(filters);
      const rows: unknown[] = [];
      let next = after?.[0];
      do {
        const few = Math.min(maxRows, limit - rows.length);
        const page = await source.page(new URLSearchParams(parameters), next, few);
        rows.push(...page.rows);
        next = page.next;
      } while (next !== undefined && rows.length < limit);
      const unreadable: UnreadableRecord[] = [];
      const records = await Promise.all(
        rows.map(async row => {
          try {
            return await recordOf(row, items && 'items' in parts ? ['items'] : [], raw);
          } catch (thrown) {
            const { idIn = (one: unknown) => storeIdIn(one, 'id') } = source;
            unreadable.push({ id: idIn(row) ?? null, reason: unreadableBecause(thrown) });
            return undefined;
          }
        }),
      );
      return {
        rows: records.filter(record => record !== undefined).map(record => withOnly(fields, record)),
        unreadable,
        next: next === undefined ? undefined : [next],
        warnings: [],
      } satisfies ObjectPage;
    },
    async get(id, { raw, parts: wanted = Object.keys(parts) }) {
      const row = isId(id) ? await source.one(id) : undefined;
      if (row === undefined) return undefined;
      // Before more is asked by its id.
      const answered = (source.fields(row) as UnifiedRecord).id;
      mustBe(object, id, answered);
      return { record: await recordOf(row, wanted, raw), warnings: [] };
    },
  };
}

/** Nothing at all is an empty list; an answer without its list is none. */
const rowsIn = (body: Listed | undefined, path: string): unknown[] =>
  body === undefined ? [] : listOf(body.data, listed(path));

/** Of what the store answers as a whole. */
function partOf(all: unknown[], after: string | undefined, limit: number) {
  const begin = Number(after ?? 0);
  const end = begin + limit;
  return { rows: all.slice(begin, end), next: end < all.length ? String(end) : undefined };
}

/** The page after it begins behind its last id. */
function lastIdOf(rows: readonly unknown[], list: string): string {
  const ids = rows.flatMap(row => storeIdIn(row, 'id') ?? []);
  const last = ids.at(-1);
  if (last === undefined) throw brokenAnswer(`${list} is a list in which no row has an id`);
  return last;
}

function filterMissing({ object, demanded }: Source): KontorError {
  return new KontorError(
    'input',
    'filter-missing',
    `A BigCommerce store lists ${object} of one ${demanded} only.`,
    { next: `Send ${demanded}=ID.` },
  );
}
