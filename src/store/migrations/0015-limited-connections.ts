// Until when a system has asked to be left alone.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table connections add column limited_until timestamptz`.execute(db);
}
