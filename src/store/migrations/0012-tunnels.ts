// Ways into the private networks of a tenant.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table tenants add column tunnels jsonb not null default '{}'`.execute(db);
}
