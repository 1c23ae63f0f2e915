// How everything stands, in counts.
import type { TenantScope } from '../core/caller.ts';
import type { EventSource, PostingState } from '../core/words.ts';
import type { Backlog } from '../store/backlog.ts';
import type { StoredConnection } from '../store/connections.ts';
import type { FailingFeed } from '../store/cursors.ts';
import type { Store } from '../store/open-store.ts';
import type { PausedFlow } from '../store/paused-flows.ts';

export type Summarise = ReturnType<typeof summariser>;

const nothing: Backlog = { jobs: 0, postings: 0 };

export function summariser(store: Store) {
  return async (
    scope: TenantScope,
  ): Promise<{
    postings: { flow: string | null; operation: string; state: PostingState; count: number }[];
    totals: { flow: string | null; operation: string; currency: string; amount: string }[];
    events: { source: EventSource; count: number }[];
    queued: number;
    pausedFlows: PausedFlow[];
    /** Connections that do not work, of which something cannot be read, or for which something waits. */
    connections: (StoredConnection & { waiting: Backlog; failingReads: FailingFeed[] })[];
  }> => {
    const [flows, counts, totals, events, queued, connections, backlog, failing, pausedFlows] =
      await Promise.all([
        store.flows.list(scope),
        store.postings.counts(scope),
        store.postings.totals(scope),
        store.events.counts(scope),
        store.queue.size(scope),
        store.connections.list(scope),
        store.backlog(scope),
        store.cursors.failing(scope),
        store.flows.paused(scope),
      ]);
    const names = new Map(flows.map(flow => [flow.id, flow.flow]));
    const unread = Map.groupBy(failing, ({ connectionId }) => connectionId);
    const named = <T extends { flowId: string | null }>({ flowId, ...rest }: T) => ({
      flow: flowId === null ? null : (names.get(flowId) ?? flowId),
      ...rest,
    });
    return {
      postings: counts.map(named),
      totals: totals.map(named),
      events,
      queued,
      pausedFlows,
      connections: connections
        .map(one => ({
          ...one,
          waiting: backlog.get(one.id) ?? nothing,
          failingReads: unread.get(one.id) ?? [],
        }))
        .filter(
          ({ status, waiting, failingReads }) =>
            status !== 'ok' || waiting !== nothing || failingReads.length > 0,
        ),
    };
  };
}
