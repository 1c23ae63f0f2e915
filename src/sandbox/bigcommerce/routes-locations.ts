// V3: locations. What is written shows a moment later; no more than 50 requests at once.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { listed, problem, type Query } from './answers-v3.ts';
import { given } from './given.ts';
import { invalid, refuse } from './routes-inventory.ts';
import type { Shop } from './shop.ts';
import { defaultLocation } from './stock.ts';
import type { Location } from './stock-data.ts';

const atOnce = 50;
const maxActive = 100;

const address = z
  .object({
    address1: z.string(),
    city: z.string(),
    state: z.string(),
    zip: z.string(),
    email: z.string(),
    geo_coordinates: z.object({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
    }),
    country_code: z.string(),
  })
  .catchall(z.unknown());
const optional = {
  code: z.string().min(1).optional(),
  description: z.string().optional(),
  enabled: z.boolean().optional(),
  storefront_visibility: z.boolean().optional(),
};
const createBody = z
  .array(
    z
      .object({
        ...optional,
        label: z.string().min(1),
        managed_by_external_source: z.boolean(),
        type_id: z.enum(['PHYSICAL', 'VIRTUAL']),
        time_zone: z.string(),
        address: z.record(z.string(), z.unknown()),
      })
      .refine(one => one.type_id === 'VIRTUAL' || address.safeParse(one.address).success, {
        path: ['address'],
        message: 'The address of a physical location is not complete',
      }),
  )
  .min(1);
const updateBody = z
  .array(
    z.object({
      ...optional,
      id: z.int(),
      label: z.string().min(1).optional(),
      managed_by_external_source: z.boolean().optional(),
      type_id: z.enum(['PHYSICAL', 'VIRTUAL']).optional(),
      time_zone: z.string().optional(),
      address: z.looseObject({ country_code: z.string() }).optional(),
    }),
  )
  .min(1);

export function addRoutesForLocations(app: FastifyInstance, { stock, tell }: Shop, now: () => number): void {
  const { locations } = stock;
  let open = 0;
  let lastId = 0;
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url?.endsWith('/inventory/locations') !== true) return;
    open++;
    reply.raw.once('close', () => open--);
    if (open > atOnce) await reply.code(429).send(problem(429, `No more than ${atOnce} requests at once`));
  });

  app.get<{ Querystring: Query }>('/v3/inventory/locations', ({ query }) => {
    const isOne = (name: string, value: string | number) =>
      query[name] === undefined || query[name].split(',').includes(String(value));
    const rows = [...locations.values()].filter(
      one =>
        isOne('location_id:in', one.id) &&
        isOne('location_code:in', one.code) &&
        isOne('type_id:in', one.type_id) &&
        isOne('is_default', String(one.id === defaultLocation)) &&
        isOne('is_active', String(one.enabled)) &&
        isOne('managed_by_external_source', String(one.managed_by_external_source)) &&
        isOne('storefront_visibility', String(one.storefront_visibility)),
    );
    return listed(rows, query, undefined, 1000);
  });

  app.post('/v3/inventory/locations', (request, reply) => {
    const body = createBody.safeParse(request.body);
    if (!body.success) return invalid(reply, body.error);
    const codes = body.data.flatMap(({ code }) => code ?? []);
    const known = [...locations.values()].find(({ code }) => codes.includes(code));
    if (known) return refuse(reply, problem(422, `Location with code ${known.code} already exists`));
    const active = [...locations.values(), ...body.data].filter(({ enabled = true }) => enabled).length;
    if (active > maxActive) return refuse(reply, problem(422, `No more than ${maxActive} active locations`));
    return {
      transaction_id: stock.later(() => {
        for (const one of body.data) {
          lastId = Math.max(lastId, ...locations.keys()) + 1;
          const id = lastId;
          const at = instant(now());
          locations.set(id, {
            ...{ code: `BC-LOCATION-${id}`, description: '', enabled: true, storefront_visibility: true },
            ...given(one),
            id,
            created_at: at,
            updated_at: at,
          } as Location);
          tell('inventory/location/created', { location_id: id });
        }
      }),
    };
  });

  app.put('/v3/inventory/locations', (request, reply) => {
    const body = updateBody.safeParse(request.body);
    if (!body.success) return invalid(reply, body.error);
    const unknown = body.data.find(({ id }) => !locations.has(id));
    if (unknown) return refuse(reply, problem(422, `Location with id ${unknown.id} not found`));
    return {
      transaction_id: stock.later(() => {
        for (const one of body.data) {
          const location = locations.get(one.id);
          if (!location) continue;
          Object.assign(location, given(one), { updated_at: instant(now()) });
          tell('inventory/location/updated', { location_id: one.id });
        }
      }),
    };
  });

  app.delete<{ Querystring: Query }>('/v3/inventory/locations', ({ query }, reply) => {
    const ids = (query['location_id:in'] ?? '').split(',').map(Number);
    if (ids.some(id => !locations.has(id)))
      return refuse(reply, problem(404, 'The requested resource was not found'), 404);
    if (ids.includes(defaultLocation)) {
      const { label } = locations.get(defaultLocation) as Location;
      const origin = `${label} is set as a shipping origin for this store and canʼt be deleted.`;
      return refuse(reply, problem(422, `Location canʼt be deleted. ${origin}`));
    }
    return { transaction_id: stock.later(() => ids.forEach(stock.removeLocation)) };
  });
}

const instant = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;
