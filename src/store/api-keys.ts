// API keys. The key itself is shown once and never stored: what is stored is its hash, and a prefix to know it by.
import { type Kysely, type Selection, sql } from 'kysely';
import type { TenantScope } from '../core/caller.ts';
import { newId } from '../core/ids.ts';
import { jsonOf } from './json.ts';
import { isBefore, type Page } from './page.ts';
import { refuseBeyondQuota } from './quotas.ts';
import type { Schema } from './schema.ts';
import { ofTenant } from './tenant-scope.ts';

const columns = [
  'id',
  'tenant_id as tenantId',
  'name',
  'prefix',
  'may',
  'expires_at as expiresAt',
  'last_used_at as lastUsedAt',
  'revoked_at as revokedAt',
  'created_at as createdAt',
] as const;

export type ApiKey = Selection<Schema, 'api_keys', (typeof columns)[number]>;

export function apiKeys(db: Kysely<Schema>) {
  return {
    /** Throws `conflict/quota-reached`. */
    async create({
      tenantId,
      name,
      prefix,
      may,
      expiresAt,
      hash,
    }: Pick<ApiKey, 'tenantId' | 'name' | 'prefix' | 'may' | 'expiresAt'> & {
      hash: string;
    }): Promise<ApiKey> {
      if (tenantId !== null) await refuseBeyondQuota(db, tenantId, 'keys');
      return db
        .insertInto('api_keys')
        .values({
          id: newId('key'),
          tenant_id: tenantId,
          name,
          prefix,
          hash,
          may: jsonOf(may),
          expires_at: expiresAt,
        })
        .returning(columns)
        .executeTakeFirstOrThrow();
    },
    /** Undefined: there is none (any more) in this scope. */
    revoke: (scope: TenantScope, id: string) =>
      db
        .updateTable('api_keys')
        .set({ revoked_at: sql`now()` })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .where(ofTenant(scope))
        .returning(columns)
        .executeTakeFirst(),
    /** The newest first. */
    list: (scope: TenantScope, page: Page) =>
      db
        .selectFrom('api_keys')
        .select(columns)
        .where(ofTenant(scope))
        .where(isBefore(page))
        .orderBy('id', 'desc')
        .limit(page.limit)
        .execute(),
    /** Whatever it may; whether it still counts is for the asker to see. */
    byHash: (hash: string) =>
      db.selectFrom('api_keys').select(columns).where('hash', '=', hash).executeTakeFirst(),
    async used(ids: readonly string[], at: Date): Promise<void> {
      if (ids.length > 0)
        await db.updateTable('api_keys').set({ last_used_at: at }).where('id', 'in', ids).execute();
    },
  };
}
