// What the plan was made of: counts by state, money by currency, reasons, and what is left out or was refused.
import { Link } from '@tanstack/react-router';
import { useFormat, useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Table } from '../../parts/table.tsx';
import type { Plan } from './plan-type.ts';
import { texts } from './texts.ts';

export function Figures({ plan }: { plan: Plan }) {
  const said = useTexts(texts);
  const format = useFormat();
  return (
    <div className="plan-figures">
      <Card title={said.money}>
        {plan.money.length === 0 ? (
          <p className="hint">{said.noMoney}</p>
        ) : (
          <Table
            caption={said.money}
            rows={plan.money}
            keyOf={({ currency }) => currency}
            columns={[
              { name: 'currency', title: said.currency, cell: ({ currency }) => currency },
              {
                name: 'amount',
                title: said.amount,
                kind: 'number',
                cell: one => format.money(one.amount, one.currency),
              },
              {
                name: 'count',
                title: said.documents,
                kind: 'number',
                cell: ({ count }) => format.number(count),
              },
            ]}
          />
        )}
      </Card>
      <Card title={said.byState}>
        <ul className="tally">
          {plan.states.map(({ state, count }) => (
            <li key={state}>
              <StateTag state={state} /> <b>{format.number(count)}</b>
            </li>
          ))}
        </ul>
        {plan.reasons.length > 0 && (
          <>
            <h3 className="plan-head">{said.reasons}</h3>
            <ul className="plan-reasons">
              {plan.reasons.map(({ code, count }) => (
                <li key={code}>
                  <b>{format.number(count)}</b>
                  <Link to="/documents" search={{ ...plan.filter, reason_code: code }}>
                    {code}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
      <Reasons title={said.leftOut} about={said.leftOutWhy} of={plan.excluded} />
      <Reasons title={said.refusedTitle} of={plan.failures} />
    </div>
  );
}

function Reasons({ title, about, of }: { title: string; about?: string; of: Plan['excluded'] }) {
  const said = useTexts(texts);
  const format = useFormat();
  if (of.length === 0) return null;
  return (
    <Card title={title} className="plan-wide">
      {about && <p className="hint">{about}</p>}
      <Table
        caption={title}
        rows={of}
        keyOf={({ code }) => code}
        columns={[
          {
            name: 'count',
            title: said.documents,
            kind: 'number',
            cell: ({ count }) => format.number(count),
          },
          { name: 'why', title: said.why, kind: 'wide', cell: ({ says }) => format.sentence(says) },
        ]}
      />
    </Card>
  );
}
