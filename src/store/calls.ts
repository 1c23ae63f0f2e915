// Recorded HTTP exchanges. Written in groups, in the background: nobody waits for them.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Call, StoredCall } from '../core/call.ts';
import type { TenantScope } from '../core/caller.ts';
import { newId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import { packCalls, unpackCalls } from './call-pages.ts';
import { jsonOf } from './json.ts';
import { prepared } from './prepared.ts';
import type { CallsTable, Schema } from './schema.ts';
import { ofConnectionIn } from './tenant-scope.ts';

export interface Calls {
  write(call: Call): void;
  /** Oldest first. */
  ofPosting(postingId: string): Promise<StoredCall[]>;
  /** Newest first, before the call `after` if it is given. */
  ofConnection(
    scope: TenantScope,
    connectionId: string,
    filter: { after?: string | undefined; limit: number },
  ): Promise<StoredCall[]>;
  /** Resolves when everything written so far is stored. */
  settled(): Promise<void>;
}

/** While the database is away, calls are kept up to this number; then the oldest are let go, and that is logged. */
const mostKept = 20_000;
/** Calls of postings are asked for soon; the others can gather. */
const rowsEveryMs = 50;
const pagesEveryMs = 200;

export function calls(db: Kysely<Schema>, log: Log): Calls {
  const rows = inBackground<StoredCall>(batch => insertRows(db, batch.map(rowOf)), rowsEveryMs, 500, log);
  const pages = inBackground<StoredCall>(batch => insertPages(db, batch), pagesEveryMs, 2_000, log);
  return {
    write(call) {
      const stored = { id: newId('call'), ...call };
      if (call.postingId === undefined && call.runId === undefined) pages.add(stored);
      else rows.add(stored);
    },
    async ofPosting(postingId) {
      const found = await db
        .selectFrom('calls')
        .selectAll()
        .where('posting_id', '=', postingId)
        .orderBy('id')
        .execute();
      return found.map(callOf);
    },
    async ofConnection(scope, connectionId, { after, limit }) {
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
      // A page carries the id of its oldest call.
      let from = after;
      for (let inPages = 0; inPages < limit; ) {
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
        const older = (await unpackCalls(page.calls)).filter(call => after === undefined || call.id < after);
        found.push(...older);
        inPages += older.length;
        from = page.id;
      }
      return found.sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, limit);
    },
    async settled() {
      await Promise.all([rows.settled(), pages.settled()]);
    },
  };
}

function inBackground<Item>(
  write: (batch: Item[]) => Promise<void>,
  everyMs: number,
  atOnce: number,
  log: Log,
): { add(item: Item): void; settled(): Promise<void> } {
  let waiting: Item[] = [];
  let gathering: Promise<void> | undefined;
  /** Writes all that waits now. False: the database does not take it; it is tried again with what comes next. */
  const flush = async (): Promise<boolean> => {
    for (let left = waiting.length; left > 0; left -= atOnce) {
      const batch = waiting.slice(0, Math.min(left, atOnce));
      waiting = waiting.slice(batch.length);
      try {
        await write(batch);
      } catch (error) {
        waiting = [...batch, ...waiting];
        if (waiting.length > mostKept) {
          log.warn(
            { lost: waiting.length - mostKept, error: String(error) },
            'Recorded calls were let go: the database does not take them.',
          );
          waiting = waiting.slice(-mostKept);
        }
        return false;
      }
    }
    return true;
  };
  /** What comes while a batch is written gathers as long as any other: many small ones would cost more than the rest. */
  const gather = async (): Promise<void> => {
    do await sleep(everyMs);
    while ((await flush()) && waiting.length > 0);
  };
  return {
    add(item) {
      waiting.push(item);
      gathering ??= gather().finally(() => {
        gathering = undefined;
      });
    },
    async settled() {
      // What a timer still waits for need not be waited for.
      await flush();
      await gathering;
    },
  };
}

async function insertPages(db: Kysely<Schema>, batch: readonly StoredCall[]): Promise<void> {
  const byConnection = Map.groupBy(batch, call => call.connectionId);
  const pages = await Promise.all(
    [...byConnection].map(async ([connectionId, group]) => ({
      id: (group[0] as StoredCall).id,
      connection_id: connectionId,
      calls: await packCalls(group),
    })),
  );
  await db
    .insertInto('call_pages')
    .values(pages)
    .onConflict(on => on.doNothing())
    .execute();
}

async function insertRows(db: Kysely<Schema>, rows: object[]): Promise<void> {
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
