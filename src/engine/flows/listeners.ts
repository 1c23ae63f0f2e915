// Which flows a change starts.
import type { Flow } from '../../models/flow.ts';
import type { ObjectName } from '../../models/objects/all.ts';
import type { StoredFlow } from '../../store/flows.ts';
import type { FlowJob } from '../../store/queue.ts';

/** The objects of this connection whose changes start the flow. */
export function heard(
  { flow, fromId, toId }: StoredFlow,
  connectionId: string,
  flows: ReadonlyMap<string, Flow>,
): readonly ObjectName[] {
  const { on = [], onTarget = [] } = flows.get(flow) ?? {};
  return [...(fromId === connectionId ? on : []), ...(toId === connectionId ? onTarget : [])];
}

/** `connectionId`: where the change comes from. */
export function jobsFor(
  change: { object: ObjectName; id: string; of?: string | undefined },
  connectionId: string,
  stored: readonly StoredFlow[],
  flows: ReadonlyMap<string, Flow>,
): FlowJob[] {
  return stored.flatMap(one => {
    if (!heard(one, connectionId, flows).includes(change.object)) return [];
    return [{ flowId: one.id, subjectId: flows.get(one.flow)?.subjectOf?.(change) ?? change.id }];
  });
}

/** Of the flows as they are stored now. */
export function jobsOf(
  storedFlows: () => Promise<readonly StoredFlow[]>,
  flows: ReadonlyMap<string, Flow>,
): (connectionId: string, change: Parameters<typeof jobsFor>[0]) => Promise<FlowJob[]> {
  return async (connectionId, change) => jobsFor(change, connectionId, await storedFlows(), flows);
}
