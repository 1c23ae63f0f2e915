// Tenants and keys.

import type { keyRoutes } from '../../contract/keys.ts';
import type { tenantRoutes } from '../../contract/tenants.ts';
import { defaultQuotas, type Quotas, quotaKinds } from '../../core/quotas.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import { type TenantAdmin, tagOfTenant } from '../../gateway/tenant-admin.ts';
import { type Handlers, pageOf, viewOf } from '../handlers.ts';

export function tenantHandlers({
  tenants,
  keys,
}: Gateway): Pick<Handlers, keyof typeof tenantRoutes | keyof typeof keyRoutes> {
  return {
    createTenant: async ({ caller, body }) =>
      tenantView(
        await tenants.create(caller, body.id, {
          name: body.name,
          requestsPerMinute: body.requests_per_minute,
          keepDays: body.keep_days,
          tunnels: body.tunnels,
          approvals: body.approvals,
          quotas: overridesIn(body.quotas),
        }),
      ),
    listTenants: ({ caller, query }) => pageOf(query, page => tenants.list(caller, page), tenantView),
    getTenant: async ({ caller, params }) => ({
      ...tenantView(await tenants.get(caller, params.id)),
      used: await tenants.used(caller, params.id),
    }),
    async updateTenant({ caller, params, body, ifMatch }) {
      const change = {
        name: body.name,
        requestsPerMinute: body.requests_per_minute,
        keepDays: body.keep_days ?? {},
        tunnels: body.tunnels,
        approvals: body.approvals,
        quotas: body.quotas,
      };
      return tenantView(await tenants.update(caller, params.id, change, ifMatch));
    },
    async deleteTenant({ caller, params, ifMatch }) {
      await tenants.remove(caller, params.id, ifMatch);
      return { id: params.id, deleted: true };
    },
    async createKey({ caller, body }) {
      const { key, secret } = await keys.issue(caller, {
        name: body.name,
        role: body.role,
        allTenants: body.all_tenants,
        expiresAt: body.expires_at === undefined ? undefined : new Date(body.expires_at),
      });
      return { ...viewOf(key), key: secret };
    },
    listKeys: ({ caller, query }) => pageOf(query, page => keys.list(caller, page), viewOf),
    revokeKey: async ({ caller, params }) => viewOf(await keys.revoke(caller, params.id)),
  };
}

/** What is as usual is not stored: it changes when that does. */
function overridesIn(quotas: Quotas): Partial<Quotas> {
  const kinds = quotaKinds.filter(kind => quotas[kind] !== defaultQuotas[kind]);
  return Object.fromEntries(kinds.map(kind => [kind, quotas[kind]]));
}

function tenantView(row: Awaited<ReturnType<TenantAdmin['get']>>) {
  return {
    ...viewOf(row),
    approvals: [...row.approvals],
    quotas: { ...defaultQuotas, ...row.quotas },
    etag: tagOfTenant(row),
  };
}
