import { Link } from '@tanstack/react-router';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { texts } from './texts.ts';

/** The newest documents that wait for a person, or of which Kontor does not know yet whether they arrived. */
export function Attention() {
  const said = useTexts(texts);
  const format = useFormat();
  const { data } = useAnswer(
    ['postings', 'attention'],
    api => api.listPostings({ state: 'uncertain,parked,rejected', limit: 20 }),
    { everyMs: 5_000 },
  );
  if (!data) return null;
  return (
    <Card title={said.attention}>
      {data.result.length === 0 && <p className="hint">{said.nothing}</p>}
      <ul className="attention">
        {data.result.map(posting => (
          <li key={posting.id}>
            <StateTag state={posting.state} />
            <div>
              <Link className="row-link" to="/documents/$id" params={{ id: posting.id }}>
                {posting.business_key}
              </Link>
              {posting.reason && <p className="hint">{format.sentence(posting.reason)}</p>}
            </div>
            <span className="attention-amount">{format.money(posting.amount, posting.currency)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
