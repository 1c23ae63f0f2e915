// Unified objects of a store: by which addresses and parameters it answers each, and page by page. V2 answers bare lists and 204 for
// nothing, V3 answers `{ data, meta }`.
import type { ObjectName } from '../../models/objects/all.ts';
import type { Payment } from '../../models/objects/shop.ts';
import { fieldsOf, isWholeId } from '../kit/fields.ts';
import { mustBe, type RestObject } from '../kit/rest/access.ts';
import { anchoredOn } from '../kit/rest/changes.ts';
import { byAnchor, byCursor, byKey, byNumber, type Keyed, whole } from '../kit/rest/paging.ts';
import { valueAt } from '../kit/rest/path.ts';
import { inventory } from './inventory.ts';
import { paymentsOf } from './payment-rows.ts';
import {
  address,
  addressesOf,
  channel,
  customer,
  line,
  order,
  product,
  productId,
  refund,
  shop,
  taxesOf,
} from './rows.ts';
import type { BigCommerceSettings } from './settings.ts';

const size = ['limit', 250] as const;
const v3 = {
  by: byNumber({ parameter: 'page', size, total: 'meta.pagination.total_pages' }),
  rows: 'data',
};
/** Of what belongs to one order: more than a hundred thousand lines are a mistake of the store's. */
const v2 = { by: byNumber({ parameter: 'page', size }), maxPages: 400 };

const wholeIdIn = (row: unknown): string | undefined => {
  const id = String(valueAt(row, 'id'));
  return isWholeId(id) ? id : undefined;
};
const keyed = (keys: Omit<Keyed, 'size' | 'of'>) => byKey({ ...keys, size, of: wholeIdIn });

const startOf = (parameter: string) => (day: string) => ({ [parameter]: `${day}T00:00:00Z` });
const endOf = (parameter: string) => (day: string) => ({ [parameter]: `${day}T23:59:59Z` });

export function storeObjects(settings: BigCommerceSettings): { [Name in ObjectName]?: RestObject } {
  const pace = {
    overlapMs: settings.pollOverlapSeconds * 1000,
    graceMs: settings.pollGraceSeconds * 1000,
    as: 'iso',
  } as const;
  return {
    'shop-orders': {
      read: order,
      filters: {
        customer: 'customer_id',
        reference: 'external_order_id',
        created_from: startOf('min_date_created'),
        created_to: endOf('max_date_created'),
        changed_since: 'min_date_modified',
      },
      list: {
        path: '/v2/orders?sort=id:asc&include=fees',
        by: keyed({ parameter: 'min_id', behind: id => String(Number(id) + 1) }),
      },
      // Without being asked for, fees may come as an address.
      get: id => ({ path: `/v2/orders/${id}?include=fees` }),
      parts: {
        items: { ...v2, path: row => `/v2/orders/${row.id('id')}/products`, of: lines => lines.map(line) },
        shipping_addresses: {
          ...v2,
          path: row => `/v2/orders/${row.id('id')}/shipping_addresses`,
          of: rows => rows.map(row => address(row)),
        },
        taxes: {
          ...v2,
          path: row =>
            row.money('total_tax').isZero() ? undefined : `/v2/orders/${row.id('id')}/taxes?details=true`,
          of: taxesOf,
        },
      },
      changes: {
        ...pace,
        sorted: true,
        stamp: 'changed_at',
        // Anchored on the last row's date instead of counted, because rows move between counted pages while they are read.
        list: pass => ({
          path: `/v2/orders?max_date_modified=${pass.write(pass.untilMs)}&sort=date_modified:asc&include=fees`,
          by: byAnchor({
            parameter: 'min_date_modified',
            size,
            page: 'page',
            ...anchoredOn('date_modified', pass),
          }),
        }),
      },
    },
    // Orders themselves say nothing of what was refunded (BIGC-27).
    'shop-refunds': {
      read: refund,
      filters: { order: () => ({}), created_from: startOf('created:min') },
      list: ({ order: of }) => {
        if (of === undefined) return { ...v3, path: '/v3/orders/payment_actions/refunds' };
        const arrange = (rows: unknown[]) => oldestFirst(rows, of);
        return ofOrder(of, { path: `/v3/orders/${of}/payment_actions/refunds`, arrange });
      },
      get: id => ({ path: `/v3/orders/payment_actions/refunds/${id}`, at: 'data' }),
      changes: {
        ...pace,
        // What is said of their order is not relied on (BIGC-32).
        sorted: false,
        stamp: 'created_at',
        of: 'order_id',
        list: pass => ({
          ...v3,
          path: `/v3/orders/payment_actions/refunds?created:min=${pass.write(pass.fromMs)}`,
        }),
      },
    },
    // The store lists them for one order only, and all of them at once.
    payments: {
      read: row => row.raw as Payment,
      isId: id => isWholeId(id.split(':')[0] ?? ''),
      filters: { order: () => ({}) },
      demands: 'order',
      list: ({ order: of = '' }) =>
        ofOrder(of, { path: `/v3/orders/${of}/transactions`, arrange: rows => paymentsOf(of, rows) }),
      get(id) {
        const [of = ''] = id.split(':');
        const pick = (rows: unknown[]) => paymentsOf(of, rows).find(one => one.id === id);
        return { path: `/v3/orders/${of}/transactions`, among: 'data', orNone: true, pick };
      },
    },
    'shop-customers': {
      read: customer,
      filters: { created_from: startOf('date_created:min'), created_to: endOf('date_created:max') },
      // The store cannot sort them by id; its own cursor stays valid when rows are added or deleted.
      list: {
        path: '/v3/customers',
        rows: 'data',
        by: byCursor({
          parameter: 'after',
          cursor: 'meta.cursor_pagination.end_cursor',
          size,
          isFull: true,
        }),
      },
      get: id => ({ path: `/v3/customers?id:in=${id}&include=addresses`, among: 'data' }),
      parts: { addresses: addressesOf },
      changes: {
        ...pace,
        sorted: true,
        stamp: 'changed_at',
        // As orders: one that is edited meanwhile moves to the end, and takes no other out of the list.
        list: pass => ({
          path: '/v3/customers?sort=date_modified:asc',
          rows: 'data',
          by: byAnchor({
            parameter: 'date_modified:min',
            size,
            page: 'page',
            ...anchoredOn('date_modified', pass),
          }),
        }),
      },
    },
    shops: { read: shop, isId: id => id !== '', list: { path: '/v2/store', by: whole, isRow: true } },
    'shop-channels': { read: channel, list: { ...v3, path: '/v3/channels' } },
    inventory,
    products: {
      read: product,
      isId: () => true,
      idOf: row => (wholeIdIn(row) === undefined ? undefined : productId(fieldsOf(row, 'product'))),
      filters: { changed_since: 'date_modified:min' },
      list: { path: '/v3/catalog/products?sort=id', rows: 'data', by: keyed({ parameter: 'id:greater' }) },
      get(id) {
        const [, own = ''] = /^id:(.*)$/s.exec(id) ?? [];
        const asked = new URLSearchParams(isWholeId(own) ? { 'id:in': own } : { sku: id });
        // The store finds a SKU in small letters too; that would be another id than in lists.
        const pick = (rows: unknown[]) => rows.find(row => productId(fieldsOf(row, 'product')) === id);
        return { path: `/v3/catalog/products?${asked}`, among: 'data', pick };
      },
    },
  };
}

/** Of an order that the store does not know: none. */
const ofOrder = (order: string, list: { path: string; arrange(rows: unknown[]): unknown[] }) =>
  isWholeId(order) ? { rows: 'data', by: whole, orNone: true, ...list } : undefined;

/** They are given one after the other (BIGC-31). */
function oldestFirst(rows: readonly unknown[], order: string): unknown[] {
  for (const row of rows)
    mustBe('BigCommerce', `order_id ${order}`, order, String(valueAt(row, 'order_id') ?? order));
  const numberOf = (row: unknown) => Number(wholeIdIn(row) ?? 0);
  return rows.toSorted((a, b) => numberOf(a) - numberOf(b));
}
