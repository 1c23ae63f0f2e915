// One object of one connection as a table. Filters, columns and cursor stand in the address.
import { getRouteApi, Link } from '@tanstack/react-router';
import '../../styles/explore.css';
import type { Schemas } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { useConnectionNames } from '../../names.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { filledNames, type Row } from '../../parts/record-shape.ts';
import { Table } from '../../parts/table.tsx';
import { Title } from '../../parts/title.tsx';
import { columnsOf } from '../../parts/value.tsx';
import { useSearchOf } from '../../search.ts';
import { useMay } from '../../session.tsx';
import { Columns } from './columns.tsx';
import { CopyAs } from './copy-as.tsx';
import { fieldNames } from './definition.ts';
import { Filters } from './filters.tsx';
import { definitionOf, listOf } from './objects-api.ts';
import { type ObjectSearch, partsOf } from './search.ts';
import { texts } from './texts.ts';
import { WriteForm } from './write-form.tsx';

const route = getRouteApi('/explore/$connection/$object');

export function ListPage() {
  const said = useTexts(texts);
  const { connection, object } = route.useParams();
  const search = useSearchOf(route);
  const mayWrite = useMay('write');
  const names = useConnectionNames();
  const {
    data: definition,
    error,
    isPending,
    refetch,
  } = useAnswer(['objects', connection, object], api => definitionOf(api, connection, object), {
    staleTime: 300_000,
  });
  if (isPending) return <Loading />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  const { isNew } = partsOf(search);
  const here = { to: '/explore/$connection/$object', params: { connection, object } } as const;
  return (
    <>
      <Title
        above={
          <Link to="/explore" search={{ connection }}>
            {said.title}: {names.get(connection) ?? connection}
          </Link>
        }
        name={object}
        about={definition.one}
      >
        {mayWrite && definition.create && !isNew && (
          <Link {...here} className="press" data-tone="main" search={{ new: 'true' }}>
            {said.create}
          </Link>
        )}
      </Title>
      {isNew && mayWrite && definition.create ? (
        <WriteForm
          write={{ connection, object }}
          schema={definition.create}
          before={{}}
          back={
            <Link {...here} className="press" data-tone="quiet" search={{}}>
              {said.backToList}
            </Link>
          }
        />
      ) : definition.can.includes('list') ? (
        <Records connection={connection} object={object} search={search} definition={definition} />
      ) : (
        <Empty title={said.noList}>
          <p>{said.noListWhy}</p>
        </Empty>
      )}
    </>
  );
}

function Records({
  connection,
  object,
  search,
  definition,
}: {
  connection: string;
  object: string;
  search: ObjectSearch;
  definition: Schemas['ObjectDefinition'];
}) {
  const said = useTexts(texts);
  const format = useFormat();
  const { columns: chosen, cursor, search: text, filters } = partsOf(search);
  const query = { ...filters, search: text, limit: '50' };
  const list = useAnswer(
    ['objects', connection, object, 'list', query, cursor],
    api => listOf(api, object, { ...query, id: connection, cursor }),
    { keepsRows: true },
  );
  const rows = list.data?.result ?? [];
  const filled = filledNames(rows);
  const shown = chosen ?? filled;
  const known = fieldNames(definition.query);
  const fields = chosen?.filter(name => known.includes(name)).join(',') || undefined;
  const canOpen = definition.can.includes('get');
  const columns = columnsOf(shown, rows).map(column =>
    column.name === 'id' && canOpen
      ? {
          ...column,
          kind: 'code' as const,
          cell: (row: Row) => (
            <Link
              className="row-link"
              to="/explore/$connection/$object/$id"
              params={{ connection, object, id: String(row.id) }}
            >
              {String(row.id)}
            </Link>
          ),
        }
      : column,
  );
  const isNarrowed = Object.keys(filters).length > 0 || text !== undefined;
  const here = { to: '/explore/$connection/$object', params: { connection, object } } as const;
  const { cursor: _, ...first } = search;
  return (
    <>
      <Filters key={JSON.stringify(search)} at={here} search={search} query={definition.query} />
      {list.isPending ? (
        <Loading />
      ) : list.error ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <>
          <div className="explore-tools">
            <Columns at={here} search={search} known={[...new Set([...known, ...filled])]} shown={shown} />
            <CopyAs connection={connection} object={object} act="list" query={{ ...query, cursor }} />
            {/* What a type-ahead finds are a few of the best, and no list with an end. */}
            {text === undefined && (
              <CsvLink
                of={`/v1/connections/${encodeURIComponent(connection)}/${object}`}
                filter={{ ...filters, fields }}
              />
            )}
          </div>
          {[
            ...list.data.warnings.map(({ says }) => says),
            ...list.data.unreadable.map(one => `${one.id ?? '?'}: ${one.reason}`),
          ].map(says => (
            <p key={says} className="notice" data-tone="critical">
              {format.sentence(says)}
            </p>
          ))}
          {rows.length === 0 ? (
            <Empty title={isNarrowed ? said.none : said.noneYet}>
              {isNarrowed ? (
                <Link {...here} search={{}}>
                  {said.clear}
                </Link>
              ) : (
                <p>{said.noneYetWhy}</p>
              )}
            </Empty>
          ) : (
            <Table
              caption={object}
              columns={columns}
              rows={rows}
              keyOf={row => String(row.id)}
              isStale={list.isPlaceholderData}
            />
          )}
          <footer className="pager">
            <p role="status">
              {said.shown(format.number(rows.length))}
              {list.data.as_of && ` · ${said.asOf(format.instant(list.data.as_of))}`}
            </p>
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
        </>
      )}
    </>
  );
}
