// Runs: passes over a source, by the schedule or by hand.
import { z } from 'zod';
import { runOutcomes, runTriggers } from '../core/words.ts';
import { reasonAs } from './reason.ts';
import { define, instant, list, period } from './route.ts';

export const run = z
  .object({
    id: z.string(),
    connection: z.string(),
    flow: z
      .string()
      .nullable()
      .describe('Id of the flow that was started by hand; null: for all flows of the source.'),
    trigger: z.enum(runTriggers),
    outcome: z.enum(runOutcomes).nullable().describe('null while it runs.'),
    found: z.number().describe('Changes that were read.'),
    missed_by_webhook: z.number().describe('Changes for which no webhook came.'),
    ...reasonAs('error', 'Why it failed.'),
    started_at: instant,
    ended_at: instant.nullable(),
  })
  .meta({ id: 'Run' });

export const runRoutes = {
  listRuns: list(
    '/v1/runs',
    'read',
    'Lists runs, the newest first: each poll of a source, by schedule or by hand, and why it failed.',
    run,
    {
      ...period('Started'),
      connection: z.string().optional(),
      flow: z
        .string()
        .optional()
        .describe('Id or name of a flow: its own runs, and the scheduled runs of its source.'),
      outcome: z.enum(runOutcomes).optional(),
    },
    [
      'id',
      'started_at',
      'ended_at',
      'connection',
      'flow',
      'trigger',
      'outcome',
      'found',
      'missed_by_webhook',
      'error_code',
      'error',
    ],
  ),
  getRun: define('GET /v1/runs/:id', 'read', 'One run.', run),
};
