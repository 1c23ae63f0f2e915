// What the target has accepted of the documents of a flow for its subjects: their own, and those that came with them, such as changes and
// deposits. They are found by their keys, because they stand whatever the flow would make today, and whichever flow of this kind has made them.
import type { Flow } from '../../models/flow.ts';
import type { AcceptedPostings } from '../../store/accepted-postings.ts';
import type { StoredFlow } from '../../store/flows.ts';
import type { Posting } from '../../store/posting-rows.ts';
import { type FlowParts, keyIn, openFlow } from './open-flow.ts';

/** Throws `config/flow-not-installed`. */
export async function bookedOf(
  subjects: readonly string[],
  stored: StoredFlow,
  parts: Pick<FlowParts, 'connections' | 'flows' | 'clock'> & { accepted: AcceptedPostings },
): Promise<Posting[]> {
  const open = await openFlow({ flowId: stored.id, subjectId: '' }, stored, parts);
  const { flow, to } = open;
  const keysBy = ({ businessKey }: Flow) => subjects.map(subject => keyIn(open, businessKey(subject)).key);
  const keys = keysBy(flow);
  const booked = await parts.accepted.under({ connectionId: to.id, operation: flow.posts, keys });
  // Refunds stand under the key of their order, and are of another flow.
  const others = [...parts.flows.values()].filter(({ posts }) => posts === flow.posts).flatMap(keysBy);
  const theirs = others.filter(other => keys.some(key => other.startsWith(`${key}/`)));
  return booked.filter(({ businessKey: key }) => !theirs.some(their => isAtOrUnder(their, key)));
}

const isAtOrUnder = (above: string, key: string) => key === above || key.startsWith(`${above}/`);
