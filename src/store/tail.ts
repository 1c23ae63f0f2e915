// What was written between two moments: recorded calls, and postings that have come to another state. A moment is a snapshot of the
// database (which transactions it showed), so that a row is told exactly once, however late its transaction was committed. Ids and times
// cannot do that: they are made before the commit, by clocks of several machines.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { TenantScope } from '../core/caller.ts';
import { secondOfTime } from '../core/ids.ts';
import type { Reason } from '../core/reasons.ts';
import type { Redacted } from '../core/redacted.ts';
import type { PostingState } from '../core/words.ts';
import { unpackBareCalls } from './call-pages.ts';
import type { Schema } from './schema.ts';
import { ofTenant } from './tenant-scope.ts';

export type Tail = ReturnType<typeof tail>;

/** As PostgreSQL writes a snapshot: the first transaction that was open, the first that had not begun, and those open between them. */
export type Snapshot = string;

interface Written {
  id: string;
  tenantId: string;
  connectionId: string;
  connectionName: string;
  flowId: string | null;
  /** Of the business process. */
  flowName: string | null;
  subjectId: string | null;
}

export interface WrittenCall extends Written {
  kind: 'call';
  postingId: string | null;
  method: string;
  url: string;
  status: number | null;
  failure: string | null;
  startedAt: Date;
  durationMs: number;
}

export interface WrittenPosting extends Written {
  kind: 'posting';
  operation: string;
  businessKey: string;
  reference: string | null;
  state: PostingState;
  reason: Reason<Redacted> | null;
  amount: string | null;
  currency: string | null;
  documentNumber: string | null;
  updatedAt: Date;
}

export type WrittenRow = WrittenCall | WrittenPosting;

export interface WrittenBetween {
  /** Calls by their ids, then postings by their times. */
  rows: WrittenRow[];
  /** Whether nothing was left out because there was too much of it. */
  isWhole: boolean;
}

const mostRows = 20_000;
/** So many pages of calls are in memory at the same time: each may be as large as all its bodies. */
const pagesAtOnce = 20;
/** Transactions of the whole server: an hour of them where much is done. Further back Kontor does not read. */
const longestWay = 500_000n;

/**
 * A restored database has rows with numbers of transactions of the server from which they came, and its own transactions get those
 * numbers one day. Rows this old are not new.
 */
const oldestMs = 86_400_000;

const shape = /^\d{1,19}:\d{1,19}:(\d{1,19}(,\d{1,19})*)?$/;

/** Whether `from` was taken before `to`, in the same database as far as can be told, and not too long before. */
export function canReadBetween(from: Snapshot, to: Snapshot): boolean {
  if (from.length > 10_000 || !shape.test(from)) return false;
  const [first, next] = from.split(':').map(BigInt) as [bigint, bigint];
  const end = BigInt(to.split(':')[1] as string);
  return first > 0n && first <= next && next <= end && end - first <= longestWay;
}

export function tail(db: Kysely<Schema>) {
  const namesOfFlows = new Map<string, string>();
  /** What a flow runs does not change: each name is read once. */
  const nameFlows = async (ids: readonly (string | null)[]): Promise<void> => {
    const unknown = [...new Set(ids)].filter(id => id !== null && !namesOfFlows.has(id));
    if (unknown.length === 0) return;
    const { rows } = await sql<{ id: string; flow: string }>`
      select id, flow from flows where id = any (${unknown}::text[])`.execute(db);
    for (const { id, flow } of rows) namesOfFlows.set(id, flow);
  };
  const nameOf = (flowId: string | null) => (flowId === null ? null : (namesOfFlows.get(flowId) ?? null));

  const singleCalls = async (isNew: RawBuilder<unknown>): Promise<WrittenCall[]> => {
    const { rows } = await sql<WrittenCall>`
      select 'call' as kind, w.id, n.tenant_id as "tenantId", n.id as "connectionId", n.name as "connectionName",
        coalesce(p.flow_id, r.flow_id) as "flowId", p.subject_id as "subjectId", w.posting_id as "postingId", w.method, w.url,
        w.status, w.failure, w.started_at as "startedAt", w.duration_ms as "durationMs"
      from calls w join connections n on n.id = w.connection_id
      left join postings p on p.id = w.posting_id left join runs r on r.id = w.run_id
      where ${isNew} and w.id > ${secondOfTime('call', Date.now() - oldestMs)} limit ${mostRows}`.execute(db);
    return rows;
  };
  /** By their ids; one that was deleted meanwhile is left out. */
  const pagesOf = async (ids: readonly string[]): Promise<Map<string, Uint8Array>> => {
    const { rows } = await sql<{ id: string; calls: Uint8Array }>`
      select id, calls from call_pages where id = any (${ids}::text[])`.execute(db);
    return new Map(rows.map(({ id, calls }) => [id, calls]));
  };
  const callsInPages = async (isNew: RawBuilder<unknown>): Promise<WrittenCall[]> => {
    const { rows: pages } = await sql<
      Pick<Written, 'tenantId' | 'connectionId' | 'connectionName'> & { page: string }
    >`
      select n.tenant_id as "tenantId", n.id as "connectionId", n.name as "connectionName", w.id as page
      from call_pages w join connections n on n.id = w.connection_id
      where ${isNew} and w.id > ${secondOfTime('call', Date.now() - oldestMs)} limit ${mostRows}`.execute(db);
    pages.sort((a, b) => (a.page < b.page ? -1 : 1));
    const found: WrittenCall[] = [];
    let read = new Map<string, Uint8Array>();
    for (const [i, { page, ...of }] of pages.entries()) {
      if (i % pagesAtOnce === 0) read = await pagesOf(pages.slice(i, i + pagesAtOnce).map(one => one.page));
      const calls = read.get(page);
      for (const call of calls ? await unpackBareCalls(calls) : []) {
        if (found.length >= mostRows) return found;
        found.push({
          kind: 'call',
          ...of,
          id: call.id,
          flowId: call.flowRun?.flowId ?? null,
          flowName: null,
          subjectId: call.flowRun?.subjectId ?? null,
          postingId: call.postingId ?? null,
          method: call.method,
          url: call.url,
          status: call.status ?? null,
          failure: call.failure ?? null,
          startedAt: call.startedAt,
          durationMs: call.durationMs,
        });
      }
    }
    return found;
  };
  const postings = async (isNew: RawBuilder<unknown>): Promise<WrittenPosting[]> => {
    const { rows } = await sql<WrittenPosting>`
      select 'posting' as kind, w.id, n.tenant_id as "tenantId", n.id as "connectionId", n.name as "connectionName",
        w.flow_id as "flowId", w.subject_id as "subjectId", w.operation, w.business_key as "businessKey", w.reference, w.state,
        w.reason, w.amount, w.currency, w.document_number as "documentNumber", w.updated_at as "updatedAt"
      from postings w join connections n on n.id = w.connection_id
      where ${isNew} and w.updated_at > now() - ${`${oldestMs} ms`}::interval limit ${mostRows}`.execute(db);
    return rows;
  };

  return {
    /** Now. What is committed later is not in it. */
    async position(): Promise<Snapshot> {
      const { rows } = await sql<{ now: string }>`select pg_current_snapshot()::text as now`.execute(db);
      return (rows[0] as { now: string }).now;
    },
    /**
     * What `to` shows and `from` did not, of one tenant or of all. A posting that has moved on since `to` is between `to` and a later
     * moment.
     */
    async between(from: Snapshot, to: Snapshot, scope: TenantScope): Promise<WrittenBetween> {
      // The first two lines find the rows by the index; the next two decide.
      const isNew = sql`w.written_in >= pg_snapshot_xmin(${from}::pg_snapshot)
        and w.written_in < pg_snapshot_xmax(${to}::pg_snapshot)
        and not pg_visible_in_snapshot(w.written_in, ${from}::pg_snapshot)
        and pg_visible_in_snapshot(w.written_in, ${to}::pg_snapshot)
        and ${ofTenant(scope, 'n.tenant_id')}`;
      const [single, paged, moved] = await Promise.all([
        singleCalls(isNew),
        callsInPages(isNew),
        postings(isNew),
      ]);
      const calls = [...single, ...paged].sort((a, b) => (a.id < b.id ? -1 : 1));
      moved.sort((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime());
      const rows: WrittenRow[] = [...calls, ...moved];
      await nameFlows(rows.map(row => row.flowId));
      for (const row of rows) row.flowName = nameOf(row.flowId);
      const isWhole = [single, paged, moved].every(({ length }) => length < mostRows);
      return { rows, isWhole };
    },
  };
}
