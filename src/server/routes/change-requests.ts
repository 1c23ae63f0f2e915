// Change requests.

import type { changeRequestRoutes } from '../../contract/change-requests.ts';
import { shownReason } from '../../core/reasons.ts';
import type { ChangeRequestAdmin, Operations } from '../../gateway/change-requests.ts';
import { type Handlers, pageOf, type SpeakingGateway, viewOf } from '../handlers.ts';

export function changeRequestHandlers(
  { changeRequests, speak }: SpeakingGateway,
  operations: Operations,
): Pick<Handlers, keyof typeof changeRequestRoutes> {
  const view = (row: Awaited<ReturnType<ChangeRequestAdmin['get']>>) => ({
    ...viewOf(row),
    ...shownReason(row.reason, speak),
    before: row.before ?? null,
    after: row.after ?? null,
    asked_by: { id: row.askedBy, name: row.askedByName },
    decided_by: row.decidedBy === null ? null : { id: row.decidedBy, name: row.decidedByName ?? '' },
  });
  return {
    listChangeRequests: ({ caller, query }) =>
      pageOf(query, page => changeRequests.list(caller, { state: query.state, ...page }), view),
    getChangeRequest: async ({ caller, params }) => view(await changeRequests.get(caller, params.id)),
    approveChangeRequest: async ({ caller, params }) =>
      view(await changeRequests.approve(caller, params.id, operations)),
    rejectChangeRequest: async ({ caller, params, body }) =>
      view(await changeRequests.reject(caller, params.id, body?.reason ?? null)),
  };
}
