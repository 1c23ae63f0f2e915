// One service by its own metadata: its sets and their fields, and the records of a set.
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import '../../styles/explore.css';
import '../../styles/services.css';
import type { Schemas } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Choice } from '../../parts/field.tsx';
import { Loading } from '../../parts/loading.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { Title } from '../../parts/title.tsx';
import { useSearchOf } from '../../search.ts';
import { Records } from './records.tsx';
import { Fields } from './set-fields.tsx';
import { texts } from './texts.ts';

const route = getRouteApi('/explore/$connection/services/$service');

export function ServicePage() {
  const said = useTexts(texts);
  const format = useFormat();
  const navigate = useNavigate();
  const { connection, service } = route.useParams();
  const search = useSearchOf(route);
  const { data, error, isPending, refetch } = useAnswer(
    ['services', connection, service],
    api => api.getService({ id: connection, service }),
    { staleTime: 300_000 },
  );
  if (isPending) return <Loading />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  const set = data.sets.find(({ name }) => name === search.set);
  const here = { to: '/explore/$connection/services/$service', params: { connection, service } } as const;
  return (
    <>
      <Title
        above={
          <Link to="/explore/$connection/services" params={{ connection }}>
            {said.title}
          </Link>
        }
        name={data.name}
        about={<code>{data.path}</code>}
      />
      <div className="service-choose">
        <Choice
          label={said.set}
          value={set?.name ?? ''}
          options={[['', said.everySet], ...data.sets.map(({ name }) => [name, name] as const)]}
          onChange={event =>
            void navigate({ ...here, search: event.target.value === '' ? {} : { set: event.target.value } })
          }
        />
        {set && (
          <nav className="explore-views" aria-label={said.views}>
            {([undefined, 'fields'] as const).map(view => (
              <Link
                key={view ?? 'records'}
                {...here}
                className="press"
                data-tone="quiet"
                aria-current={search.view === view ? 'page' : undefined}
                search={view ? { set: set.name, view } : { set: set.name }}
              >
                {view ? said.fields : said.records}
              </Link>
            ))}
          </nav>
        )}
      </div>
      {search.set !== undefined && !set ? (
        <p className="notice" data-tone="negative" role="alert">
          {said.noSet(search.set)}
        </p>
      ) : !set ? (
        <>
          <Sets description={data} at={here.params} />
          {data.operations.length > 0 && <Operations of={data.operations} />}
          {data.left_out.length > 0 && (
            <details className="record-nested">
              <summary>{said.leftOut(format.number(data.left_out.length))}</summary>
              <ul>
                {data.left_out.map(({ name, reason }) => (
                  <li key={name}>
                    <code>{name}</code>: {reason}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      ) : search.view === 'fields' ? (
        <Fields set={set} />
      ) : (
        <Records at={here.params} set={set} search={search} />
      )}
    </>
  );
}

function Sets({
  description: { sets },
  at,
}: {
  description: Schemas['ServiceDescription'];
  at: { connection: string; service: string };
}) {
  const said = useTexts(texts);
  const columns: Column<Schemas['ServiceSet']>[] = [
    {
      name: 'name',
      title: said.set,
      cell: ({ name }) => (
        <Link
          className="row-link"
          to="/explore/$connection/services/$service"
          params={at}
          search={{ set: name }}
        >
          {name}
        </Link>
      ),
    },
    { name: 'keys', title: said.key, kind: 'code', cell: ({ keys }) => keys.join(', ') },
    { name: 'fields', title: said.fields, kind: 'number', cell: ({ fields }) => fields.length },
    {
      name: 'may',
      title: said.may,
      cell: set =>
        [said.read, set.creatable && said.create, set.updatable && said.change, set.deletable && said.delete]
          .filter(Boolean)
          .join(' · '),
    },
  ];
  return <Table caption={said.sets} columns={columns} rows={sets} keyOf={({ name }) => name} />;
}

function Operations({ of }: { of: Schemas['ServiceDescription']['operations'] }) {
  const said = useTexts(texts);
  const columns: Column<(typeof of)[number]>[] = [
    { name: 'name', title: said.operation, kind: 'code', cell: ({ name }) => name },
    { name: 'kind', title: said.kind, cell: ({ kind }) => said[kind] },
    {
      name: 'parameters',
      title: said.parameters,
      kind: 'wide',
      cell: ({ parameters }) => parameters.map(({ name }) => name).join(', '),
    },
  ];
  return (
    <Card title={said.operations} className="service-operations">
      <Table caption={said.operations} columns={columns} rows={of} keyOf={({ name }) => name} />
    </Card>
  );
}
