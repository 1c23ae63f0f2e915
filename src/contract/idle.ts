// Whether Kontor has anything left to do.
import { z } from 'zod';
import { rule } from '../core/schema-rules.ts';
import { define } from './route.ts';

const open = z.object({
  jobs: z.number().describe('Jobs that wait or run.'),
  postings: z
    .number()
    .describe(
      'Postings that are sent or uncertain, or planned with a time at which Kontor continues. Not counted: those that wait behind one that a person has to look at.',
    ),
  paused: z
    .number()
    .describe('Jobs and postings that wait until their flow is resumed. Not counted elsewhere.'),
  polls: z.number().describe('Polls of sources that run now.'),
  plans: z.number().describe('Bulk plans that run now.'),
  watches: z.number().describe('Watched objects that a process is reading now.'),
  messages: z
    .number()
    .describe('Messages that are due at a destination. Not counted: those that wait for their next try.'),
});

const idle = z.object({ idle: z.boolean().describe('Nothing is open.'), open }).meta({ id: 'Idle' });

export const idleRoutes = {
  getIdle: define(
    'GET /v1/idle',
    'write',
    'Says whether anything is left to do. With `wait`, waits up to that long until nothing is left.',
    idle,
    {
      query: z.object({
        wait: z
          .string()
          .regex(/^([0-9]|[1-5][0-9]|60)s$/, rule('rule-seconds'))
          .default('0s')
          .describe('How long the answer may wait for Kontor to be idle: `10s`, at most `60s`.'),
      }),
    },
  ),
};
