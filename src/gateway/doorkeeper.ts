// Who is behind a key. What was found is remembered for a few seconds: a revoked key is refused at once by the process
// that revoked it, and within that time by the others.
import { timingSafeEqual } from 'node:crypto';
import { type Caller, everyTenant, roles } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { Store } from '../store/open-store.ts';
import { hashOfKey } from './tenant-desk.ts';

export interface Doorkeeper {
  /** Answers from memory, or undefined when the key is not known (any more) without asking the store. */
  remembered(secret: string): Caller | undefined;
  /** Undefined: there is no such key, or it is revoked or over. */
  recognise(secret: string): Promise<Caller | undefined>;
  /** What the keys of a tenant may ask together, per minute; undefined: there is no such tenant. */
  tenantLimit(tenant: string): Promise<{ requestsPerMinute: number | null } | undefined>;
  /** Everything is looked up anew. */
  forget(): void;
  close(): Promise<void>;
}

const keepMs = 5_000;
const mostKept = 10_000;
/** "Last used" is known to the minute: one write for all keys, not one for each request. */
const noteUseEveryMs = 60_000;

export function doorkeeper(store: Store, operatorKey: string, clock: Clock, log: Log): Doorkeeper {
  const operatorHash = Buffer.from(hashOfKey(operatorKey));
  const operator: Caller = { id: 'operator', name: 'operator', sees: everyTenant, may: roles.admin };
  const callers = expiring<Caller | undefined>(clock);
  const limits = expiring<{ requestsPerMinute: number | null } | undefined>(clock);
  const used = new Set<string>();
  const noteUse = async () => {
    const ids = [...used];
    used.clear();
    try {
      await store.apiKeys.used(ids, new Date(clock.now()));
    } catch (error) {
      log.warn({ error: String(error) }, 'When keys were used last could not be written down.');
    }
  };
  const timer = setInterval(() => void noteUse(), noteUseEveryMs).unref();

  const find = async (hash: string): Promise<Caller | undefined> => {
    const key = await store.apiKeys.byHash(hash);
    if (!key || key.revokedAt || (key.expiresAt && key.expiresAt.getTime() <= clock.now())) return undefined;
    used.add(key.id);
    const sees = key.tenantId === null ? everyTenant : { tenant: key.tenantId };
    return { id: key.id, name: key.name, sees, may: key.may };
  };
  return {
    remembered(secret) {
      const known = callers.get(secret)?.value;
      if (known) return known;
      if (!timingSafeEqual(Buffer.from(hashOfKey(secret)), operatorHash)) return undefined;
      callers.set(secret, operator);
      return operator;
    },
    async recognise(secret) {
      const caller = await find(hashOfKey(secret));
      // Only keys that there are: whoever tries thousands must not fill the memory.
      if (caller) callers.set(secret, caller);
      return caller;
    },
    async tenantLimit(tenant) {
      const known = limits.get(tenant);
      if (known) return known.value;
      const found = await store.tenants.get(everyTenant, tenant);
      limits.set(tenant, found);
      return found;
    },
    forget() {
      callers.clear();
      limits.clear();
    },
    async close() {
      clearInterval(timer);
      await noteUse();
    },
  };
}

function expiring<Value>(clock: Clock) {
  const kept = new Map<string, { value: Value; until: number }>();
  return {
    get(key: string): { value: Value } | undefined {
      const found = kept.get(key);
      return found && found.until > clock.now() ? found : undefined;
    },
    set(key: string, value: Value): void {
      if (kept.size >= mostKept) kept.clear();
      kept.set(key, { value, until: clock.now() + keepMs });
    },
    clear: () => kept.clear(),
  };
}
