// What came in and went out: events, how the sources were read, calls, messages. Read-only.
import type { StoredCall } from '../core/call.ts';
import type { TenantScope } from '../core/caller.ts';
import { noSuch } from '../core/no-such.ts';
import type { EventSource, RunOutcome } from '../core/words.ts';
import type { OutcomeCounts, OutcomeForFlow } from '../models/event-outcomes.ts';
import type { StoredEvent } from '../store/events.ts';
import type { Store } from '../store/open-store.ts';
import type { Period } from '../store/period.ts';
import type { Run } from '../store/runs.ts';
import { flowIdsNamed } from './postings.ts';

export type Events = ReturnType<typeof events>;

/** Reads the outcomes of events from the engine. */
export interface OutcomeReader {
  /** In the order of the events. */
  ofEvents(scope: TenantScope, events: readonly StoredEvent[]): Promise<OutcomeForFlow[][]>;
  /** Throws `missing/no-flow`. */
  count(scope: TenantScope, flowId: string, since: Date): Promise<OutcomeCounts>;
}

export function events(store: Store, outcomes: OutcomeReader) {
  return {
    outcomes: outcomes.ofEvents,
    countOutcomes: outcomes.count,
    list: (
      scope: TenantScope,
      {
        connection,
        subject,
        ...filter
      }: Period & {
        connection?: string | undefined;
        source?: EventSource | undefined;
        subject?: string | undefined;
        unreadable?: boolean | undefined;
        after?: string | undefined;
        limit: number;
      },
    ) => store.events.list(scope, { ...filter, connectionId: connection, subjectId: subject }),
    /** `flow` is an id or a name: its own runs, and those by schedule of its source. */
    async runs(
      scope: TenantScope,
      {
        flow,
        connection,
        ...filter
      }: Period & {
        connection?: string | undefined;
        flow?: string | undefined;
        outcome?: RunOutcome | undefined;
        after?: string | undefined;
        limit: number;
      },
    ): Promise<Run[]> {
      const flowIds = await flowIdsNamed(store, scope, flow);
      return store.runs.list(scope, { ...filter, connectionId: connection, flowIds });
    },
    /** Throws `missing/no-run`. */
    async run(scope: TenantScope, id: string): Promise<Run> {
      const run = await store.runs.inScope(scope, id);
      if (!run) throw noSuch('run', id);
      return run;
    },
    /** `run`: only those with which this run has read the source. Throws `missing/no-connection`. */
    async calls(
      scope: TenantScope,
      connectionId: string,
      { run: id, ...page }: { run?: string | undefined; after?: string | undefined; limit: number },
    ): Promise<StoredCall[]> {
      if (!(await store.connections.get(scope, connectionId))) throw noSuch('connection', connectionId);
      await store.calls.settled();
      if (id === undefined) return store.calls.ofConnection(scope, connectionId, page);
      const run = await store.runs.inScope(scope, id);
      return run?.connectionId === connectionId ? store.calls.ofRun(run, page) : [];
    },
    messages: (
      scope: TenantScope,
      filter: { type?: string | undefined; after?: string | undefined; limit: number },
    ) => store.messages.list(scope, filter),
  };
}
