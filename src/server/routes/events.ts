// Events, calls and messages, and how everything stands.

import type { eventRoutes } from '../../contract/events.ts';
import type { messageRoutes } from '../../contract/messages.ts';
import { messageData, saidAll, shownReason } from '../../core/reasons.ts';
import type { ObjectName } from '../../models/objects/all.ts';
import { type Handlers, paged, periodOf, type SpeakingGateway, viewOf } from '../handlers.ts';
import { failingView } from './connections.ts';
import { callView } from './postings.ts';

type EventRoute = 'listCalls' | keyof typeof messageRoutes | keyof typeof eventRoutes;

export function eventHandlers({
  events,
  summary,
  speak,
  clock,
}: SpeakingGateway): Pick<Handlers, EventRoute> {
  return {
    async listEvents({ caller, query }) {
      const filter = { ...query, ...periodOf(query), unreadable: query.unreadable !== undefined };
      const rows = await events.list(caller.sees, { ...filter, after: query.cursor });
      const last = rows.at(-1)?.id;
      // Few events may be all there are, or as many as go into one answer.
      const isLast =
        last === undefined ||
        (await events.list(caller.sees, { ...filter, after: last, limit: 1 })).length === 0;
      const outcomes = await events.outcomes(caller.sees, rows);
      const result = rows.map((row, at) => ({
        ...viewOf(row),
        ...shownReason(row.unreadable, speak, 'unreadable'),
        object: row.object as ObjectName,
        of: row.parentId ?? null,
        outcomes: (outcomes[at] ?? []).map(one => ({ ...viewOf(one), ...shownReason(one.reason, speak) })),
      }));
      return { result, next_cursor: isLast ? null : last };
    },
    async countOutcomes({ caller, params, query }) {
      const since = new Date(query.since ?? clock.now() - 30 * 86_400_000);
      const counts = await events.countOutcomes(caller.sees, params.id, since);
      return { ...viewOf(counts), since: since.toISOString() };
    },
    async listCalls({ caller, params, query: { cursor, limit, run } }) {
      const rows = await events.calls(caller.sees, params.id, { run, after: cursor, limit });
      return paged(
        rows.map(row => ({ ...callView(row), posting: row.postingId ?? null })),
        limit,
      );
    },
    async listMessages({ caller, query: { type, cursor, limit } }) {
      const rows = await events.messages(caller.sees, { type, after: cursor, limit });
      return paged(
        rows.map(row => ({ ...viewOf(row), data: messageData(row, speak) })),
        limit,
      );
    },
    async getSummary({ caller, query: { since, ever } }) {
      const of = since === undefined ? undefined : new Date(since);
      const { connections, pausedFlows, needsPerson, firstSteps, attention, ...counts } = await summary(
        caller.sees,
        of,
        ever === 'true',
      );
      return {
        ...counts,
        needs_person: needsPerson,
        attention: saidAll(attention, speak),
        first_steps: saidAll(firstSteps, speak).map(one => ({ ...one, done: one.state === 'done' })),
        paused_flows: pausedFlows.map(viewOf),
        connections: connections.map(one => ({
          ...viewOf(one),
          ...shownReason(one.statusReason, speak, 'status_reason'),
          failing_reads: one.failingReads.map(failing => failingView(failing, speak)),
        })),
      };
    },
  };
}
