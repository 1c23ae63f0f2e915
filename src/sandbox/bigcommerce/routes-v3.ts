// V3: transactions, refunds, customers, hooks.
import type { FastifyInstance } from 'fastify';
import { listed, problem, type Query } from './answers-v3.ts';
import type { Shop } from './shop.ts';
import type { Spoil } from './spoiled-rows.ts';
import type { Hook, Webhooks } from './webhooks.ts';
import { customerV3 } from './wire.ts';
import { refundV3, transactionV3 } from './wire-payments.ts';

export function addRoutesV3(app: FastifyInstance, shop: Shop, webhooks: Webhooks, spoil: Spoil): void {
  app.get<{ Params: { id: string } }>('/v3/orders/:id/transactions', (request, reply) => {
    const rows = shop.transactions.get(Number(request.params.id)) ?? [];
    // None: documented as 204.
    return rows.length === 0 ? reply.code(204).send() : listed(rows.map(transactionV3), {});
  });
  app.get<{ Params: { id: string } }>('/v3/orders/:id/payment_actions/refunds', request =>
    listed((shop.refunds.get(Number(request.params.id)) ?? []).map(refundV3), {}),
  );
  app.get<{ Querystring: Query }>('/v3/orders/payment_actions/refunds', request => {
    const min = Date.parse(request.query['created:min'] ?? '1970-01-01T00:00:00Z');
    const all = [...shop.refunds.values()]
      .flat()
      .filter(refund => Math.floor(refund.createdMs / 1000) >= Math.floor(min / 1000));
    return listed(all.sort((a, b) => a.id - b.id).map(refundV3), request.query, rows =>
      spoil('refund', rows),
    );
  });
  app.get<{ Params: { id: string } }>('/v3/orders/payment_actions/refunds/:id', (request, reply) => {
    const refund = [...shop.refunds.values()].flat().find(one => one.id === Number(request.params.id));
    return refund ? { data: refundV3(refund), meta: {} } : reply.code(404).send(problem(404, 'Not found'));
  });

  app.get<{ Querystring: Query }>('/v3/customers', request => {
    const { query } = request;
    const ids = query['id:in']?.split(',').map(Number);
    const min = query['date_modified:min'] === undefined ? undefined : Date.parse(query['date_modified:min']);
    const created = { min: query['date_created:min'], max: query['date_created:max'] };
    const rows = [...shop.customers.values()].filter(
      customer =>
        (created.min === undefined || customer.createdMs >= Date.parse(created.min)) &&
        (created.max === undefined || customer.createdMs <= Date.parse(created.max)) &&
        (ids === undefined || ids.includes(customer.id)) &&
        (min === undefined || Math.floor(customer.modifiedMs / 1000) >= Math.floor(min / 1000)),
    );
    rows.sort((a, b) => (query.sort === 'date_modified:asc' ? a.modifiedMs - b.modifiedMs : a.id - b.id));
    const withAddresses = (query.include ?? '').split(',').includes('addresses');
    return listed(
      rows.map(customer => customerV3(customer, withAddresses)),
      query,
      some => spoil('customer', some),
    );
  });

  app.get('/v3/hooks', () => listed([...webhooks.hooks.values()], {}));
  app.post<{ Body: Partial<Hook> }>('/v3/hooks', (request, reply) => {
    const { scope, destination, is_active = true, headers = {} } = request.body;
    if (!scope?.startsWith('store/') || !destination || !URL.canParse(destination)) {
      return reply.code(422).send(problem(422, 'scope and destination are required'));
    }
    return { data: webhooks.register({ scope, destination, is_active, headers }), meta: {} };
  });
  app.put<{ Params: { id: string }; Body: Partial<Hook> }>('/v3/hooks/:id', (request, reply) => {
    const hook = webhooks.hooks.get(Number(request.params.id));
    if (!hook) return reply.code(404).send(problem(404, 'Not found'));
    Object.assign(hook, request.body, { id: hook.id });
    return { data: hook, meta: {} };
  });
  app.delete<{ Params: { id: string } }>('/v3/hooks/:id', (request, reply) =>
    webhooks.hooks.delete(Number(request.params.id))
      ? reply.code(204).send()
      : reply.code(404).send(problem(404, 'Not found')),
  );
}
