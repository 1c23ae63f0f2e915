// What happened: postings, events, counts. Read-only.
import { noSuch } from '../core/errors.ts';
import type { EventSource, PostingState } from '../core/words.ts';
import type { StoredCall } from '../store/calls.ts';
import type { StoredEvent } from '../store/events.ts';
import type { Store } from '../store/open-store.ts';
import type { AttemptRow, Posting } from '../store/posting-rows.ts';

export interface PostingInFull {
  posting: Posting;
  attempts: (AttemptRow & { number: number })[];
  calls: StoredCall[];
}

export interface Records {
  /** `flow` is an id or a name. */
  postings(filter: {
    flow?: string | undefined;
    state?: PostingState | undefined;
    businessKey?: string | undefined;
    after?: string | undefined;
    limit: number;
  }): Promise<Posting[]>;
  /** Throws `missing/no-posting`. */
  posting(id: string): Promise<PostingInFull>;
  events(filter: {
    connection?: string | undefined;
    source?: EventSource | undefined;
    subject?: string | undefined;
    after?: string | undefined;
    limit: number;
  }): Promise<StoredEvent[]>;
  summary(): Promise<{
    postings: { flow: string; operation: string; state: PostingState; count: number }[];
    totals: { flow: string; operation: string; currency: string; amount: string }[];
    events: { source: EventSource; count: number }[];
    queued: number;
  }>;
}

/** What was acknowledged before a question belongs into the answer; under heavy load nobody waits longer than this. */
const readableWithinMs = 1_000;

export function records(store: Store): Records {
  const namesById = async () => new Map((await store.flows.list()).map(flow => [flow.id, flow.flow]));
  return {
    async postings({ flow, ...filter }) {
      const named =
        flow === undefined
          ? undefined
          : (await store.flows.list()).filter(one => one.id === flow || one.flow === flow);
      return store.postings.list({ ...filter, flowIds: named?.map(one => one.id) });
    },
    async posting(id) {
      const posting = await store.postings.get(id);
      if (!posting) throw noSuch('posting', id);
      await store.calls.settled();
      const [attempts, calls] = await Promise.all([store.postings.attemptsOf(id), store.calls.ofPosting(id)]);
      return { posting, attempts, calls };
    },
    async events({ connection, subject, ...filter }) {
      await store.events.settled(readableWithinMs);
      return store.events.list({ ...filter, connectionId: connection, subjectId: subject });
    },
    async summary() {
      await store.events.settled(readableWithinMs);
      const [names, counts, totals, events, queued] = await Promise.all([
        namesById(),
        store.postings.counts(),
        store.postings.totals(),
        store.events.counts(),
        store.queue.size(),
      ]);
      const named = <T extends { flowId: string }>({ flowId, ...rest }: T) => ({
        flow: names.get(flowId) ?? flowId,
        ...rest,
      });
      return { postings: counts.map(named), totals: totals.map(named), events, queued };
    },
  };
}
