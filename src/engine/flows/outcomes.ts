// The outcome of each event for each flow that it starts. It is derived, so that it is never out of date, and every record
// has exactly one outcome for each flow: the counts add up to what came in.

import type { TenantScope } from '../../core/caller.ts';
import { noSuch } from '../../core/no-such.ts';
import type { EventOutcome } from '../../core/words.ts';
import type { OutcomeCounts, OutcomeForFlow } from '../../models/event-outcomes.ts';
import type { ObjectName } from '../../models/objects/all.ts';
import type { StoredEvent } from '../../store/events.ts';
import type { StoredFlow } from '../../store/flows.ts';
import type { Store } from '../../store/open-store.ts';
import type { Told, ToldRecord, Trace } from '../../store/outcomes.ts';
import { heard, jobsFor } from './listeners.ts';
import type { FlowParts } from './open-flow.ts';

type Parts = Pick<FlowParts, 'connections' | 'flows'> & { store: Store };
type Change = Pick<ToldRecord, 'connectionId' | 'object' | 'recordId' | 'parentId' | 'unreadable'>;

export function flowOutcomes({ store, connections, flows }: Parts) {
  /** What each change has told which of these flows. */
  const toldTo = async (changes: readonly Change[], stored: readonly StoredFlow[]): Promise<Told[][]> => {
    const sources = [...new Set(stored.map(({ fromId }) => fromId))];
    const opened = await Promise.allSettled(sources.map(connections.get));
    const origins = new Map(
      opened.flatMap((one, at) =>
        one.status === 'fulfilled' ? [[sources[at] as string, one.value.origin] as const] : [],
      ),
    );
    const byId = new Map(stored.map(one => [one.id, one]));
    return changes.map(({ connectionId, object, recordId, parentId }) => {
      const change = { object: object as ObjectName, id: recordId, of: parentId ?? undefined };
      return jobsFor(change, connectionId, stored, flows).flatMap(({ flowId, subjectId }) => {
        const flow = byId.get(flowId);
        const kind = flow && flows.get(flow.flow);
        const origin = flow && origins.get(flow.fromId);
        // If Kontor cannot open a source, it shows no outcomes of the flows of that source.
        if (!flow || !kind || origin === undefined) return [];
        const businessKey = `${origin}/${kind.businessKey(subjectId)}`;
        return [{ flowId, object, recordId, subjectId, connectionId: flow.toId, businessKey }];
      });
    });
  };
  const outcomesOf = async (
    changes: readonly Change[],
    stored: readonly StoredFlow[],
  ): Promise<OutcomeForFlow[][]> => {
    const told = await toldTo(changes, stored);
    const traces = (await store.outcomes.traces(told.flat())).values();
    return told.map((ones, at) =>
      ones.map(({ flowId, subjectId }) => {
        const trace = traces.next().value as Trace;
        return { flowId, subjectId, ...outcomeOf(trace, changes[at]?.unreadable === true) };
      }),
    );
  };
  return {
    /** In the order of the events. */
    async ofEvents(scope: TenantScope, events: readonly StoredEvent[]): Promise<OutcomeForFlow[][]> {
      const changes = events.map(({ connectionId, object, subjectId, parentId, unreadable }) => ({
        connectionId,
        object,
        recordId: subjectId,
        parentId: parentId ?? null,
        unreadable: unreadable !== null,
      }));
      const sources = new Set(changes.map(({ connectionId }) => connectionId));
      const stored = (await store.flows.list(scope)).filter(
        ({ fromId, toId }) => sources.has(fromId) || sources.has(toId),
      );
      return outcomesOf(changes, stored);
    },
    /** Of every record that events have told the flow of since then. Throws `missing/no-flow`, and why its source cannot be opened. */
    async count(scope: TenantScope, flowId: string, since: Date): Promise<OutcomeCounts> {
      const flow = await store.flows.get(scope, flowId);
      if (!flow) throw noSuch('flow', flowId);
      await connections.get(flow.fromId);
      const counts = new Map<EventOutcome, number>();
      let records = 0;
      let setAside = 0;
      for (const connectionId of new Set([flow.fromId, flow.toId])) {
        const objects = heard(flow, connectionId, flows);
        if (objects.length === 0) continue;
        setAside += await store.outcomes.setAside(connectionId, since);
        for await (const some of store.outcomes.records({ connectionId, objects, since }))
          for (const { outcome } of (await outcomesOf(some, [flow])).flat()) {
            counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
            records++;
          }
      }
      return { records, outcomes: [...counts].map(([outcome, count]) => ({ outcome, count })), setAside };
    },
  };
}

const ended: ReadonlySet<EventOutcome> = new Set(['accepted', 'closed']);

function outcomeOf(
  { posting, job, seen }: Trace,
  isUnreadable: boolean,
): Pick<OutcomeForFlow, 'outcome' | 'posting' | 'reason'> {
  const none = { posting: null, reason: null };
  if (posting && !ended.has(posting.state)) {
    const { id, state, reason } = posting;
    return { outcome: reason?.code === 'not-due' ? 'not-due' : state, posting: id, reason };
  }
  if (job) return { outcome: 'queued', posting: posting?.id ?? null, reason: job.why };
  if (posting) return { outcome: posting.state, posting: posting.id, reason: posting.reason };
  if (seen) return { ...none, outcome: seen.notDue ? 'not-due' : 'nothing-to-do', reason: seen.notDue };
  return { ...none, outcome: isUnreadable ? 'unreadable' : 'not-run' };
}
