// The order board: sales orders, live from the system, with where each stands. The system knows no states of the board: what it can narrow it
// narrows, and the rest is looked through here, page by page.
import type { Caller } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import type { Reason } from '../core/reasons.ts';
import type { UnreadableRecord } from '../models/access.ts';
import type { UnifiedRecord } from '../models/objects/all.ts';
import { type BoardState, boardStateOf, type Order, type Risk } from '../models/order-board.ts';
import type { Objects } from './objects.ts';

export interface AskedOrders {
  connectionId: string;
  state: BoardState | undefined;
  customer: string | undefined;
  reference: string | undefined;
  cursor: string | undefined;
  /** YYYY-MM-DD, where the reader is; left out: in UTC. */
  today: string | undefined;
  /** So many are enough. */
  limit: number;
}

export type BoardOrder = UnifiedRecord & { state: BoardState; risk: Risk | null };

export interface Board {
  result: BoardOrder[];
  next_cursor: string | null;
  /** So many orders were looked at. */
  looked: number;
  unreadable: UnreadableRecord[];
  warnings: Reason[];
}

export type OrderBoard = ReturnType<typeof orderBoard>;

/** The most that one look reads: people wait for it. */
const mostPages = 5;
const pageSize = 200;

const narrowed: Record<BoardState, { delivery_status?: string }> = {
  'at-risk': {},
  open: { delivery_status: 'open' },
  partly: { delivery_status: 'partly' },
  delivered: {},
  billed: {},
};

export function orderBoard(objects: Pick<Objects, 'list'>, clock: Clock) {
  /** Throws what `objects.list` says. */
  return async (caller: Caller, asked: AskedOrders): Promise<Board> => {
    const { state, customer, reference, limit, today = dayOf(clock.now()) } = asked;
    const board: Board = {
      result: [],
      next_cursor: asked.cursor ?? null,
      looked: 0,
      unreadable: [],
      warnings: [],
    };
    const filters = { customer, reference, ...(state === undefined ? {} : narrowed[state]) };
    for (let page = 0; page < (state === undefined ? 1 : mostPages); page++) {
      const { value } = await objects.list(
        caller,
        asked.connectionId,
        'sales-orders',
        {
          filters,
          items: true,
          limit: state === undefined ? limit : pageSize,
          cursor: board.next_cursor ?? undefined,
          fields: undefined,
          raw: false,
        },
        undefined,
      );
      const orders = value.result.map((order): BoardOrder => {
        const { risk, ...of } = boardStateOf(order as Order, today);
        return { ...order, ...of, risk: risk ?? null };
      });
      board.result.push(...orders.filter(order => state === undefined || order.state === state));
      board.looked += orders.length;
      board.next_cursor = value.next_cursor;
      board.unreadable.push(...value.unreadable);
      board.warnings.push(...value.warnings);
      if (value.next_cursor === null || board.result.length >= limit) break;
    }
    return board;
  };
}

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
