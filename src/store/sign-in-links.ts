// Links with which a person signs in once. The token in the link is never stored.
import { type Kysely, type Selection, sql } from 'kysely';
import type { Permission } from '../core/caller.ts';
import { newId } from '../core/ids.ts';
import { jsonOf } from './json.ts';
import type { Schema } from './schema.ts';

const columns = [
  'id',
  'tenant_id as tenantId',
  'caller_id as callerId',
  'caller_name as callerName',
  'operator_mark as operatorMark',
  'may',
  'expires_at as expiresAt',
] as const;

export type SignInLink = Selection<Schema, 'sign_in_links', (typeof columns)[number]>;

export function signInLinks(db: Kysely<Schema>) {
  return {
    create: (
      draft: Omit<SignInLink, 'id' | 'may'> & { may: readonly Permission[]; hash: string; at: Date },
    ): Promise<SignInLink> =>
      db
        .insertInto('sign_in_links')
        .values({
          id: newId('sign-in-link'),
          tenant_id: draft.tenantId,
          hash: draft.hash,
          caller_id: draft.callerId,
          caller_name: draft.callerName,
          operator_mark: draft.operatorMark,
          may: jsonOf(draft.may),
          created_at: draft.at,
          expires_at: draft.expiresAt,
        })
        .returning(columns)
        .executeTakeFirstOrThrow(),
    byHash: (hash: string): Promise<SignInLink | undefined> =>
      db.selectFrom('sign_in_links').select(columns).where('hash', '=', hash).executeTakeFirst(),
    /** Uses it up. False: it has expired or was used, or the key that made it counts no more. */
    async use(hash: string, now: Date): Promise<boolean> {
      const result = await db
        .updateTable('sign_in_links')
        .set({ used_at: now })
        .where('hash', '=', hash)
        .where('used_at', 'is', null)
        .where('expires_at', '>', now)
        .where(
          sql<boolean>`not exists (select from api_keys k where k.id = sign_in_links.caller_id
            and (k.revoked_at is not null or k.expires_at <= ${now}))`,
        )
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
    /** Nobody has ever signed in here, or could with anything but the operator's key. */
    async nobodyYet(): Promise<boolean> {
      const { rows } = await sql<{ known: boolean }>`select exists (select from browser_sessions)
        or exists (select from sign_in_links) or exists (select from api_keys) as known`.execute(db);
      return rows[0]?.known === false;
    },
  };
}
