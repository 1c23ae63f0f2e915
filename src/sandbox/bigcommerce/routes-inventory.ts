// V3: stock, its settings, adjustments, and when orders move stock. Writes are answered with the id of a transaction, and
// show a moment later.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { openAdjustments } from './adjustments.ts';
import { listed, problem, type Query } from './answers-v3.ts';
import { given } from './given.ts';
import type { Shop } from './shop.ts';
import type { Adjustment, Item } from './stock-data.ts';

/** Items in a request, rows in a page. */
const [maxItems, maxRows] = [2000, 1000];

const identity = z.union([
  z.strictObject({ sku: z.string().min(1) }),
  z.strictObject({ variant_id: z.int() }),
  z.strictObject({ product_id: z.int() }),
]);
const adjustmentsBody = (lowest: number) =>
  z.object({
    reason: z.string().optional(),
    items: z
      .array(
        z
          .object({ location_id: z.int(), quantity: z.int().min(lowest).max(2_147_483_647) })
          .catchall(z.unknown())
          .transform(({ location_id: locationId, quantity, ...rest }, context): Adjustment => {
            const named = identity.safeParse(rest);
            if (!named.success)
              context.addIssue({
                code: 'custom',
                message: 'One of sku, variant_id or product_id is required',
              });
            return { locationId, quantity, identity: named.data ?? { sku: '' } };
          }),
      )
      .min(1),
  });
const settingsBody = z.object({
  settings: z
    .array(
      z.object({
        identity,
        safety_stock: z.int().min(0).optional(),
        is_in_stock: z.boolean().optional(),
        warning_level: z.int().min(0).optional(),
        bin_picking_number: z.string().optional(),
      }),
    )
    .min(1),
});
const ofStore = z
  .object({
    update_stock_behavior: z.enum(['order_placed', 'order_completed_or_shipped']),
    edit_order_stock_adjustment: z.boolean(),
    refund_order_stock_adjustment: z.boolean(),
  })
  .partial();
const ofChannel = z.object({
  update_stock_behavior: ofStore.shape.update_stock_behavior.nullable(),
  edit_order_stock_adjustment: ofStore.shape.edit_order_stock_adjustment.nullable(),
  refund_order_stock_adjustment: ofStore.shape.refund_order_stock_adjustment.nullable(),
});

export function addRoutesForInventory(app: FastifyInstance, shop: Shop): void {
  const { stock } = shop;
  const adjustments = openAdjustments(stock);

  const adjust = (
    method: 'PUT' | 'POST',
    kind: 'absolute' | 'relative',
    lowest: number,
    work: (rows: Adjustment[]) => ReturnType<typeof adjustments.setTo>,
  ) =>
    app.route({
      method,
      url: `/v3/inventory/adjustments/${kind}`,
      handler: async (request, reply) => {
        const body = adjustmentsBody(lowest).safeParse(request.body);
        if (!body.success) return invalid(reply, body.error);
        if (body.data.items.length > maxItems) return tooMany(reply);
        const answer = await work(body.data.items);
        return 'refused' in answer ? refuse(reply, problem(422, answer.refused)) : answer;
      },
    });
  adjust('PUT', 'absolute', 0, adjustments.setTo);
  adjust('POST', 'relative', -2_147_483_647, adjustments.changeBy);

  const selected = (query: Query): Item[] => {
    const [skus, variants, products] = ['sku', 'variant_id', 'product_id'].map(name =>
      query[`${name}:in`]?.split(','),
    );
    return stock
      .items()
      .filter(
        ({ product, variant }) =>
          (skus === undefined || skus.includes(variant.sku)) &&
          (variants === undefined || variants.includes(String(variant.id))) &&
          (products === undefined || products.includes(String(product.id))),
      );
  };
  const levelV3 = (item: Item, locationId: number) => {
    const { shown = 0, settings } = stock.level(item, locationId);
    return {
      available_to_sell: shown - settings.safety_stock,
      total_inventory_onhand: shown,
      settings: { ...settings },
    };
  };
  const identityV3 = ({ product, variant }: Item) => ({
    sku: variant.sku,
    variant_id: variant.id,
    product_id: product.id,
  });

  app.get<{ Querystring: Query }>('/v3/inventory/items', ({ query }) => {
    const ids = query['location_id:in']?.split(',');
    const codes = query['location_code:in']?.split(',');
    const locations = [...stock.locations.values()].filter(
      ({ id, code }) =>
        (ids === undefined || ids.includes(String(id))) && (codes === undefined || codes.includes(code)),
    );
    const rows = selected(query).map(item => ({
      identity: { ...identityV3(item), sku_id: item.variant.sku_id },
      locations: locations.map(location => ({
        location_id: location.id,
        location_code: location.code,
        location_name: location.label,
        location_enabled: location.enabled,
        ...levelV3(item, location.id),
      })),
    }));
    return listed(rows, query, undefined, maxRows);
  });

  const url = '/v3/inventory/locations/:id/items';
  app.get<{ Params: { id: string }; Querystring: Query }>(url, ({ params, query }, reply) => {
    const id = Number(params.id);
    if (!stock.locations.has(id)) return refuse(reply, problem(404, 'Location not found'), 404);
    const rows = selected(query).map(item => ({ identity: identityV3(item), ...levelV3(item, id) }));
    return listed(rows, query, undefined, maxRows);
  });
  app.put<{ Params: { id: string } }>(url, ({ params, body: sent }, reply) => {
    const id = Number(params.id);
    if (!stock.locations.has(id)) return refuse(reply, problem(404, 'Location not found'), 404);
    const body = settingsBody.safeParse(sent);
    if (!body.success) return invalid(reply, body.error);
    if (body.data.settings.length > maxItems) return tooMany(reply);
    const changes = body.data.settings.map(({ identity, ...change }) => ({
      item: stock.find(identity),
      change: given(change),
    }));
    const empty = changes.findIndex(({ change }) => Object.keys(change).length === 0);
    if (empty >= 0) {
      const message = 'At least one setting must be specified: warning_level, is_in_stock or safety_stock';
      return refuse(reply, problem(422, invalidFields, { [`setting.${empty}.settings`]: message }));
    }
    const problems = changes.map(({ item }) => item).filter(item => typeof item === 'string');
    if (problems.length > 0) return refuse(reply, problem(422, `[${problems.join(', ')}]`));
    return {
      transaction_id: stock.later(() => {
        for (const { item, change } of changes)
          if (typeof item !== 'string') stock.configure(item, id, change);
      }),
    };
  });

  const settings = '/v3/settings/inventory';
  const inherited = {
    update_stock_behavior: null,
    edit_order_stock_adjustment: null,
    refund_order_stock_adjustment: null,
  };
  app.get<{ Querystring: Query }>(settings, ({ query: { channel_id: channel } }) => {
    const own = stock.channelSettings.get(Number(channel)) ?? inherited;
    return { data: channel === undefined ? stock.settings : own, meta: {} };
  });
  app.put<{ Querystring: Query }>(settings, ({ query: { channel_id: channel }, body: sent }, reply) => {
    const body = (channel === undefined ? ofStore : ofChannel).safeParse(sent);
    if (!body.success) return invalid(reply, body.error);
    const before = stock.channelSettings.get(Number(channel)) ?? inherited;
    if (channel === undefined) Object.assign(stock.settings, given(body.data));
    else stock.channelSettings.set(Number(channel), { ...before, ...given(body.data) });
    return { data: stock.channelSettings.get(Number(channel)) ?? stock.settings, meta: {} };
  });
}

const invalidFields = 'Payload contains invalid fields';

export function refuse(reply: FastifyReply, body: object, status = 422): FastifyReply {
  return reply.code(status).type('application/problem+json').send(body);
}

export function invalid(reply: FastifyReply, { issues }: z.ZodError): FastifyReply {
  const errors = Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]));
  return refuse(reply, problem(422, invalidFields, errors));
}

function tooMany(reply: FastifyReply): FastifyReply {
  return refuse(reply, problem(413, `No more than ${maxItems} items in a request`), 413);
}
