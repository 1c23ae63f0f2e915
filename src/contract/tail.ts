// What is told as it happens: recorded calls, and postings that change their state.
import { z } from 'zod';
import { postingStates } from '../core/words.ts';
import { instant } from './route.ts';

export const tailFilter = {
  connection: z.string().max(100).optional().describe('Only what concerns this connection.'),
  flow: z.string().max(200).optional().describe('Only what this flow does: id or name.'),
  posting: z.string().max(100).optional().describe('Only this posting and its calls.'),
  record: z
    .string()
    .max(500)
    .optional()
    .describe('Only what a flow does for this record of its source, such as an order.'),
  kind: z.enum(['call', 'posting']).optional().describe('Only calls, or only postings.'),
  outcome: z
    .enum(['ok', 'failed'])
    .optional()
    .describe(
      'ok: calls with a status below 400, and accepted postings. failed: calls with another status or without an answer, and postings that are parked or rejected.',
    ),
};

const told = {
  id: z.string(),
  connection: z.string(),
  connection_name: z.string(),
  flow: z.string().nullable(),
  flow_name: z.string().nullable(),
  subject: z.string().nullable().describe('Of a flow: the record for which it runs, such as an order.'),
};

export const toldCall = z.object({
  ...told,
  posting: z.string().nullable(),
  method: z.string(),
  path: z.string().describe('With its query, and without secrets.'),
  status: z.number().nullable(),
  failure: z.string().nullable(),
  duration_ms: z.number(),
  started_at: instant,
});

export const toldPosting = z.object({
  ...told,
  operation: z.string(),
  business_key: z.string(),
  reference: z.string().nullable(),
  state: z.enum(postingStates),
  reason_code: z.string().nullable(),
  reason: z.string().nullable().describe('As a sentence in the language of the caller.'),
  amount: z.string().nullable(),
  currency: z.string().nullable(),
  document_number: z.string().nullable(),
  at: instant.describe('When it came to this state.'),
});

export const toldGap = z.object({
  why: z.enum(['slow', 'too-late', 'too-many']),
  missed: z.number().nullable().describe('How many events were left out; null: that is not known.'),
});

/** `event` and `data` of the stream. */
export const tailEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('call'), data: toldCall }),
  z.object({ event: z.literal('posting'), data: toldPosting }),
  z.object({ event: z.literal('gap'), data: toldGap }),
]);
