// An event can be about a record that could not be read: why, where people see it.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table events add column unreadable text`,
  `create index events_unreadable on events (connection_id, id) where unreadable is not null`,
];
