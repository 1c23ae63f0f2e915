// The list of connections: what works, what does not and why, and what waits for it.
import { getRouteApi, Link } from '@tanstack/react-router';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { TestTag } from '../../parts/connection/environment.tsx';
import { LiveCheck } from '../../parts/connection/live-check.tsx';
import { PauseOrResume } from '../../parts/connection/pause.tsx';
import { type Connection, StatusTag } from '../../parts/connection/status-tag.tsx';
import { useWaiting } from '../../parts/connection/waiting.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Pager } from '../../parts/pager.tsx';
import { Press } from '../../parts/press.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { Title } from '../../parts/title.tsx';
import { useMay, useSession } from '../../session.tsx';
import '../../styles/connections.css';
import { useSearchOf } from '../../search.ts';
import { Notices } from './notices.tsx';
import { texts } from './texts.ts';

const route = getRouteApi('/connections');

export function ConnectionsPage() {
  const said = useTexts(texts);
  const format = useFormat();
  const { cursor } = useSearchOf(route);
  const mayAdmin = useMay('admin');
  const [checked, check] = useState<Connection>();
  const columns = useColumns(check);
  const list = useAnswer(['connections', 'list', cursor], api => api.listConnections({ cursor, limit: 50 }), {
    keepsRows: true,
    everyMs: 5_000,
  });
  const count = list.data?.result.length ?? 0;
  const connect = (
    <Link className="press" data-tone="main" to="/connect" search={{}}>
      <Plus aria-hidden />
      {said.connect}
    </Link>
  );
  return (
    <>
      <Title name={said.title} about={said.about}>
        {count > 0 && <CsvLink of="/v1/connections" filter={{}} />}
        {mayAdmin && count > 0 && connect}
      </Title>
      {list.isPending ? (
        <Loading />
      ) : list.error ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : count === 0 ? (
        <Empty title={said.none}>
          <p>{mayAdmin ? said.first : said.firstAsk}</p>
          {mayAdmin && connect}
        </Empty>
      ) : (
        <>
          <Table
            caption={said.title}
            columns={columns}
            rows={list.data.result}
            keyOf={({ id }) => id}
            isStale={list.isPlaceholderData}
          />
          <Pager from="/connections" next={list.data.next_cursor} isFirst={cursor === undefined}>
            {count === 1 ? said.one : said.count(format.number(count))}
          </Pager>
        </>
      )}
      {checked && (
        <Dialog title={said.checkOf(checked.name)} onClose={() => check(undefined)}>
          <LiveCheck id={checked.id} isStarted />
        </Dialog>
      )}
    </>
  );
}

function useColumns(check: (connection: Connection) => void): Column<Connection>[] {
  const said = useTexts(texts);
  const format = useFormat();
  const waits = useWaiting();
  const mayWrite = useMay('write');
  const seesAll = useSession().session?.tenant === null;
  const titles = new Map(
    useAnswer(['connectors'], api => api.listConnectors(), { staleTime: 300_000 }).data?.result.map(
      ({ name, title }) => [name, title],
    ),
  );
  return [
    {
      name: 'system',
      title: said.system,
      cell: ({ id, name, connector, tenant, environment }) => (
        <>
          <Link className="row-link" to="/connections/$id" params={{ id }}>
            {name}
          </Link>{' '}
          <TestTag of={{ environment }} />
          <span className="row-second">
            {titles.get(connector) ?? connector}
            {seesAll && ` · ${tenant}`}
          </span>
        </>
      ),
    },
    {
      name: 'status',
      title: said.status,
      cell: ({ status, status_reason }) => (
        <>
          <StatusTag status={status} />
          {status_reason && <span className="row-reason">{format.sentence(status_reason)}</span>}
        </>
      ),
    },
    {
      name: 'since',
      title: said.since,
      kind: 'line',
      cell: ({ status_since }) => (
        <time dateTime={status_since} title={format.instantInZone(status_since)}>
          {format.ago(status_since)}
        </time>
      ),
    },
    {
      name: 'waits',
      title: said.waits,
      kind: 'line',
      cell: ({ id, waiting }) =>
        waits(waiting) === '' ? (
          <span className="hint">{said.nothing}</span>
        ) : (
          <Link to="/documents" search={{ connection: id, state: 'planned,sent,uncertain' }}>
            {waits(waiting)}
          </Link>
        ),
    },
    { name: 'notices', title: said.notices, cell: connection => <Notices connection={connection} /> },
    {
      name: 'actions',
      title: said.actions,
      cell: connection => (
        <div className="row-actions">
          {mayWrite && (
            <Press onClick={() => check(connection)}>
              {said.check}
              <span className="unseen">: {connection.name}</span>
            </Press>
          )}
          <PauseOrResume connection={connection} />
        </div>
      ),
    },
  ];
}
