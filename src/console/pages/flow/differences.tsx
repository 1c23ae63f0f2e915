// What the flow has sent and would send otherwise today. Comparing reads both systems, so it is asked for days that somebody chooses.
import { Link, useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import type { Schemas } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Field } from '../../parts/field.tsx';
import { Press } from '../../parts/press.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { common } from '../../texts.ts';
import { dayAfter } from '../../zone.ts';
import { type FlowSearch, flowSearch } from './search.ts';
import { texts } from './texts.ts';

type Difference = Schemas['FlowDifference'];

export function Differences({ flow, asked }: { flow: string; asked: Omit<FlowSearch, 'cursor'> }) {
  const said = useTexts(texts);
  const format = useFormat();
  const navigate = useNavigate();
  const { since, until } = asked;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const day = (name: string) => String(form.get(name) ?? '') || undefined;
    void navigate({
      to: '/flows/$id',
      params: { id: flow },
      search: before =>
        flowSearch({ ...before, since: day('since'), until: day('until'), differences: undefined }),
      resetScroll: false,
    });
  };
  return (
    <Card title={said.differences}>
      <p className="hint">{said.differencesAbout}</p>
      <form className="days" onSubmit={submit} key={`${since} ${until}`}>
        <Field
          label={said.from}
          name="since"
          type="date"
          required
          defaultValue={since ?? dayAfter(format.dayOf(new Date()), -7)}
        />
        <Field label={said.until} name="until" type="date" defaultValue={until} />
        <Press type="submit">{said.compare}</Press>
      </form>
      {since !== undefined && <Compared flow={flow} since={since} until={until} cursor={asked.differences} />}
    </Card>
  );
}

function Compared({
  flow,
  since,
  until,
  cursor,
}: {
  flow: string;
  since: string;
  until: string | undefined;
  cursor: string | undefined;
}) {
  const said = useTexts(texts);
  const { older, newest } = useTexts(common);
  const format = useFormat();
  const columns = useColumns();
  const { data, error, isPending, refetch } = useAnswer(
    ['flow-differences', flow, since, until, cursor],
    api => api.listFlowDifferences({ id: flow, since, until, cursor }),
    { staleTime: Infinity },
  );
  if (isPending)
    return (
      <p className="loading" role="status">
        {said.comparing}
      </p>
    );
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  const counts = [
    said.same(format.number(data.same)),
    ...(data.differing > 0 ? [said.differing(format.number(data.differing))] : []),
    ...(data.unreadable > 0 ? [said.unreadable(format.number(data.unreadable))] : []),
    ...(data.not_comparable > 0 ? [said.notComparable(format.number(data.not_comparable))] : []),
  ].join(', ');
  const link = (to: string | undefined, text: string) => (
    <Link
      className="press"
      to="/flows/$id"
      params={{ id: flow }}
      search={before => flowSearch({ ...before, differences: to })}
      resetScroll={false}
    >
      {text}
    </Link>
  );
  return (
    <>
      {data.total === 0 ? (
        <p className="hint">{said.nothingAccepted}</p>
      ) : data.result.length === 0 ? (
        <p className="hint">{said.noDifference}</p>
      ) : (
        <Table
          caption={said.difference}
          columns={columns}
          rows={data.result}
          keyOf={({ posting }) => posting}
        />
      )}
      <footer className="pager">
        <p role="status">
          {data.total !== null && data.total > 0 && `${said.of(format.number(data.total))} `}
          {data.total !== 0 && counts}
        </p>
        {cursor !== undefined && link(undefined, newest)}
        {data.total !== 0 && (
          <CsvLink of={`/v1/flows/${encodeURIComponent(flow)}/differences`} filter={{ since, until }} />
        )}
        {data.next_cursor !== null && link(data.next_cursor, older)}
      </footer>
    </>
  );
}

function useColumns(): Column<Difference>[] {
  const said = useTexts(texts);
  const format = useFormat();
  return [
    {
      name: 'document',
      title: said.document,
      cell: one => (
        <>
          <Link className="row-link" to="/documents/$id" params={{ id: one.posting }}>
            {one.business_key}
          </Link>
          <span className="row-second">{one.document_number}</span>
        </>
      ),
    },
    {
      name: 'difference',
      title: said.difference,
      kind: 'wide',
      cell: ({ reason, differences }) =>
        reason === null ? (
          <ul>
            {differences.map(({ code, says }) => (
              <li key={`${code} ${says}`}>{format.sentence(says)}</li>
            ))}
          </ul>
        ) : (
          format.sentence(reason)
        ),
    },
    {
      name: 'amount',
      title: said.amount,
      kind: 'number',
      cell: ({ amount, currency }) => format.money(amount, currency),
    },
  ];
}
