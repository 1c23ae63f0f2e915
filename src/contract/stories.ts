// What happened to one document, from the source to the system and back.
import { z } from 'zod';
import { call, posting, recordedCall } from './postings.ts';
import { saidReason } from './reason.ts';
import { define, instant } from './route.ts';

const step = z
  .object({
    at: instant,
    kind: z.enum(['event', 'call', 'posting', 'attempt', 'booked', 'read-back', 'person', 'related']),
    ...saidReason.shape,
    why: saidReason.nullable().describe('Why it ended like this.'),
    note: z.string().nullable().describe('What the person wrote.'),
    id: z.string().nullable().describe('Of the event, call, attempt or posting that the step is about.'),
    call: call
      .omit({ request_headers: true, request_body: true, response_headers: true, response_body: true })
      .extend({ connection: z.string() })
      .nullable()
      .describe('`GET /v1/calls/{id}` has it with headers and bodies.'),
  })
  .meta({ id: 'StoryStep' });

export const storyRoutes = {
  getStory: define(
    'GET /v1/postings/:id/story',
    'read',
    'Everything that happened to one posting, the oldest first: events of the source, calls, attempts, what was booked, what people did, and other postings of the same record.',
    z
      .object({
        posting,
        steps: z.array(step),
        is_whole: z
          .boolean()
          .describe(
            'false: there are more than 100 events, actions of people or other postings, and only the newest 100 of each are here; or there were too many calls at that time to look through them all.',
          ),
      })
      .meta({ id: 'Story' }),
  ),
  getCall: define('GET /v1/calls/:id', 'read', 'One recorded HTTP exchange, without secrets.', recordedCall),
  repeatCall: define(
    'POST /v1/calls/:id/repeat',
    'write',
    'Sends a recorded request once more, to a test system of the same kind such as a sandbox. A system that is not marked as a test system gets nothing.',
    z
      .object({
        method: z.string(),
        path: z.string().describe("From the system's host on."),
        status: z.number(),
        response_headers: z.record(z.string(), z.string()),
        response_body: z.string(),
        is_whole: z
          .boolean()
          .describe('false: the answer is longer than 1 MB, and `response_body` is its beginning.'),
        duration_ms: z.number(),
      })
      .meta({ id: 'RepeatedCall' }),
    {
      body: z.strictObject({
        connection: z.string().describe('Id of a connection whose environment is `test`.'),
      }),
    },
  ),
};
