// How everything stands, in counts and money, and what needs a person.
import type { Money } from '../core/bulk-plans.ts';
import type { TenantScope } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import type { EventSource, PostingState } from '../core/words.ts';
import type { Expiry } from '../models/connector.ts';
import type { Backlog } from '../store/backlog.ts';
import type { StoredConnection } from '../store/connections.ts';
import type { FailingFeed } from '../store/cursors.ts';
import type { Store } from '../store/open-store.ts';
import type { PausedFlow } from '../store/paused-flows.ts';
import { type Amounts, type Attention, attentionOf, countIn, moneyIn } from './attention.ts';
import { type FirstStep, firstSteps, type SetUpParts } from './first-steps.ts';

export type Summarise = ReturnType<typeof summariser>;

const nothing: Backlog = { jobs: 0, postings: 0 };

/** Postings, and what those of them that have an amount come to. */
export interface Total {
  count: number;
  money: Money[];
}

const undecided: readonly PostingState[] = ['planned', 'sent', 'uncertain'];
const forPeople: readonly PostingState[] = ['parked', 'rejected'];

const groups = <Key extends string, Row>(rows: readonly Row[], of: (row: Row) => Key): [Key, Row[]][] => [
  ...Map.groupBy(rows, of),
];

export function summariser(parts: {
  store: Store;
  clock: Clock;
  setUp: SetUpParts;
  expiriesOf(connection: StoredConnection): readonly Expiry[];
}) {
  const { store, clock } = parts;
  return async (
    scope: TenantScope,
    /** Postings that were stored since then are counted by state. */
    since: Date | undefined,
    /** Counts of all that there ever was take seconds among millions; false: they are left out. */
    ever: boolean,
  ): Promise<{
    /** Planned, sent or uncertain. */
    waiting: Total;
    /** Parked, rejected, or stored otherwise than sent. */
    needsPerson: Total;
    attention: Attention[];
    today: { state: PostingState; count: number; operations: (Total & { operation: string })[] }[] | null;
    firstSteps: FirstStep[];
    postings: { flow: string | null; operation: string; state: PostingState; count: number }[];
    totals: { flow: string | null; operation: string; currency: string; amount: string }[];
    events: { source: EventSource; count: number }[];
    queued: number;
    pausedFlows: PausedFlow[];
    /** Connections that do not work, of which something cannot be read, or for which something waits. */
    connections: (StoredConnection & { waiting: Backlog; failingReads: FailingFeed[] })[];
  }> => {
    const now = clock.now();
    const of = store.attention;
    const ofEver = async <Row>(count: () => Promise<Row[]>): Promise<Row[]> => (ever ? count() : []);
    const read = Promise.all([
      of.openMoney(scope),
      of.differing(scope),
      of.waiting(scope, new Date(now)),
      of.isAnyAccepted(scope),
      since === undefined ? null : of.amountsSince(scope, since),
    ]);
    const [flows, counts, totals, events, queued, connections, backlog, failing, pausedFlows] =
      await Promise.all([
        store.flows.list(scope),
        ofEver(() => store.postings.counts(scope)),
        ofEver(() => store.postings.totals(scope)),
        ofEver(() => store.events.counts(scope)),
        store.queue.size(scope),
        store.connections.list(scope),
        store.backlog(scope),
        store.cursors.failing(scope),
        store.flows.paused(scope),
      ]);
    const [open, differing, waits, isAnyAccepted, sinceThen] = await read;
    const reasons = await of.reasonsOf(open.filter(one => one.state === 'parked').map(one => one.newest));
    const total = (amounts: readonly Amounts[]): Total => ({
      count: countIn(amounts),
      money: moneyIn(amounts),
    });
    const { expiriesOf } = parts;
    const found = { open, reasons, differing, connections, failing, ...waits, pausedFlows, expiriesOf, now };
    const parkedCodes = open.flatMap(({ code }) => code ?? []);
    const names = new Map(flows.map(flow => [flow.id, flow.flow]));
    const unread = Map.groupBy(failing, ({ connectionId }) => connectionId);
    const named = <T extends { flowId: string | null }>({ flowId, ...rest }: T) => ({
      flow: flowId === null ? null : (names.get(flowId) ?? flowId),
      ...rest,
    });
    return {
      waiting: total(open.filter(one => undecided.includes(one.state))),
      needsPerson: total([...open.filter(one => forPeople.includes(one.state)), ...differing]),
      attention: attentionOf(found),
      today:
        sinceThen &&
        groups(sinceThen, one => one.state).map(([state, rows]) => ({
          state,
          count: countIn(rows),
          operations: groups(rows, one => one.operation).map(([operation, all]) => ({
            operation,
            ...total(all),
          })),
        })),
      firstSteps: firstSteps(parts.setUp, { connections, flows, parkedCodes, isAnyAccepted }),
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
