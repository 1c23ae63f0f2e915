// One bulk plan under its own address: what it would do, its run, and what came of each document.
import { getRouteApi, Link } from '@tanstack/react-router';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { useFilterWords } from '../../parts/bulk-plan/filter-words.tsx';
import { PlanTag } from '../../parts/bulk-plan/plan-tag.tsx';
import { texts as planTexts } from '../../parts/bulk-plan/texts.ts';
import { Facts } from '../../parts/facts.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Title } from '../../parts/title.tsx';
import { common } from '../../texts.ts';
import { Actions } from './actions.tsx';
import { Figures } from './figures.tsx';
import type { Plan } from './plan-type.ts';
import { Postings } from './postings.tsx';
import { Standing } from './standing.tsx';
import { texts } from './texts.ts';
import '../../styles/bulk-plans.css';
import '../../styles/lists.css';

const route = getRouteApi('/bulk-plans/$id');

export function BulkPlanPage() {
  const { id } = route.useParams();
  const said = useTexts(texts);
  const actions = useTexts(planTexts);
  const format = useFormat();
  const {
    data: plan,
    error,
    isPending,
    refetch,
  } = useAnswer(['bulk-plans', 'one', id], api => api.getBulkPlan({ id }), { everyMs: 1_500 });
  if (isPending) return <Loading />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <Title
        above={<Link to="/bulk-plans">{said.above}</Link>}
        name={actions[plan.action]}
        about={
          <>
            <PlanTag of={plan} /> {said.made(plan.made_by.name, format.instant(plan.created_at))}
          </>
        }
      >
        <Actions plan={plan} />
      </Title>
      <Standing plan={plan} />
      <PlanFacts plan={plan} />
      {plan.matched > 0 && <Figures plan={plan} />}
      {plan.matched > 0 && <Postings plan={plan} />}
    </>
  );
}

function PlanFacts({ plan }: { plan: Plan }) {
  const said = useTexts(texts);
  const { note } = useTexts(common);
  const format = useFormat();
  const wordsOf = useFilterWords();
  return (
    <Facts
      of={[
        [said.filter, wordsOf(plan.filter)],
        [said.matched, format.number(plan.matched)],
        [said.actionable, format.number(plan.actionable)],
        [note, plan.note],
        [said.runBy, plan.run_by?.name ?? null],
        [said.started, format.instant(plan.started_at)],
        [said.ended, format.instant(plan.ended_at)],
        [
          said.request,
          plan.change_request && (
            <Link to="/settings/change-requests" search={{ request: plan.change_request }}>
              {plan.change_request}
            </Link>
          ),
        ],
      ]}
    />
  );
}
