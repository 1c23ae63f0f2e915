// Runs: one pass over a connection's streams, and the checkpoints that such a pass moves on.
import { type Kysely, sql } from 'kysely';
import { newId } from '../core/ids.ts';
import type { Redacted } from '../core/redacted.ts';
import type { Schema } from './schema.ts';

export interface Runs {
  begin(draft: { connectionId: string; flowId?: string; trigger: 'schedule' | 'manual' }): Promise<string>;
  end(
    id: string,
    result: { outcome: 'succeeded' | 'failed'; found: number; healed: number; error?: Redacted },
  ): Promise<void>;
  get(id: string): Promise<Run | undefined>;
  checkpoint(connectionId: string, stream: string): Promise<string | undefined>;
  /** In the transaction of the events before it. */
  saveCheckpoint(connectionId: string, stream: string, cursor: string, on: Kysely<Schema>): Promise<void>;
}

export interface Run {
  id: string;
  connectionId: string;
  outcome: 'succeeded' | 'failed' | null;
  /** Changes that the poll saw. */
  found: number;
  /** Changes that no webhook had told. */
  healed: number;
  error: string | null;
  startedAt: Date;
  endedAt: Date | null;
}

export function runs(db: Kysely<Schema>): Runs {
  return {
    async begin({ connectionId, flowId, trigger }) {
      const id = newId('run');
      await db
        .insertInto('runs')
        .values({ id, connection_id: connectionId, flow_id: flowId ?? null, trigger })
        .execute();
      return id;
    },
    async end(id, { outcome, found, healed, error }) {
      await db
        .updateTable('runs')
        .set({ outcome, found, healed, error: error ?? null, ended_at: sql`clock_timestamp()` })
        .where('id', '=', id)
        .execute();
    },
    get: id =>
      db
        .selectFrom('runs')
        .select([
          'id',
          'connection_id as connectionId',
          'outcome',
          'found',
          'healed',
          'error',
          'started_at as startedAt',
          'ended_at as endedAt',
        ])
        .where('id', '=', id)
        .executeTakeFirst(),
    async checkpoint(connectionId, stream) {
      const row = await db
        .selectFrom('checkpoints')
        .select('cursor')
        .where('connection_id', '=', connectionId)
        .where('stream', '=', stream)
        .executeTakeFirst();
      return row?.cursor;
    },
    async saveCheckpoint(connectionId, stream, cursor, on) {
      await on
        .insertInto('checkpoints')
        .values({ connection_id: connectionId, stream, cursor })
        .onConflict(conflict =>
          conflict
            .columns(['connection_id', 'stream'])
            .doUpdateSet({ cursor, updated_at: sql`clock_timestamp()` }),
        )
        .execute();
    },
  };
}
