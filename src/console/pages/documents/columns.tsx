import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../../client/index.ts';
import { useFormat, useTexts } from '../../language.tsx';
import { useConnectionNames, useFlowNames } from '../../names.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table.tsx';
import { texts } from './texts.ts';

type Posting = Schemas['Posting'];

/** The columns of the list; those that are empty on a whole page are left out. */
export function useColumns(rows: readonly Posting[]): Column<Posting>[] {
  const said = useTexts(texts);
  const format = useFormat();
  const flows = useFlowNames();
  const connections = useConnectionNames();
  const wayOf = ({ flow, connection }: Posting) =>
    `${flow === null ? said.caller : (flows.get(flow) ?? flow)} → ${connections.get(connection) ?? connection}`;
  const columns: (Column<Posting> & { isUsed?: boolean })[] = [
    { name: 'state', title: said.state, cell: ({ state }) => <StateTag state={state} /> },
    {
      name: 'document',
      title: said.document,
      kind: 'wide',
      cell: posting => (
        <>
          <Link className="row-link" to="/documents/$id" params={{ id: posting.id }}>
            {posting.business_key}
          </Link>
          <span className="row-second">{wayOf(posting)}</span>
          {posting.reason && <span className="row-reason">{format.sentence(posting.reason)}</span>}
        </>
      ),
    },
    {
      name: 'amount',
      title: said.amount,
      kind: 'number',
      isUsed: rows.some(({ amount }) => amount !== null),
      cell: ({ amount, currency }) => format.money(amount, currency),
    },
    {
      name: 'reference',
      title: said.reference,
      kind: 'code',
      isUsed: rows.some(({ reference }) => reference !== null),
      cell: ({ reference }) => reference,
    },
    {
      name: 'number',
      title: said.number,
      kind: 'code',
      isUsed: rows.some(one => one.document_number !== null),
      cell: one => one.document_number,
    },
    { name: 'when', title: said.when, kind: 'line', cell: one => format.instant(one.created_at) },
  ];
  return columns.filter(({ isUsed = true }) => isUsed);
}
