// A flow over its open connections, as it is rehearsed for people: beside what is booked, or against it. Nothing is sent or stored.
import type { OpenConnection } from '../../connections/open-connections.ts';
import { dayIn } from '../../core/calendar.ts';
import type { Flow } from '../../models/flow.ts';
import type { RehearsalParts } from '../../models/rehearse.ts';
import type { StoredFlow } from '../../store/flows.ts';
import type { FlowJob } from '../../store/queue.ts';
import { say } from '../reasons.ts';
import { answerOf, type FlowParts, keyIn, parks, redactOf } from './run-flow.ts';

export interface OpenFlow {
  job: FlowJob;
  flow: Flow;
  stored: StoredFlow;
  from: OpenConnection;
  to: OpenConnection;
  begunAt: Date;
}

export type RehearsingParts = Pick<FlowParts, 'connections' | 'flows' | 'postings' | 'wall' | 'clock'>;

/** Throws `config/flow-not-installed`, `missing/no-connection`. */
export async function openFlow(
  subjectId: string,
  stored: StoredFlow,
  parts: Pick<FlowParts, 'connections' | 'flows' | 'clock'>,
): Promise<OpenFlow> {
  const flow = parts.flows.get(stored.flow);
  if (!flow) throw say.error('config', 'flow-not-installed', { flow: stored.flow });
  const [from, to] = await Promise.all([
    parts.connections.get(stored.fromId),
    parts.connections.get(stored.toId),
  ]);
  const begunAt = new Date(parts.clock.now());
  return { job: { flowId: stored.id, subjectId }, flow, stored, from, to, begunAt };
}

type Surroundings = Pick<
  RehearsalParts<never>,
  'settings' | 'today' | 'from' | 'to' | 'posted' | 'postedBack' | 'errorOf' | 'parks'
>;

/** What a rehearsal finds around it at this instant: the systems and settings that stand, and what is posted. */
export function surroundingsOf(
  open: OpenFlow,
  at: Date | number,
  { postings }: Pick<FlowParts, 'postings'>,
): Surroundings {
  const { flow, stored, from, to } = open;
  return {
    settings: flow.settings.parse(stored.settings),
    today: (timeZone = 'UTC') => dayIn(at, timeZone),
    from: from.side,
    to: to.side,
    async posted(operation, key) {
      const posting = await postings.find(to.id, operation, keyIn(open, key).key);
      return posting && answerOf(posting);
    },
    async postedBack(operation, keys) {
      const ours = new Map(keys.map(key => [`${to.origin}/${key}`, key]));
      const found = await postings.findAll(from.id, operation, [...ours.keys()]);
      return new Map(found.map(one => [ours.get(one.businessKey) ?? '', answerOf(one)]));
    },
    errorOf: redactOf(open).error,
    parks,
  };
}
