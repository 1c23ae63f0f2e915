// Warns people that credentials expire, in time to replace them.
import { everyTenant } from '../core/caller.ts';
import type { Log } from '../core/log.ts';
import type { Expiry } from '../models/connector.ts';
import type { StoredConnection } from '../store/connections.ts';
import type { ExpiryNotice } from '../store/expiry-notices.ts';
import type { Store } from '../store/open-store.ts';
import type { SharedClock } from '../store/shared-clock.ts';
import { logError } from './loops.ts';
import { say } from './reasons.ts';

const dayMs = 86_400_000;

/** Days before the expiry: a certificate may need an order and an approval, a password a person who is on holiday. 0: it has expired. */
const noticeDays = [0, 1, 7, 14, 30];

/** The message that is due now; undefined: none. If Kontor sees an expiry late, it warns once, and not for each notice that it has missed. */
export function noticeOf({ what, at }: Expiry, nowMs: number): ExpiryNotice | undefined {
  const left = (at.getTime() - nowMs) / dayMs;
  const daysBefore = noticeDays.find(days => left <= days);
  if (daysBefore === undefined) return undefined;
  const code = left <= 0 ? 'credentials-expired' : 'credentials-expire';
  const reason = say.reason(code, { what, day: at.toISOString().slice(0, 10) });
  return { what: what.code, reason, expiresAt: at, daysBefore, daysLeft: Math.max(0, Math.floor(left)) };
}

interface Parts {
  store: Pick<Store, 'connections' | 'expiryNotices'>;
  clock: Pick<SharedClock, 'now'>;
  expiriesOf(connection: StoredConnection): readonly Expiry[];
  log: Log;
}

/** A connection whose expiries cannot be found out keeps no other from being told of. */
export async function tellExpiries({ store, clock, expiriesOf, log }: Parts): Promise<void> {
  const tell = async (connection: StoredConnection) => {
    for (const expiry of expiriesOf(connection)) {
      const notice = noticeOf(expiry, clock.now());
      if (notice) await store.expiryNotices.tell(connection, notice);
    }
  };
  for (const connection of await store.connections.list(everyTenant))
    await tell(connection).catch(thrown => logError(thrown, { connection: connection.id }, log));
}
