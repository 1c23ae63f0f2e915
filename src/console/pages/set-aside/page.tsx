// Entries that could not be stored. The best state of this page is an empty one.
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import type { ArgumentsOf, Schemas } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { useConnectionNames, useConnections } from '../../names.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Choice } from '../../parts/field.tsx';
import { Listed } from '../../parts/listed.tsx';
import { usePeriod } from '../../parts/period/period.tsx';
import { Press } from '../../parts/press.tsx';
import type { Column } from '../../parts/table.tsx';
import { Title } from '../../parts/title.tsx';
import { searchOf } from '../../search.ts';
import { useMay } from '../../session.tsx';
import { common } from '../../texts.ts';
import { Actions } from './actions.tsx';
import { texts } from './texts.ts';
import '../../styles/lists.css';
import { useSearchOf } from '../../search.ts';

const route = getRouteApi('/set-aside');
const filterOf = searchOf('connection', 'entry', 'since', 'until');
type Filter = ReturnType<typeof filterOf>;

export function SetAsidePage() {
  const said = useTexts(texts);
  const everywhere = useTexts(common);
  const { cursor, ...filter } = useSearchOf(route);
  const asked = filter as ArgumentsOf<'listSetAside'>;
  const list = useAnswer(['set-aside', filter, cursor], api => api.listSetAside({ ...asked, cursor }), {
    keepsRows: true,
    ...(cursor === undefined ? { everyMs: 10_000 } : {}),
  });
  const hasFilter = Object.keys(filter).length > 0;
  return (
    <>
      <Title above={<Link to="/events">{said.above}</Link>} name={said.title} about={said.about}>
        <CsvLink of="/v1/set-aside" filter={filter} />
      </Title>
      {(hasFilter || (list.data?.result.length ?? 0) > 0) && (
        <Filters key={JSON.stringify(filter)} filter={filter} />
      )}
      <Listed
        list={list}
        caption={said.title}
        columns={useColumns()}
        keyOf={({ id }) => id}
        from="/set-aside"
        cursor={cursor}
        empty={
          <Empty title={hasFilter ? said.none : said.good}>
            {hasFilter ? <Link to="/set-aside">{everywhere.clearFilters}</Link> : <p>{said.goodWhy}</p>}
          </Empty>
        }
      />
    </>
  );
}

function Filters({ filter }: { filter: Filter }) {
  const said = useTexts(texts);
  const everywhere = useTexts(common);
  const connections = useConnections();
  const navigate = useNavigate();
  const apply = (change: Partial<Record<keyof Filter, string | undefined>>) =>
    void navigate({ to: '/set-aside', search: filterOf({ ...filter, ...change }) });
  const period = usePeriod(filter, apply);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    apply(period.read(new FormData(event.currentTarget)));
  };
  return (
    <search>
      <form className="filters" onSubmit={submit}>
        <Choice
          label={everywhere.connection}
          value={filter.connection ?? ''}
          onChange={event => apply({ connection: event.target.value })}
          options={[
            ['', everywhere.anyConnection],
            ...connections.map(({ id, name }) => [id, name] as const),
          ]}
        />
        <Choice
          label={said.kind}
          value={filter.entry ?? ''}
          onChange={event => apply({ entry: event.target.value })}
          options={[
            ['', everywhere.any],
            ['event', said.event],
            ['message', said.message],
          ]}
        />
        {period.fields}
        {period.isDays && <Press type="submit">{everywhere.apply}</Press>}
      </form>
    </search>
  );
}

function useColumns(): Column<Schemas['SetAside']>[] {
  const said = useTexts(texts);
  const everywhere = useTexts(common);
  const format = useFormat();
  const connections = useConnectionNames();
  const mayWrite = useMay('write');
  return [
    {
      name: 'age',
      title: said.age,
      kind: 'line',
      cell: ({ set_aside_at: at }) => (
        <>
          {format.ago(at)}
          <span className="row-second">{format.instant(at)}</span>
        </>
      ),
    },
    {
      name: 'entry',
      title: said.entry,
      kind: 'wide',
      cell: ({ about, entry, reason }) => (
        <>
          <b>{about}</b> <span className="hint">{said[entry]}</span>
          <span className="row-second">
            {said.reason}: {reason}
          </span>
        </>
      ),
    },
    {
      name: 'connection',
      title: everywhere.connection,
      kind: 'line',
      cell: ({ connection }) => connections.get(connection) ?? connection,
    },
    { name: 'tries', title: said.tries, kind: 'number', cell: ({ tries }) => format.number(tries) },
    ...(mayWrite
      ? [
          {
            name: 'actions',
            title: said.actions,
            cell: (entry: Schemas['SetAside']) => <Actions entry={entry} />,
          },
        ]
      : []),
  ];
}
