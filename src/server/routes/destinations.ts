// Destinations and deliveries.

import type { destinationRoutes } from '../../contract/destinations.ts';
import { shownReason } from '../../core/reasons.ts';
import { type DestinationAdmin, tagOfDestination } from '../../gateway/destination-admin.ts';
import { type Handlers, pagedBy, pageOf, type SpeakingGateway, viewOf } from '../handlers.ts';

export function destinationHandlers({
  destinations,
  speak,
}: SpeakingGateway): Pick<Handlers, keyof typeof destinationRoutes> {
  const view = (row: Awaited<ReturnType<DestinationAdmin['get']>>) => ({
    ...viewOf(row),
    ...shownReason(row.statusReason, speak, 'status_reason'),
    etag: tagOfDestination(row),
  });
  return {
    async createDestination({ caller, body }) {
      const { destination, secret } = await destinations.create(caller, body);
      return { ...view(destination), secret };
    },
    listDestinations: ({ caller, query }) => pageOf(query, page => destinations.list(caller, page), view),
    getDestination: async ({ caller, params }) => view(await destinations.get(caller, params.id)),
    updateDestination: async ({ caller, params, body, ifMatch }) =>
      view(await destinations.update(caller, params.id, body, ifMatch)),
    async rotateDestinationSecret({ caller, params }) {
      const { destination, secret } = await destinations.rotateSecret(caller, params.id);
      return { ...view(destination), secret };
    },
    async deleteDestination({ caller, params, ifMatch }) {
      await destinations.remove(caller, params.id, ifMatch);
      return { id: params.id, deleted: true };
    },
    async testDestination({ caller, params }) {
      await destinations.test(caller, params.id);
      return view(await destinations.get(caller, params.id));
    },
    async listDestinationDeliveries({ caller, params, query: { state, cursor, limit } }) {
      const rows = await destinations.deliveries(caller, params.id, { state, after: cursor, limit });
      const result = rows.map(row => ({ ...viewOf(row), ...shownReason(row.answer, speak, 'answer') }));
      return pagedBy(result, limit, ({ message }) => message);
    },
    replayDestinationDelivery: async ({ caller, params }) => ({
      count: await destinations.replay(caller, params.id, { message: params.message }),
    }),
    replayFailedDeliveries: async ({ caller, params, body }) => ({
      count: await destinations.replay(caller, params.id, { failedSince: new Date(body.since) }),
    }),
  };
}
