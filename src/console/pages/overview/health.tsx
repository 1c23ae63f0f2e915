import { Link } from '@tanstack/react-router';
import { useFormat, useTexts } from '../../language.tsx';
import { useConnectionList } from '../../names.tsx';
import { Card } from '../../parts/card.tsx';
import { StatusTag } from '../../parts/connection/status-tag.tsx';
import { useWaiting } from '../../parts/connection/waiting.tsx';
import { ProblemWords } from '../../parts/problem-words.tsx';
import { texts } from './texts.ts';

/** The systems, and why one of them does not work. */
export function Health() {
  const said = useTexts(texts);
  const format = useFormat();
  const waits = useWaiting();
  const { data, error } = useConnectionList({ everyMs: 5_000 });
  if (!data && !error) return null;
  return (
    <Card title={said.connections}>
      {error && <ProblemWords error={error} />}
      {data?.result.length === 0 && <p className="hint">{said.noConnections}</p>}
      <ul className="health">
        {data?.result.map(({ id, name, status, status_reason, waiting }) => (
          <li key={id}>
            <Link className="health-name" to="/connections/$id" params={{ id }}>
              {name}
            </Link>
            <StatusTag status={status} />
            {waits(waiting) !== '' && <span className="hint">{said.waits(waits(waiting))}</span>}
            {status !== 'ok' && status_reason && <p className="hint">{format.sentence(status_reason)}</p>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
