// The last restore.
import type { restoreRoutes } from '../../contract/restores.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import { type Handlers, viewOf } from '../handlers.ts';

export function restoreHandlers({ restores }: Gateway): Pick<Handlers, keyof typeof restoreRoutes> {
  return {
    async getLastRestore({ caller }) {
      const last = await restores.last(caller.sees);
      if (!last) return { restore: null };
      const { flows, keyed, ...restore } = last;
      return {
        restore: { ...viewOf(restore), unread_flows: flows, keyed_requests: keyed.map(viewOf) },
      };
    },
  };
}
