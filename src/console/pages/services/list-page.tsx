// The services of one system that Kontor knows by name; any other can be opened by its technical name or path.
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import '../../styles/services.css';
import type { Schemas } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useTexts } from '../../language.tsx';
import { useConnectionNames } from '../../names.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Field } from '../../parts/field.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Press } from '../../parts/press.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { Title } from '../../parts/title.tsx';
import { texts } from './texts.ts';

const route = getRouteApi('/explore/$connection/services');

export function ServicesPage() {
  const said = useTexts(texts);
  const { connection } = route.useParams();
  const names = useConnectionNames();
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useAnswer(['services', connection], api =>
    api.listServices({ id: connection, limit: 500 }),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const service = String(new FormData(event.currentTarget).get('service')).trim();
    if (service !== '')
      void navigate({
        to: '/explore/$connection/services/$service',
        params: { connection, service },
        search: {},
      });
  };
  const columns: Column<Schemas['KnownService']>[] = [
    {
      name: 'title',
      title: said.service,
      cell: ({ name, title }) => (
        <Link
          className="row-link"
          to="/explore/$connection/services/$service"
          params={{ connection, service: name }}
          search={{}}
        >
          {title}
        </Link>
      ),
    },
    { name: 'name', title: said.name, kind: 'code', cell: ({ name }) => name },
    { name: 'protocol', title: 'OData', cell: ({ protocol }) => protocol },
    { name: 'scenario', title: said.scenario, kind: 'code', cell: ({ scenario }) => scenario ?? '–' },
    { name: 'path', title: said.path, kind: 'code', cell: ({ path }) => path },
  ];
  return (
    <>
      <Title
        above={
          <Link to="/explore" search={{ connection }}>
            {said.above}: {names.get(connection) ?? connection}
          </Link>
        }
        name={said.title}
        about={said.about}
      >
        <CsvLink of={`/v1/connections/${encodeURIComponent(connection)}/services`} filter={{}} />
      </Title>
      <form className="service-open" onSubmit={submit}>
        <Field label={said.other} name="service" placeholder="API_SALES_ORDER_SRV" autoComplete="off" />
        <Press type="submit">{said.open}</Press>
      </form>
      {isPending ? (
        <Loading />
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <Table caption={said.title} columns={columns} rows={data.result} keyOf={({ name }) => name} />
      )}
    </>
  );
}
