import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../../client/index.ts';
import { useFormat, useTexts } from '../../language.tsx';
import { useConnectionNames, useFlowNames } from '../../names.tsx';
import { durationMsOf, RunState, runTexts } from '../../parts/run-state.tsx';
import type { Column } from '../../parts/table.tsx';
import { texts } from './texts.ts';

type Run = Schemas['Run'];

export function useColumns(): Column<Run>[] {
  const said = useTexts(texts);
  const words = useTexts(runTexts);
  const format = useFormat();
  const flows = useFlowNames();
  const connections = useConnectionNames();
  return [
    { name: 'state', title: said.state, cell: run => <RunState of={run} /> },
    { name: 'started', title: words.started, kind: 'line', cell: run => format.instant(run.started_at) },
    {
      name: 'run',
      title: said.run,
      kind: 'wide',
      cell: ({ id, connection, flow, trigger, error }) => (
        <>
          <Link className="row-link" to="/runs/$id" params={{ id }}>
            {connections.get(connection) ?? connection}
          </Link>
          <span className="row-second">
            {words[trigger]}, {flow === null ? said.allFlows : (flows.get(flow) ?? flow)}
          </span>
          {error && <span className="row-second run-error">{format.sentence(error)}</span>}
        </>
      ),
    },
    { name: 'found', title: words.found, kind: 'number', cell: ({ found }) => format.number(found) },
    {
      name: 'missed',
      title: words.missed,
      kind: 'number',
      cell: ({ connection, missed_by_webhook: missed }) =>
        missed === 0 ? (
          format.number(0)
        ) : (
          <Link
            to="/events"
            search={{ connection, source: 'poll' }}
            aria-label={`${format.number(missed)}: ${said.eventsOf(connections.get(connection) ?? connection)}`}
          >
            {format.number(missed)}
          </Link>
        ),
    },
    { name: 'duration', title: words.duration, kind: 'number', cell: run => <Duration run={run} /> },
    {
      name: 'documents',
      title: said.documents,
      cell: ({ flow, started_at: since, found }) =>
        found > 0 && (
          <Link
            to="/documents"
            search={flow === null ? { since } : { flow, since }}
            aria-label={said.documentsOf(format.instant(since))}
          >
            {said.documents}
          </Link>
        ),
    },
  ];
}

function Duration({ run }: { run: Run }) {
  const format = useFormat();
  const ms = durationMsOf(run);
  return ms === undefined ? '–' : format.duration(ms);
}
