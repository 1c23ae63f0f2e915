// Postings, and what people do with them.

import type { BulkAction } from '../core/bulk-plans.ts';
import type { StoredCall } from '../core/call.ts';
import type { Caller, TenantScope } from '../core/caller.ts';
import type { KontorError } from '../core/errors.ts';
import { noSuch } from '../core/no-such.ts';
import type { Flow } from '../models/flow.ts';
import type { Store } from '../store/open-store.ts';
import type { ListedPosting, PlannablePosting, PostingFilter } from '../store/posting-list.ts';
import type { AttemptRow, Posting } from '../store/posting-rows.ts';

export type { ListedPosting };

export interface PostingInFull {
  posting: Posting;
  attempts: (AttemptRow & { number: number })[];
  calls: StoredCall[];
}

/** `flow` is an id or a name. */
export type AskedPostings = Omit<PostingFilter, 'flowIds' | 'connectionId'> & {
  flow?: string | undefined;
  connection?: string | undefined;
};

export type Settlement =
  | { found: true; documentNumber: string; acceptDifference: boolean; note: string | undefined }
  | { found: false; note: string | undefined };

export type Postings = ReturnType<typeof postings>;

/** What people do with postings; see `engine/postings/manual-moves.ts`. */
export interface ManualMoves {
  replay(caller: Caller, id: string, note: string | undefined): Promise<Posting>;
  settle(caller: Caller, id: string, settlement: Settlement): Promise<Posting>;
  close(caller: Caller, id: string, why: string): Promise<Posting>;
  acceptDifference(caller: Caller, id: string, why: string): Promise<Posting>;
  /** Why this cannot be done with a posting as it stands; undefined: it can. */
  refusalOf(action: BulkAction, posting: PlannablePosting): KontorError | undefined;
}

export function postings(store: Store, manualMoves: ManualMoves, flows: Iterable<Flow>) {
  const questions = new Set([...flows].flatMap(flow => flow.questions ?? []));
  const filterOf = (scope: TenantScope, asked: AskedPostings) => filterIn(store, scope, asked);
  return {
    /** Whether it is parked for a decision of a person, which a replay would be. A code means the same in every flow. */
    isQuestion: ({ state, flowId, reason }: Pick<Posting, 'state' | 'flowId' | 'reason'>): boolean =>
      state === 'parked' && flowId !== null && questions.has(reason?.code ?? ''),
    async list(
      scope: TenantScope,
      { after, limit, ...asked }: AskedPostings & { after?: string | undefined; limit: number },
    ): Promise<ListedPosting[]> {
      return store.postings.list(scope, { ...(await filterOf(scope, asked)), after, limit });
    },
    /** How many there are, `most` at most. */
    count: async (scope: TenantScope, asked: AskedPostings, most: number): Promise<number> =>
      store.postings.count(scope, await filterOf(scope, asked), most),
    /** Throws `missing/no-posting`. */
    async get(scope: TenantScope, id: string): Promise<PostingInFull> {
      const posting = await store.postings.get(scope, id);
      if (!posting) throw noSuch('posting', id);
      await store.calls.settled();
      const [attempts, calls] = await Promise.all([store.postings.attemptsOf(id), store.calls.ofPosting(id)]);
      return { posting, attempts, calls };
    },
    /** Tries it again. Throws `missing/no-posting`, `conflict/not-replayable`. */
    replay: (caller: Caller, id: string, note: string | undefined) => manualMoves.replay(caller, id, note),
    /**
     * Says that its document is there, or is not. Throws `missing/no-posting`, `missing/number-unknown`, `conflict/not-settleable`,
     * `conflict/never-sent`, `conflict/document-differs`, `conflict/found-agrees`.
     */
    settle: (caller: Caller, id: string, settlement: Settlement) =>
      manualMoves.settle(caller, id, settlement),
    /** Its document may stay as the system has stored it. Throws `missing/no-posting`, `conflict/no-difference`. */
    acceptDifference: (caller: Caller, id: string, why: string) =>
      manualMoves.acceptDifference(caller, id, why),
    /** Ends it without a document. Throws `missing/no-posting`, `conflict/not-closable`. */
    close: (caller: Caller, id: string, why: string) => manualMoves.close(caller, id, why),
  };
}

/** As the store takes it. */
export const filterIn = async (
  store: Pick<Store, 'flows'>,
  scope: TenantScope,
  { flow, connection, ...filter }: AskedPostings,
): Promise<PostingFilter> => ({
  ...filter,
  connectionId: connection,
  flowIds: await flowIdsNamed(store, scope, flow),
});

/** The flow with this id, or all that are made from the flow of this name. */
export async function flowIdsNamed(
  store: Pick<Store, 'flows'>,
  scope: TenantScope,
  flow: string | undefined,
): Promise<string[] | undefined> {
  if (flow === undefined) return undefined;
  const all = await store.flows.list(scope);
  return all.filter(one => one.id === flow || one.flow === flow).map(one => one.id);
}
