// What happened: postings, events, counts, the audit trail.

import type { auditRoutes } from '../../contract/audit.ts';
import type { eventRoutes } from '../../contract/events.ts';
import type { messageRoutes } from '../../contract/messages.ts';
import type { postingRoutes } from '../../contract/postings.ts';
import { type Speak, shownReason, toldData } from '../../core/reasons.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import type { PostingInFull, Records } from '../../gateway/records.ts';
import type { ObjectName } from '../../models/objects/all.ts';
import { type Handlers, instant, paged } from '../handlers.ts';
import { failingReadView } from './connections.ts';

type RecordRoute =
  | 'listCalls'
  | keyof typeof messageRoutes
  | keyof typeof postingRoutes
  | keyof typeof eventRoutes
  | keyof typeof auditRoutes;

export function recordHandlers({ records, speak }: Gateway): Pick<Handlers, RecordRoute> {
  const view = (row: PostingInFull['posting']) => postingView(row, speak);
  return {
    async listPostings({ caller, query }) {
      const rows = await records.postings(caller.sees, {
        ...query,
        businessKey: query.business_key,
        after: query.cursor,
      });
      return paged(rows.map(view), query.limit);
    },
    getPosting: async ({ caller, params }) =>
      postingInFullView(await records.posting(caller.sees, params.id), speak),
    replayPosting: async ({ caller, params }) => view(await records.replay(caller, params.id)),
    settlePosting: async ({ caller, params, body }) => {
      const { note } = body;
      const settlement = body.found
        ? {
            found: true as const,
            documentNumber: body.document_number,
            acceptDifference: body.accept_difference,
            note,
          }
        : { found: false as const, note };
      return view(await records.settle(caller, params.id, settlement));
    },
    closePosting: async ({ caller, params, body }) => view(await records.close(caller, params.id, body.note)),
    async listEvents({ caller, query }) {
      const filter = { ...query, unreadable: query.unreadable !== undefined };
      const rows = await records.events(caller.sees, { ...filter, after: query.cursor });
      const last = rows.at(-1)?.id;
      // Few events may be all there are, or as many as go into one answer.
      const isLast =
        last === undefined ||
        (await records.events(caller.sees, { ...filter, after: last, limit: 1 })).length === 0;
      return { result: rows.map(eventView), next_cursor: isLast ? null : last };
    },
    async listCalls({ caller, params, query: { cursor, limit } }) {
      const rows = await records.calls(caller.sees, params.id, { after: cursor, limit });
      return paged(
        rows.map(row => ({ ...callView(row), posting: row.postingId ?? null })),
        limit,
      );
    },
    async listMessages({ caller, query: { type, cursor, limit } }) {
      const rows = await records.messages(caller.sees, { type, after: cursor, limit });
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
      const { connections, pausedFlows, ...counts } = await records.summary(caller.sees);
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
    async listAudit({ caller, query: { subject, cursor, limit } }) {
      const before = cursor === undefined ? undefined : Number(cursor);
      const result = await records.audit(caller.sees, { subject, before, limit });
      return {
        result: result.map(({ before, after, ...entry }) => ({
          ...entry,
          before: before ?? null,
          after: after ?? null,
        })),
        next_cursor: result.length < limit ? null : String(result.at(-1)?.seq),
      };
    },
    async verifyAudit({ query }) {
      const { entries, head, broken } = await records.verifyAudit(query.head);
      return { whole: broken === undefined, entries, head, broken: broken ?? null };
    },
  };
}

export function postingView(row: PostingInFull['posting'], speak: Speak) {
  return {
    id: row.id,
    flow: row.flowId,
    subject: row.subjectId,
    caller: row.caller,
    idempotency_key: row.idempotencyKey,
    connection: row.connectionId,
    operation: row.operation,
    business_key: row.businessKey,
    state: row.state,
    reference: row.reference,
    document_number: row.documentNumber,
    amount: row.amount,
    currency: row.currency,
    ...shownReason(row.reason, speak),
    attempts: row.attempts,
    next_at: instant(row.nextAt),
    changed_after_at: instant(row.changedAfterAt),
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

function postingInFullView({ posting, attempts, calls }: PostingInFull, speak: Speak) {
  return {
    ...postingView(posting, speak),
    document: posting.document,
    attempt_list: attempts.map(row => ({
      id: row.id,
      number: row.number,
      kind: row.kind,
      outcome: row.outcome,
      ...shownReason(row.reason ?? null, speak),
      started_at: row.startedAt.toISOString(),
      ended_at: row.endedAt.toISOString(),
    })),
    calls: calls.map(callView),
  };
}

function callView(row: PostingInFull['calls'][number]) {
  return {
    id: row.id,
    method: row.method,
    url: row.url,
    status: row.status ?? null,
    failure: row.failure ?? null,
    duration_ms: row.durationMs,
    started_at: row.startedAt.toISOString(),
    request_headers: row.requestHeaders,
    request_body: row.requestBody ?? null,
    response_headers: row.responseHeaders,
    response_body: row.responseBody ?? null,
  };
}

function eventView(row: Awaited<ReturnType<Records['events']>>[number]) {
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
