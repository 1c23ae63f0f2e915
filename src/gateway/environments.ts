// Nothing of a test system is posted to a production system. What nobody has said of a connection refuses nothing. A tenant's flows are made,
// and its connections called something else, one after the other: each sees what the one before has done.
import { everyTenant } from '../core/caller.ts';
import type { StoredConnection } from '../store/connections.ts';
import type { AuditedTables } from '../store/open-store.ts';
import { say } from './sentences.ts';

type Side = Pick<StoredConnection, 'name' | 'environment'>;

/** Throws `conflict/test-into-production`. */
export function refuseTestIntoProduction(source: Side | undefined, target: Side | undefined): void {
  if (source?.environment === 'test' && target?.environment === 'production')
    throw say.error('test-into-production', { from: source.name, to: target.name });
}

/** For a new flow. Throws as above. */
export async function confirmNewFlow(
  { tenants, connections }: AuditedTables,
  tenantId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await tenants.lock(tenantId);
  refuseTestIntoProduction(await connections.get(everyTenant, from), await connections.get(everyTenant, to));
}

/** For a connection that is now called something else, in a transaction that holds the tenant: its flows have to fit. Throws as above. */
export async function confirmFlowsOf(
  { connections, flows }: AuditedTables,
  { tenantId, id }: StoredConnection,
): Promise<void> {
  const scope = { tenant: tenantId };
  const all = new Map((await connections.list(scope)).map(one => [one.id, one]));
  for (const { fromId, toId } of await flows.list(scope))
    if (fromId === id || toId === id) refuseTestIntoProduction(all.get(fromId), all.get(toId));
}
