import type { Schemas } from '../../../client/index.ts';
import { useFormat, useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { Table } from '../../parts/table.tsx';
import { texts } from './texts.ts';

type Sum = Schemas['Money'];

/** What is not booked yet, per currency: on its way, and waiting for a person. */
export function Money({ waiting, needsPerson }: { waiting: readonly Sum[]; needsPerson: readonly Sum[] }) {
  const said = useTexts(texts);
  const format = useFormat();
  const currencies = [...new Set([...waiting, ...needsPerson].map(({ currency }) => currency))].toSorted();
  const amountIn = (sums: readonly Sum[], currency: string) =>
    format.money(sums.find(one => one.currency === currency)?.amount ?? '0', currency);
  return (
    <Card title={said.money} className="figures">
      {currencies.length === 0 ? (
        <p className="hint">{said.noMoney}</p>
      ) : (
        <Table<string>
          caption={said.money}
          rows={currencies}
          keyOf={currency => currency}
          columns={[
            { name: 'waiting', title: said.onItsWay, kind: 'number', cell: one => amountIn(waiting, one) },
            {
              name: 'person',
              title: said.attention,
              kind: 'number',
              cell: one => amountIn(needsPerson, one),
            },
          ]}
        />
      )}
    </Card>
  );
}
