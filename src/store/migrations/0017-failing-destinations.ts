// Since when every delivery to a destination has failed.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table destinations add column failing_since timestamptz`.execute(db);
}
