// What stands above the runs: doubts that a restore has left, and the outcomes of one flow.
import { Link } from '@tanstack/react-router';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { useConnectionNames, useFlowNames } from '../../names.tsx';
import { Card } from '../../parts/card.tsx';
import { OutcomeTag } from '../../parts/outcome-tag.tsx';
import { texts } from './texts.ts';

export function RestoreNotice() {
  const said = useTexts(texts);
  const format = useFormat();
  const flows = useFlowNames();
  const connections = useConnectionNames();
  const { data } = useAnswer(['restores', 'last'], api => api.getLastRestore(), { staleTime: 60_000 });
  const restore = data?.restore;
  if (!restore || (restore.unread_flows.length === 0 && restore.keyed_requests.length === 0)) return null;
  return (
    <section className="notice" data-tone="critical">
      <h2>{said.restored}</h2>
      <p>{said.restoredWhen(format.instant(restore.restored_at), format.instant(restore.backup_taken_at))}</p>
      {restore.unread_flows.length > 0 && (
        <p>{said.unread(restore.unread_flows.map(id => flows.get(id) ?? id).join(', '))}</p>
      )}
      {restore.keyed_requests.map(({ connection, name, keys }) => (
        <p key={connection}>{said.keyed(connections.get(connection) ?? name, format.number(keys))}</p>
      ))}
    </section>
  );
}

export function FlowOutcomes({ flow }: { flow: string }) {
  const said = useTexts(texts);
  const format = useFormat();
  const { data } = useAnswer(['flows', flow, 'outcomes'], api => api.countOutcomes({ id: flow }));
  if (!data) return null;
  return (
    <Card title={said.outcomes} className="tally-card">
      <ul className="tally">
        {data.outcomes.map(({ outcome, count }) => (
          <li key={outcome}>
            <OutcomeTag outcome={outcome} /> <b>{format.number(count)}</b>
          </li>
        ))}
      </ul>
      <p className="hint">
        {said.records(format.number(data.records))}
        {data.set_aside > 0 && (
          <>
            {' · '}
            <Link to="/set-aside">{said.setAside(format.number(data.set_aside))}</Link>
          </>
        )}
      </p>
    </Card>
  );
}
