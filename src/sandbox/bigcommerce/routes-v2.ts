// V2: orders and what hangs on them, and the store's own data. Bare bodies, 204 for an empty list.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Shop } from './shop.ts';
import type { ShopOrder } from './shop-data.ts';
import type { Spoil } from './spoiled-rows.ts';
import { orderV2, shippingAddressesV2 } from './wire.ts';
import { couponsV2, feesV2, productsV2, taxesV2 } from './wire-lines.ts';
import { storeV2 } from './wire-store.ts';

interface ListQuery {
  page?: string;
  limit?: string;
  sort?: string;
  min_id?: string;
  max_id?: string;
  min_date_modified?: string;
  max_date_modified?: string;
  min_date_created?: string;
  max_date_created?: string;
  status_id?: string;
  customer_id?: string;
  external_order_id?: string;
  channel_id?: string;
  include?: string;
}

export interface RoutesV2Options {
  storeHash: string;
  base: () => string;
  spoil: Spoil;
  /** Fees are a link where nobody asks for `include=fees`. */
  linkedFees: boolean;
}

const editable = {
  staff_notes: 'staffNotes',
  customer_message: 'customerMessage',
  external_order_id: 'externalOrderId',
} as const;

export function addRoutesV2(app: FastifyInstance, shop: Shop, options: RoutesV2Options): void {
  const { base, spoil } = options;
  const shown = (order: ShopOrder, query: ListQuery = {}) =>
    orderV2(order, base(), {
      linkedFees: options.linkedFees && !(query.include ?? '').split(',').includes('fees'),
    });
  app.get('/v2/store', () => storeV2(shop, options.storeHash));
  app.get('/v2/time', () => ({ time: Math.floor(Date.now() / 1000) }));

  app.get<{ Querystring: ListQuery }>('/v2/orders', (request, reply) => {
    const orders = selected([...shop.orders.values()], request.query);
    const rows = pageOf(orders, request.query).map(order => shown(order, request.query));
    return listOr204(reply, spoil('order', rows));
  });
  app.get('/v2/orders/count', () => ({ count: shop.orders.size }));
  app.get<{ Params: { id: string }; Querystring: ListQuery }>('/v2/orders/:id', (request, reply) => {
    const order = shop.orders.get(Number(request.params.id));
    return order ? shown(order, request.query) : notFound(reply);
  });
  app.put<{ Params: { id: string }; Body: Record<string, unknown> }>('/v2/orders/:id', (request, reply) => {
    const order = shop.orders.get(Number(request.params.id));
    if (!order) return notFound(reply);
    const { status_id: statusId, ...fields } = request.body;
    const change: Record<string, string> = {};
    for (const [name, value] of Object.entries(fields)) {
      const target = editable[name as keyof typeof editable];
      if (!target)
        return reply.code(400).send([{ status: 400, message: `The field '${name}' is not supported.` }]);
      change[target] = String(value);
    }
    if (Object.keys(change).length > 0) shop.edit(order.id, change);
    if (statusId !== undefined) shop.setStatus(order.id, Number(statusId));
    return shown(order);
  });

  const part = (path: string, rows: (order: ShopOrder, details: boolean) => object[]) =>
    app.get<{ Params: { id: string }; Querystring: ListQuery & { details?: string } }>(
      `/v2/orders/:id/${path}`,
      (request, reply) => {
        const order = shop.orders.get(Number(request.params.id));
        if (!order) return notFound(reply);
        return listOr204(reply, pageOf(rows(order, request.query.details === 'true'), request.query));
      },
    );
  part('products', order => productsV2(order, shop.refunds.get(order.id)));
  part('shipping_addresses', shippingAddressesV2);
  part('shippingaddresses', shippingAddressesV2);
  part('coupons', couponsV2);
  part('taxes', taxesV2);
  app.get<{ Params: { id: string } }>('/v2/orders/:id/fees', (request, reply) => {
    const order = shop.orders.get(Number(request.params.id));
    return order ? { fees: feesV2(order) } : notFound(reply);
  });
}

export function pageOf<T>(rows: T[], query: { page?: string; limit?: string }): T[] {
  const limit = Math.min(250, Math.max(1, Number(query.limit ?? 50)));
  const page = Math.max(1, Number(query.page ?? 1));
  return rows.slice((page - 1) * limit, page * limit);
}

function selected(orders: ShopOrder[], query: ListQuery): ShopOrder[] {
  // The store's dates have one second: comparing finer would hide what the caller cannot know.
  const second = (ms: number) => Math.floor(ms / 1000);
  const bound = (text: string | undefined) => (text === undefined ? undefined : second(Date.parse(text)));
  const [minModified, maxModified, minCreated, maxCreated] = [
    query.min_date_modified,
    query.max_date_modified,
    query.min_date_created,
    query.max_date_created,
  ].map(bound);
  const kept = orders.filter(
    order =>
      (query.min_id === undefined || order.id >= Number(query.min_id)) &&
      (query.max_id === undefined || order.id <= Number(query.max_id)) &&
      (minModified === undefined || second(order.modifiedMs) >= minModified) &&
      (maxModified === undefined || second(order.modifiedMs) <= maxModified) &&
      (minCreated === undefined || second(order.createdMs) >= minCreated) &&
      (maxCreated === undefined || second(order.createdMs) <= maxCreated) &&
      (query.status_id === undefined || order.statusId === Number(query.status_id)) &&
      (query.customer_id === undefined || order.customerId === Number(query.customer_id)) &&
      (query.channel_id === undefined || (order.channelId ?? 1) === Number(query.channel_id)) &&
      (query.external_order_id === undefined || order.externalOrderId === query.external_order_id),
  );
  const [field, direction] = (query.sort ?? 'id:asc').split(':');
  const sign = direction === 'desc' ? -1 : 1;
  const rank = (order: ShopOrder) =>
    field === 'date_modified'
      ? second(order.modifiedMs)
      : field === 'date_created'
        ? second(order.createdMs)
        : order.id;
  return kept.sort((a, b) => sign * (rank(a) - rank(b) || a.id - b.id));
}

function listOr204<Row>(reply: FastifyReply, rows: Row[]): Row[] | FastifyReply {
  return rows.length > 0 ? rows : reply.code(204).send();
}

function notFound(reply: FastifyReply): FastifyReply {
  return reply.code(404).send([{ status: 404, message: 'The requested resource was not found.' }]);
}
