// One run: what it found, and the calls with which it read its source, as bars over time.
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Schemas } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { useConnectionNames, useFlowNames } from '../../names.tsx';
import { CallPanel } from '../../parts/call-panel.tsx';
import { Card } from '../../parts/card.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Pager } from '../../parts/pager.tsx';
import { pathOf } from '../../parts/path-of.ts';
import { durationMsOf, RunState, runTexts } from '../../parts/run-state.tsx';
import { Title } from '../../parts/title.tsx';
import { Waterfall } from '../../parts/waterfall/waterfall.tsx';
import { useSearchOf } from '../../search.ts';
import { common } from '../../texts.ts';
import { texts } from './texts.ts';

type Run = Schemas['Run'];
const path = '/runs/$id';
const route = getRouteApi(path);

export function RunPage() {
  const { id } = route.useParams();
  const said = useTexts(texts);
  const format = useFormat();
  const connections = useConnectionNames();
  const {
    data: run,
    error,
    isPending,
    refetch,
  } = useAnswer(['runs', 'one', id], api => api.getRun({ id }), { everyMs: 3_000 });
  if (isPending) return <Loading />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <Title
        above={<Link to="/runs">{said.above}</Link>}
        name={said.run(connections.get(run.connection) ?? run.connection)}
        about={
          <>
            <RunState of={run} /> {format.instant(run.started_at)}
          </>
        }
      >
        <Link
          className="press"
          data-tone="plain"
          to="/documents"
          search={run.flow === null ? { since: run.started_at } : { flow: run.flow, since: run.started_at }}
        >
          {said.documents}
        </Link>
      </Title>
      {run.error && (
        <p className="notice" data-tone="negative">
          {format.sentence(run.error)}
        </p>
      )}
      <RunFacts run={run} />
      <Calls run={run} />
    </>
  );
}

function RunFacts({ run }: { run: Run }) {
  const said = useTexts(texts);
  const format = useFormat();
  const flows = useFlowNames();
  const words = useTexts(runTexts);
  const durationMs = durationMsOf(run);
  return (
    <Facts
      of={[
        [words.trigger, words[run.trigger]],
        [said.flow, run.flow === null ? said.allFlows : (flows.get(run.flow) ?? run.flow)],
        [words.found, format.number(run.found)],
        [words.missed, format.number(run.missed_by_webhook)],
        [said.ended, format.instant(run.ended_at)],
        [words.duration, durationMs === undefined ? null : format.duration(durationMs)],
      ]}
    />
  );
}

function Calls({ run: { id, connection } }: { run: Run }) {
  const said = useTexts(texts);
  const format = useFormat();
  const { onThisPage } = useTexts(common);
  const connections = useConnectionNames();
  const { call, cursor } = useSearchOf(route);
  const list = useAnswer(
    ['calls', 'run', id, cursor],
    api => api.listCalls({ id: connection, run: id, cursor, limit: 100 }),
    { keepsRows: true, ...(cursor === undefined ? { everyMs: 5_000 } : {}) },
  );
  if (list.isPending) return <Loading />;
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  const { result, next_cursor } = list.data;
  return (
    <>
      {call !== undefined && <CallPanel key={call} id={call} />}
      <Card title={said.calls}>
        {result.length === 0 ? (
          <p className="hint">{said.noCalls}</p>
        ) : (
          <Waterfall
            caption={said.calls}
            calls={result.map(one => ({
              ...one,
              path: pathOf(one.url),
              connection: connections.get(connection) ?? connection,
              startedAt: Date.parse(one.started_at),
              durationMs: one.duration_ms,
            }))}
            linkTo={(one, name) => (
              <Link
                to={path}
                params={{ id }}
                search={all => ({ ...all, call: one.id })}
                aria-current={one.id === call}
              >
                {name}
              </Link>
            )}
          />
        )}
        {(next_cursor !== null || cursor !== undefined) && (
          <Pager from={path} next={next_cursor} isFirst={cursor === undefined}>
            {onThisPage(format.number(result.length))}
          </Pager>
        )}
      </Card>
    </>
  );
}
