// The documents of the plan with their outcomes, the oldest first: how each stood when the plan was made, and how it stands now.
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ArgumentsOf, Schemas } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Choice } from '../../parts/field.tsx';
import { Listed } from '../../parts/listed.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table.tsx';
import { useSearchOf } from '../../search.ts';
import type { Plan } from './plan-type.ts';
import { texts } from './texts.ts';

type Item = Schemas['BulkPlanPosting'];
const all = 'all';
const path = '/bulk-plans/$id';
const route = getRouteApi(path);

export function Postings({ plan }: { plan: Plan }) {
  const said = useTexts(texts);
  const search = useSearchOf(route);
  const { id } = plan;
  // Before the run people look at what it would do.
  const outcome = search.outcome ?? (plan.state === 'planned' && plan.actionable > 0 ? 'left' : all);
  const { cursor } = search;
  const navigate = useNavigate();
  const asked = { id, ...(outcome === all ? {} : { outcome }) } as ArgumentsOf<'listBulkPlanPostings'>;
  const names = useNames(plan);
  const list = useAnswer(
    ['bulk-plans', 'postings', id, outcome, cursor],
    api => api.listBulkPlanPostings({ ...asked, cursor }),
    { keepsRows: true, everyMs: 3_000 },
  );
  return (
    <section aria-label={said.examples}>
      <div className="plan-list-head">
        <h2>{said.examples}</h2>
        <Choice
          label={said.outcome}
          value={outcome}
          onChange={event =>
            void navigate({
              to: path,
              params: { id },
              search: { outcome: event.target.value },
              resetScroll: false,
            })
          }
          options={[[all, said.anyOutcome], ...Object.entries(names)]}
        />
        <CsvLink
          of={`/v1/bulk-plans/${encodeURIComponent(id)}/postings`}
          filter={outcome === all ? {} : { outcome }}
        />
      </div>
      <Listed
        list={list}
        caption={said.examples}
        columns={useColumns(names)}
        keyOf={one => one.id}
        from={path}
        cursor={cursor}
        empty={<Empty title={said.none} />}
      />
    </section>
  );
}

function useNames({ action }: Plan): Record<Item['outcome'], string> {
  const said = useTexts(texts);
  return {
    left: said.outcomeLeft,
    done: action === 'close' ? said.outcomeDone : said.outcomeSent,
    skipped: said.outcomeSkipped,
    failed: said.outcomeFailed,
    excluded: said.outcomeExcluded,
  };
}

function useColumns(names: Record<Item['outcome'], string>): Column<Item>[] {
  const said = useTexts(texts);
  const format = useFormat();
  return [
    { name: 'outcome', title: said.outcome, kind: 'line', cell: one => names[one.outcome] },
    {
      name: 'document',
      title: said.document,
      kind: 'wide',
      cell: ({ id, posting, reason }) => (
        <>
          <Link className="row-link" to="/documents/$id" params={{ id }}>
            {posting?.business_key ?? id}
          </Link>
          {(reason ?? posting?.reason) && (
            <span className="row-reason">{format.sentence(reason ?? posting?.reason ?? '')}</span>
          )}
        </>
      ),
    },
    {
      name: 'amount',
      title: said.amount,
      kind: 'number',
      cell: ({ posting }) => posting && format.money(posting.amount, posting.currency),
    },
    { name: 'was', title: said.was, cell: one => <StateTag state={one.planned_state} /> },
    {
      name: 'now',
      title: said.now,
      cell: ({ posting }) => (posting ? <StateTag state={posting.state} /> : said.gone),
    },
  ];
}
