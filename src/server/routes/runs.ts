// Runs.

import type { runRoutes } from '../../contract/runs.ts';
import { type Speak, shownReason } from '../../core/reasons.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import { type Handlers, paged, periodOf, type SpeakingGateway, viewOf } from '../handlers.ts';

export function runHandlers({ events, speak }: SpeakingGateway): Pick<Handlers, keyof typeof runRoutes> {
  return {
    async listRuns({ caller, query: { cursor, ...filter } }) {
      const rows = await events.runs(caller.sees, { ...filter, ...periodOf(filter), after: cursor });
      return paged(
        rows.map(row => runView(row, speak)),
        filter.limit,
      );
    },
    getRun: async ({ caller, params }) => runView(await events.run(caller.sees, params.id), speak),
  };
}

export const runView = (row: Awaited<ReturnType<Gateway['events']['runs']>>[number], speak: Speak) => ({
  ...viewOf(row),
  ...shownReason(row.error, speak, 'error'),
});
