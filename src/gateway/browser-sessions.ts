// Sessions of people in browsers: they begin with a key, a link or the identity provider, and end when nobody uses them, after a day,
// when somebody ends them, and with the key that they hang on.
import { randomBytes } from 'node:crypto';
import { type Caller, everyTenant } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { SignInWay } from '../core/words.ts';
import type { BrowserSession, ProviderTokens } from '../store/browser-sessions.ts';
import type { AuditedTables, Store } from '../store/open-store.ts';
import { hashOfKey } from './api-key-admin.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { type Holder, operatorMark, signedOut } from './session-holder.ts';
import { sessionRenewal } from './session-renewal.ts';

export type BrowserSessionKeeper = ReturnType<typeof browserSessions>;

/** "Last seen" is known to the minute. */
const seenEveryMs = 60_000;
const longestUserAgent = 300;

export interface Begun {
  session: BrowserSession;
  /** For the cookie; it is not stored. */
  secret: string;
}

export interface BrowserSessionParts {
  store: Store;
  operatorKey: string;
  provider: IdentityProvider | undefined;
  clock: Clock;
  log: Log;
  /** A session that nobody has used for so long has ended. */
  sessionIdleMs: number;
  /** A session ends after so long, used or not. */
  sessionLongestMs: number;
}

export function browserSessions(parts: BrowserSessionParts) {
  const { store, operatorKey, provider, clock, log, sessionIdleMs, sessionLongestMs } = parts;
  const renewed = provider && sessionRenewal({ store, provider, clock });
  const endsAt = ({ expiresAt, lastSeenAt }: BrowserSession) =>
    Math.min(expiresAt.getTime(), lastSeenAt.getTime() + sessionIdleMs);
  const isOpen = (session: BrowserSession) => session.endedAt === null && endsAt(session) > clock.now();
  const used = (id: string) => {
    const now = clock.now();
    store.browserSessions.seen(id, new Date(now), new Date(now - seenEveryMs)).catch(error => {
      log.warn({ session: id, error: String(error) }, 'The last use of a session could not be stored.');
    });
  };
  return {
    isOpen,
    /** Those that are open end after `now`, and were used after `usedSince`. */
    openAt: () => ({ now: new Date(clock.now()), usedSince: new Date(clock.now() - sessionIdleMs) }),
    /** Somebody uses it now. It is stored in the background. */
    used,
    /** In the transaction of what it begins with. */
    async begin(
      tables: Pick<AuditedTables, 'browserSessions'>,
      holder: Holder,
      way: SignInWay,
      more: { userAgent: string | undefined; tokens?: ProviderTokens; renewAt?: Date },
    ): Promise<Begun> {
      const secret = `kontor_login_${randomBytes(32).toString('base64url')}`;
      const now = clock.now();
      const session = await tables.browserSessions.create({
        ...holder,
        hash: hashOfKey(secret),
        operatorMark: operatorMark(holder.callerId, secret, operatorKey),
        way,
        userAgent: more.userAgent?.slice(0, longestUserAgent) ?? null,
        at: new Date(now),
        expiresAt: new Date(now + sessionLongestMs),
        tokens: more.tokens,
        renewAt: more.renewAt ?? null,
      });
      return { session, secret };
    },
    /**
     * Undefined: there is no such session. Throws `auth/signed-out` for one that has ended, and what the identity provider says when
     * the rights have to be read anew.
     */
    async recognise(secret: string): Promise<{ caller: Caller; until: Date } | undefined> {
      const found = await store.browserSessions.byHash(hashOfKey(secret));
      if (!found) return undefined;
      const mark = operatorMark(found.callerId, secret, operatorKey);
      if (!isOpen(found) || found.operatorMark !== mark) throw signedOut();
      const session = found.renewAt === null ? found : await renewed?.(found);
      // The identity provider was taken out of the settings.
      if (!session) throw signedOut();
      const { id, tenantId, callerId, callerName, may, expiresAt } = session;
      const sees: Caller['sees'] = tenantId === null ? everyTenant : { tenant: tenantId };
      return { caller: { id: callerId, name: callerName, sees, may, session: id }, until: expiresAt };
    },
  };
}
