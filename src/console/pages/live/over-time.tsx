// The calls of the document that is followed, as bars over time.
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { Waterfall } from '../../parts/waterfall/waterfall.tsx';
import type { Row } from './follow.ts';
import { texts } from './texts.ts';

export function OverTime({ rows }: { rows: readonly Row[] }) {
  const said = useTexts(texts);
  const calls = rows.flatMap(row => (row.event === 'call' ? [row.data] : []));
  if (calls.length === 0) return null;
  const posting = new Map(calls.map(one => [one.id, one.posting]));
  return (
    <Card title={said.overTime} className="live-over-time">
      <Waterfall
        caption={said.overTime}
        calls={calls.map(({ connection_name, started_at, duration_ms, ...call }) => ({
          ...call,
          connection: connection_name,
          startedAt: Date.parse(started_at),
          durationMs: duration_ms,
        }))}
        linkTo={({ id }, name) => {
          const of = posting.get(id);
          return of ? (
            <Link to="/documents/$id" params={{ id: of }} search={{ call: id }}>
              {name}
            </Link>
          ) : (
            name
          );
        }}
      />
    </Card>
  );
}
