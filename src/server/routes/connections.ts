// Connections.
import type { connectionRoutes } from '../../contract/connections.ts';
import type { ConnectionDesk } from '../../gateway/connection-desk.ts';
import { type Desks, type Handlers, instant, whole } from '../handlers.ts';

const dayMs = 86_400_000;

export function connectionHandlers({
  connections,
}: Desks): Pick<Handlers, Exclude<keyof typeof connectionRoutes, 'listCalls'>> {
  const view = (row: Awaited<ReturnType<ConnectionDesk['get']>>) => ({
    id: row.id,
    tenant: row.tenantId,
    connector: row.connector,
    name: row.name,
    settings: row.settings,
    status: row.status,
    status_reason: row.statusReason,
    status_since: row.statusSince.toISOString(),
    expiries: connections.expiries(row).map(({ what, at }) => ({
      what,
      at: at.toISOString(),
      days_left: Math.floor((at.getTime() - Date.now()) / dayMs),
    })),
    credentials_accepted_at: instant(row.acceptedAt),
    webhook_path: `/hooks/${row.id}`,
    created_at: row.createdAt.toISOString(),
  });
  return {
    async createConnection({ caller, body }) {
      const { message, ...row } = await connections.create(caller, body);
      return { ...view(row), message };
    },
    listConnections: async ({ caller }) => whole((await connections.list(caller)).map(view)),
    getConnection: async ({ caller, params }) => view(await connections.get(caller, params.id)),
    updateConnection: async ({ caller, params, body }) =>
      view(await connections.update(caller, params.id, body)),
    checkConnection: ({ caller, params }) => connections.check(caller, params.id),
    pauseConnection: async ({ caller, params }) => view(await connections.pause(caller, params.id)),
    resumeConnection: async ({ caller, params }) => view(await connections.resume(caller, params.id)),
    async deleteConnection({ caller, params }) {
      await connections.remove(caller, params.id);
      return { id: params.id, deleted: true };
    },
  };
}
