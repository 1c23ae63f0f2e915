// Stored reasons say `breaker-open` where they said `resting`. A text inside them has its quotes escaped, and stays as it is.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, column] of [
    ['postings', 'reason'],
    ['attempts', 'reason'],
    ['messages', 'data'],
  ] as const)
    await sql`update ${sql.table(table)}
      set ${sql.ref(column)} = replace(${sql.ref(column)}::text, '"code": "resting"', '"code": "breaker-open"')::jsonb
      where ${sql.ref(column)}::text like '%"code": "resting"%'`.execute(db);
}
