// Reads the order board. The system knows no board states: what it can narrow it narrows, the rest is looked through here, page by page.
import type { ArgumentsOf, Client, Schemas } from '../../../client/index.ts';
import { type BoardState, boardStateOf, type Risk } from './board-state.ts';

export type BoardOrder = Schemas['SalesOrders'] & { state: BoardState; risk: Risk | undefined };

export interface Board {
  orders: BoardOrder[];
  next: string | null;
  /** So many orders were looked at. */
  looked: number;
  warnings: string[];
}

/** The most that one look reads: people wait for it. */
const mostPages = 5;
const enough = 50;

const narrowed: Record<BoardState, Pick<ArgumentsOf<'listSalesOrders'>, 'status' | 'delivery_status'>> = {
  'at-risk': {},
  open: { delivery_status: 'open' },
  partly: { delivery_status: 'partly' },
  delivered: {},
  billed: {},
};

export async function readBoard(
  api: Pick<Client, 'listSalesOrders'>,
  {
    connection,
    state,
    customer,
    cursor,
    today,
  }: {
    connection: string;
    state: BoardState | undefined;
    customer: string | undefined;
    cursor: string | undefined;
    today: string;
  },
): Promise<Board> {
  const board: Board = { orders: [], next: cursor ?? null, looked: 0, warnings: [] };
  const isAll = state === undefined;
  for (let page = 0; page < (isAll ? 1 : mostPages); page++) {
    const { result, next_cursor, warnings, unreadable } = await api.listSalesOrders({
      id: connection,
      customer,
      ...(isAll ? {} : narrowed[state]),
      expand: 'items',
      limit: isAll ? enough : 200,
      cursor: board.next ?? undefined,
    });
    const orders = result.map(order => ({ ...order, ...boardStateOf(order, today) }));
    board.orders.push(...orders.filter(order => isAll || order.state === state));
    board.looked += result.length;
    board.next = next_cursor;
    board.warnings.push(
      ...warnings.map(({ says }) => says),
      ...unreadable.map(({ id, reason }) => `${id ?? '?'}: ${reason}`),
    );
    if (next_cursor === null || board.orders.length >= enough) break;
  }
  return { ...board, warnings: [...new Set(board.warnings)] };
}
