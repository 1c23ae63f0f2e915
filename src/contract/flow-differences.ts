// Differences: what a flow has sent, and would send otherwise today. Nothing is sent or stored.
import { z } from 'zod';
import { notSame } from '../models/flow-differences.ts';
import { differenceLines } from './difference-lines.ts';
import { day, mostSubjects, notBackwards } from './flow-previews.ts';
import { reason } from './postings.ts';
import { define, instant, listOf, pageQuery } from './route.ts';

const compared = z
  .object({
    posting: z.string().describe('Id of the posting.'),
    subject: z.string().describe('What it was made from: the order (of refunds, too), the customer.'),
    business_key: z.string(),
    document_number: z.string().nullable(),
    reference: z.string().nullable(),
    amount: z.string().nullable(),
    currency: z.string().nullable(),
    accepted_at: instant.describe('When the system accepted it.'),
    changed_after_at: instant
      .nullable()
      .describe(
        'Since then the flow would make another document of it: its source or the settings have changed.',
      ),
    outcome: z
      .enum(notSame)
      .describe(
        'differs: `differences` says where; unreadable: its source cannot be read (any more), or a system does not answer; not-comparable: its document is not kept, or what changed about its source afterwards is not booked.',
      ),
    ...reason,
    reason: z.string().nullable().describe('As a sentence: why it was not compared.'),
    differences: z
      .array(z.object({ code: z.string(), params: z.record(z.string(), z.unknown()), says: z.string() }))
      .describe('Each as a code with its parameters, and as a sentence.'),
    in_sum_with: z
      .array(z.string())
      .describe(
        'Numbers of documents that book what changed about its source, with which it was compared in sum.',
      ),
  })
  .meta({ id: 'FlowDifference' });

const count = z.number().int();

const page = listOf(compared)
  .extend({
    same: count.describe(
      'Documents on this page that would be sent alike today. They are not in `result`; all others of the page are.',
    ),
    differing: count,
    unreadable: count,
    not_comparable: count,
    total: count.nullable().describe('On the first page: how many documents all pages compare.'),
  })
  .meta({ id: 'FlowDifferences' });

export const flowDifferenceRoutes = {
  listFlowDifferences: define(
    'GET /v1/flows/:id/differences',
    'read',
    'Documents of a period that the flow would send otherwise today, by this version and the settings that stand. Kontor reads both systems; it sends and stores nothing, and begins no comparison after 20 seconds: such a page is shorter.',
    page,
    {
      query: notBackwards(
        z.object({
          cursor: pageQuery.shape.cursor,
          limit: z.coerce
            .number()
            .int()
            .min(1)
            .max(mostSubjects)
            .default(25)
            .describe('So many documents are compared at most.'),
          since: day.describe('The first day, of UTC, on which the system accepted them.'),
          until: day.optional().describe('The last day; left out: up to now.'),
        }),
      ),
      csv: differenceLines,
    },
  ),
};
