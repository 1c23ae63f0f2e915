// The runs of the source: when it was read, why, and what was found.
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { durationMsOf, RunState, runTexts } from '../../parts/run-state.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { common } from '../../texts.ts';
import { flowSearch } from './search.ts';
import { texts } from './texts.ts';

type Run = Schemas['Run'];

const aPage = 10;

export function Runs({ flow, cursor }: { flow: string; cursor: string | undefined }) {
  const said = useTexts(texts);
  const words = useTexts(runTexts);
  const { older, newest } = useTexts(common);
  const format = useFormat();
  const runs = useAnswer(['runs', flow, cursor], api => api.listRuns({ flow, cursor, limit: aPage }), {
    keepsRows: true,
    ...(cursor === undefined ? { everyMs: 10_000 } : {}),
  });
  const columns: Column<Run>[] = [
    {
      name: 'started',
      title: words.started,
      kind: 'line',
      cell: ({ id, started_at, trigger }) => (
        <>
          <Link to="/runs/$id" params={{ id }}>
            {format.instant(started_at)}
          </Link>
          <span className="row-second">{words[trigger]}</span>
        </>
      ),
    },
    {
      name: 'outcome',
      title: said.outcome,
      cell: run => (
        <>
          <RunState of={run} />
          {run.error && <span className="row-second">{format.sentence(run.error)}</span>}
        </>
      ),
    },
    { name: 'found', title: words.found, kind: 'number', cell: ({ found }) => format.number(found) },
    {
      name: 'missed',
      title: words.missed,
      kind: 'number',
      cell: run => format.number(run.missed_by_webhook),
    },
    {
      name: 'took',
      title: words.duration,
      kind: 'number',
      cell: run => {
        const ms = durationMsOf(run);
        return ms === undefined ? '–' : format.duration(ms);
      },
    },
  ];
  return (
    <Card title={said.runs}>
      <p className="hint">{said.runsAbout}</p>
      {runs.isPending ? (
        <Loading />
      ) : runs.error ? (
        <Failed error={runs.error} onRetry={() => void runs.refetch()} />
      ) : runs.data.result.length === 0 ? (
        <p className="hint">{said.noRuns}</p>
      ) : (
        <>
          <Table
            caption={said.runsAbout}
            columns={columns}
            rows={runs.data.result}
            keyOf={({ id }) => id}
            isStale={runs.isPlaceholderData}
          />
          <footer className="pager">
            <CsvLink of="/v1/runs" filter={{ flow }} />
            {cursor !== undefined && (
              <Link
                className="press"
                to="/flows/$id"
                params={{ id: flow }}
                search={rest => flowSearch({ ...rest, cursor: undefined })}
                resetScroll={false}
              >
                {newest}
              </Link>
            )}
            {runs.data.next_cursor !== null && (
              <Link
                className="press"
                to="/flows/$id"
                params={{ id: flow }}
                search={rest => flowSearch({ ...rest, cursor: runs.data.next_cursor ?? undefined })}
                resetScroll={false}
              >
                {older}
              </Link>
            )}
          </footer>
        </>
      )}
    </Card>
  );
}
