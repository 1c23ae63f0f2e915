// Recorded HTTP exchanges. Written in groups, in the background: nobody waits for them.
import { type Kysely, sql } from 'kysely';
import type { Call } from '../core/call.ts';
import { newId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import type { Schema } from './schema.ts';

export interface StoredCall extends Call {
  id: string;
}

export interface Calls {
  write(call: Call): void;
  /** Oldest first. */
  ofPosting(postingId: string): Promise<StoredCall[]>;
  /** Deletes what is older (ids sort by age); answers how many. */
  prune(before: Date): Promise<number>;
  /** Resolves when everything written so far is stored. */
  settled(): Promise<void>;
}

/** While the database is away, calls are kept up to this number; then the oldest are let go, and that is logged. */
const mostKept = 20_000;
const everyMs = 50;

export function calls(db: Kysely<Schema>, log: Log): Calls {
  let waiting: object[] = [];
  let flushing: Promise<void> | undefined;

  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, 500);
      waiting = waiting.slice(500);
      try {
        await insert(db, batch);
      } catch (error) {
        waiting = [...batch, ...waiting];
        if (waiting.length > mostKept) {
          log.warn(
            { lost: waiting.length - mostKept, error: String(error) },
            'Recorded calls were let go: the database does not take them.',
          );
          waiting = waiting.slice(-mostKept);
        }
        return;
      }
    }
  };
  const schedule = () => {
    flushing ??= new Promise<void>(done => setTimeout(done, everyMs)).then(flush).finally(() => {
      flushing = undefined;
    });
  };

  return {
    write(call) {
      waiting.push(rowOf(call));
      schedule();
    },
    async ofPosting(postingId) {
      const rows = await db
        .selectFrom('calls')
        .selectAll()
        .where('posting_id', '=', postingId)
        .orderBy('id')
        .execute();
      return rows.map(row => ({
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
      }));
    },
    async prune(before) {
      const result = await db
        .deleteFrom('calls')
        .where('id', '<', newId('call', before.getTime()))
        .executeTakeFirst();
      return Number(result.numDeletedRows);
    },
    async settled() {
      await flushing;
      await flush();
    },
  };
}

async function insert(db: Kysely<Schema>, rows: object[]): Promise<void> {
  await sql`
    insert into calls (id, connection_id, posting_id, run_id, method, url, request_headers, request_body, status,
      response_headers, response_body, failure, started_at, duration_ms)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v (id text, connection_id text,
      posting_id text, run_id text, method text, url text, request_headers jsonb, request_body text, status integer,
      response_headers jsonb, response_body text, failure text, started_at timestamptz, duration_ms float8)`.execute(
    db,
  );
}

function rowOf(call: Call): object {
  return {
    id: newId('call'),
    connection_id: call.connectionId,
    posting_id: call.postingId,
    run_id: call.runId,
    method: call.method,
    url: call.url,
    request_headers: call.requestHeaders,
    // PostgreSQL stores no NUL characters.
    request_body: call.requestBody?.replaceAll('\0', ''),
    status: call.status,
    response_headers: call.responseHeaders,
    response_body: call.responseBody?.replaceAll('\0', ''),
    failure: call.failure,
    started_at: call.startedAt,
    duration_ms: call.durationMs,
  };
}
