// What widgets ask from a page of another product, with their token.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { widgetRoutes } from '../contract/widget-tokens.ts';
import type { Caller } from '../core/caller.ts';
import type { Language } from '../core/language.ts';
import { type Speak, speaker } from '../core/reasons.ts';
import type { Wording } from '../core/sentences.ts';
import type { BoardOrder } from '../gateway/order-board.ts';
import type { ListedPosting } from '../gateway/postings.ts';
import { type Widgets, waitingStates } from '../gateway/widgets.ts';
import type { BoardState } from '../models/order-board.ts';
import { paged } from './handlers.ts';
import { languageOf } from './language.ts';
import { addPageRoutes, type PageParts } from './page-routes.ts';

type Asked<Query> = FastifyRequest<{ Querystring: Query }>;
type Waiting = (typeof waitingStates)[number];

export function addWidgets(
  app: FastifyInstance,
  { widgets, words, ...parts }: PageParts & { widgets: Widgets; words: Wording },
): void {
  const speakIn: Record<Language, Speak> = { en: speaker(words.en), de: speaker(words.de) };
  const answers = {
    async searchForPicker({ caller, query }: Asked<{ search: string; limit: number }>) {
      const { result, asOf } = await widgets.pick(caller as Caller, {
        text: query.search,
        limit: query.limit,
      });
      return { matches: result, as_of: asOf };
    },
    async listShownOrders({
      caller,
      query,
    }: Asked<{ state?: BoardState; reference?: string; today?: string; cursor?: string; limit: number }>) {
      const { state, reference, today, cursor, limit } = query;
      const board = await widgets.orders(caller as Caller, { state, reference, today, cursor, limit });
      const { next_cursor, looked, unreadable } = board;
      return { result: board.result.map(orderView), next_cursor, looked, unreadable: unreadable.length };
    },
    async listWaitingDocuments(request: Asked<{ state?: Waiting; cursor?: string; limit: number }>) {
      const { state, cursor, limit } = request.query;
      const states = state === undefined ? waitingStates : [state];
      const rows = await widgets.errors(request.caller as Caller, { states, after: cursor, limit });
      const speak = speakIn[languageOf(request)];
      return paged(
        rows.map(row => documentView(row, speak, speak(widgets.kindOf(row)))),
        limit,
      );
    },
  };
  addPageRoutes(app, widgetRoutes, answers, parts);
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** What the customer of another product may see of an order. */
const orderView = (order: BoardOrder) => ({
  id: order.id,
  reference: text(order.reference),
  customer: text(order.customer),
  order_date: text(order.order_date),
  requested_delivery_date: text(order.requested_delivery_date),
  state: order.state,
  risk: order.risk,
  net_amount: text(order.net_amount),
  currency: text(order.currency),
  items: ((order.items ?? []) as Record<string, unknown>[]).map(item => ({
    id: String(item.id),
    product: text(item.product),
    text: text(item.text),
    quantity: text(item.quantity),
    delivered_quantity: text(item.delivered_quantity),
    unit: text(item.unit),
    is_rejected: text(item.rejection_reason) !== null,
  })),
});

const documentView = (row: ListedPosting, speak: Speak, document: string) => ({
  id: row.id,
  state: row.state,
  document,
  subject: row.subjectId,
  reference: row.reference,
  amount: row.amount,
  currency: row.currency,
  reason_code: row.reason?.code ?? null,
  reason: row.reason === null ? null : speak(row.reason),
  since: row.updatedAt.toISOString(),
  created_at: row.createdAt.toISOString(),
});
