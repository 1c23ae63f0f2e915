import { Link } from '@tanstack/react-router';
import type { AnswerOf } from '../../../client/index.ts';
import { useFormat, useTexts } from '../../language.tsx';
import { looks, type State } from '../../parts/state-tag.tsx';
import { states } from '../../texts.ts';
import { texts } from './texts.ts';

/** What is uncertain or waits for a person comes first. */
const order: State[] = ['uncertain', 'parked', 'rejected', 'planned', 'sent', 'accepted'];

export function Tiles({ postings }: { postings: AnswerOf<'getSummary'>['postings'] }) {
  const said = useTexts(texts);
  const names = useTexts(states);
  const format = useFormat();
  const countOf = (wanted: State) =>
    postings.filter(({ state }) => state === wanted).reduce((sum, { count }) => sum + count, 0);
  return (
    <nav aria-label={said.states}>
      <ul className="tiles">
        {order.map(state => {
          const { tone, icon: Icon } = looks[state];
          return (
            <li key={state}>
              <Link className="tile" data-tone={tone} to="/documents" search={{ state }}>
                <span className="tile-name">
                  <Icon aria-hidden />
                  {names[state]}
                </span>
                <span className="tile-count">{format.number(countOf(state))}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
