// Tenants: whose data it is, and what each of them may use.
import type { Caller } from '../core/caller.ts';
import { type IfMatch, refuseOutdated, tagOf } from '../core/if-match.ts';
import { mergePatch } from '../core/merge-patch.ts';
import { noSuch } from '../core/no-such.ts';
import type { QuotaKind, Quotas } from '../core/quotas.ts';
import type { Retained } from '../core/retention.ts';
import type { AuditedTables, Store } from '../store/open-store.ts';
import type { Page } from '../store/page.ts';
import type { Tenant, TenantSettings } from '../store/tenants.ts';
import { entriesOf } from './audit-entry.ts';

export type TenantAdmin = ReturnType<typeof tenantAdmin>;

/** Undefined: it stays. */
export type TenantChange = {
  [Name in 'name' | 'requestsPerMinute' | 'approvals']: TenantSettings[Name] | undefined;
} & {
  keepDays: { [Kind in Retained]?: number | null | undefined };
  /** Null: it is taken away. */
  tunnels: Record<string, string | null>;
  /** Null: as usual again. */
  quotas: { [Kind in QuotaKind]?: number | null | undefined };
};

const shown = ({ name, requestsPerMinute, keepDays, tunnels, approvals, quotas }: Tenant) => ({
  name,
  requests_per_minute: requestsPerMinute,
  keep_days: keepDays,
  tunnels,
  approvals,
  quotas,
});
const entryOf = entriesOf('tenant');
const owner = (id: string) => ({ id, tenantId: id });
export const tagOfTenant = (row: Tenant) => tagOf(shown(row));

/** `changed`: what is remembered of tenants and keys is to be looked up anew. */
export function tenantAdmin(store: Store, { changed }: { changed(): void }) {
  const get = async (caller: Caller, id: string): Promise<Tenant> => {
    const found = await store.tenants.get(caller.sees, id);
    if (!found) throw noSuch('tenant', id);
    return found;
  };
  /** Throws `conflict/outdated`. */
  const lock = async (tables: AuditedTables, id: string, ifMatch: IfMatch): Promise<Tenant> => {
    const standing = await tables.tenants.lock(id);
    if (!standing) throw noSuch('tenant', id);
    refuseOutdated(`tenant ${id}`, tagOfTenant(standing), ifMatch);
    return standing;
  };
  return {
    /** Throws `missing/no-tenant`, as all that follow. */
    get,
    create: (caller: Caller, id: string, settings: TenantSettings) =>
      store.writeAudited(caller, async tables => {
        const answer = await tables.tenants.create(id, settings);
        return { answer, entry: entryOf('created', owner(id), undefined, shown(answer)) };
      }),
    /** How much it has of what its quotas limit. */
    async used(caller: Caller, id: string): Promise<Quotas> {
      await get(caller, id);
      return store.tenants.used(id);
    },
    /** Throws `conflict/outdated`. */
    async update(
      caller: Caller,
      id: string,
      { keepDays, tunnels, quotas, ...change }: TenantChange,
      ifMatch?: IfMatch,
    ): Promise<Tenant> {
      await get(caller, id);
      const updated = await store.writeAudited(caller, async tables => {
        const before = await lock(tables, id, ifMatch);
        const after = await tables.tenants.update(id, {
          ...before,
          ...given(change),
          keepDays: { ...before.keepDays, ...given(keepDays) },
          tunnels: mergePatch(before.tunnels, tunnels) as Record<string, string>,
          quotas: mergePatch(before.quotas, given(quotas)) as Partial<Quotas>,
        });
        if (Object.keys(tunnels).length > 0) await tables.connections.touchAll(id);
        return { answer: after, entry: entryOf('updated', owner(id), shown(before), shown(after)) };
      });
      changed();
      return updated;
    },
    /** Throws `conflict/tenant-in-use`, `conflict/outdated`. */
    async remove(caller: Caller, id: string, ifMatch?: IfMatch): Promise<void> {
      await get(caller, id);
      await store.writeAudited(caller, async tables => {
        const before = await lock(tables, id, ifMatch);
        await tables.tenants.remove(id);
        return { answer: undefined, entry: entryOf('deleted', owner(id), shown(before)) };
      });
      changed();
    },
    list: (caller: Caller, page: Page) => store.tenants.list(caller.sees, page),
  };
}

/** Without what is left out. */
function given<Fields extends object>(fields: Fields) {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof Fields]: Exclude<Fields[Name], undefined> };
}
