// Connectors and connect sessions.

import type { connectSessionRoutes } from '../../contract/connect-sessions.ts';
import type { connectorRoutes } from '../../contract/connectors.ts';
import { type Sentences, sentencesOf } from '../../core/reasons.ts';
import type { ConnectSessions } from '../../gateway/connect-sessions.ts';
import type { ConnectorView } from '../../gateway/connector-catalog.ts';
import { type Handlers, pagedBy, pageOf, type SpeakingGateway, viewOf } from '../handlers.ts';

type Name = keyof typeof connectSessionRoutes | keyof typeof connectorRoutes;

export function connectSessionHandlers({
  connectors,
  connect,
  language,
  sentences,
}: SpeakingGateway): Pick<Handlers, Name> {
  const view = (session: Awaited<ReturnType<ConnectSessions['get']>>) => ({
    ...viewOf(session),
    state: connect.stateOf(session),
  });
  return {
    listConnectors: async ({ query: { cursor, limit } }) =>
      pagedBy(connectors.list({ after: cursor, limit }), limit, ({ name }) => name),
    getConnector: async ({ params, query: { objects, auth } }) =>
      connectorView(connectors.describe(params.name, { objects: objects ?? [], auth }, language), sentences),
    async createConnectSession({ caller, body }) {
      const { return_origin: returnOrigin, expires_in_seconds: expiresInSeconds, ...draft } = body;
      const { connection, allowed, ...rest } = draft;
      const { session, token } = await connect.create(caller, {
        ...rest,
        connection,
        allowed,
        returnOrigin,
        expiresInSeconds,
      });
      return { ...view(session), token };
    },
    listConnectSessions: ({ caller, query }) => pageOf(query, page => connect.list(caller, page), view),
    getConnectSession: async ({ caller, params }) => view(await connect.get(caller, params.id)),
    cancelConnectSession: async ({ caller, params }) => view(await connect.cancel(caller, params.id)),
  };
}

/** The sentence of a step is its title, what to do is its text. */
export const connectorView = ({ admin_steps, ...view }: ConnectorView, sentences: Sentences) => ({
  ...view,
  admin_steps: admin_steps.map(step => {
    const [title, text = ''] = sentencesOf(step, sentences);
    return { ...step, title, text };
  }),
});
