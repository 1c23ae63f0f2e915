// Nothing of a test system is posted to a production system. What nobody has said of a connection refuses nothing.
import { everyTenant } from '../core/caller.ts';
import type { StoredConnection } from '../store/connections.ts';
import type { AuditedTables } from '../store/open-store.ts';
import { say } from './sentences.ts';

type Side = Pick<StoredConnection, 'name' | 'environment'>;

/** Throws `conflict/test-into-production`. */
export function refuseTestIntoProduction(source: Side, target: Side): void {
  if (source.environment === 'test' && target.environment === 'production')
    throw say.error('test-into-production', { from: source.name, to: target.name });
}

/** For a new flow: until the transaction ends nobody says something else of either. Throws as above. */
export async function confirmEnvironments({ connections }: AuditedTables, from: string, to: string) {
  const locked = new Map<string, Side>();
  // In the same order by everybody, so that nobody waits for the other.
  for (const id of [...new Set([from, to])].sort()) {
    const found = await connections.lock(id);
    if (found) locked.set(id, found);
  }
  const [source, target] = [locked.get(from), locked.get(to)];
  if (source && target) refuseTestIntoProduction(source, target);
}

/** For a connection of which something else is said, and which is locked: its flows have to fit. Throws as above. */
export async function confirmFlowsOf({ connections, flows }: AuditedTables, changed: StoredConnection) {
  for (const { fromId, toId } of await flows.list(everyTenant)) {
    if (fromId !== changed.id && toId !== changed.id) continue;
    const side = async (id: string) => (id === changed.id ? changed : await connections.get(everyTenant, id));
    const [source, target] = [await side(fromId), await side(toId)];
    if (source && target) refuseTestIntoProduction(source, target);
  }
}
