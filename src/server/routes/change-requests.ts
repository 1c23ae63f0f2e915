// Change requests.

import type { changeRequestRoutes } from '../../contract/change-requests.ts';
import type { ChangeRequestAdmin, Operations } from '../../gateway/change-requests.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import { type Handlers, pageOf, viewOf } from '../handlers.ts';

export function changeRequestHandlers(
  { changeRequests }: Gateway,
  operations: Operations,
): Pick<Handlers, keyof typeof changeRequestRoutes> {
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

function view(row: Awaited<ReturnType<ChangeRequestAdmin['get']>>) {
  return {
    ...viewOf(row),
    before: row.before ?? null,
    after: row.after ?? null,
    asked_by: { id: row.askedBy, name: row.askedByName },
    decided_by: row.decidedBy === null ? null : { id: row.decidedBy, name: row.decidedByName ?? '' },
  };
}
