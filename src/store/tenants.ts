// Tenants: the customers of whoever runs Kontor.
import type { Kysely } from 'kysely';
import type { TenantScope } from '../core/caller.ts';
import { KontorError } from '../core/errors.ts';
import type { Schema } from './schema.ts';
import { ofTenant } from './tenant-scope.ts';

export interface Tenant {
  /** Chosen by whoever makes it, such as their own number of the customer. */
  id: string;
  name: string;
  /** What its keys may ask together; null: no more is set than for each key. */
  requestsPerMinute: number | null;
  createdAt: Date;
}

export interface Tenants {
  /** Throws `conflict/tenant-exists`. */
  create(draft: Omit<Tenant, 'createdAt'>): Promise<Tenant>;
  update(id: string, change: Pick<Tenant, 'name' | 'requestsPerMinute'>): Promise<Tenant>;
  /** Throws `conflict/tenant-in-use` while it has connections or keys. */
  remove(id: string): Promise<void>;
  list(scope: TenantScope): Promise<Tenant[]>;
  get(scope: TenantScope, id: string): Promise<Tenant | undefined>;
}

const columns = [
  'id',
  'name',
  'requests_per_minute as requestsPerMinute',
  'created_at as createdAt',
] as const;

export function tenants(db: Kysely<Schema>): Tenants {
  return {
    async create({ id, name, requestsPerMinute }) {
      const row = await db
        .insertInto('tenants')
        .values({ id, name, requests_per_minute: requestsPerMinute })
        .onConflict(on => on.column('id').doNothing())
        .returning(columns)
        .executeTakeFirst();
      if (row) return row;
      throw new KontorError('conflict', 'tenant-exists', `There is a tenant ${id} already.`, {
        next: 'Use it, or choose another id.',
      });
    },
    update: (id, { name, requestsPerMinute }) =>
      db
        .updateTable('tenants')
        .set({ name, requests_per_minute: requestsPerMinute })
        .where('id', '=', id)
        .returning(columns)
        .executeTakeFirstOrThrow(),
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
    list: scope =>
      db.selectFrom('tenants').select(columns).where(ofTenant(scope, 'id')).orderBy('id').execute(),
    get: (scope, id) =>
      db
        .selectFrom('tenants')
        .select(columns)
        .where('id', '=', id)
        .where(ofTenant(scope, 'id'))
        .executeTakeFirst(),
  };
}
