import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../../client/index.ts';
import { useFormat, useTexts } from '../../language.tsx';
import type { Column } from '../../parts/table.tsx';
import type { BoardOrder } from './board.ts';
import { BoardTag } from './board-tag.tsx';
import { texts } from './texts.ts';

type Item = NonNullable<Schemas['SalesOrders']['items']>[number];

/** So many items stand in a row; the others open. */
const firstItems = 3;

export function useColumns(connection: string, today: string): Column<BoardOrder>[] {
  const said = useTexts(texts);
  const format = useFormat();
  return [
    { name: 'state', title: said.state, cell: order => <BoardTag {...order} /> },
    {
      name: 'order',
      title: said.order,
      kind: 'line',
      cell: ({ id, reference }) => (
        <>
          <Link
            className="row-link"
            to="/explore/$connection/$object/$id"
            params={{ connection, object: 'sales-orders', id }}
          >
            {id}
          </Link>
          {reference && <span className="row-second">{reference}</span>}
        </>
      ),
    },
    { name: 'customer', title: said.customer, kind: 'code', cell: ({ customer }) => customer },
    {
      name: 'wanted',
      title: said.wanted,
      kind: 'line',
      cell: ({ requested_delivery_date: wanted, risk, delivery_block, billing_block }) => (
        <>
          {format.day(wanted ?? null)}
          {(risk === 'overdue' || risk === 'due') && wanted && (
            <span className="row-second">{inDays(wanted, today, said)}</span>
          )}
          {risk === 'blocked' && (
            <span className="row-second">
              {[
                delivery_block && said.deliveryBlock(delivery_block),
                billing_block && said.billingBlock(billing_block),
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
          )}
        </>
      ),
    },
    {
      name: 'items',
      title: said.items,
      kind: 'wide',
      cell: ({ items = [] }) => (
        <>
          <Items of={items.slice(0, firstItems)} />
          {items.length > firstItems && (
            <details className="board-more">
              <summary>{said.moreItems(format.number(items.length - firstItems))}</summary>
              <Items of={items.slice(firstItems)} />
            </details>
          )}
        </>
      ),
    },
    {
      name: 'amount',
      title: said.amount,
      kind: 'number',
      cell: ({ net_amount, currency }) => format.money(net_amount ?? null, currency ?? null),
    },
  ];
}

function Items({ of }: { of: readonly Item[] }) {
  const said = useTexts(texts);
  return (
    <ul className="board-items">
      {of.map(({ id, text, product, quantity, delivered_quantity: delivered, unit, rejection_reason }) => (
        <li key={id}>
          <span className="board-item">{text ?? product}</span>
          <span className="board-quantity">
            {rejection_reason
              ? said.rejected
              : said.deliveredOf(delivered ?? '–', quantity ?? '–', unit ?? '')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function inDays(wanted: string, today: string, said: (typeof texts)['en'] | (typeof texts)['de']): string {
  const days = Math.round((Date.parse(wanted) - Date.parse(today)) / 86_400_000);
  if (days === 0) return said.today;
  return days < 0 ? said.late(-days) : said.soon(days);
}
