// Widget tokens, and what widgets ask with one.
import { z } from 'zod';
import { widgets } from '../core/caller.ts';
import { boardStates, risks } from '../models/order-board.ts';
import { pageOrigin } from './page-origin.ts';
import { define, instant, list, pageQuery, type Route } from './route.ts';

/** What a picker can pick: objects that can be searched while somebody types. */
export const pickable = ['gl-accounts', 'cost-centers', 'customers', 'products'] as const;

const widgetToken = z
  .object({
    id: z.string(),
    tenant: z.string(),
    widget: z.enum(widgets),
    connection: z.string().nullable(),
    object: z.enum(pickable).nullable().describe('Of `picker`: what is picked.'),
    where: z
      .record(z.string(), z.string())
      .describe('Of `picker`: what the fields of its records have to be.'),
    customer: z.string().nullable().describe('Of `orders`: the only customer whose orders are shown.'),
    flow: z.string().nullable().describe('Of `errors`: the only flow whose documents are shown.'),
    origin: z.string(),
    state: z.enum(['open', 'over']),
    expires_at: instant,
    created_at: instant,
  })
  .meta({ id: 'WidgetToken' });

const id = z.string().min(1).max(50);
const every = {
  origin: pageOrigin.describe('Of the page that shows the widget; requests from other pages are refused.'),
  expires_in_seconds: z.number().int().min(60).max(28_800).default(900),
};

export const widgetTokenRoutes = {
  createWidgetToken: define(
    'POST /v1/widget-tokens',
    'admin',
    'Creates a token with which one widget in one page shows what it is made for, and nothing else.',
    widgetToken.extend({ token: z.string().describe('Shown this once.') }).meta({ id: 'NewWidgetToken' }),
    {
      body: z.discriminatedUnion('widget', [
        z.strictObject({
          widget: z.literal('picker'),
          connection: id,
          object: z.enum(pickable),
          where: z
            .record(z.string().max(50), z.string().max(100))
            .default({})
            .describe('Only records with these values, such as `{ "chart_of_accounts": "YCOA" }`.'),
          ...every,
        }),
        z.strictObject({
          widget: z.literal('orders'),
          connection: id,
          customer: z.string().min(1).max(50).optional().describe('Only the orders of this customer.'),
          ...every,
        }),
        z.strictObject({
          widget: z.literal('errors'),
          connection: id.optional().describe('Only documents for this connection; left out: for all.'),
          flow: id.optional().describe('Only documents of the flow with this id.'),
          ...every,
        }),
      ]),
      status: 201,
    },
  ),
  listWidgetTokens: list(
    '/v1/widget-tokens',
    'admin',
    'Lists widget tokens, the newest first, without the tokens themselves.',
    widgetToken,
    {},
    [
      'id',
      'tenant',
      'state',
      'widget',
      'connection',
      'object',
      'customer',
      'flow',
      'origin',
      'expires_at',
      'created_at',
    ],
  ),
  revokeWidgetToken: define('DELETE /v1/widget-tokens/:id', 'admin', 'Ends a widget token now.', widgetToken),
};

const picked = z
  .object({ value: z.string().describe('The number of the record.'), name: z.string() })
  .meta({ id: 'PickedRecord' });

const boardItem = z.object({
  id: z.string(),
  product: z.string().nullable(),
  text: z.string().nullable(),
  quantity: z.string().nullable(),
  delivered_quantity: z.string().nullable(),
  unit: z.string().nullable(),
  is_rejected: z.boolean(),
});

const shownOrder = z
  .object({
    id: z.string(),
    reference: z.string().nullable(),
    customer: z.string().nullable(),
    order_date: z.string().nullable(),
    requested_delivery_date: z.string().nullable(),
    state: z.enum(boardStates),
    risk: z.enum(risks).nullable().describe('Why it is at risk.'),
    net_amount: z.string().nullable(),
    currency: z.string().nullable(),
    items: z.array(boardItem),
  })
  .meta({ id: 'ShownOrder' });

const waitingState = z.enum(['parked', 'rejected', 'uncertain']);

const waitingDocument = z
  .object({
    id: z.string(),
    state: waitingState,
    document: z.string().describe('What kind of document it is, as a word.'),
    subject: z
      .string()
      .nullable()
      .describe('The record that it is made from, such as the number of an order of the shop.'),
    reference: z.string().nullable(),
    amount: z.string().nullable(),
    currency: z.string().nullable(),
    reason_code: z.string().nullable(),
    reason: z.string().nullable().describe('As a sentence: why it is not booked, and what to do.'),
    since: instant.describe('When it came into this state, or was last tried.'),
    created_at: instant,
  })
  .meta({ id: 'WaitingDocument' });

const today = z.iso
  .date()
  .optional()
  .describe('The day where the reader is, on which an order is late or not; left out: today in UTC.');

/** What the order board can be asked for. */
export const boardQuery = {
  state: z.enum(boardStates).optional(),
  reference: z.string().min(1).max(50).optional().describe("The customer's own number of the order."),
  today,
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .default(50)
    .describe(
      'So many orders. With a state Kontor looks through the orders of the system, and answers all that fit of the last page that it read.',
    ),
};

/** For a widget: the key is its token. */
export const widgetRoutes = {
  searchForPicker: define(
    'GET /v1/widgets/picker',
    'picker',
    'The best matches for `<kontor-picker>`, by number or name. There are no further pages: another text finds others.',
    z.object({
      matches: z.array(picked),
      as_of: z.string().optional().describe('When Kontor read the records that it searched.'),
    }),
    {
      query: z.strictObject({
        search: z.string().max(100).default(''),
        limit: z.coerce.number().int().min(1).max(100).default(30),
      }),
    },
  ),
  listShownOrders: define(
    'GET /v1/widgets/orders',
    'orders',
    'Sales orders for `<kontor-orders>`, live from the system, with where each stands.',
    z.object({
      result: z.array(shownOrder),
      next_cursor: z.string().nullable(),
      looked: z.number().describe('So many orders were looked at for this page.'),
      unreadable: z.number().describe('So many orders could not be read and are not in `result`.'),
    }),
    { query: z.strictObject({ ...boardQuery, cursor: z.string().max(2_000).optional() }) },
  ),
  listWaitingDocuments: define(
    'GET /v1/widgets/errors',
    'errors',
    'Documents for `<kontor-errors>` that wait for a person, were refused by the system, or are uncertain, the newest first.',
    z.object({ result: z.array(waitingDocument), next_cursor: z.string().nullable() }),
    {
      query: pageQuery.extend({
        state: waitingState.optional(),
        limit: z.coerce.number().int().min(1).max(100).default(25),
      }),
    },
  ),
} satisfies Record<string, Route>;
