// What connect sessions and widget tokens have in common: each is found by the hash of its token, which is shown once and never stored, and
// ends at a time or before it.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { TenantScope } from '../core/caller.ts';
import { isBefore, type Page } from './page.ts';
import type { Schema } from './schema.ts';
import { ofTenant } from './tenant-scope.ts';

type Table = 'connect_sessions' | 'widget_tokens';

/** `isUnused`: a condition besides its time. */
export function pageTokens<Row>(
  db: Kysely<Schema>,
  {
    table,
    columns,
    isUnused = sql`true`,
  }: { table: Table; columns: readonly string[]; isUnused?: RawBuilder<boolean> },
) {
  // The tables have in common what is asked of them here, and the compiler follows one of them.
  const name = table as 'widget_tokens';
  const rows = () => db.selectFrom(name).select(columns as readonly 'id'[]);
  return {
    /** Those that have ended, too. */
    byHash: (hash: string) => rows().where('hash', '=', hash).executeTakeFirst() as Promise<Row | undefined>,
    /** The newest first. */
    list: (scope: TenantScope, page: Page) =>
      rows()
        .where(ofTenant(scope))
        .where(isBefore(page))
        .orderBy('id', 'desc')
        .limit(page.limit)
        .execute() as Promise<Row[]>,
    get: (scope: TenantScope, id: string) =>
      rows().where('id', '=', id).where(ofTenant(scope)).executeTakeFirst() as Promise<Row | undefined>,
    /** Ends it now. False: it had ended before. */
    async cancel(scope: TenantScope, id: string, now: Date): Promise<boolean> {
      const result = await db
        .updateTable(name)
        .set({ expires_at: now })
        .where('id', '=', id)
        .where(ofTenant(scope))
        .where(isUnused)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
  };
}
