// Sessions of people in browsers. The secret in the cookie is never stored, and the tokens of the identity provider only encrypted. A
// session lasts no longer than the key that it hangs on.
import { type Kysely, type Selection, sql } from 'kysely';
import type { Permission, TenantScope } from '../core/caller.ts';
import { newId } from '../core/ids.ts';
import type { SignInWay } from '../core/words.ts';
import { jsonOf } from './json.ts';
import { isBefore, type Page } from './page.ts';
import type { Schema } from './schema.ts';
import { ofTenant } from './tenant-scope.ts';
import type { Vault } from './vault.ts';

export type BrowserSessions = ReturnType<typeof browserSessions>;

const columns = [
  'id',
  'tenant_id as tenantId',
  'caller_id as callerId',
  'caller_name as callerName',
  'operator_mark as operatorMark',
  'may',
  'way',
  'user_agent as userAgent',
  'created_at as createdAt',
  'last_seen_at as lastSeenAt',
  'expires_at as expiresAt',
  'ended_at as endedAt',
  'renew_at as renewAt',
] as const;

export type BrowserSession = Selection<Schema, 'browser_sessions', (typeof columns)[number]>;

/** What the identity provider has given to somebody who has signed in with it. */
export interface ProviderTokens {
  refreshToken: string | undefined;
  idToken: string;
}

export interface BrowserSessionDraft {
  hash: string;
  tenantId: string | null;
  callerId: string;
  callerName: string;
  operatorMark: string | null;
  may: readonly Permission[];
  way: SignInWay;
  userAgent: string | null;
  at: Date;
  expiresAt: Date;
  tokens: ProviderTokens | undefined;
  renewAt: Date | null;
}

export function browserSessions(db: Kysely<Schema>, vault: Vault) {
  /** With the ends of their keys. */
  const sessions = db.selectFrom(
    sql<Schema['browser_sessions']>`(
      select s.id, s.tenant_id, s.hash, s.caller_id, s.caller_name, s.operator_mark, s.may, s.way, s.user_agent, s.created_at,
        s.last_seen_at, least(s.expires_at, k.expires_at) as expires_at, least(s.ended_at, k.revoked_at) as ended_at,
        s.tokens, s.renew_at, s.renewing_until
      from browser_sessions s left join api_keys k on k.id = s.caller_id)`.as('browser_sessions'),
  );
  const sealed = (tokens: ProviderTokens | undefined) => (tokens ? vault.seal(JSON.stringify(tokens)) : null);
  return {
    create: (draft: BrowserSessionDraft): Promise<BrowserSession> =>
      db
        .insertInto('browser_sessions')
        .values({
          id: newId('browser-session'),
          tenant_id: draft.tenantId,
          hash: draft.hash,
          caller_id: draft.callerId,
          caller_name: draft.callerName,
          operator_mark: draft.operatorMark,
          may: jsonOf(draft.may),
          way: draft.way,
          user_agent: draft.userAgent,
          created_at: draft.at,
          last_seen_at: draft.at,
          expires_at: draft.expiresAt,
          tokens: sealed(draft.tokens),
          renew_at: draft.renewAt,
        })
        .returning(columns)
        .executeTakeFirstOrThrow(),
    /** Also one that has ended. */
    byHash: (hash: string) => sessions.select(columns).where('hash', '=', hash).executeTakeFirst(),
    byId: (id: string) => sessions.select(columns).where('id', '=', id).executeTakeFirst(),
    /** The newest first. `of`: only those of one caller. `isOpen`: only those that are open at this moment, or only the others. */
    list(
      scope: TenantScope,
      {
        of,
        isOpen,
        ...page
      }: Page & {
        of: string | undefined;
        isOpen?: { is: boolean; now: Date; usedSince: Date } | undefined;
      },
    ): Promise<BrowserSession[]> {
      let query = sessions.select(columns).where(ofTenant(scope)).where(isBefore(page));
      if (of !== undefined) query = query.where('caller_id', '=', of);
      if (isOpen)
        query = query.where(
          sql<boolean>`(ended_at is null and expires_at > ${isOpen.now} and last_seen_at > ${isOpen.usedSince}) = ${isOpen.is}`,
        );
      return query.orderBy('id', 'desc').limit(page.limit).execute();
    },
    /** Undefined: there is none in this scope, or it has ended. `of`: only one of this caller. */
    async end(
      scope: TenantScope,
      id: string,
      { at, of }: { at: Date; of: string | undefined },
    ): Promise<(BrowserSession & { tokens: ProviderTokens | undefined }) | undefined> {
      let query = db
        .selectFrom('browser_sessions')
        .select('tokens')
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .where(ofTenant(scope));
      if (of !== undefined) query = query.where('caller_id', '=', of);
      const before = await query.forUpdate().executeTakeFirst();
      if (!before) return undefined;
      const ended = await db
        .updateTable('browser_sessions')
        .set({ ended_at: at, tokens: null })
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .returning(columns)
        .executeTakeFirst();
      return ended && { ...ended, tokens: opened(before.tokens, vault) };
    },
    /** Of all processes that see it within the same minute one writes it. */
    async seen(id: string, at: Date, before: Date): Promise<void> {
      await db
        .updateTable('browser_sessions')
        .set({ last_seen_at: at })
        .where('id', '=', id)
        .where('last_seen_at', '<', before)
        .execute();
    },
    /** For the one process that renews it now; undefined: another does, or it has ended. */
    async claimRenewal(id: string, now: Date, until: Date): Promise<ProviderTokens | undefined> {
      const row = await db
        .updateTable('browser_sessions')
        .set({ renewing_until: until })
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .where(on => on.or([on('renewing_until', 'is', null), on('renewing_until', '<=', now)]))
        .returning('tokens')
        .executeTakeFirst();
      return row && opened(row.tokens, vault);
    },
    /** Undefined in `renewed`: it could not be renewed, and another may try. */
    async endRenewal(
      id: string,
      renewed:
        | (Pick<BrowserSessionDraft, 'tenantId' | 'callerName' | 'may' | 'tokens'> & { renewAt: Date })
        | undefined,
    ): Promise<void> {
      const row = renewed && {
        tenant_id: renewed.tenantId,
        caller_name: renewed.callerName,
        may: jsonOf(renewed.may),
        tokens: sealed(renewed.tokens),
        renew_at: renewed.renewAt,
      };
      await db
        .updateTable('browser_sessions')
        .set({ ...row, renewing_until: null })
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .execute();
    },
  };
}

const opened = (tokens: string | null, vault: Vault): ProviderTokens | undefined =>
  tokens === null ? undefined : (JSON.parse(vault.open(tokens)) as ProviderTokens);
