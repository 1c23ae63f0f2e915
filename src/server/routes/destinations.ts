// Destinations and deliveries.

import type { destinationRoutes } from '../../contract/destinations.ts';
import { type DestinationAdmin, tagOfDestination } from '../../gateway/destination-admin.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import { type Handlers, pagedBy, pageOf, viewOf } from '../handlers.ts';

export function destinationHandlers({
  destinations,
}: Gateway): Pick<Handlers, keyof typeof destinationRoutes> {
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
      return pagedBy(rows.map(viewOf), limit, ({ message }) => message);
    },
    replayDestinationDelivery: async ({ caller, params }) => ({
      count: await destinations.replay(caller, params.id, { message: params.message }),
    }),
    replayFailedDeliveries: async ({ caller, params, body }) => ({
      count: await destinations.replay(caller, params.id, { failedSince: new Date(body.since) }),
    }),
  };
}

function view(row: Awaited<ReturnType<DestinationAdmin['get']>>) {
  return {
    ...viewOf(row),
    etag: tagOfDestination(row),
  };
}
