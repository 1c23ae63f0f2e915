// The table of the writes that the proxy passed on is named for the header that keeps each of them.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table keyed_writes rename to idempotency_keys`.execute(db);
  await sql`alter index keyed_writes_pkey rename to idempotency_keys_pkey`.execute(db);
}
