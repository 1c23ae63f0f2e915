import { Link } from '@tanstack/react-router';
import CircleCheck from 'lucide-react/icons/circle-check';
import CirclePause from 'lucide-react/icons/circle-pause';
import CircleX from 'lucide-react/icons/circle-x';
import Hourglass from 'lucide-react/icons/hourglass';
import KeyRound from 'lucide-react/icons/key-round';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { Tag } from '../../parts/tag.tsx';
import { texts } from './texts.ts';

const statuses = {
  ok: { tone: 'positive', icon: CircleCheck },
  limited: { tone: 'critical', icon: Hourglass },
  needs_credentials: { tone: 'negative', icon: KeyRound },
  failing: { tone: 'negative', icon: CircleX },
  paused: { tone: 'neutral', icon: CirclePause },
} as const;

/** The systems, and why one of them does not work. */
export function Health() {
  const said = useTexts(texts);
  const format = useFormat();
  const { data } = useAnswer(['connections'], api => api.listConnections({ limit: 500 }), { everyMs: 5_000 });
  if (!data) return null;
  return (
    <Card title={said.connections}>
      {data.result.length === 0 && <p className="hint">{said.noConnections}</p>}
      <ul className="health">
        {data.result.map(({ id, name, status, status_reason, waiting }) => (
          <li key={id}>
            <Link className="health-name" to="/connections/$id" params={{ id }}>
              {name}
            </Link>
            <Tag {...statuses[status]}>{said[status]}</Tag>
            {waiting.jobs + waiting.postings > 0 && (
              <span className="hint">{said.waits(format.number(waiting.jobs + waiting.postings))}</span>
            )}
            {status !== 'ok' && status_reason && <p className="hint">{format.sentence(status_reason)}</p>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
