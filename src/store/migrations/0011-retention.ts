// How long the records of a tenant are kept; null: as usual.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table tenants add column keep_days jsonb`.execute(db);
}
