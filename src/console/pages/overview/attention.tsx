import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../../client/index.ts';
import { useFormat, useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { listPage } from './list-page.ts';
import { texts } from './texts.ts';

/** What needs a person, the most urgent first, as Kontor puts it; each leads to its list. */
export function Attention({ entries }: { entries: readonly Schemas['Attention'][] }) {
  const said = useTexts(texts);
  const format = useFormat();
  return (
    <Card title={said.attention}>
      {entries.length === 0 && <p className="hint">{said.nothing}</p>}
      <ul className="attention">
        {entries.map(({ says, count, money, list }) => {
          const page = listPage(list);
          return (
            <li key={`${list.path} ${JSON.stringify(list.query)}`}>
              <span className="attention-count">{format.number(count)}</span>
              <div>
                <p>{format.sentence(says)}</p>
                {page && (
                  <Link to={page.to} search={page.search}>
                    {said.show}
                  </Link>
                )}
              </div>
              <span className="attention-amount">
                {money.map(({ amount, currency }) => (
                  <span key={currency}>{format.money(amount, currency)}</span>
                ))}
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
