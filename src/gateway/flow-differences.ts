// What a flow has sent in a period and would send otherwise today, page by page. Every request reads a bounded part. Nothing is sent or stored.
import PQueue from 'p-queue';
import type { Caller } from '../core/caller.ts';
import { type Clock, deadlineAfter } from '../core/clock.ts';
import { toKontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { type Reason, worded } from '../core/reasons.ts';
import type { Flow } from '../models/flow.ts';
import type { Compared } from '../models/flow-differences.ts';
import type { AcceptedIn, AcceptedPostings } from '../store/accepted-postings.ts';
import type { StoredFlow } from '../store/flows.ts';
import type { Posting } from '../store/posting-rows.ts';
import type { FlowRunner } from './flow-admin.ts';
import { atOnce, beginsForMs, installed, type Period } from './flow-previews.ts';
import { say } from './sentences.ts';

export type FlowDifferences = ReturnType<typeof flowDifferences>;

export type ComparedPosting = Compared & { posting: Posting };

export interface DifferencesPage {
  /** All but those that are the same. */
  result: ComparedPosting[];
  nextCursor: string | null;
  counts: Record<Compared['outcome'], number>;
  /** Of the whole period, on its first page. */
  total: number | null;
}

const dayMs = 86_400_000;

export function flowDifferences(parts: {
  flow(caller: Caller, id: string): Promise<StoredFlow>;
  kinds: ReadonlyMap<string, Flow>;
  accepted: AcceptedPostings;
  engine: Pick<FlowRunner, 'compare'>;
  clock: Clock;
  log: Log;
}) {
  return {
    /**
     * `hasLeft`: nobody waits for the answer any more. Throws `missing/no-flow`, `input/keeps-states`; and where none of several subjects
     * can be read, what reading the first of them has thrown.
     */
    async page(
      caller: Caller,
      id: string,
      { since, until, cursor, limit }: Period & { cursor: string | undefined; limit: number },
      hasLeft: () => boolean,
    ): Promise<DifferencesPage> {
      const stored = await parts.flow(caller, id);
      const kind = installed(stored, parts.kinds);
      if (kind.writes) throw keepsStates(kind);
      const asked: AcceptedIn = {
        flowId: stored.id,
        connectionId: stored.toId,
        since: new Date(since),
        before: until === undefined ? undefined : new Date(Date.parse(until) + dayMs),
      };
      const total = cursor === undefined ? await parts.accepted.count(asked) : null;
      const found = await parts.accepted.page(asked, { after: cursor, limit });
      const compared = await compareAll(stored, found, hasLeft);
      // What comes after the first one that there was no time for comes again on the next page.
      const left = found.findIndex(posting => !compared.has(posting.id));
      const done = left < 0 ? found : found.slice(0, left);
      const result = done.flatMap(posting => ({ posting, ...(compared.get(posting.id) as Compared) }));
      const countOf = (outcome: Compared['outcome']) => result.filter(one => one.outcome === outcome).length;
      return {
        result: result.filter(({ outcome }) => outcome !== 'same'),
        nextCursor: left < 0 && found.length < limit ? null : (done.at(-1)?.id ?? null),
        counts: {
          same: countOf('same'),
          differs: countOf('differs'),
          unreadable: countOf('unreadable'),
          'not-comparable': countOf('not-comparable'),
        },
        total,
      };
    },
  };

  async function compareAll(
    stored: StoredFlow,
    found: readonly Posting[],
    hasLeft: () => boolean,
  ): Promise<Map<string, Compared>> {
    const until = deadlineAfter(parts.clock, beginsForMs);
    const compared = new Map<string, Compared>();
    const failures: unknown[] = [];
    const subjects = Map.groupBy(found, ({ subjectId }) => subjectId ?? '');
    const compareOne = async (subject: string, sent: readonly Posting[]) => {
      if (until.passed() || hasLeft()) return;
      try {
        for (const [id, one] of await parts.engine.compare(stored, subject, sent)) compared.set(id, one);
      } catch (thrown) {
        failures.push(thrown);
        const reason = reasonIn(thrown, { flow: stored.id, subject });
        for (const { id } of sent)
          compared.set(id, { outcome: 'unreadable', reason, differences: [], inSumWith: [] });
      }
    };
    const queue = new PQueue({ concurrency: atOnce });
    await queue.addAll(
      [...subjects].map(
        ([subject, sent]) =>
          () =>
            compareOne(subject, sent),
      ),
    );
    // One that cannot be read says nothing of the systems; several, and no other, do.
    if (failures.length > 1 && failures.length === subjects.size) throw failures[0];
    return compared;
  }

  function reasonIn(thrown: unknown, about: { flow: string; subject: string }): Reason {
    const { kind, code, params, message, next, cause } = toKontorError(thrown);
    if (kind === 'bug') parts.log.error({ ...about, cause }, message);
    return { code, params: params ?? worded(message, next) };
  }
}

const keepsStates = ({ name }: Flow) => say.error('keeps-states', { name });
