// Plans to act on many postings: counted first, then run by the engine, each posting as a single one is. Making a plan changes nothing.
import {
  type BulkAction,
  type BulkFigures,
  type BulkOutcome,
  type BulkPlanState,
  type Money,
  mostPlanned,
} from '../core/bulk-plans.ts';
import type { Caller } from '../core/caller.ts';
import { tenantForNew } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import { newId } from '../core/ids.ts';
import { money, sum } from '../core/money.ts';
import { noSuch } from '../core/no-such.ts';
import type { Reason } from '../core/reasons.ts';
import { fromCaller, type Redacted, reasonOf } from '../core/redacted.ts';
import type { BulkItem, OutcomeCount } from '../store/bulk-plan-postings.ts';
import type { StoredBulkPlan } from '../store/bulk-plans.ts';
import type { Store } from '../store/open-store.ts';
import type { Page } from '../store/page.ts';
import type { ListedPosting, PlannablePosting } from '../store/posting-list.ts';
import { type AskedPostings, filterIn, type ManualMoves } from './postings.ts';
import { say } from './sentences.ts';

/** With how far it has come. */
export interface BulkPlan extends Omit<StoredBulkPlan, 'state'> {
  state: BulkPlanState;
  outcomes: OutcomeCount[];
}

export interface BulkPlanInFull extends BulkPlan {
  /** Of those that can be acted on. */
  sample: ListedPosting[];
  /** So many of those that are left have changed since the plan was made. */
  changed: number;
}

/** The posting is as it is now. */
export type PlanPosting = BulkItem & { posting: ListedPosting | undefined };

export type BulkPlans = ReturnType<typeof bulkPlans>;

/** A plan that nobody runs is of use for so long: what changes meanwhile is left out. */
const goodForMs = 86_400_000;
const sampled = 10;

export function bulkPlans(parts: {
  store: Store;
  /** Of this machine. */
  clock: Clock;
  moves: Pick<ManualMoves, 'refusalOf'>;
  isQuestion(posting: Pick<PlannablePosting, 'state' | 'flowId' | 'reason'>): boolean;
}) {
  const { store, clock } = parts;
  const stateOf = ({ state, expiresAt }: StoredBulkPlan): BulkPlanState =>
    state === 'planned' && expiresAt.getTime() <= clock.now() ? 'expired' : state;
  const withOutcomes = async (plans: readonly StoredBulkPlan[]): Promise<BulkPlan[]> => {
    const outcomes = await store.bulkPlanPostings.outcomes(plans.map(({ id }) => id));
    return plans.map(plan => ({ ...plan, state: stateOf(plan), outcomes: outcomes.get(plan.id) ?? [] }));
  };
  const stored = async (caller: Caller, id: string): Promise<StoredBulkPlan> => {
    const plan = await store.bulkPlans.get(caller.sees, id);
    if (!plan) throw noSuch('bulk-plan', id);
    return plan;
  };
  const inFull = async (plan: StoredBulkPlan): Promise<BulkPlanInFull> => {
    const [[shown], first, changed] = await Promise.all([
      withOutcomes([plan]),
      store.bulkPlanPostings.sample(plan.id, sampled),
      store.bulkPlanPostings.changed(plan.id),
    ]);
    const postings = await postingsOf(first);
    return { ...(shown as BulkPlan), sample: first.flatMap(id => postings.get(id) ?? []), changed };
  };
  const postingsOf = async (ids: readonly string[]) =>
    new Map((await store.postings.byIds(ids)).map(one => [one.id, one]));
  const entryOf = (verb: string, { id, tenantId }: StoredBulkPlan, before: unknown, after: unknown) => ({
    tenant: tenantId,
    action: `bulk-plan.${verb}`,
    subject: id,
    before,
    after,
  });
  /**
   * Why it is not acted on. A replay says yes to a question, and opens again what may have been booked by hand. Nobody may do either
   * unseen: somebody who names the code of the question, or the state, has seen it.
   */
  const refusalOf = (
    action: BulkAction,
    posting: PlannablePosting,
    { reasonCode, states }: AskedPostings,
  ): Reason<Redacted> | null => {
    const refusal = parts.moves.refusalOf(action, posting);
    if (refusal) return reasonOf(refusal, { text: fromCaller });
    if (action !== 'replay') return null;
    if (reasonCode === undefined && parts.isQuestion(posting)) return say.reason('waits-for-decision');
    return posting.state === 'closed' && !states?.includes('closed') ? say.reason('closed-not-named') : null;
  };
  return {
    /**
     * `filter`: the same, as it was asked for. Throws `input/plan-too-large`, `input/plan-of-several-tenants`.
     */
    async make(
      caller: Caller,
      asked: {
        action: BulkAction;
        postings: AskedPostings;
        filter: Record<string, string>;
        note: string | undefined;
      },
    ): Promise<BulkPlanInFull> {
      const { action, filter } = asked;
      const matching = await filterIn(store, caller.sees, asked.postings);
      const found = await store.postings.plannable(caller.sees, matching, mostPlanned + 1);
      if (found.length > mostPlanned) throw say.error('plan-too-large', { most: mostPlanned });
      const tenants = new Set(found.map(({ tenantId }) => tenantId));
      if (tenants.size > 1) throw say.error('plan-of-several-tenants');
      const [tenantId = tenantForNew(caller)] = tenants;
      const planned = found.map(one => ({
        one,
        refusal: refusalOf(action, one, asked.postings),
      }));
      const draft = {
        id: newId('bulk-plan'),
        tenantId,
        action,
        filter,
        note: asked.note ?? null,
        figures: figuresOf(
          found,
          planned.filter(({ refusal }) => refusal === null).map(({ one }) => one),
        ),
        expiresAt: new Date(clock.now() + goodForMs),
      };
      const items = planned.map(({ one: { id, state, version, attempts, updatedAt }, refusal }) => ({
        postingId: id,
        state,
        version,
        attempts,
        changedAt: updatedAt,
        refusal,
      }));
      const plan = await store.writeAudited(caller, async tables => {
        const answer = await tables.bulkPlans.create(draft, caller, items);
        return { answer, entry: entryOf('made', answer, undefined, whatItDoes(answer)) };
      });
      return inFull(plan);
    },
    list: async (caller: Caller, page: Page): Promise<BulkPlan[]> =>
      withOutcomes(await store.bulkPlans.list(caller.sees, page)),
    /** Throws `missing/no-bulk-plan`, as all that follow. */
    get: async (caller: Caller, id: string): Promise<BulkPlanInFull> => inFull(await stored(caller, id)),
    async postings(
      caller: Caller,
      id: string,
      filter: Page & { outcome?: BulkOutcome | undefined },
    ): Promise<PlanPosting[]> {
      await stored(caller, id);
      const items = await store.bulkPlanPostings.list(id, filter);
      const postings = await postingsOf(items.map(({ postingId }) => postingId));
      return items.map(item => ({ ...item, posting: postings.get(item.postingId) }));
    },
    /** The engine does it in the background. Throws `conflict/plan-not-runnable`. */
    async run(caller: Caller, id: string): Promise<BulkPlanInFull> {
      const plan = await stored(caller, id);
      const begun = await store.writeAudited(caller, async tables => {
        const answer = await tables.bulkPlans.begin(id, caller, new Date(clock.now()));
        if (!answer) throw say.error('plan-not-runnable', { id, state: await stateNow(caller, id) });
        const after = { state: 'running', ...whatItDoes(plan) };
        return { answer, entry: entryOf('run', answer, { state: 'planned' }, after) };
      });
      return inFull(begun);
    },
    /** Between two postings. Throws `conflict/plan-ended`. */
    async cancel(caller: Caller, id: string): Promise<BulkPlanInFull> {
      const { state } = await stored(caller, id);
      const cancelled = await store.writeAudited(caller, async tables => {
        const answer = await tables.bulkPlans.cancel(id, new Date(clock.now()));
        if (!answer) throw say.error('plan-ended', { id, state: await stateNow(caller, id) });
        const left = (await tables.bulkPlanPostings.outcomes([id])).get(id) ?? [];
        const counts = Object.fromEntries(left.map(({ outcome }) => [outcome, countOf(left, outcome)]));
        return { answer, entry: entryOf('cancelled', answer, { state }, { state: 'cancelled', ...counts }) };
      });
      return inFull(cancelled);
    },
  };

  async function stateNow(caller: Caller, id: string): Promise<BulkPlanState> {
    return stateOf(await stored(caller, id));
  }
}

export const countOf = (outcomes: readonly OutcomeCount[], outcome: BulkOutcome): number =>
  outcomes.filter(one => one.outcome === outcome).reduce((all, { count }) => all + count, 0);

/** For the audit trail, and for the person who has to approve it. */
const whatItDoes = ({ action, note, filter, figures }: StoredBulkPlan) => ({
  action,
  note,
  filter,
  ...figures,
});

function figuresOf(found: readonly PlannablePosting[], actionable: readonly PlannablePosting[]): BulkFigures {
  const counted = <Key extends string>(keys: readonly Key[]) =>
    [...Map.groupBy(keys, key => key)]
      .map(([key, all]) => ({ key, count: all.length }))
      .toSorted((a, b) => b.count - a.count);
  return {
    matched: found.length,
    actionable: actionable.length,
    money: moneyOf(actionable),
    states: counted(found.map(({ state }) => state)).map(({ key, count }) => ({ state: key, count })),
    reasons: counted(found.flatMap(({ reason }) => reason?.code ?? [])).map(({ key, count }) => ({
      code: key,
      count,
    })),
  };
}

function moneyOf(postings: readonly Pick<PlannablePosting, 'amount' | 'currency'>[]): Money[] {
  const amounts = postings.flatMap(({ amount, currency }) =>
    amount === null || currency === null ? [] : [{ amount, currency }],
  );
  return [...Map.groupBy(amounts, ({ currency }) => currency)]
    .map(([currency, all]) => ({
      currency,
      amount: sum(all.map(({ amount }) => money(amount))).toFixed(),
      count: all.length,
    }))
    .toSorted((a, b) => a.currency.localeCompare(b.currency));
}
