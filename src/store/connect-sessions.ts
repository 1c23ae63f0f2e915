// Connect sessions. The token itself is shown once and never stored.
import { type Kysely, type Selection, sql } from 'kysely';
import { newId } from '../core/ids.ts';
import { jsonOf } from './json.ts';
import { pageTokens } from './page-tokens.ts';
import { refuseBeyondQuota } from './quotas.ts';
import type { Schema } from './schema.ts';

export type ConnectSessions = ReturnType<typeof connectSessions>;

const columns = [
  'id',
  'tenant_id as tenantId',
  'connector',
  'connection_id as connectionId',
  'name',
  'settings',
  'allowed',
  'objects',
  'return_origin as returnOrigin',
  'expires_at as expiresAt',
  'used_at as usedAt',
  'made_id as madeId',
  'created_at as createdAt',
] as const;

export type ConnectSession = Selection<Schema, 'connect_sessions', (typeof columns)[number]>;

export function connectSessions(db: Kysely<Schema>) {
  return {
    ...pageTokens<ConnectSession>(db, {
      table: 'connect_sessions',
      columns,
      isUnused: sql`used_at is null`,
    }),
    /** Throws `limited/quota-reached`. */
    async create(
      draft: Omit<ConnectSession, 'id' | 'usedAt' | 'madeId' | 'createdAt'> & { hash: string },
    ): Promise<ConnectSession> {
      await refuseBeyondQuota(db, draft.tenantId, 'connect_sessions');
      return db
        .insertInto('connect_sessions')
        .values({
          id: newId('session'),
          tenant_id: draft.tenantId,
          hash: draft.hash,
          connector: draft.connector,
          connection_id: draft.connectionId,
          name: draft.name,
          settings: jsonOf(draft.settings),
          allowed: draft.allowed && jsonOf(draft.allowed),
          objects: jsonOf(draft.objects),
          return_origin: draft.returnOrigin,
          expires_at: draft.expiresAt,
        })
        .returning(columns)
        .executeTakeFirstOrThrow();
    },
    /** Counts a try with credentials. Undefined: it has expired, or has had its tries. */
    try: (id: string, most: number, now: Date) =>
      db
        .updateTable('connect_sessions')
        .set({ tries: sql<number>`tries + 1` })
        .where('id', '=', id)
        .where('tries', '<', most)
        .where('used_at', 'is', null)
        .where('expires_at', '>', now)
        .returning(columns)
        .executeTakeFirst(),
    /** Uses it up. False: somebody else has, or it has expired. */
    async use(id: string, madeId: string, now: Date): Promise<boolean> {
      const result = await db
        .updateTable('connect_sessions')
        .set({ used_at: now, made_id: madeId })
        .where('id', '=', id)
        .where('used_at', 'is', null)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
  };
}
