// Events, calls and messages, and how everything stands.

import type { eventRoutes } from '../../contract/events.ts';
import type { messageRoutes } from '../../contract/messages.ts';
import { toldData } from '../../core/reasons.ts';
import type { Events } from '../../gateway/events.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import type { ObjectName } from '../../models/objects/all.ts';
import { type Handlers, paged } from '../handlers.ts';
import { failingReadView } from './connections.ts';
import { callView } from './postings.ts';

type EventRoute = 'listCalls' | keyof typeof messageRoutes | keyof typeof eventRoutes;

export function eventHandlers({ events, summary, speak }: Gateway): Pick<Handlers, EventRoute> {
  return {
    async listEvents({ caller, query }) {
      const filter = { ...query, unreadable: query.unreadable !== undefined };
      const rows = await events.list(caller.sees, { ...filter, after: query.cursor });
      const last = rows.at(-1)?.id;
      // Few events may be all there are, or as many as go into one answer.
      const isLast =
        last === undefined ||
        (await events.list(caller.sees, { ...filter, after: last, limit: 1 })).length === 0;
      return { result: rows.map(eventView), next_cursor: isLast ? null : last };
    },
    async listCalls({ caller, params, query: { cursor, limit } }) {
      const rows = await events.calls(caller.sees, params.id, { after: cursor, limit });
      return paged(
        rows.map(row => ({ ...callView(row), posting: row.postingId ?? null })),
        limit,
      );
    },
    async listMessages({ caller, query: { type, cursor, limit } }) {
      const rows = await events.messages(caller.sees, { type, after: cursor, limit });
      return paged(
        rows.map(row => ({
          id: row.id,
          tenant: row.tenantId,
          type: row.type,
          data: toldData(row, speak),
          created_at: row.createdAt.toISOString(),
        })),
        limit,
      );
    },
    async getSummary({ caller }) {
      const { connections, pausedFlows, ...counts } = await summary(caller.sees);
      return {
        ...counts,
        paused_flows: pausedFlows.map(({ id, flow, pausedAt, waiting }) => ({
          id,
          flow,
          paused_at: pausedAt.toISOString(),
          waiting,
        })),
        connections: connections.map(one => ({
          id: one.id,
          tenant: one.tenantId,
          name: one.name,
          status: one.status,
          status_reason: one.statusReason,
          status_since: one.statusSince.toISOString(),
          waiting: one.waiting,
          failing_reads: one.failingReads.map(failingReadView),
        })),
      };
    },
  };
}

function eventView(row: Awaited<ReturnType<Events['list']>>[number]) {
  return {
    id: row.id,
    connection: row.connectionId,
    source: row.source,
    topic: row.topic,
    object: row.object as ObjectName,
    subject: row.subjectId,
    of: row.parentId ?? null,
    body: row.body,
    unreadable: row.unreadable,
    received_at: row.receivedAt.toISOString(),
  };
}
