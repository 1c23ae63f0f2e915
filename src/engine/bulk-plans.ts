// Runs bulk plans: acts on their postings one after the other, as a person does with a single one. What was done is stored with each
// posting, so that any process can go on. A plan that sends documents again keeps few of them waiting at a time, so that new documents
// do not wait behind thousands.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BulkOutcome } from '../core/bulk-plans.ts';
import { toKontorError } from '../core/errors.ts';
import { fairPool } from '../core/fair-pool.ts';
import type { Log } from '../core/log.ts';
import { fromCaller, reasonOf } from '../core/redacted.ts';
import type { BulkItem } from '../store/bulk-plan-postings.ts';
import type { StoredBulkPlan } from '../store/bulk-plans.ts';
import type { Store } from '../store/open-store.ts';
import type { Posting } from '../store/posting-rows.ts';
import { renewing } from './claims.ts';
import { logError } from './loops.ts';
import type { ManualMoves } from './postings/manual-moves.ts';
import type { Person, PlannedStep } from './postings/note-move.ts';
import { say } from './reasons.ts';

interface Parts {
  store: Store;
  moves: ManualMoves;
  log: Log;
  /** Called when a part of a plan has ended. */
  ended(): void;
}

/** Of all plans in one process; a plan has one slot. */
const pooled = { slots: 4, mostWhenShared: 2, perLane: 1, stallsAfterMs: 60_000 };
/** Then others have their turn. */
const sliceMs = 2_000;
/** Postings of one plan that are acted on together: their writes are stored together. */
const together = 4;
/** So many documents of one plan wait to be sent at most. */
const mostWaiting = 100;
/** A process that has died holds a plan for at most so long. */
const leaseMs = 10_000;

/** Somebody else has moved it, or Kontor has. */
const skips: ReadonlySet<string> = new Set(['changed-since-plan', 'posting-changed', 'no-posting']);

/** `pass` begins what waits, and does not wait for it. */
export function bulkRunner(parts: Parts) {
  const { store, log } = parts;
  const { clock } = store;
  const pool = fairPool(pooled);
  let stopped = false;
  const slice = async (id: string): Promise<void> => {
    const by = randomUUID();
    const now = clock.now();
    const until = new Date(now + leaseMs);
    const plan = await store.bulkPlans.claim(id, by, { now: new Date(now), until });
    if (!plan) return;
    const endsAt = performance.now() + sliceMs;
    const work = async () => {
      while (!stopped && performance.now() < endsAt) {
        if (await isFull(plan, parts)) return;
        const items = await store.bulkPlanPostings.next(id, by, together);
        if (!items) return;
        if (items.length === 0) return finish(plan, by, parts);
        const acted = await Promise.allSettled(items.map(item => act(plan, item, by, parts)));
        // The plan is let go only when none of them goes on.
        const failed = acted.find(one => one.status === 'rejected');
        if (failed) throw failed.reason;
      }
    };
    try {
      await renewing(next => store.bulkPlans.renew(id, by, next), { ...parts, leaseMs }, work);
    } finally {
      await store.bulkPlans.release(id, by);
    }
  };
  return {
    async pass(): Promise<void> {
      if (stopped || !pool.hasRoom()) return;
      const waiting = await store.bulkPlans.waiting(new Date(clock.now()));
      const shares = pool.share(
        waiting.map(({ id, tenantId }) => ({ id, tenant: tenantId, ready: 1, urgent: false })),
      );
      for (const { id, tenantId } of waiting.filter(one => shares.has(one.id)))
        pool.run({ id, tenant: tenantId }, () =>
          slice(id)
            .catch(thrown => logError(thrown, { plan: id }, log))
            .finally(parts.ended),
        );
    },
    /** Lets the postings that have begun come to their end, and waits at most `patienceMs` for them. */
    async stop(patienceMs: number): Promise<void> {
      stopped = true;
      await Promise.race([pool.settled(), sleep(patienceMs, undefined, { ref: false })]);
    },
  };
}

/** The documents that it has sent again wait still. A plan that sends nothing is never full. */
const isFull = async ({ id, action }: StoredBulkPlan, { store }: Parts): Promise<boolean> =>
  action !== 'close' && (await store.bulkPlanPostings.notDealtWith(id, mostWaiting)) >= mostWaiting;

async function finish(plan: StoredBulkPlan, by: string, { store }: Parts): Promise<void> {
  const outcomes = (await store.bulkPlanPostings.outcomes([plan.id])).get(plan.id) ?? [];
  const counted = (outcome: BulkOutcome) =>
    outcomes.filter(one => one.outcome === outcome).reduce((sum, { count }) => sum + count, 0);
  const after = {
    state: 'done',
    done: counted('done'),
    skipped: counted('skipped'),
    failed: counted('failed'),
  };
  await store.writeAudited(personOf(plan), async tables => {
    if (!(await tables.bulkPlans.finish(plan.id, by, new Date(store.clock.now()))))
      throw say.error('claim-lost');
    const entry = { tenant: plan.tenantId, action: 'bulk-plan.ended', subject: plan.id, after };
    return { answer: undefined, entry };
  });
}

/** As in a single act; what it throws is the outcome of this posting and of no other. */
async function act(plan: StoredBulkPlan, item: BulkItem, by: string, parts: Parts): Promise<void> {
  const { store } = parts;
  const end = (outcome: BulkOutcome, thrown?: unknown) =>
    store.bulkPlanPostings.end(plan.id, item.postingId, {
      outcome,
      // The parts redact what they throw before it comes here.
      reason: thrown === undefined ? null : reasonOf(toKontorError(thrown), { text: fromCaller }),
      at: new Date(store.clock.now()),
    });
  // The process that began this has died: before the act, or just after it.
  if (item.attemptId !== null && (await store.bulkPlanPostings.hasAttempt(item.postingId, item.attemptId)))
    return end('done');
  try {
    await carryOut(plan, item.postingId, stepOf(plan, item, by), parts.moves);
  } catch (thrown) {
    const { code } = toKontorError(thrown);
    // Nothing was done: the process that acts for the plan now comes to this posting.
    if (code === 'claim-lost') return;
    return end(skips.has(code) ? 'skipped' : 'failed', thrown);
  }
  await end('done');
}

async function carryOut(
  plan: StoredBulkPlan,
  id: string,
  step: PlannedStep,
  moves: ManualMoves,
): Promise<Posting> {
  const person = personOf(plan);
  const note = plan.note ?? undefined;
  switch (plan.action) {
    case 'replay':
      return moves.replay(person, id, note, step);
    case 'settle-not-found':
      return moves.settle(person, id, { found: false, note }, step);
    case 'close':
      return moves.close(person, id, note ?? '', step);
  }
}

const stepOf = (plan: StoredBulkPlan, item: BulkItem, by: string): PlannedStep => ({
  plan: plan.id,
  check(posting) {
    if (hasChanged(posting, item))
      throw say.error('changed-since-plan', { posting: posting.id, before: item.state, now: posting.state });
  },
  async begin(tables, attemptId) {
    if (!(await tables.bulkPlanPostings.begin(plan.id, by, item.postingId, attemptId)))
      throw say.error('claim-lost');
  },
});

/** A planned posting that was only put off is as it was. */
const hasChanged = (now: Posting, then: BulkItem): boolean =>
  now.state !== then.state ||
  now.version !== then.version ||
  now.attempts !== then.attempts ||
  (now.state !== 'planned' && now.updatedAt.getTime() !== then.changedAt.getTime());

const personOf = ({ runBy, runByName, approval, tenantId }: StoredBulkPlan): Person => ({
  id: runBy ?? '',
  name: runByName ?? '',
  sees: { tenant: tenantId },
  ...(approval === null ? {} : { approved: approval }),
});
