// When a system last took the credentials of a connection.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table connections add column accepted_at timestamptz`.execute(db);
}
