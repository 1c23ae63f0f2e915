// Recorded HTTP exchanges. Written in groups, in the background: nobody waits for them.
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { Call, FlowRun, StoredCall } from '../core/call.ts';
import type { TenantScope } from '../core/caller.ts';
import { newId, secondOf, secondOfTime } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import { fromDatabase, own } from '../core/redacted.ts';
import { cutText } from '../core/storable.ts';
import { packCalls, unpackCalls } from './call-pages.ts';
import { inBackground } from './in-background.ts';
import { jsonOf } from './json.ts';
import { prepared } from './prepared.ts';
import { isRefusal } from './refusal.ts';
import type { Run } from './runs.ts';
import type { CallsTable, Schema } from './schema.ts';
import { ofConnectionIn } from './tenant-scope.ts';

export type Calls = ReturnType<typeof calls>;

/** While the database is away. */
const maxKept = 20_000;
/** Calls of postings are asked for soon; the others can gather. */
const rowsEveryMs = 50;
const pagesEveryMs = 200;

/** Ids are made by the clock of a process, runs begin and end by that of the database. */
const clocksDifferMs = 600_000;

const longestReason = 300;
const notRecorded = 'A recorded call was refused by the database; a short entry says so in its place.';
const notEvenThat =
  'The database refuses even the short entry of a recorded call: this exchange is in no list.';

type Write = (db: Kysely<Schema>, batch: readonly StoredCall[]) => Promise<void>;

export function calls(db: Kysely<Schema>, log: Log) {
  const background = (write: Write, everyMs: number, atOnce: number) =>
    inBackground<StoredCall>({
      async commit(batch) {
        await write(db, batch);
        return batch.map(() => undefined);
      },
      async instead(call, error) {
        const short = refusedCall(call, error);
        log.warn({ call: call.id, connection: call.connectionId, error: error.message }, notRecorded);
        try {
          await write(db, [short]);
        } catch (refused) {
          if (!isRefusal(refused)) throw refused;
          log.error({ call: call.id, connection: call.connectionId, error: String(refused) }, notEvenThat);
        }
      },
      everyMs,
      atOnce,
      maxKept,
      what: 'Recorded calls',
      log,
    });
  const rows = background(insertRows, rowsEveryMs, 500);
  const pages = background(insertPages, pagesEveryMs, 2_000);
  return {
    write(call: Call): void {
      const stored = { id: newId('call'), ...call };
      const isAskedFor =
        call.postingId !== undefined || (call.runId !== undefined && call.flowRun === undefined);
      (isAskedFor ? rows : pages).add(stored);
    },
    /** Oldest first. */
    async ofPosting(postingId: string): Promise<StoredCall[]> {
      const found = await db
        .selectFrom('calls')
        .selectAll()
        .where('posting_id', '=', postingId)
        .orderBy('id')
        .execute();
      return found.map(callOf);
    },
    /** Newest first, before the call `after` if it is given. */
    async ofConnection(
      scope: TenantScope,
      connectionId: string,
      { after, limit }: { after?: string | undefined; limit: number },
    ): Promise<StoredCall[]> {
      const found: StoredCall[] = [];
      let query = db
        .selectFrom('calls')
        .selectAll()
        .where('connection_id', '=', connectionId)
        .where(ofConnectionIn(scope))
        .orderBy('id', 'desc')
        .limit(limit);
      if (after !== undefined) query = query.where('id', '<', after);
      found.push(...(await query.execute()).map(callOf));
      // A page carries the id of its oldest call. Those that several processes have written overlap, but only within one second.
      let from = after;
      for (let inPages = 0; ; ) {
        let next = db
          .selectFrom('call_pages')
          .select(['id', 'calls'])
          .where('connection_id', '=', connectionId)
          .where(ofConnectionIn(scope))
          .orderBy('id', 'desc')
          .limit(1);
        if (from !== undefined) next = next.where('id', '<', from);
        const page = await next.executeTakeFirst();
        if (!page) break;
        if (inPages >= limit && secondOf(page.id) !== secondOf(from ?? '')) break;
        const older = (await unpackCalls(page.calls)).filter(call => after === undefined || call.id < after);
        found.push(...older);
        inPages += older.length;
        from = page.id;
      }
      return found.sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, limit);
    },
    /** Those with which a run has read its source, newest first. Each is a row of its own. */
    async ofRun(
      { id, connectionId, startedAt, endedAt }: Pick<Run, 'id' | 'connectionId' | 'startedAt' | 'endedAt'>,
      { after, limit }: { after?: string | undefined; limit: number },
    ): Promise<StoredCall[]> {
      // There is no index of runs; those of connections and ids narrow it to the time of the run.
      let query = db
        .selectFrom('calls')
        .selectAll()
        .where('connection_id', '=', connectionId)
        .where('run_id', '=', id)
        .where('posting_id', 'is', null)
        .where('id', '>=', secondOfTime('call', startedAt.getTime() - clocksDifferMs))
        .orderBy('id', 'desc')
        .limit(limit);
      if (endedAt !== null)
        query = query.where('id', '<', secondOfTime('call', endedAt.getTime() + clocksDifferMs));
      if (after !== undefined) query = query.where('id', '<', after);
      return (await query.execute()).map(callOf);
    },
    /**
     * The calls that a flow made to these connections between two moments, for one subject and before there was a posting; newest first. If there
     * are too many pages, Kontor looks through the newest ones only, and `isWhole` is false.
     */
    async ofFlowRun(
      connectionIds: readonly string[],
      { flowId, subjectId }: FlowRun,
      { from, to }: { from: Date; to: Date },
    ): Promise<{ calls: StoredCall[]; isWhole: boolean }> {
      const pages = db
        .selectFrom('call_pages')
        .where('connection_id', 'in', connectionIds)
        .where('id', '>=', secondOfTime('call', from.getTime()));
      return callsInPages(pages, {
        before: secondOfTime('call', to.getTime()),
        matches: ({ flowRun }) => flowRun?.flowId === flowId && flowRun.subjectId === subjectId,
      });
    },
    async get(scope: TenantScope, id: string): Promise<StoredCall | undefined> {
      const row = await db
        .selectFrom('calls')
        .selectAll()
        .where('id', '=', id)
        .where(ofConnectionIn(scope))
        .executeTakeFirst();
      if (row) return callOf(row);
      const pages = db
        .selectFrom('call_pages')
        .where(ofConnectionIn(scope))
        .where('id', '>=', secondOf(id))
        .where('id', '<=', id);
      const { calls } = await callsInPages(pages, { before: undefined, matches: call => call.id === id });
      return calls[0];
    },
    /** Resolves when everything written so far is stored. */
    async settled(): Promise<void> {
      await Promise.all([rows.settled(), pages.settled()]);
    },
  };
}

const mostPages = 300;

/** From the newest page on, one at a time, so that only what matches is kept. */
async function callsInPages(
  pages: SelectQueryBuilder<Schema, 'call_pages', object>,
  { before, matches }: { before: string | undefined; matches(call: StoredCall): boolean },
): Promise<{ calls: StoredCall[]; isWhole: boolean }> {
  const calls: StoredCall[] = [];
  for (let read = 0, from = before; ; read++) {
    const page = await (from === undefined ? pages : pages.where('id', '<', from))
      .select(['id', 'calls'])
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!page || read === mostPages) return { calls, isWhole: !page };
    calls.push(...(await unpackCalls(page.calls)).filter(matches));
    from = page.id;
  }
}

/** What stands in the place of an exchange that the database refuses, so that nobody takes it for one that never was. */
function refusedCall(call: StoredCall, error: Error): StoredCall {
  if (!isRefusal(error)) throw error;
  const { id, connectionId, postingId, runId, flowRun, method, status, startedAt, durationMs } = call;
  const said = cutText(fromDatabase(error.message), longestReason);
  const requestBody = own`(This exchange could not be recorded: ${said})`;
  const texts = {
    url: own`(not recorded)`,
    requestHeaders: {},
    requestBody,
    responseHeaders: {},
    responseBody: undefined,
  };
  return {
    id,
    connectionId,
    postingId,
    runId,
    flowRun,
    method,
    status,
    failure: undefined,
    startedAt,
    durationMs,
    ...texts,
  };
}

async function insertPages(db: Kysely<Schema>, batch: readonly StoredCall[]): Promise<void> {
  // A page has calls of one second: a reader knows then where the next one can begin.
  const bySecond = Map.groupBy(batch, ({ connectionId, id }) => `${connectionId}/${secondOf(id)}`);
  const pages = await Promise.all(
    [...bySecond.values()].map(async group => {
      const [oldest] = group.toSorted((a, b) => (a.id < b.id ? -1 : 1)) as [StoredCall, ...StoredCall[]];
      return { id: oldest.id, connection_id: oldest.connectionId, calls: await packCalls(group) };
    }),
  );
  await db
    .insertInto('call_pages')
    .values(pages)
    .onConflict(on => on.doNothing())
    .execute();
}

async function insertRows(db: Kysely<Schema>, batch: readonly StoredCall[]): Promise<void> {
  const rows = batch.map(rowOf);
  await sql`
    ${prepared('add-calls')}insert into calls (id, connection_id, posting_id, run_id, method, url, request_headers, request_body, status,
      response_headers, response_body, failure, started_at, duration_ms)
    select * from jsonb_to_recordset(${jsonOf(rows)}::jsonb) as v (id text, connection_id text,
      posting_id text, run_id text, method text, url text, request_headers jsonb, request_body text, status integer,
      response_headers jsonb, response_body text, failure text, started_at timestamptz, duration_ms float8)`.execute(
    db,
  );
}

function rowOf(call: StoredCall): object {
  return {
    id: call.id,
    connection_id: call.connectionId,
    posting_id: call.postingId,
    run_id: call.runId,
    method: call.method,
    url: call.url,
    request_headers: call.requestHeaders,
    request_body: call.requestBody,
    status: call.status,
    response_headers: call.responseHeaders,
    response_body: call.responseBody,
    failure: call.failure,
    started_at: call.startedAt,
    duration_ms: call.durationMs,
  };
}

function callOf(row: { [Name in keyof CallsTable]: unknown }): StoredCall {
  return {
    id: row.id,
    connectionId: row.connection_id,
    postingId: row.posting_id ?? undefined,
    runId: row.run_id ?? undefined,
    method: row.method,
    url: row.url,
    requestHeaders: row.request_headers,
    requestBody: row.request_body ?? undefined,
    status: row.status ?? undefined,
    responseHeaders: row.response_headers,
    responseBody: row.response_body ?? undefined,
    failure: row.failure ?? undefined,
    startedAt: row.started_at,
    durationMs: row.duration_ms,
  } as StoredCall;
}
