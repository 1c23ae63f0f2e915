// Reads the rights of somebody who has signed in with the identity provider anew, before their access token ends. One process at a time
// does it for a session: a refresh token may be good for one use.
import { setTimeout as pause } from 'node:timers/promises';
import { everyTenant, kontorActor } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import { toKontorError } from '../core/errors.ts';
import type { BrowserSession, ProviderTokens } from '../store/browser-sessions.ts';
import type { Store } from '../store/open-store.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { say } from './sentences.ts';
import { holderOf, sessionEntry, signedOut } from './session-holder.ts';

/** So long before the access token ends. */
const earlyMs = 30_000;
/** Longer than the provider may take to answer. */
const claimMs = 20_000;
const lookEveryMs = 200;

/** Throws `auth/signed-out`, what `IdentityProvider.renew` says, and `unavailable/…` only once the access token has ended. */
export function sessionRenewal({
  store,
  provider,
  clock,
}: {
  store: Store;
  provider: IdentityProvider;
  clock: Clock;
}): (session: BrowserSession) => Promise<BrowserSession> {
  const underWay = new Map<string, Promise<BrowserSession>>();

  const end = async ({ id, tenantId }: BrowserSession, code: string): Promise<void> => {
    const at = new Date(clock.now());
    await store.writeAudited(kontorActor, async tables => {
      // A person may have ended it meanwhile: that is in the audit trail already.
      if (!(await tables.browserSessions.end(everyTenant, id, { at, of: undefined }))) throw signedOut();
      const entry = sessionEntry('ended', { id, tenantId }, undefined, { reason: code });
      return { answer: undefined, entry };
    });
  };

  const renewWith = async (session: BrowserSession, tokens: ProviderTokens): Promise<BrowserSession> => {
    try {
      const granted = await provider.renew(tokens);
      // Another person's rights are not this session's.
      if (granted.caller.id !== session.callerId) throw signedOut();
      const { tenantId, callerName, may } = holderOf(granted.caller);
      const now = { tenantId, callerName, may: [...may], renewAt: granted.until };
      await store.browserSessions.endRenewal(session.id, { ...now, tokens: granted.tokens });
      return { ...session, ...now };
    } catch (thrown) {
      const { kind, code } = toKontorError(thrown);
      if (kind === 'auth' || kind === 'forbidden') await end(session, code);
      else await store.browserSessions.endRenewal(session.id, undefined);
      throw thrown;
    }
  };

  const renew = async (session: BrowserSession): Promise<BrowserSession> => {
    const before = session.renewAt?.getTime() ?? 0;
    const givenUpAt = clock.elapsed() + claimMs;
    for (;;) {
      const now = clock.now();
      const tokens = await store.browserSessions.claimRenewal(
        session.id,
        new Date(now),
        new Date(now + claimMs),
      );
      if (tokens) return renewWith(session, tokens);
      const current = await store.browserSessions.byId(session.id);
      if (!current || current.endedAt !== null) throw signedOut();
      if ((current.renewAt?.getTime() ?? 0) > before) return current;
      if (clock.now() < before) return session;
      if (clock.elapsed() > givenUpAt) throw say.error('rights-being-read', {}, { retryAfterMs: 1_000 });
      await pause(lookEveryMs);
    }
  };

  return async session => {
    const untilMs = session.renewAt?.getTime() ?? 0;
    if (clock.now() < untilMs - earlyMs) return session;
    const running = underWay.get(session.id) ?? renew(session).finally(() => underWay.delete(session.id));
    underWay.set(session.id, running);
    try {
      return await running;
    } catch (thrown) {
      if (toKontorError(thrown).kind === 'unavailable' && clock.now() < untilMs) return session;
      throw thrown;
    }
  };
}
