// The order board of a connection.
import type { orderBoardRoutes } from '../../contract/order-board.ts';
import { saidAll, shownReason } from '../../core/reasons.ts';
import type { Handlers, SpeakingGateway } from '../handlers.ts';

export function orderBoardHandlers({
  orderBoard,
  speak,
}: SpeakingGateway): Pick<Handlers, keyof typeof orderBoardRoutes> {
  return {
    async readOrderBoard({ caller, params, query }) {
      const { state, customer, reference, today, cursor, limit } = query;
      const asked = { connectionId: params.id, state, customer, reference, today, cursor, limit };
      const { unreadable, warnings, ...board } = await orderBoard(caller, asked);
      return {
        ...board,
        unreadable: unreadable.map(one => ({ ...one, ...shownReason(one.reason, speak) })),
        warnings: saidAll(warnings, speak),
      };
    },
  };
}
