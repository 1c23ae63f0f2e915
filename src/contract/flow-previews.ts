// Previews: what a flow would do. Nothing is sent or stored.
import { z } from 'zod';
import { rule } from '../core/schema-rules.ts';
import { postingStates } from '../core/words.ts';
import { flowDraft } from './flow-draft.ts';
import { entryLine, reason } from './postings.ts';
import { reasonAs, saidReason } from './reason.ts';
import { define, listOf, pageQuery } from './route.ts';

const standing = z
  .object({
    id: z.string(),
    state: z.enum(postingStates),
    document_number: z.string().nullable(),
    ...reason,
  })
  .nullable();

const document = z.object({
  key: z.string().describe('The business key of its posting.'),
  operation: z.string(),
  reference: z.string().nullable().describe('The text by which the document is found in the target system.'),
  id: z
    .string()
    .nullable()
    .describe('Of a state such as a stock level, or of a change: the record that it is about.'),
  record: z.record(z.string(), z.unknown()).describe('In the fields of the unified object.'),
  amount: z.string().nullable(),
  currency: z.string().nullable(),
  lines: z.array(entryLine).describe('Of a journal entry: its lines, with their sides.'),
  would: z
    .enum(['post', 'nothing'])
    .describe('nothing: it is posted already, is on its way, or waits for a person; `posting` says which.'),
  posting: standing.describe('The posting that stands under the key; null: there is none.'),
  changed: z
    .boolean()
    .nullable()
    .describe('Whether another document than this one was posted; null: none was, or that is not known.'),
  refusal: z
    .object(reason)
    .nullable()
    .describe('What is wrong with it for the target system: it would be parked.'),
});

const afterReplay = z
  .array(document)
  .nullable()
  .describe(
    'The documents that Kontor would post if a person replayed it now. Empty: none; the books stay as they are. null: a replay alone does not help, because something has to be corrected first, or the posting asks something else.',
  );

const preview = z
  .object({
    subject: z.string(),
    outcome: z
      .enum(['done', 'not-due', 'parked'])
      .describe(
        'done: `documents`, `parked` and `waits` say what would be done; not-due: nothing, as long as the subject stays as it is; parked: it would wait for a person.',
      ),
    ...reason,
    after_replay: afterReplay,
    documents: z.array(document),
    parked: z
      .array(z.object({ key: z.string(), ...reason, posting: standing, after_replay: afterReplay }))
      .describe('Documents that cannot be made, while the others can.'),
    waits: z
      .array(z.object({ key: z.string(), ...reason }))
      .describe('Documents that wait for another one to be booked.'),
    posting: standing.describe(
      'The posting under the key of the subject itself, where none of the documents has that key.',
    ),
    warnings: z
      .array(saidReason)
      .describe(
        'Why Kontor would not do it at once, such as that the flow is paused; and what of the documents would not be written, because the system has no room or no code for it.',
      ),
  })
  .meta({ id: 'FlowPreview' });

const amount = z.string().describe('A decimal number as text.');

const totals = z
  .object({
    totals: z.array(
      z.object({
        day: z.string().describe('YYYY-MM-DD, on which the lines are posted.'),
        account: z.string(),
        currency: z.string(),
        debit: amount.describe('Of the documents that the flow would make today, booked or not.'),
        credit: amount,
        booked_debit: amount.describe(
          'Sum of all documents that are booked for these subjects, as Kontor sent them: their own, their changes and their deposits. It does not depend on what the flow would make today.',
        ),
        booked_credit: amount,
        documents: z
          .number()
          .describe('How many of the documents that the flow would make today have lines here.'),
      }),
    ),
    documents: z.number(),
    not_due: z.number().describe('Subjects that are not due, such as orders that are not paid.'),
    left_out: z
      .array(z.object({ subject: z.string(), why: z.enum(['parked', 'waits', 'failed']), ...reason }))
      .describe(
        'Subjects of which a document is missing in `debit` and `credit`. failed: it could not be read now.',
      ),
    not_kept: z
      .array(
        z.object({
          subject: z.string().nullable(),
          posting: z.string(),
          document_number: z.string().nullable(),
          amount: z.string().nullable(),
          currency: z.string().nullable(),
        }),
      )
      .describe(
        'Booked documents that are missing in `booked_debit` and `booked_credit`: Kontor does not keep their lines any more.',
      ),
    left: z.array(z.string()).describe('Subjects that there was no time for: send them again.'),
  })
  .meta({ id: 'FlowPreviewTotals' });

/** One request previews at most so many subjects. */
export const mostSubjects = 50;
const subject = z.string().min(1).max(200);
export const day = z.iso.date();

/** Of a period: its last day is not before its first. */
export const notBackwards = <Shape extends z.ZodType<{ since: string; until?: string | undefined }>>(
  query: Shape,
): Shape =>
  query.refine(({ since, until }) => until === undefined || since <= until, {
    path: ['until'],
    error: rule('rule-not-before-since'),
  });

export const flowPreviewRoutes = {
  previewFlow: define(
    'POST /v1/flows/:id/preview',
    'read',
    'What the flow would post for one subject now. Kontor reads both systems; it sends and stores nothing.',
    preview,
    {
      body: z.strictObject({
        subject: subject.describe(
          'The id of what starts the flow: of an order (for refunds, too), of a customer; for stock-to-shop `products/TG11` or `everything`.',
        ),
      }),
    },
  ),
  previewDraft: define(
    'POST /v1/flow-previews',
    'read',
    'What a flow would post by these settings for one subject, before it is switched on or changed. The settings are checked as for a flow that is created, its account rules against the ledger too. Kontor sends and stores nothing.',
    z.object({ preview: preview.nullable().describe('null: no subject was named; the settings are right.') }),
    {
      body: flowDraft.extend({
        subject: subject
          .optional()
          .describe('As in the preview of a flow. Left out: the settings are only checked.'),
      }),
    },
  ),
  listPreviewSubjects: define(
    'GET /v1/flows/:id/preview/subjects',
    'read',
    'The subjects whose records the source created in a period. One subject may come again on a later page.',
    listOf(z.object({ id: z.string() })).extend({
      unreadable: z
        .array(
          z.object({
            id: z.string().nullable(),
            subject: z.string().nullable().describe('What the flow runs for; null: it cannot be known.'),
            ...reasonAs('reason', 'Why it cannot be read.'),
          }),
        )
        .describe(
          'Records that the source answered and that cannot be read; they are not in `result`. Ask for the totals of their subjects to see what is booked.',
        ),
    }),
    {
      query: notBackwards(
        pageQuery.extend({
          since: day.describe('The first day, of UTC.'),
          until: day.optional().describe('The last day; left out: up to now.'),
        }),
      ),
    },
  ),
  previewFlowTotals: define(
    'POST /v1/flows/:id/preview/totals',
    'read',
    'What the flow would post for several subjects, and what is booked of them, summed per day, account and currency. Kontor begins none after 20 seconds.',
    totals,
    { body: z.strictObject({ subjects: z.array(subject).min(1).max(mostSubjects) }) },
  ),
};
