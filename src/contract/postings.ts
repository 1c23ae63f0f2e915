// Postings: intended writes, and their outcomes.
import { z } from 'zod';
import { rule } from '../core/schema-rules.ts';
import { keeps, postingStates } from '../core/words.ts';
import { reasonAs } from './reason.ts';
import { define, instant, list, period } from './route.ts';

/** Why something is as it is. The sentence is made of code and parameters when it is read. */
export const reason = reasonAs(
  'reason',
  'As a sentence: why it is not booked, and what to do. Of one that is accepted: what was not written because the system has no room or no code for it (`losses`), and what the system warned of.',
);

export const posting = z
  .object({
    id: z.string(),
    flow: z.string().nullable().describe('Id of the flow that asked for it; null: a caller of the API did.'),
    subject: z.string().nullable().describe('Of a flow: the record that it was made from, such as an order.'),
    caller: z
      .string()
      .nullable()
      .describe(
        'Id of the key or person that has asked for it; null: a flow has, or an earlier version stored it.',
      ),
    idempotency_key: z.string().nullable().describe('Of a caller: its own key, or one that Kontor made.'),
    connection: z.string(),
    operation: z.string(),
    business_key: z.string(),
    state: z.enum(postingStates),
    keep: z
      .enum(keeps)
      .describe(
        'once: a document, written exactly once. latest: a state such as a stock level, of which the newest is written, again and again.',
      ),
    version: z.number().describe('Of latest: how many states it has had. The newest one counts.'),
    as_of: instant.nullable().describe('Of latest: when the newest state became valid, as the source says.'),
    reference: z
      .string()
      .nullable()
      .describe('The text by which the document can be found in the target system.'),
    document_number: z.string().nullable(),
    amount: z.string().nullable(),
    currency: z.string().nullable(),
    ...reason,
    is_question: z
      .boolean()
      .describe(
        'Whether it is parked because a person has to decide. A replay says yes to what `reason` asks; closing it says no.',
      ),
    attempts: z.number(),
    next_at: instant.nullable().describe('When Kontor continues with it automatically.'),
    changed_after_at: instant
      .nullable()
      .describe('The source changed after this was booked; nothing was booked again.'),
    verified_at: instant
      .nullable()
      .describe(
        'When Kontor read the document back and compared it; null: not yet, or it cannot be compared.',
      ),
    differs: z
      .boolean()
      .describe(
        'The system stored the document otherwise than it was sent, and no person has accepted that. Later documents of the same order are parked meanwhile.',
      ),
    difference_accepted_at: instant.nullable(),
    read_back: z
      .object({ code: z.string(), params: z.record(z.string(), z.unknown()), says: z.string() })
      .nullable()
      .describe(
        'Where the document differs from what was sent, with both values; or why Kontor could not read it back.',
      ),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'Posting' });

export const entryLine = z.object({
  account: z.string(),
  side: z.enum(['debit', 'credit']),
  amount: z.string().describe('A decimal number as text, never negative.'),
  currency: z.string(),
  text: z.string(),
  day: z.string().describe('YYYY-MM-DD, on which it is posted.'),
});

const attempt = z.object({
  id: z.string(),
  number: z.number(),
  kind: z.enum(['post', 'find', 'replay', 'settle', 'close', 'accept-difference']),
  outcome: z.string(),
  ...reason,
  started_at: instant,
  ended_at: instant,
});

export const call = z.object({
  id: z.string(),
  method: z.string(),
  url: z.string(),
  status: z.number().nullable(),
  failure: z.string().nullable(),
  duration_ms: z.number(),
  started_at: instant,
  request_headers: z.record(z.string(), z.string()),
  request_body: z.string().nullable(),
  response_headers: z.record(z.string(), z.string()),
  response_body: z.string().nullable(),
});

export const recordedCall = call
  .extend({ connection: z.string(), posting: z.string().nullable() })
  .meta({ id: 'Call' });

export const note = z
  .string()
  .min(1)
  .max(500)
  .describe('Why, for people who read it later. Kontor stores it in the audit trail.');

const amount = z
  .string()
  .max(40)
  .regex(/^-?\d+(\.\d+)?$/, rule('rule-decimal-text'));

/** The filters of lists of postings and of their count. */
export const postingFilter = {
  flow: z.string().optional().describe('Id or name of the flow.'),
  connection: z.string().optional().describe('Id of the target connection.'),
  state: z
    .string()
    .transform(text => text.split(','))
    .pipe(z.array(z.enum(postingStates)))
    .optional()
    .describe(
      `In this state, or in one of several, separated by commas: \`parked,rejected\` is what needs a person. Any of ${postingStates.join(', ')}.`,
    ),
  reason_code: z.string().min(1).max(100).optional().describe('Only postings with this reason.'),
  differs: z.literal('true').optional().describe('Only postings whose `differs` is true.'),
  ...period('Stored'),
  amount_from: amount.optional().describe('Of this amount or more: a decimal number as text.'),
  amount_to: amount.optional().describe('Of this amount or less.'),
  currency: z.string().min(1).max(10).optional(),
  text: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe(
      'The beginning of a reference, of a document number, of the id of the record, or of a part of the key: `BC-10`, `1000000`, `orders/10`. Capitals do not count.',
    ),
  business_key: z
    .string()
    .max(500)
    .optional()
    .describe('The whole key, or its last parts, from a slash on: `orders/1001`.'),
  reference: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .describe('The text by which the document is found: `BC-1001`.'),
  of: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .describe(
      'Postings with this key or with keys below it: `orders/1001` finds its documents, their changes, its refunds and deposits.',
    ),
};

/** So many are counted at most. */
export const mostCounted = 10_000;

export const postingRoutes = {
  listPostings: list('/v1/postings', 'read', 'Lists postings, the newest first.', posting, postingFilter, [
    'id',
    'created_at',
    'state',
    'operation',
    'connection',
    'flow',
    'subject',
    'business_key',
    'reference',
    'document_number',
    'amount',
    'currency',
    'reason_code',
    'reason',
    'differs',
    'updated_at',
  ]),
  countPostings: define(
    'GET /v1/postings/count',
    'read',
    `Counts postings, up to ${mostCounted}.`,
    z.object({
      count: z.number(),
      is_exact: z.boolean().describe(`false: there are ${mostCounted} or more.`),
    }),
    { query: z.strictObject(postingFilter) },
  ),
  getPosting: define(
    'GET /v1/postings/:id',
    'read',
    'One posting with its attempts and recorded calls.',
    posting
      .extend({
        document: z
          .unknown()
          .describe('What was sent, or would be; null: none has been made yet, or it is not kept any more.'),
        lines: z.array(entryLine).describe('Of a journal entry: the lines of `document`, with their sides.'),
        newer: z
          .unknown()
          .describe(
            'Of latest: the newest state, which waits until the one on its way is decided; null: `document` is the newest.',
          ),
        attempt_list: z.array(attempt),
        calls: z.array(call),
      })
      .meta({ id: 'PostingInFull' }),
  ),
  replayPosting: define(
    'POST /v1/postings/:id/replay',
    'write',
    'Replays a parked, rejected or closed posting, and sends an accepted state again. If the posting may have been sent, Kontor looks for its document first.',
    posting,
    { body: z.strictObject({ note: note.optional() }).nullish() },
  ),
  settlePosting: define(
    'POST /v1/postings/:id/settle',
    'admin',
    'Says whether the document of a parked posting is in the system. Found, also of a rejected or a closed one: the document is read and compared. Not found: Kontor looks once more, and sends it again.',
    posting,
    {
      body: z.discriminatedUnion('found', [
        z.strictObject({
          found: z.literal(true),
          document_number: z.string().min(1).max(60).describe('As lists of the object show it.'),
          accept_difference: z
            .boolean()
            .default(false)
            .describe('It is the right document, although it differs from the posting.'),
          note: note.optional(),
        }),
        z.strictObject({ found: z.literal(false), note: note.optional() }),
      ]),
    },
  ),
  acceptPostingDifference: define(
    'POST /v1/postings/:id/accept-difference',
    'admin',
    'Accepts that the system stored the document otherwise than it was sent. Kontor then books what is parked because of it.',
    posting,
    { body: z.strictObject({ note }) },
  ),
  closePosting: define(
    'POST /v1/postings/:id/close',
    'admin',
    'Ends a planned, parked or rejected posting without a document. It can be replayed later.',
    posting,
    { body: z.strictObject({ note }) },
  ),
};
