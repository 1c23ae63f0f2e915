// The plans to act on many documents, the newest first.
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Schemas } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { useFilterWords } from '../../parts/bulk-plan/filter-words.tsx';
import { PlanTag } from '../../parts/bulk-plan/plan-tag.tsx';
import { texts as planTexts } from '../../parts/bulk-plan/texts.ts';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Listed } from '../../parts/listed.tsx';
import type { Column } from '../../parts/table.tsx';
import { Title } from '../../parts/title.tsx';
import { useSearchOf } from '../../search.ts';
import { texts } from './texts.ts';

type Plan = Schemas['BulkPlan'];
const route = getRouteApi('/bulk-plans');

export function BulkPlansPage() {
  const said = useTexts(texts);
  const { cursor } = useSearchOf(route);
  const list = useAnswer(['bulk-plans', cursor], api => api.listBulkPlans({ cursor }), {
    keepsRows: true,
    ...(cursor === undefined ? { everyMs: 5_000 } : {}),
  });
  return (
    <>
      <Title above={<Link to="/documents">{said.above}</Link>} name={said.title} about={said.about}>
        <CsvLink of="/v1/bulk-plans" filter={{}} />
      </Title>
      <Listed
        list={list}
        caption={said.title}
        columns={useColumns()}
        keyOf={({ id }) => id}
        from="/bulk-plans"
        cursor={cursor}
        empty={
          <Empty title={said.none}>
            <p>{said.first}</p>
            <Link to="/documents" search={{ state: 'parked,rejected' }}>
              {said.toDocuments}
            </Link>
          </Empty>
        }
      />
    </>
  );
}

function useColumns(): Column<Plan>[] {
  const said = useTexts(texts);
  const actions = useTexts(planTexts);
  const format = useFormat();
  const wordsOf = useFilterWords();
  return [
    { name: 'state', title: said.state, cell: plan => <PlanTag of={plan} /> },
    {
      name: 'plan',
      title: said.plan,
      kind: 'wide',
      cell: ({ id, action, filter, note }) => (
        <>
          <Link className="row-link" to="/bulk-plans/$id" params={{ id }}>
            {actions[action]}
          </Link>
          <span className="row-second">{wordsOf(filter)}</span>
          {note && <span className="row-reason">{note}</span>}
        </>
      ),
    },
    {
      name: 'amount',
      title: said.amount,
      kind: 'number',
      cell: ({ money }) =>
        money.map(({ currency, amount }) => <div key={currency}>{format.money(amount, currency)}</div>),
    },
    {
      name: 'documents',
      title: said.documents,
      kind: 'number',
      cell: ({ actionable }) => format.number(actionable),
    },
    {
      name: 'done',
      title: said.done,
      kind: 'number',
      cell: ({ done, failed }) => (
        <>
          {format.number(done)}
          {failed > 0 && <span className="row-second">{said.refused(format.number(failed))}</span>}
        </>
      ),
    },
    {
      name: 'made',
      title: said.made,
      cell: ({ made_by, created_at }) => (
        <>
          {format.instant(created_at)}
          <span className="row-second">{made_by.name}</span>
        </>
      ),
    },
  ];
}
