// Runs.

import type { runRoutes } from '../../contract/runs.ts';
import type { Events } from '../../gateway/events.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import { type Handlers, instant, paged } from '../handlers.ts';

export function runHandlers({ events }: Gateway): Pick<Handlers, keyof typeof runRoutes> {
  return {
    async listRuns({ caller, query: { cursor, ...filter } }) {
      const rows = await events.runs(caller.sees, { ...filter, after: cursor });
      return paged(rows.map(runView), filter.limit);
    },
  };
}

export function runView(row: Awaited<ReturnType<Events['runs']>>[number]) {
  return {
    id: row.id,
    connection: row.connectionId,
    flow: row.flowId,
    trigger: row.trigger,
    outcome: row.outcome,
    found: row.found,
    missed_by_webhook: row.missedByWebhook,
    error: row.error,
    started_at: row.startedAt.toISOString(),
    ended_at: instant(row.endedAt),
  };
}
