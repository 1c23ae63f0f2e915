// A flow can be paused.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table flows add column paused_at timestamptz`.execute(db);
}
