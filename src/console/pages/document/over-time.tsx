// The calls of the story as bars over time.
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../../client/index.ts';
import { useTexts } from '../../language.tsx';
import { useConnectionNames } from '../../names.tsx';
import { Card } from '../../parts/card.tsx';
import { pathOf } from '../../parts/path-of.ts';
import { Waterfall } from '../../parts/waterfall/waterfall.tsx';
import { texts } from './texts.ts';

export function OverTime({ steps }: { steps: readonly Schemas['StoryStep'][] }) {
  const said = useTexts(texts);
  const connections = useConnectionNames();
  const calls = steps.flatMap(({ call }) => (call ? [call] : []));
  return (
    <Card title={said.overTime} className="story-over-time">
      <Waterfall
        caption={said.overTime}
        calls={calls.map(({ url, connection, started_at, duration_ms, ...call }) => ({
          ...call,
          path: pathOf(url),
          connection: connections.get(connection) ?? connection,
          startedAt: Date.parse(started_at),
          durationMs: duration_ms,
        }))}
        linkTo={(call, name) => (
          // The call stands next to the story, at the top of the page.
          <Link to="." search={{ call: call.id }}>
            {name}
          </Link>
        )}
      />
    </Card>
  );
}
