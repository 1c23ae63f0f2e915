// V3: the channels that the store sells through.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { listed, problem, type Query } from './answers-v3.ts';
import { given } from './given.ts';
import type { Shop } from './shop.ts';
import { channelV3 } from './wire-store.ts';

const channelBody = z.object({
  name: z.string().min(1),
  type: z.enum(['storefront', 'marketplace', 'pos', 'marketing']),
  platform: z.string().min(1),
  status: z.enum(['active', 'prelaunch', 'inactive', 'connected', 'disconnected', 'archived']).optional(),
  external_id: z.string().optional(),
});
const available = ['prelaunch', 'active', 'inactive', 'connected'];

export function addRoutesForChannels(app: FastifyInstance, { channels, currency }: Shop): void {
  const withCurrencies = (include = '') =>
    include.split(',').includes('currencies')
      ? { currencies: { enabled_currencies: [currency], default_currency: currency } }
      : {};
  app.get<{ Querystring: Query }>('/v3/channels', ({ query }) => {
    const among = (name: string, value: string) => query[name]?.split(',').includes(value) ?? true;
    const rows = channels
      .all()
      .filter(
        ({ type, status, platform }) =>
          among('type:in', type) &&
          among('status:in', status) &&
          among('platform:in', platform) &&
          (query.available === undefined || available.includes(status) === (query.available === 'true')),
      );
    return listed(
      rows.map(one => ({ ...channelV3(one), ...withCurrencies(query.include) })),
      query,
    );
  });
  app.get<{ Params: { id: string }; Querystring: Query }>('/v3/channels/:id', (request, reply) => {
    const channel = channels.get(Number(request.params.id));
    return channel
      ? { data: { ...channelV3(channel), ...withCurrencies(request.query.include) }, meta: {} }
      : reply.code(404).send(problem(404, 'Not found'));
  });
  app.post('/v3/channels', (request, reply) => {
    const body = channelBody.safeParse(request.body);
    if (!body.success)
      return reply
        .code(422)
        .send(
          problem(
            422,
            'Some fields are missing or invalid',
            Object.fromEntries(body.error.issues.map(issue => [issue.path.join('.'), issue.message])),
          ),
        );
    const { external_id: externalId, name, type, platform, status } = body.data;
    const channel = channels.add({ name, type, platform, ...given({ status, externalId }) });
    return { data: channelV3(channel), meta: {} };
  });
}
