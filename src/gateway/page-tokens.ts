// Tokens for pages of other products. Who holds one is a caller of one tenant with one right, for a short time, from one page. Connect
// sessions and widget tokens are the two kinds; a key never reaches a browser.
import { randomBytes } from 'node:crypto';
import type { Caller, PageRight } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import type { Store } from '../store/open-store.ts';
import { hashOfKey } from './api-key-admin.ts';
import { say } from './sentences.ts';

type Kind = 'connect-session' | 'widget-token';

/** What a token begins with: people and scanners of secrets see what it is. */
const prefixes: Record<Kind, string> = {
  'connect-session': 'kontor_session_',
  'widget-token': 'kontor_widget_',
};

/** As both kinds are stored. */
interface Stored {
  id: string;
  tenantId: string;
  expiresAt: Date;
  usedAt?: Date | null;
}

/** `token` goes to the page and is not stored; `hash` is. */
export function newPageToken(kind: Kind): { token: string; hash: string } {
  const token = prefixes[kind] + randomBytes(32).toString('base64url');
  return { token, hash: hashOfKey(token) };
}

export const isPageToken = (secret: string): boolean =>
  Object.values(prefixes).some(prefix => secret.startsWith(prefix));

export type TokenState = 'open' | 'used' | 'over';

export const stateOfToken = (
  { usedAt, expiresAt }: Pick<Stored, 'usedAt' | 'expiresAt'>,
  clock: Clock,
): TokenState => (usedAt ? 'used' : expiresAt.getTime() > clock.now() ? 'open' : 'over');

/** Throws `forbidden/session-used`, `forbidden/session-over`. */
export function refuseEnded<Token extends Stored>(token: Token | undefined, clock: Clock): Token {
  const state = token && stateOfToken(token, clock);
  if (token && state === 'open') return token;
  throw say.error(state === 'used' ? 'session-used' : 'session-over');
}

export type PageTokenFinder = ReturnType<typeof pageTokenFinder>;

/** Who holds a token, and until when. Undefined: there is none like it. Throws as `refuseEnded`. */
export function pageTokenFinder(
  { connectSessions, widgetTokens }: Pick<Store, 'connectSessions' | 'widgetTokens'>,
  clock: Clock,
) {
  const holderOf = (token: Stored, called: string, right: PageRight, page: string) => {
    const { id, tenantId, expiresAt } = refuseEnded(token, clock);
    const caller: Caller = { id, name: `${called} ${id}`, sees: { tenant: tenantId }, may: [right], page };
    return { caller, until: expiresAt };
  };
  return async (secret: string): Promise<{ caller: Caller; until: Date } | undefined> => {
    const hash = hashOfKey(secret);
    if (secret.startsWith(prefixes['widget-token'])) {
      const token = await widgetTokens.byHash(hash);
      return token && holderOf(token, 'widget token', token.widget, token.origin);
    }
    const session = await connectSessions.byHash(hash);
    return session && holderOf(session, 'connect session', 'connect', session.returnOrigin);
  };
}
