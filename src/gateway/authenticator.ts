// Who is behind a key, the token of a page, a browser session or a token of single sign-on. What was found is remembered for a few seconds: a
// revoked key is refused at once by the process that revoked it, and within that time by the others.
import { timingSafeEqual } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { type Caller, everyTenant, operator } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { Store } from '../store/open-store.ts';
import { hashOfKey } from './api-key-admin.ts';
import type { BrowserSessionKeeper } from './browser-sessions.ts';
import { isPageToken, pageTokenFinder } from './page-tokens.ts';
import { looksLikeToken, type SignOn } from './single-sign-on.ts';

export type Authenticator = ReturnType<typeof createAuthenticator>;

const keepMs = 5_000;
const maxKept = 10_000;
/** "Last used" is known to the minute: one write for all keys, not one for each request. */
const noteUseEveryMs = 60_000;

/** `until`: when the key or token expires. */
interface Found {
  caller: Caller;
  until: Date | undefined;
}

export interface AuthenticatorParts {
  store: Store;
  operatorKey: string;
  /** Undefined: people come with keys only. */
  signOn: SignOn | undefined;
  sessions: Pick<BrowserSessionKeeper, 'recognise'>;
  clock: Clock;
  log: Log;
}

export function createAuthenticator(parts: AuthenticatorParts) {
  const { store, operatorKey, signOn, sessions, clock, log } = parts;
  const operatorHash = Buffer.from(hashOfKey(operatorKey));
  const kept = { max: maxKept, ttl: keepMs, ttlResolution: 0, perf: { now: () => clock.elapsed() } };
  /** `untilMs`: when the key itself expires, which may be before it is looked up again. */
  const callers = new LRUCache<string, { caller: Caller; untilMs: number }>(kept);
  /** By the secrets of their cookies. */
  const inBrowsers = new LRUCache<string, { caller: Caller; untilMs: number }>(kept);
  const limits = new LRUCache<string, { limit: { requestsPerMinute: number | null } | undefined }>(kept);
  /** Whose refusals were noted within the last minute. */
  const throttled = new LRUCache<string, true>({ ...kept, ttl: noteUseEveryMs });
  const used = new Set<string>();
  const noteUse = async () => {
    const ids = [...used];
    used.clear();
    try {
      await store.apiKeys.used(ids, new Date(clock.now()));
    } catch (error) {
      log.warn({ error: String(error) }, 'The last use of keys could not be stored.');
    }
  };
  const timer = setInterval(() => void noteUse(), noteUseEveryMs).unref();

  const isOperatorKey = (secret: string) => timingSafeEqual(Buffer.from(hashOfKey(secret)), operatorHash);

  const find = async (hash: string): Promise<Found | undefined> => {
    const key = await store.apiKeys.byHash(hash);
    if (!key || key.revokedAt || (key.expiresAt && key.expiresAt.getTime() <= clock.now())) return undefined;
    used.add(key.id);
    const sees: Caller['sees'] = key.tenantId === null ? everyTenant : { tenant: key.tenantId };
    const caller: Caller = { id: key.id, name: key.name, sees, may: key.may };
    return { caller, until: key.expiresAt ?? undefined };
  };
  const findPage = pageTokenFinder(store, clock);
  const look = (secret: string): Promise<Found | undefined> => {
    if (signOn && looksLikeToken(secret)) return signOn.recognise(secret);
    return isPageToken(secret) ? findPage(secret) : find(hashOfKey(secret));
  };
  return {
    /** Answers from memory, or undefined when the key is not known (any more) without asking the store. */
    remembered(secret: string): Caller | undefined {
      const known = callers.get(secret);
      if (known) return known.untilMs > clock.now() ? known.caller : undefined;
      if (!isOperatorKey(secret)) return undefined;
      callers.set(secret, { caller: operator, untilMs: Number.POSITIVE_INFINITY });
      return operator;
    },
    /** Undefined: there is no such key, or it is revoked or over. Throws what `single-sign-on.ts` and `page-tokens.ts` say of a token. */
    async recognise(secret: string): Promise<Caller | undefined> {
      const found = await look(secret);
      // Only keys that exist: a client that tries thousands must not fill the memory.
      if (found)
        callers.set(secret, {
          caller: found.caller,
          untilMs: found.until?.getTime() ?? Number.POSITIVE_INFINITY,
        });
      return found?.caller;
    },
    /** Who signs in with a key: no token of any kind. */
    async byKey(secret: string): Promise<Caller | undefined> {
      return isOperatorKey(secret) ? operator : (await find(hashOfKey(secret)))?.caller;
    },
    /** Answers from memory, as `remembered`. */
    rememberedSession(secret: string): Caller | undefined {
      const known = inBrowsers.get(secret);
      return known && known.untilMs > clock.now() ? known.caller : undefined;
    },
    /** Who has the secret of a browser session in a cookie. Throws what `BrowserSessionKeeper.recognise` says. */
    async recogniseSession(secret: string): Promise<Caller | undefined> {
      const found = await sessions.recognise(secret);
      if (found) inBrowsers.set(secret, { caller: found.caller, untilMs: found.until.getTime() });
      return found?.caller;
    },
    /** What the keys of a tenant may ask together, per minute; undefined: there is no such tenant. */
    async tenantLimit(tenant: string): Promise<{ requestsPerMinute: number | null } | undefined> {
      const known = limits.get(tenant);
      if (known) return known.limit;
      const limit = await store.tenants.get(everyTenant, tenant);
      limits.set(tenant, { limit });
      return limit;
    },
    /** The keys of a tenant have just been refused for asking too often together. */
    throttled(tenant: string): void {
      if (throttled.has(tenant)) return;
      throttled.set(tenant, true);
      store.tenants.throttled(tenant, new Date(clock.now())).catch(error => {
        throttled.delete(tenant);
        log.warn({ tenant, error: String(error) }, 'The throttling of a tenant could not be stored.');
      });
    },
    /** Everything is looked up anew. */
    forget(): void {
      callers.clear();
      inBrowsers.clear();
      limits.clear();
    },
    async close(): Promise<void> {
      clearInterval(timer);
      await noteUse();
    },
  };
}
