// Tenants: the customers of the company that runs Kontor.
import type { Kysely, Selectable } from 'kysely';
import type { ApprovalKind } from '../core/approvals.ts';
import type { TenantScope } from '../core/caller.ts';
import type { Quotas } from '../core/quotas.ts';
import { defaultRetention, type Retention } from '../core/retention.ts';
import { jsonOf } from './json.ts';
import { addMessage } from './messages.ts';
import { isAfter, type Page } from './page.ts';
import { usedOf } from './quotas.ts';
import type { Schema, TenantsTable } from './schema.ts';
import { say } from './sentences.ts';
import { ofTenant } from './tenant-scope.ts';

export interface TenantSettings {
  name: string;
  /** What its keys may ask together; null: no more is set than for each key. */
  requestsPerMinute: number | null;
  keepDays: Retention;
  /** Ways into its private networks: the address of a proxy by name. */
  tunnels: Record<string, string>;
  /** Changes that somebody else has to agree to. */
  approvals: readonly ApprovalKind[];
  /** What is not as usual. */
  quotas: Partial<Quotas>;
}

export interface Tenant extends TenantSettings {
  /** Chosen by the person who creates the tenant, such as their own number of the customer. */
  id: string;
  /** When Kontor last refused its keys because they sent too many requests together, to the minute. */
  throttledAt: Date | null;
  createdAt: Date;
}

export type Tenants = ReturnType<typeof tenants>;

/** A stretch of refusals ends when there was none for so long; Kontor tells of the next one again. */
const calmAfterMs = 600_000;

export function tenants(db: Kysely<Schema>) {
  return {
    /** Throws `conflict/tenant-exists`. */
    async create(id: string, settings: TenantSettings): Promise<Tenant> {
      const row = await db
        .insertInto('tenants')
        .values({ id, ...rowOf(settings) })
        .onConflict(on => on.column('id').doNothing())
        .returningAll()
        .executeTakeFirst();
      if (row) return tenantOf(row);
      throw say.error('tenant-exists', { id });
    },
    /** As it stands; until the transaction ends nobody else changes it. */
    async lock(id: string): Promise<Tenant | undefined> {
      const now = db.selectFrom('tenants').selectAll().where('id', '=', id).forUpdate();
      const row = await now.executeTakeFirst();
      return row && tenantOf(row);
    },
    async update(id: string, settings: TenantSettings): Promise<Tenant> {
      const row = await db
        .updateTable('tenants')
        .set(rowOf(settings))
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow();
      return tenantOf(row);
    },
    /**
     * In a transaction, with everything but its entries in the audit trail: another tenant may get its id. Throws
     * `conflict/tenant-in-use` while it has connections or keys.
     */
    async remove(id: string): Promise<void> {
      const used = await db
        .selectFrom('connections')
        .select('id')
        .where('tenant_id', '=', id)
        .unionAll(db.selectFrom('api_keys').select('id').where('tenant_id', '=', id))
        .limit(1)
        .executeTakeFirst();
      if (used) {
        throw say.error('tenant-in-use', { id });
      }
      const ids = db.selectFrom('destinations').select('id').where('tenant_id', '=', id);
      await db.deleteFrom('deliveries').where('destination_id', 'in', ids).execute();
      for (const table of tablesOfTenant) await db.deleteFrom(table).where('tenant_id', '=', id).execute();
      await db.deleteFrom('tenants').where('id', '=', id).execute();
    },
    /** Notes that its keys were refused then, with the message `tenant.throttled` when that begins. */
    throttled: (id: string, at: Date) =>
      db.transaction().execute(async tx => {
        const now = tx
          .selectFrom('tenants')
          .select(['throttled_at', 'requests_per_minute'])
          .where('id', '=', id);
        const before = await now.forUpdate().executeTakeFirst();
        if (!before) return;
        await tx.updateTable('tenants').set({ throttled_at: at }).where('id', '=', id).execute();
        if (before.throttled_at && at.getTime() - before.throttled_at.getTime() < calmAfterMs) return;
        const data = { requests_per_minute: before.requests_per_minute, since: at.toISOString() };
        await addMessage(tx, { tenantId: id, type: 'tenant.throttled', data });
      }),
    /** How much it has now. */
    used: (id: string) => usedOf(db, id),
    async list(scope: TenantScope, page: Page): Promise<Tenant[]> {
      const query = db.selectFrom('tenants').selectAll().where(ofTenant(scope, 'id')).where(isAfter(page));
      return (await query.orderBy('id').limit(page.limit).execute()).map(tenantOf);
    },
    async get(scope: TenantScope, id: string): Promise<Tenant | undefined> {
      const query = db.selectFrom('tenants').selectAll().where('id', '=', id).where(ofTenant(scope, 'id'));
      const row = await query.executeTakeFirst();
      return row && tenantOf(row);
    },
  };
}

/** What goes with its tenant. */
const tablesOfTenant = [
  'destinations',
  'messages',
  'connect_sessions',
  'widget_tokens',
  'browser_sessions',
  'sign_in_links',
  'change_requests',
] as const;

const rowOf = ({ name, requestsPerMinute, keepDays, tunnels, approvals, quotas }: TenantSettings) => ({
  name,
  requests_per_minute: requestsPerMinute,
  keep_days: jsonOf(keepDays),
  tunnels: jsonOf(tunnels),
  approvals: jsonOf(approvals),
  quotas: jsonOf(quotas),
});

const tenantOf = (row: Selectable<TenantsTable>): Tenant => ({
  id: row.id,
  name: row.name,
  requestsPerMinute: row.requests_per_minute,
  keepDays: { ...defaultRetention, ...row.keep_days },
  tunnels: row.tunnels,
  approvals: row.approvals,
  quotas: row.quotas,
  throttledAt: row.throttled_at,
  createdAt: row.created_at,
});
