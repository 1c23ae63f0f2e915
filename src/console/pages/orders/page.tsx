// The order board: sales orders live from S/4HANA, by where they stand, those at risk with the reason.
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { AnswerOf } from '../../../client/index.ts';
import '../../styles/orders.css';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { useConnectionList } from '../../names.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Pager } from '../../parts/pager.tsx';
import { Press } from '../../parts/press.tsx';
import { Table } from '../../parts/table.tsx';
import { Title } from '../../parts/title.tsx';
import { useSearchOf } from '../../search.ts';
import { useColumns } from './columns.tsx';
import { Filters, States } from './filters.tsx';
import { texts } from './texts.ts';

const route = getRouteApi('/orders');

export function OrdersPage() {
  const said = useTexts(texts);
  const search = useSearchOf(route);
  const navigate = useNavigate();
  const connections = useConnectionList();
  if (connections.isPending) return <Loading />;
  if (connections.error)
    return <Failed error={connections.error} onRetry={() => void connections.refetch()} />;
  const systems = connections.data.result.filter(({ connector }) => connector === 's4hana');
  const chosen = systems.find(({ id }) => id === search.connection) ?? systems[0];
  return (
    <>
      <Title name={said.title} about={said.about} />
      {chosen === undefined ? (
        <Empty title={said.noSystem}>
          <p>{said.noSystemWhy}</p>
        </Empty>
      ) : (
        <>
          <States search={search} />
          <Filters
            key={`${chosen.id} ${search.customer}`}
            systems={systems}
            chosen={chosen.id}
            search={search}
            onChange={change => void navigate({ to: '/orders', search: change })}
          />
          <Orders connection={chosen.id} />
        </>
      )}
    </>
  );
}

function Orders({ connection }: { connection: string }) {
  const said = useTexts(texts);
  const format = useFormat();
  const { state, customer, cursor } = useSearchOf(route);
  const today = format.dayOf(new Date());
  const board = useAnswer(
    ['orders', connection, state, customer, cursor, today],
    api => api.readOrderBoard({ id: connection, state, customer, cursor, today }),
    { keepsRows: true, ...(cursor === undefined ? { everyMs: 30_000 } : {}) },
  );
  const columns = useColumns(connection, today);
  if (board.isPending) return <Loading />;
  if (board.error) return <Failed error={board.error} onRetry={() => void board.refetch()} />;
  const { result: orders, next_cursor: next, looked } = board.data;
  const warnings = warningsOf(board.data);
  const isNarrowed = state !== undefined || customer !== undefined;
  return (
    <>
      {warnings.map(says => (
        <p key={says} className="notice" data-tone="critical">
          {format.sentence(says)}
        </p>
      ))}
      {orders.length === 0 ? (
        <Empty title={isNarrowed ? said.none : said.noneYet}>
          {isNarrowed ? (
            <Link to="/orders" search={{ connection }}>
              {said.clear}
            </Link>
          ) : (
            <p>{said.noneYetWhy}</p>
          )}
        </Empty>
      ) : (
        <Table
          caption={said.title}
          columns={columns}
          rows={orders}
          keyOf={({ id }) => id}
          isStale={board.isPlaceholderData}
        />
      )}
      <Pager from="/orders" next={next} isFirst={cursor === undefined}>
        {said.count(format.number(orders.length), format.number(looked))}
        {next !== null && state !== undefined && ` ${said.lookFurther}`}
      </Pager>
      <p className="hint board-live">
        {!board.isPlaceholderData && said.live(format.clock(new Date(board.dataUpdatedAt)))}{' '}
        <Press tone="quiet" onClick={() => void board.refetch()}>
          {said.readAgain}
        </Press>{' '}
        <CsvLink
          of={`/v1/connections/${encodeURIComponent(connection)}/order-board`}
          filter={{ state, customer, today }}
        />
      </p>
    </>
  );
}

function warningsOf({ warnings, unreadable }: AnswerOf<'readOrderBoard'>): string[] {
  const all = [
    ...warnings.map(({ says }) => says),
    ...unreadable.map(({ id, reason }) => `${id ?? '?'}: ${reason}`),
  ];
  return [...new Set(all)];
}
