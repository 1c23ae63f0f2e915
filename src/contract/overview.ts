// What an overview of Kontor shows: what needs a person, what waits, and counts per step of time.
import { z } from 'zod';
import { postingStates } from '../core/words.ts';
import { money } from './bulk-plans.ts';
import { saidReason } from './reason.ts';
import { define, instant } from './route.ts';

const total = z.object({
  count: z.number(),
  money: z.array(money).describe('Of those that have an amount, by currency.'),
});

const attention = saidReason
  .extend({
    count: z.number(),
    money: z.array(money).describe('What the postings come to, by currency.'),
    list: z
      .object({ path: z.string(), query: z.record(z.string(), z.string()) })
      .describe('Where the API lists it: a path and its query.'),
  })
  .meta({ id: 'Attention' });

const firstStep = saidReason
  .extend({
    done: z.boolean(),
    state: z.enum(['done', 'open', 'failing']).describe('failing: it was begun, and does not work.'),
  })
  .meta({ id: 'FirstStep' });

/** Fields of the summary. */
export const overview = {
  waiting: total.describe('Postings that are planned, sent or uncertain.'),
  needs_person: total.describe(
    'Postings that are parked or rejected, or whose documents differ from what was sent.',
  ),
  attention: z
    .array(attention)
    .describe(
      'What needs a person, the most urgent first: lost answers, parked postings by reason, refusals, differences, connections, failing reads, entries that were set aside, change requests, paused flows, credentials that stop working within 30 days.',
    ),
  today: z
    .array(
      z.object({
        state: z.enum(postingStates),
        count: z.number(),
        operations: z
          .array(total.extend({ operation: z.string() }))
          .describe(
            'What they come to, by operation. An order and its journal entry are two postings about the same money: sums over operations count it twice.',
          ),
      }),
    )
    .nullable()
    .describe('Postings stored since `since`, by their state now; null: `since` was left out.'),
  first_steps: z.array(firstStep).describe('From an empty installation to the first document.'),
};

const point = z.object({
  at: instant.describe('When the step begins.'),
  stored: z.number().describe('Postings that were stored.'),
  accepted: z.number().describe('Postings that were accepted. A state counts when it was accepted last.'),
  parked: z.number().describe('Postings that were parked in this step, and still are.'),
  rejected: z.number().describe('Postings that were rejected in this step, and still are.'),
  events: z.number().describe('Events that arrived: of the connection, or of the source of the flow.'),
  lag_median_ms: z
    .number()
    .nullable()
    .describe('How long the accepted documents took since they were stored; null: none was accepted.'),
  lag_p95_ms: z.number().nullable(),
});

const series = z.object({ since: instant, until: instant, points: z.array(point) }).meta({ id: 'Series' });

export const seriesRoutes = {
  getSeries: define(
    'GET /v1/series',
    'read',
    'Counts per step of time, for charts: what was stored and accepted, what needs a person, events, and how long documents took. At most 1,500 steps; steps without anything are zeros.',
    series,
    {
      query: z.strictObject({
        since: instant.describe('The first step begins here.'),
        until: instant.optional().describe('Left out: now.'),
        step: z.enum(['1m', '5m', '1h', '1d']).default('1m').describe('1d is 24 hours.'),
        flow: z.string().optional().describe('Id or name of the flow.'),
        connection: z
          .string()
          .optional()
          .describe('Postings written to this connection, and events from it.'),
      }),
    },
  ),
};
