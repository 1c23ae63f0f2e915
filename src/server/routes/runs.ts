// Runs.

import type { runRoutes } from '../../contract/runs.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import { type Handlers, paged, viewOf } from '../handlers.ts';

export function runHandlers({ events }: Gateway): Pick<Handlers, keyof typeof runRoutes> {
  return {
    async listRuns({ caller, query: { cursor, ...filter } }) {
      const rows = await events.runs(caller.sees, { ...filter, after: cursor });
      return paged(rows.map(viewOf), filter.limit);
    },
  };
}
