// The table of fingerprints is named for them.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table subjects rename to fingerprints`.execute(db);
  await sql`alter index subjects_pkey rename to fingerprints_pkey`.execute(db);
}
