// Entries that were set aside.

import type { setAsideRoutes } from '../../contract/set-aside.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import type { SetAsideAdmin } from '../../gateway/set-aside-admin.ts';
import { type Handlers, paged, periodOf, viewOf } from '../handlers.ts';

export function setAsideHandlers({ setAside }: Gateway): Pick<Handlers, keyof typeof setAsideRoutes> {
  return {
    async listSetAside({ caller, query: { connection, entry, cursor, limit, ...period } }) {
      const rows = await setAside.list(caller, {
        connectionId: connection,
        kind: entry,
        ...periodOf(period),
        after: cursor,
        limit,
      });
      return paged(rows.map(view), limit);
    },
    async exportSetAside({ caller, params }) {
      const one = await setAside.export(caller, params.id);
      return { ...view(one), content: one.entry };
    },
    retrySetAside: async ({ caller, params }) => view(await setAside.retry(caller, params.id)),
    async discardSetAside({ caller, params }) {
      await setAside.discard(caller, params.id);
      return { id: params.id, deleted: true };
    },
  };
}

function view(row: Awaited<ReturnType<SetAsideAdmin['retry']>>) {
  return {
    ...viewOf(row),
    entry: row.kind,
  };
}
