import type { Schemas } from '../../../client/index.ts';
import { useFormat, useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { Table } from '../../parts/table.tsx';
import { operations as operationTexts, texts } from './texts.ts';

type Today = NonNullable<Schemas['Summary']['today']>;
type Row = Schemas['Money'] & { operation: string };

/** What the accepted documents of today come to. An order and its journal entry are about the same money: they are never added. */
export function PostedToday({ today }: { today: Today }) {
  const said = useTexts(texts);
  const names: Record<string, string> = useTexts(operationTexts);
  const format = useFormat();
  const rows: Row[] = today
    .filter(({ state }) => state === 'accepted')
    .flatMap(({ operations }) => operations)
    .flatMap(({ operation, money }) => money.map(one => ({ ...one, operation })))
    .toSorted(
      (one, other) =>
        one.operation.localeCompare(other.operation) || one.currency.localeCompare(other.currency),
    );
  return (
    <Card title={said.postedToday} className="figures">
      {rows.length === 0 ? (
        <p className="hint">{said.nothingPosted}</p>
      ) : (
        <Table<Row>
          caption={said.postedToday}
          rows={rows}
          keyOf={({ operation, currency }) => `${operation} ${currency}`}
          columns={[
            { name: 'kind', title: said.kind, cell: ({ operation }) => names[operation] ?? operation },
            { name: 'count', title: said.count, kind: 'number', cell: one => format.number(one.count) },
            {
              name: 'amount',
              title: said.amount,
              kind: 'number',
              cell: ({ amount, currency }) => format.money(amount, currency),
            },
          ]}
        />
      )}
    </Card>
  );
}
