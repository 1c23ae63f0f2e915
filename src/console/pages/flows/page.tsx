// The flows that are switched on, how they stand, and when their source was read last.
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Schemas } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { useConnectionNames } from '../../names.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Failed } from '../../parts/failed.tsx';
import { FlowCount } from '../../parts/flow-counts.tsx';
import { useFlowTitle } from '../../parts/flow-settings/definitions.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Pager } from '../../parts/pager.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { Title } from '../../parts/title.tsx';
import { FlowState, TurnFlow } from '../../parts/turn-flow.tsx';
import { useMay } from '../../session.tsx';
import '../../styles/flows.css';
import { useSearchOf } from '../../search.ts';
import { texts } from './texts.ts';

type Flow = Schemas['Flow'];

const route = getRouteApi('/flows');

/** Each row asks for its counts and its last run. */
const aPage = 25;

export function FlowsPage() {
  const said = useTexts(texts);
  const format = useFormat();
  const { cursor } = useSearchOf(route);
  const mayChange = useMay('admin');
  const columns = useColumns(mayChange);
  const flows = useAnswer(['flows', 'list', cursor], api => api.listFlows({ limit: aPage, cursor }), {
    everyMs: 10_000,
  });
  const rows = flows.data?.result ?? [];
  return (
    <>
      <Title name={said.title} about={said.about}>
        {rows.length > 0 && <CsvLink of="/v1/flows" filter={{}} />}
        {mayChange && (
          <Link className="press" data-tone="main" to="/flows/new">
            {said.setUp}
          </Link>
        )}
      </Title>
      {flows.isPending ? (
        <Loading />
      ) : flows.error ? (
        <Failed error={flows.error} onRetry={() => void flows.refetch()} />
      ) : rows.length === 0 ? (
        <Empty title={said.none}>
          <p>{said.noneWhy}</p>
          {mayChange ? <Link to="/flows/new">{said.setUp}</Link> : <p>{said.noneMay}</p>}
        </Empty>
      ) : (
        <>
          <Table caption={said.title} columns={columns} rows={rows} keyOf={({ id }) => id} />
          <Pager from="/flows" next={flows.data.next_cursor} isFirst={cursor === undefined}>
            {rows.length === 1 ? said.one : said.count(format.number(rows.length))}
          </Pager>
        </>
      )}
    </>
  );
}

function useColumns(mayChange: boolean): Column<Flow>[] {
  const said = useTexts(texts);
  const titleOf = useFlowTitle();
  const connections = useConnectionNames();
  const nameOf = (id: string) => connections.get(id) ?? id;
  const columns: Column<Flow>[] = [
    {
      name: 'flow',
      title: said.flow,
      kind: 'wide',
      cell: ({ id, flow }) => (
        <>
          <Link className="row-link" to="/flows/$id" params={{ id }}>
            {titleOf(flow)}
          </Link>
          <span className="row-second">{flow}</span>
        </>
      ),
    },
    {
      name: 'systems',
      kind: 'line',
      title: said.systems,
      cell: ({ from, to }) => (
        <>
          {nameOf(from)}
          <span className="row-second">→ {nameOf(to)}</span>
        </>
      ),
    },
    { name: 'state', title: said.state, cell: flow => <FlowState flow={flow} /> },
    {
      name: 'accepted',
      title: said.accepted,
      kind: 'number',
      cell: ({ id }) => <FlowCount flow={id} of="accepted" />,
    },
    {
      name: 'waiting',
      title: said.waiting,
      kind: 'number',
      cell: ({ id }) => <FlowCount flow={id} of="waiting" />,
    },
    {
      name: 'person',
      title: said.person,
      kind: 'number',
      cell: ({ id }) => <FlowCount flow={id} of="person" />,
    },
    { name: 'run', title: said.lastRun, kind: 'line', cell: ({ id }) => <LastRun flow={id} /> },
  ];
  return mayChange
    ? [
        ...columns,
        {
          name: 'actions',
          title: said.actions,
          cell: flow => <TurnFlow flow={flow} title={titleOf(flow.flow)} tone="quiet" />,
        },
      ]
    : columns;
}

function LastRun({ flow }: { flow: string }) {
  const said = useTexts(texts);
  const format = useFormat();
  const { data } = useAnswer(['runs', flow, 'last'], api => api.listRuns({ flow, limit: 1 }), {
    everyMs: 10_000,
  });
  const [run] = data?.result ?? [];
  if (!data) return null;
  if (!run) return said.never;
  return (
    <>
      <time dateTime={run.started_at} title={format.instantInZone(run.started_at)}>
        {format.ago(run.started_at)}
      </time>
      {run.outcome === 'failed' && (
        <span className="row-second" data-kind="problem">
          {said.failed}
        </span>
      )}
    </>
  );
}
