import type { AnswerOf } from '../../../client/index.ts';
import { useFormat, useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { Table } from '../../parts/table.tsx';
import { texts } from './texts.ts';

type Total = AnswerOf<'getSummary'>['totals'][number];

/** What was booked, per kind of document and currency: sums of different kinds would count an order twice. */
export function Money({ totals }: { totals: readonly Total[] }) {
  const said = useTexts(texts);
  const format = useFormat();
  if (totals.length === 0) return null;
  return (
    <Card title={said.money}>
      <Table<Total>
        caption={said.money}
        rows={totals}
        keyOf={({ flow, operation, currency }) => `${flow} ${operation} ${currency}`}
        columns={[
          { name: 'flow', title: 'Flow', cell: ({ flow, operation }) => flow ?? operation },
          {
            name: 'booked',
            title: said.booked,
            kind: 'number',
            cell: ({ amount, currency }) => format.money(amount, currency),
          },
        ]}
      />
    </Card>
  );
}
