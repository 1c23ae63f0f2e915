// The newest calls over this connection, and one of them opened. The list shows no bodies.
import { getRouteApi, Link } from '@tanstack/react-router';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { CallPanel } from '../../parts/call-panel.tsx';
import { Card } from '../../parts/card.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Pager } from '../../parts/pager.tsx';
import { Table } from '../../parts/table.tsx';
import { useSearchOf } from '../../search.ts';
import { common } from '../../texts.ts';
import { texts } from './texts.ts';

const route = getRouteApi('/connections/$id');

export function Calls({ id }: { id: string }) {
  const said = useTexts(texts);
  const format = useFormat();
  const { onThisPage } = useTexts(common);
  const { cursor, call } = useSearchOf(route);
  const list = useAnswer(['calls', id, cursor], api => api.listCalls({ id, cursor, limit: 20 }), {
    keepsRows: true,
    ...(cursor === undefined ? { everyMs: 5_000 } : {}),
  });
  return (
    <div className="calls">
      {call !== undefined && <CallPanel key={call} id={call} />}
      <Card title={said.calls}>
        {list.isPending ? (
          <Loading />
        ) : list.error ? (
          <Failed error={list.error} onRetry={() => void list.refetch()} />
        ) : list.data.result.length === 0 ? (
          <p className="hint">{said.noCalls}</p>
        ) : (
          <>
            <Table
              caption={said.callsCaption}
              rows={list.data.result}
              keyOf={row => row.id}
              isStale={list.isPlaceholderData}
              columns={[
                {
                  name: 'at',
                  title: said.at,
                  kind: 'line',
                  cell: row => format.instant(row.started_at),
                },
                {
                  name: 'call',
                  title: said.call,
                  kind: 'wide',
                  cell: row => (
                    <Link
                      className="call-link"
                      to="/connections/$id"
                      params={{ id }}
                      search={all => ({ ...all, call: row.id })}
                      aria-current={row.id === call}
                      resetScroll={false}
                    >
                      {row.method} {partsOf(row.url).path}
                      <span className="row-reason">{partsOf(row.url).query}</span>
                    </Link>
                  ),
                },
                {
                  name: 'status',
                  title: said.status,
                  kind: 'line',
                  cell: row => (
                    <span className="call-status" data-ok={row.status !== null && row.status < 400}>
                      {row.status ?? said.failed}
                    </span>
                  ),
                },
                {
                  name: 'duration',
                  title: said.duration,
                  kind: 'number',
                  cell: row => format.duration(row.duration_ms),
                },
                {
                  name: 'document',
                  title: said.document,
                  kind: 'line',
                  cell: row =>
                    row.posting !== null && (
                      <Link to="/documents/$id" params={{ id: row.posting }}>
                        {said.open}
                      </Link>
                    ),
                },
              ]}
            />
            <Pager from="/connections/$id" next={list.data.next_cursor} isFirst={cursor === undefined}>
              {onThisPage(format.number(list.data.result.length))}
            </Pager>
            <CsvLink of={`/v1/connections/${encodeURIComponent(id)}/calls`} filter={{}} />
          </>
        )}
      </Card>
    </div>
  );
}

function partsOf(url: string): { path: string; query: string } {
  if (!URL.canParse(url)) return { path: url, query: '' };
  const { pathname, searchParams } = new URL(url);
  return { path: pathname, query: [...searchParams].map(([name, value]) => `${name}=${value}`).join(' & ') };
}
