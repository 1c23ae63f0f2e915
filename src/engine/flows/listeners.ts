// Which flows an event starts.
import type { SubjectKind } from '../../core/words.ts';
import type { Flow } from '../../models/flow.ts';
import type { StoredFlow } from '../../store/flows.ts';
import type { FlowJob } from '../../store/queue.ts';

/** `stored` are the flows of the connection that the event came from. */
export function jobsFor(
  kind: SubjectKind,
  subjectId: string,
  stored: readonly StoredFlow[],
  flows: ReadonlyMap<string, Flow>,
): FlowJob[] {
  return stored
    .filter(one => flows.get(one.flow)?.on.includes(kind))
    .map(one => ({ flowId: one.id, subjectId }));
}
