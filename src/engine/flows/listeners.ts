// Which flows a change starts.
import type { Flow } from '../../models/flow.ts';
import type { ObjectName } from '../../models/objects/all.ts';
import type { StoredFlow } from '../../store/flows.ts';
import type { FlowJob } from '../../store/queue.ts';

/** `stored` are the flows of the connection that the change comes from. */
export function jobsFor(
  { object, ...change }: { object: ObjectName; id: string; of?: string | undefined },
  stored: readonly StoredFlow[],
  flows: ReadonlyMap<string, Flow>,
): FlowJob[] {
  return stored.flatMap(one => {
    const flow = flows.get(one.flow);
    if (!flow?.on.includes(object)) return [];
    return [{ flowId: one.id, subjectId: flow.subjectOf?.(change) ?? change.id }];
  });
}

/** Of the flows as they are stored now. */
export function jobsOf(
  storedFlows: () => Promise<readonly StoredFlow[]>,
  flows: ReadonlyMap<string, Flow>,
): (connectionId: string, change: Parameters<typeof jobsFor>[0]) => Promise<FlowJob[]> {
  return async (connectionId, change) => {
    const ofConnection = (await storedFlows()).filter(({ fromId }) => fromId === connectionId);
    return jobsFor(change, ofConnection, flows);
  };
}
