// Events: what happened in the sources. And the counts of it all.
import { z } from 'zod';
import { eventSources, postingStates, subjectKinds } from '../core/words.ts';
import { define, instant, listOf, pageQuery } from './route.ts';

const event = z
  .object({
    id: z.string(),
    connection: z.string(),
    source: z.enum(eventSources).describe('An event that only the poll found is a healed gap.'),
    topic: z.string(),
    kind: z.enum(subjectKinds),
    subject: z.string(),
    body: z.unknown(),
    received_at: instant,
  })
  .meta({ id: 'Event' });

const summary = z
  .object({
    postings: z.array(
      z.object({
        flow: z.string().nullable(),
        operation: z.string(),
        state: z.enum(postingStates),
        count: z.number(),
      }),
    ),
    totals: z.array(
      z.object({
        flow: z.string().nullable(),
        operation: z.string(),
        currency: z.string(),
        amount: z.string(),
      }),
    ),
    events: z.array(z.object({ source: z.enum(eventSources), count: z.number() })),
    queued: z.number().describe('Jobs that wait or run.'),
  })
  .meta({ id: 'Summary' });

export const eventRoutes = {
  listEvents: define({
    method: 'GET',
    path: '/v1/events',
    summary: 'Lists events, the newest first.',
    needs: 'read',
    query: pageQuery.extend({
      connection: z.string().optional(),
      source: z.enum(eventSources).optional(),
      subject: z.string().optional(),
    }),
    status: 200,
    answer: listOf(event),
  }),
  getSummary: define({
    method: 'GET',
    path: '/v1/summary',
    summary: 'Counts per flow and state, booked amounts per currency, events by the way they came.',
    needs: 'read',
    status: 200,
    answer: summary,
  }),
};
