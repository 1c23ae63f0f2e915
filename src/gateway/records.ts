// What happened: postings, events, counts. Read-only.
import type { StoredCall } from '../core/call.ts';
import { type Caller, everyTenant, type TenantScope } from '../core/caller.ts';
import { noSuch } from '../core/errors.ts';
import type { EventSource, PostingState, RunOutcome } from '../core/words.ts';
import type { Backlog } from '../store/backlog.ts';
import type { StoredConnection } from '../store/connections.ts';
import type { FailingFeed } from '../store/cursors.ts';
import type { Store } from '../store/open-store.ts';
import type { PausedFlow } from '../store/paused-flows.ts';
import type { AttemptRow, Posting } from '../store/posting-rows.ts';
import type { Run } from '../store/runs.ts';

export interface PostingInFull {
  posting: Posting;
  attempts: (AttemptRow & { number: number })[];
  calls: StoredCall[];
}

/** Called before the posting is moved. */
type NoteMove = (posting: Posting, act: string, after: Record<string, unknown>) => Promise<void>;

export type Settlement =
  | { found: true; documentNumber: string; acceptDifference: boolean; note: string | undefined }
  | { found: false; note: string | undefined };

export type Records = ReturnType<typeof records>;

const nothing: Backlog = { jobs: 0, postings: 0 };

/** What people do with postings; see `engine/postings/by-hand.ts`. */
export interface ByHand {
  replay(scope: TenantScope, id: string, note: NoteMove): Promise<Posting>;
  settle(scope: TenantScope, id: string, settlement: Settlement, note: NoteMove): Promise<Posting>;
  close(scope: TenantScope, id: string, why: string, note: NoteMove): Promise<Posting>;
}

export function records(store: Store, byHand: ByHand) {
  const namesById = async (scope: TenantScope) =>
    new Map((await store.flows.list(scope)).map(flow => [flow.id, flow.flow]));
  const idsNamed = async (scope: TenantScope, flow: string | undefined) =>
    flow === undefined
      ? undefined
      : (await store.flows.list(scope))
          .filter(one => one.id === flow || one.flow === flow)
          .map(one => one.id);
  const noteOf =
    (caller: Caller): NoteMove =>
    async ({ id, connectionId, state, reason }, act, after) => {
      const connection = await store.connections.get(everyTenant, connectionId);
      const entry = {
        tenant: connection?.tenantId ?? null,
        action: `posting.${act}`,
        subject: id,
        before: { state, reason_code: reason?.code ?? null },
        after,
      };
      await store.writeAudited(caller, async () => ({ answer: undefined, entry }));
    };
  return {
    /** `flow` is an id or a name. */
    async postings(
      scope: TenantScope,
      {
        flow,
        connection,
        ...filter
      }: {
        flow?: string | undefined;
        connection?: string | undefined;
        state?: PostingState | undefined;
        businessKey?: string | undefined;
        after?: string | undefined;
        limit: number;
      },
    ): Promise<Posting[]> {
      const flowIds = await idsNamed(scope, flow);
      return store.postings.list(scope, { ...filter, connectionId: connection, flowIds });
    },
    /** Throws `missing/no-posting`. */
    async posting(scope: TenantScope, id: string): Promise<PostingInFull> {
      const posting = await store.postings.get(scope, id);
      if (!posting) throw noSuch('posting', id);
      await store.calls.settled();
      const [attempts, calls] = await Promise.all([store.postings.attemptsOf(id), store.calls.ofPosting(id)]);
      return { posting, attempts, calls };
    },
    /** Tries it again. Throws `missing/no-posting`, `conflict/not-replayable`. */
    replay: (caller: Caller, id: string) => byHand.replay(caller.sees, id, noteOf(caller)),
    /**
     * Says that its document is there, or is not. Throws `missing/no-posting`, `missing/no-document`, `conflict/not-settleable`,
     * `conflict/found-differs`, `conflict/found-agrees`.
     */
    settle: (caller: Caller, id: string, settlement: Settlement) =>
      byHand.settle(caller.sees, id, settlement, noteOf(caller)),
    /** Ends it without a document. Throws `missing/no-posting`, `conflict/not-closable`. */
    close: (caller: Caller, id: string, why: string) => byHand.close(caller.sees, id, why, noteOf(caller)),
    events: (
      scope: TenantScope,
      {
        connection,
        subject,
        ...filter
      }: {
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
      }: {
        connection?: string | undefined;
        flow?: string | undefined;
        outcome?: RunOutcome | undefined;
        after?: string | undefined;
        limit: number;
      },
    ): Promise<Run[]> {
      const flowIds = await idsNamed(scope, flow);
      return store.runs.list(scope, { ...filter, connectionId: connection, flowIds });
    },
    async summary(scope: TenantScope): Promise<{
      postings: { flow: string | null; operation: string; state: PostingState; count: number }[];
      totals: { flow: string | null; operation: string; currency: string; amount: string }[];
      events: { source: EventSource; count: number }[];
      queued: number;
      pausedFlows: PausedFlow[];
      /** Connections that do not work, of which something cannot be read, or for which something waits. */
      connections: (StoredConnection & { waiting: Backlog; failingReads: FailingFeed[] })[];
    }> {
      const [names, counts, totals, events, queued, connections, backlog, failing, pausedFlows] =
        await Promise.all([
          namesById(scope),
          store.postings.counts(scope),
          store.postings.totals(scope),
          store.events.counts(scope),
          store.queue.size(scope),
          store.connections.list(scope),
          store.backlog(scope),
          store.cursors.failing(scope),
          store.flows.paused(scope),
        ]);
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
    },
    /** Throws `missing/no-connection`. */
    async calls(
      scope: TenantScope,
      connectionId: string,
      filter: { after?: string | undefined; limit: number },
    ): Promise<StoredCall[]> {
      if (!(await store.connections.get(scope, connectionId))) throw noSuch('connection', connectionId);
      await store.calls.settled();
      return store.calls.ofConnection(scope, connectionId, filter);
    },
    messages: (
      scope: TenantScope,
      filter: { type?: string | undefined; after?: string | undefined; limit: number },
    ) => store.messages.list(scope, filter),
    audit: (
      scope: TenantScope,
      filter: { subject?: string | undefined; before?: number | undefined; limit: number },
    ) => store.audit.list(scope, filter),
    verifyAudit: (knownHead: string | undefined) => store.audit.verify(knownHead),
  };
}
