// The one place where questions are narrowed to a tenant. Everything but tenants and keys hangs on a connection, so a
// row belongs to the tenant of the connection that it names.
import { type RawBuilder, sql } from 'kysely';
import { everyTenant, type TenantScope } from '../core/caller.ts';

/** Condition: the row's own `tenant_id` is in the scope. */
export function ofTenant(scope: TenantScope, column = 'tenant_id'): RawBuilder<boolean> {
  if (scope === everyTenant) return sql<boolean>`true`;
  return sql<boolean>`${sql.ref(column)} = ${scope.tenant}`;
}

/** Condition: the row's own `tenant_id` is one of these. */
export function ofTenants(ids: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`tenant_id = any(${ids}::text[])`;
}

/** Condition: the connection that the row names belongs to one of these. */
export function ofConnectionOf(ids: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`connection_id in (select id from connections where ${ofTenants(ids)})`;
}

/** Condition: the connection that the row names in `column` is in the scope. */
export function ofConnectionIn(scope: TenantScope, column = 'connection_id'): RawBuilder<boolean> {
  if (scope === everyTenant) return sql<boolean>`true`;
  return sql<boolean>`${sql.ref(column)} in (select id from connections where tenant_id = ${scope.tenant})`;
}
