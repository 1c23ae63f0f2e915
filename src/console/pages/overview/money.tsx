import type { Schemas } from '../../../client/index.ts';
import { useFormat, useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { Table } from '../../parts/table.tsx';
import { texts } from './texts.ts';

type Total = Schemas['Summary']['waiting'];
type Sum = Total['money'][number];

/** What is not booked yet, per currency: on its way, and waiting for a person. */
export function Money({ waiting, needsPerson }: { waiting: Total; needsPerson: Total }) {
  const said = useTexts(texts);
  const format = useFormat();
  const currencies = [
    ...new Set([...waiting.money, ...needsPerson.money].map(({ currency }) => currency)),
  ].toSorted();
  const amountIn = (sums: readonly Sum[], currency: string) =>
    format.money(sums.find(one => one.currency === currency)?.amount ?? '0', currency);
  const unknown = withoutAmount(waiting) + withoutAmount(needsPerson);
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
            {
              name: 'waiting',
              title: said.onItsWay,
              kind: 'number',
              cell: one => amountIn(waiting.money, one),
            },
            {
              name: 'person',
              title: said.attention,
              kind: 'number',
              cell: one => amountIn(needsPerson.money, one),
            },
          ]}
        />
      )}
      {unknown > 0 && <p className="hint">{said.withoutAmount(format.number(unknown))}</p>}
    </Card>
  );
}

/** Parked before Kontor made the document, or of a kind that has none, such as a customer. */
const withoutAmount = ({ count, money }: Total): number =>
  count - money.reduce((sum, one) => sum + one.count, 0);
