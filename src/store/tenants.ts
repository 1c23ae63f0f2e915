// Tenants: the customers of whoever runs Kontor.
import type { Kysely, Selectable } from 'kysely';
import type { ApprovalKind } from '../core/approvals.ts';
import type { TenantScope } from '../core/caller.ts';
import { KontorError } from '../core/errors.ts';
import { type Retention, usualRetention } from '../core/retention.ts';
import { jsonOf } from './json.ts';
import { isAfter, type Page } from './page.ts';
import type { Schema, TenantsTable } from './schema.ts';
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
}

export interface Tenant extends TenantSettings {
  /** Chosen by whoever makes it, such as their own number of the customer. */
  id: string;
  createdAt: Date;
}

export interface Tenants {
  /** Throws `conflict/tenant-exists`. */
  create(id: string, settings: TenantSettings): Promise<Tenant>;
  /** Of several changes one comes after the other, and sees what the one before has made. */
  update(id: string, change: (now: Tenant) => TenantSettings): Promise<{ before: Tenant; after: Tenant }>;
  /** Throws `conflict/tenant-in-use` while it has connections or keys. */
  remove(id: string): Promise<void>;
  list(scope: TenantScope, page: Page): Promise<Tenant[]>;
  get(scope: TenantScope, id: string): Promise<Tenant | undefined>;
}

export function tenants(db: Kysely<Schema>): Tenants {
  return {
    async create(id, settings) {
      const row = await db
        .insertInto('tenants')
        .values({ id, ...rowOf(settings) })
        .onConflict(on => on.column('id').doNothing())
        .returningAll()
        .executeTakeFirst();
      if (row) return tenantOf(row);
      throw new KontorError('conflict', 'tenant-exists', `There is a tenant ${id} already.`, {
        next: 'Use it, or choose another id.',
      });
    },
    async update(id, change) {
      const now = db.selectFrom('tenants').selectAll().where('id', '=', id).forUpdate();
      const before = tenantOf(await now.executeTakeFirstOrThrow());
      const row = await db
        .updateTable('tenants')
        .set(rowOf(change(before)))
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow();
      return { before, after: tenantOf(row) };
    },
    async remove(id) {
      const used = await db
        .selectFrom('connections')
        .select('id')
        .where('tenant_id', '=', id)
        .unionAll(db.selectFrom('api_keys').select('id').where('tenant_id', '=', id))
        .limit(1)
        .executeTakeFirst();
      if (used) {
        throw new KontorError('conflict', 'tenant-in-use', `Tenant ${id} has connections or keys.`, {
          next: 'What was booked for it is kept under its connections, so it stays. Revoke its keys and delete its connections instead.',
        });
      }
      await db.deleteFrom('tenants').where('id', '=', id).execute();
    },
    async list(scope, page) {
      const query = db.selectFrom('tenants').selectAll().where(ofTenant(scope, 'id')).where(isAfter(page));
      return (await query.orderBy('id').limit(page.limit).execute()).map(tenantOf);
    },
    async get(scope, id) {
      const query = db.selectFrom('tenants').selectAll().where('id', '=', id).where(ofTenant(scope, 'id'));
      const row = await query.executeTakeFirst();
      return row && tenantOf(row);
    },
  };
}

const rowOf = ({ name, requestsPerMinute, keepDays, tunnels, approvals }: TenantSettings) => ({
  name,
  requests_per_minute: requestsPerMinute,
  keep_days: jsonOf(keepDays),
  tunnels: jsonOf(tunnels),
  approvals: jsonOf(approvals),
});

const tenantOf = (row: Selectable<TenantsTable>): Tenant => ({
  id: row.id,
  name: row.name,
  requestsPerMinute: row.requests_per_minute,
  keepDays: { ...usualRetention, ...row.keep_days },
  tunnels: row.tunnels,
  approvals: row.approvals,
  createdAt: row.created_at,
});
