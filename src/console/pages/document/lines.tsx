// What is sent: of a journal entry its booking lines, and the document itself as data.
import type { Schemas } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Body } from '../../parts/body.tsx';
import { Card } from '../../parts/card.tsx';
import { Table } from '../../parts/table.tsx';
import { texts } from './texts.ts';

type Line = Schemas['PostingInFull']['lines'][number];

export function Lines({ id }: { id: string }) {
  const said = useTexts(texts);
  const format = useFormat();
  const { data } = useAnswer(['postings', id], api => api.getPosting({ id }));
  if (!data || data.document === null) return null;
  const amountOn = (wanted: string) => (line: Line) =>
    line.side === wanted ? format.money(line.amount, line.currency) : '';
  return (
    <Card title={said.sent}>
      {data.lines.length > 0 && (
        <Table<Line & { index: number }>
          caption={said.lines}
          rows={data.lines.map((line, index) => ({ ...line, index }))}
          keyOf={({ index }) => index}
          columns={[
            { name: 'account', title: said.account, kind: 'code', cell: ({ account }) => account },
            { name: 'text', title: said.text, kind: 'wide', cell: ({ text }) => text },
            { name: 'debit', title: said.debit, kind: 'number', cell: amountOn('debit') },
            { name: 'credit', title: said.credit, kind: 'number', cell: amountOn('credit') },
            { name: 'day', title: said.day, kind: 'number', cell: ({ day }) => format.day(day) },
          ]}
        />
      )}
      <Body label="JSON" text={JSON.stringify(data.document)} />
    </Card>
  );
}
