// Events: what happened in the sources. And the counts of it all.
import { z } from 'zod';
import { connectionStatuses, eventOutcomes, eventSources, postingStates } from '../core/words.ts';
import { objectNames } from '../models/objects/all.ts';
import { failingReads, waiting } from './connections.ts';
import { overview } from './overview.ts';
import { reason } from './postings.ts';
import { reasonAs } from './reason.ts';
import { define, instant, list, period } from './route.ts';

const outcomes = z
  .enum(eventOutcomes)
  .describe(
    [
      'The state of the posting that needs most attention, or',
      'queued: it waits for its turn, or is being worked on;',
      'not-due: the flow had nothing to do, and `reason` says why;',
      'nothing-to-do: the flow has dealt with it, and nothing had to be posted;',
      'unreadable: the record could not be read;',
      'not-run: the flow has not run for it, as where it was made later.',
    ].join(' '),
  );

const event = z
  .object({
    id: z.string(),
    connection: z.string(),
    source: z.enum(eventSources).describe('poll: no webhook came for it.'),
    topic: z.string(),
    object: z.enum(objectNames).describe('The object that has changed.'),
    subject: z.string().describe('The id of the record; empty if the record has none.'),
    of: z.string().nullable().describe('What it belongs to, such as the order of a refund.'),
    body: z.unknown(),
    ...reasonAs(
      'unreadable',
      'Why the record that the poll found could not be read; null: it could. Kontor reads it again when it changes.',
    ),
    received_at: instant,
    outcomes: z
      .array(
        z.object({
          flow: z.string(),
          subject: z.string().describe('What the flow runs for: for a refund, its order.'),
          outcome: outcomes,
          posting: z.string().nullable().describe('That says so.'),
          ...reason,
        }),
      )
      .describe('Its outcome in each flow that listens, as it stands now.'),
  })
  .meta({ id: 'Event' });

const flowOutcomes = z
  .object({
    since: instant,
    records: z.number().int().describe('Records of which events have told; the counts add up to it.'),
    outcomes: z.array(z.object({ outcome: outcomes, count: z.number().int() })),
    set_aside: z
      .number()
      .int()
      .describe('Events besides that the database has refused: they are set aside for a person.'),
  })
  .meta({ id: 'FlowOutcomes' });

const summary = z
  .object({
    ...overview,
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
    paused_flows: z
      .array(z.object({ id: z.string(), flow: z.string(), paused_at: instant, waiting }))
      .describe('Flows that are paused, and what waits until they are resumed.'),
    connections: z
      .array(
        z.object({
          id: z.string(),
          tenant: z.string(),
          name: z.string(),
          status: z.enum(connectionStatuses),
          ...reasonAs('status_reason', 'Why, and what to do.'),
          status_since: instant,
          waiting,
          failing_reads: failingReads,
        }),
      )
      .describe(
        'Connections that do not work, of which something cannot be read, or for which something waits.',
      ),
  })
  .meta({ id: 'Summary' });

export const eventRoutes = {
  listEvents: list(
    '/v1/events',
    'read',
    'Lists events, the newest first.',
    event,
    {
      ...period('Received'),
      connection: z.string().optional(),
      source: z.enum(eventSources).optional(),
      subject: z.string().optional().describe('Events of this record, and of records that belong to it.'),
      unreadable: z.literal('true').optional().describe('Only events about records that could not be read.'),
    },
    [
      'id',
      'received_at',
      'connection',
      'source',
      'topic',
      'object',
      'subject',
      'of',
      'unreadable',
      'outcomes.flow',
      'outcomes.outcome',
      'outcomes.posting',
    ],
  ),
  countOutcomes: define(
    'GET /v1/flows/:id/outcomes',
    'read',
    'Counts the outcomes of all records that events have told the flow of.',
    flowOutcomes,
    {
      query: z.object({
        since: z.iso
          .datetime({ offset: true })
          .optional()
          .describe('Of events from this moment on; left out: of the last 30 days.'),
      }),
    },
  ),
  getSummary: define(
    'GET /v1/summary',
    'read',
    'What needs a person, what waits and what it comes to; counts per flow and state, booked amounts per currency, events by source, and what waits for which connection.',
    summary,
    {
      query: z.strictObject({
        since: instant.optional().describe('`today` counts postings stored since then.'),
        ever: z
          .enum(['true', 'false'])
          .default('true')
          .describe(
            'false: `postings`, `totals` and `events` are empty. Counting everything that there ever was takes seconds among millions.',
          ),
      }),
    },
  ),
};
