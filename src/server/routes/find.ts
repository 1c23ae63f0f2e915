// Where is my order?
import type { findRoutes } from '../../contract/find.ts';
import { saidAll, shownReason } from '../../core/reasons.ts';
import type { Handlers, SpeakingGateway } from '../handlers.ts';

export const findHandlers = ({ find, speak }: SpeakingGateway): Pick<Handlers, keyof typeof findRoutes> => ({
  async find({ caller, query }) {
    const { found, notAsked } = await find(caller, query.text);
    return {
      found: found.flatMap(({ says, connectionId, ...one }) =>
        saidAll([says], speak).map(said => ({ ...one, connection: connectionId, ...said })),
      ),
      not_asked: notAsked.map(({ connectionId, why }) => ({
        connection: connectionId,
        ...shownReason(why, speak),
      })),
    };
  },
});
