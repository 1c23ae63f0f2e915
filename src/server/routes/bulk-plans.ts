// Bulk plans.
import { bulkPlanRoutes } from '../../contract/bulk-plans.ts';
import type { BulkOutcome } from '../../core/bulk-plans.ts';
import { type Speak, shownReason } from '../../core/reasons.ts';
import { type BulkPlan, type BulkPlanInFull, countOf, type PlanPosting } from '../../gateway/bulk-plans.ts';
import { type Handlers, instant, paged, type SpeakingGateway } from '../handlers.ts';
import { askedOf, postingView } from './postings.ts';

export function bulkPlanHandlers(gateway: SpeakingGateway): Pick<Handlers, keyof typeof bulkPlanRoutes> {
  const { bulkPlans, speak } = gateway;
  const inFull = (plan: BulkPlanInFull) => ({
    ...planView(plan, speak),
    sample: plan.sample.map(one => postingView(one, gateway)),
    changed: plan.changed,
  });
  return {
    createBulkPlan: async ({ caller, body: { action, filter, note } }) =>
      inFull(
        await bulkPlans.make(caller, { action, postings: askedOf(filter), filter: textsOf(filter), note }),
      ),
    listBulkPlans: async ({ caller, query: { cursor, limit } }) => {
      const plans = await bulkPlans.list(caller, { after: cursor, limit });
      return paged(
        plans.map(plan => planView(plan, speak)),
        limit,
      );
    },
    getBulkPlan: async ({ caller, params }) => inFull(await bulkPlans.get(caller, params.id)),
    listBulkPlanPostings: async ({ caller, params, query: { cursor, limit, outcome } }) => {
      const items = await bulkPlans.postings(caller, params.id, { after: cursor, limit, outcome });
      return paged(
        items.map(item => itemView(item, gateway)),
        limit,
      );
    },
    runBulkPlan: async ({ caller, params }) => inFull(await bulkPlans.run(caller, params.id)),
    cancelBulkPlan: async ({ caller, params }) => inFull(await bulkPlans.cancel(caller, params.id)),
  };
}

/** As it was asked for. */
const textsOf = (filter: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );

function planView(plan: BulkPlan, speak: Speak) {
  const { outcomes, figures } = plan;
  const byReason = (outcome: BulkOutcome) =>
    outcomes
      .filter(one => one.outcome === outcome)
      .map(({ code, count, example }) => ({ code: code ?? '', count, says: example ? speak(example) : '' }));
  return {
    id: plan.id,
    tenant: plan.tenantId,
    action: plan.action,
    filter: plan.filter,
    note: plan.note,
    state: plan.state,
    needs: bulkPlanRoutes.runBulkPlan.needs as 'admin',
    ...figures,
    excluded: byReason('excluded'),
    done: countOf(outcomes, 'done'),
    skipped: countOf(outcomes, 'skipped'),
    failed: countOf(outcomes, 'failed'),
    left: countOf(outcomes, 'left'),
    failures: byReason('failed'),
    made_by: { id: plan.madeBy, name: plan.madeByName },
    run_by: plan.runBy === null ? null : { id: plan.runBy, name: plan.runByName ?? '' },
    change_request: plan.approval,
    created_at: plan.createdAt.toISOString(),
    expires_at: plan.expiresAt.toISOString(),
    started_at: instant(plan.startedAt),
    ended_at: instant(plan.endedAt),
  };
}

function itemView({ posting, ...item }: PlanPosting, words: SpeakingGateway) {
  return {
    id: item.postingId,
    posting: posting === undefined ? null : postingView(posting, words),
    planned_state: item.state,
    outcome: item.outcome,
    ...shownReason(item.reason, words.speak),
    acted_at: instant(item.actedAt),
  };
}
