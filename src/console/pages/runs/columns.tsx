import { Link } from '@tanstack/react-router';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleX from 'lucide-react/icons/circle-x';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import type { Schemas } from '../../../client/index.ts';
import { useFormat, useTexts } from '../../language.tsx';
import { useConnectionNames, useFlowNames } from '../../names.tsx';
import type { Column } from '../../parts/table.tsx';
import { Tag } from '../../parts/tag.tsx';
import { texts } from './texts.ts';

type Run = Schemas['Run'];

const looks = {
  running: { tone: 'informative', icon: RefreshCw },
  succeeded: { tone: 'positive', icon: CircleCheck },
  failed: { tone: 'negative', icon: CircleX },
} as const;

export function useColumns(): Column<Run>[] {
  const said = useTexts(texts);
  const format = useFormat();
  const flows = useFlowNames();
  const connections = useConnectionNames();
  return [
    {
      name: 'state',
      title: said.state,
      cell: ({ outcome }) => {
        const state = outcome ?? 'running';
        return <Tag {...looks[state]}>{said[state]}</Tag>;
      },
    },
    { name: 'started', title: said.started, kind: 'line', cell: run => format.instant(run.started_at) },
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
            {said[trigger]}, {flow === null ? said.allFlows : (flows.get(flow) ?? flow)}
          </span>
          {error && <span className="row-second run-error">{format.sentence(error)}</span>}
        </>
      ),
    },
    { name: 'found', title: said.found, kind: 'number', cell: ({ found }) => format.number(found) },
    {
      name: 'missed',
      title: said.missed,
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
    { name: 'duration', title: said.duration, kind: 'number', cell: run => <Duration run={run} /> },
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

function Duration({ run: { started_at, ended_at } }: { run: Run }) {
  const format = useFormat();
  return ended_at === null ? '–' : format.duration(Date.parse(ended_at) - Date.parse(started_at));
}
