// The records of a set, in the system's own words; one of them opens below its table.
import { Link, useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import type { Schemas } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Field } from '../../parts/field.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Press } from '../../parts/press.tsx';
import { filledNames, type Row } from '../../parts/record-shape.ts';
import { Table } from '../../parts/table.tsx';
import { columnsOf, RecordView } from '../../parts/value.tsx';
import { keyOf, type ServiceSearch, serviceSearch } from './search.ts';
import { texts } from './texts.ts';

interface Of {
  at: { connection: string; service: string };
  set: Schemas['ServiceSet'];
  search: ServiceSearch;
}

export function Records({ at, set, search }: Of) {
  const said = useTexts(texts);
  const format = useFormat();
  const { filter, orderby, select, expand, cursor, key } = search;
  const asked = { id: at.connection, service: at.service, set: set.name, select, expand };
  const list = useAnswer(
    ['services', at, 'records', set.name, filter, orderby, select, expand, cursor],
    api => api.listServiceRecords({ ...asked, filter, orderby, cursor, limit: 50 }),
    { keepsRows: true },
  );
  const here = { to: '/explore/$connection/services/$service', params: at } as const;
  const { cursor: _, key: __, ...first } = search;
  const rows: Row[] = list.data?.result ?? [];
  const keys = list.data?.keys ?? set.keys;
  // The key stands first and leads to the whole record.
  const names = [...keys, ...filledNames(rows).filter(name => !keys.includes(name))];
  const columns = columnsOf(names, rows).map((column, index) =>
    index === 0
      ? {
          ...column,
          kind: 'code' as const,
          cell: (row: Row) => (
            <Link
              {...here}
              className="row-link"
              search={{ ...search, key: keyOf(keys, row) ?? '' }}
              resetScroll={false}
            >
              {String(row[column.name] ?? '–')}
            </Link>
          ),
        }
      : column,
  );
  return (
    <>
      <Ask key={JSON.stringify(search)} at={at} set={set} search={search} />
      {key !== undefined && <One at={at} set={set} search={search} />}
      {list.isPending ? (
        <Loading />
      ) : list.error ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <Empty title={said.none}>
          {filter !== undefined && (
            <Link {...here} search={{ set: set.name }}>
              {said.clear}
            </Link>
          )}
        </Empty>
      ) : (
        <>
          <div className="explore-tools">
            <CsvLink
              of={`/v1/connections/${encodeURIComponent(at.connection)}/services/${encodeURIComponent(at.service)}/${encodeURIComponent(set.name)}`}
              filter={{ filter, orderby, select, expand }}
            />
          </div>
          <Table
            caption={set.name}
            columns={columns}
            rows={rows}
            keyOf={row => keyOf(keys, row) ?? rows.indexOf(row)}
            isStale={list.isPlaceholderData}
          />
        </>
      )}
      {list.data && (
        <footer className="pager">
          <p role="status">{said.shown(format.number(rows.length))}</p>
          {cursor !== undefined && (
            <Link {...here} className="press" data-tone="plain" search={first}>
              {said.first}
            </Link>
          )}
          {list.data.next_cursor !== null && (
            <Link
              {...here}
              className="press"
              data-tone="plain"
              search={{ ...first, cursor: list.data.next_cursor }}
            >
              {said.next}
            </Link>
          )}
        </footer>
      )}
    </>
  );
}

function Ask({ at, set, search }: Of) {
  const said = useTexts(texts);
  const navigate = useNavigate();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = Object.fromEntries(
      [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value).trim()]),
    );
    void navigate({
      to: '/explore/$connection/services/$service',
      params: at,
      search: serviceSearch({ set: set.name, ...entered }),
    });
  };
  const example = set.keys[0] ?? 'Name';
  return (
    <search>
      <form className="filters explore-filters" onSubmit={submit}>
        <Field
          label={said.filter}
          name="filter"
          defaultValue={search.filter}
          placeholder={`${example} eq '1'`}
        />
        <Field
          label={said.orderby}
          name="orderby"
          defaultValue={search.orderby}
          placeholder={`${example} desc`}
        />
        <Field
          label={said.select}
          name="select"
          defaultValue={search.select}
          placeholder={set.keys.join(',')}
        />
        <Field
          label={said.expand}
          name="expand"
          defaultValue={search.expand}
          placeholder={set.navigations[0]?.name}
        />
        <Press type="submit">{said.apply}</Press>
      </form>
    </search>
  );
}

function One({ at, set, search }: Of) {
  const said = useTexts(texts);
  const { key = '', expand, select } = search;
  const { data, error, isPending, refetch } = useAnswer(
    ['services', at, 'record', set.name, key, expand, select],
    api =>
      api.getServiceRecord({ id: at.connection, service: at.service, set: set.name, key, expand, select }),
  );
  const { key: _, ...closed } = search;
  return (
    <Card
      title={`${set.name} ${key}`}
      className="service-record"
      actions={
        <Link
          to="/explore/$connection/services/$service"
          params={at}
          search={closed}
          className="press"
          data-tone="quiet"
          resetScroll={false}
        >
          {said.close}
        </Link>
      }
    >
      {isPending ? (
        <Loading />
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <RecordView record={data} level={3} />
      )}
    </Card>
  );
}
