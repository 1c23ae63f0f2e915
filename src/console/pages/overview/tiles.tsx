import { Link } from '@tanstack/react-router';
import { useFormat, useTexts } from '../../language.tsx';
import { looks, type State } from '../../parts/state-tag.tsx';
import { states } from '../../texts.ts';
import { texts } from './texts.ts';

/** What is uncertain or waits for a person comes first. */
const order: State[] = ['uncertain', 'parked', 'rejected', 'planned', 'sent', 'accepted'];

/** Documents of today by their state now. */
export function Tiles({
  today,
  since,
}: {
  today: readonly { state: State; count: number }[];
  since: string;
}) {
  const said = useTexts(texts);
  const names = useTexts(states);
  const format = useFormat();
  const counts = new Map(today.map(({ state, count }) => [state, count]));
  return (
    <nav aria-label={said.states}>
      <ul className="tiles">
        {order.map(state => {
          const { tone, icon: Icon } = looks[state];
          return (
            <li key={state}>
              <Link className="tile" data-tone={tone} to="/documents" search={{ state, since }}>
                <span className="tile-name">
                  <Icon aria-hidden />
                  {names[state]}
                </span>
                <span className="tile-count">{format.number(counts.get(state) ?? 0)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
