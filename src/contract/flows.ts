// Flows: business processes between two connections.
import { z } from 'zod';
import { flowDraft } from './flow-draft.ts';
import { saidReason } from './reason.ts';
import { define, deleted, etag, ifMatch, instant, list } from './route.ts';
import { run } from './runs.ts';

const flow = z
  .object({
    id: z.string(),
    flow: z.string(),
    from: z.string(),
    to: z.string(),
    settings: z.record(z.string(), z.unknown()),
    paused_at: instant.nullable().describe('When a person paused it; null: it runs.'),
    created_at: instant,
    etag,
    warnings: z.array(saidReason).optional(),
  })
  .meta({ id: 'Flow' });

export const flowRoutes = {
  createFlow: define(
    'POST /v1/flows',
    'admin',
    'Switches a flow on. Its account rules are checked against the ledger first.',
    flow,
    {
      body: flowDraft,
      status: 201,
    },
  ),
  getFlow: define('GET /v1/flows/:id', 'read', 'One flow.', flow),
  updateFlow: define(
    'PATCH /v1/flows/:id',
    'admin',
    'Changes settings (JSON Merge Patch). Account rules are checked against the ledger first.',
    flow,
    {
      headers: ifMatch,
      body: z.strictObject({
        settings: z.record(z.string(), z.unknown()).describe('null removes a field.'),
      }),
    },
  ),
  listFlows: list('/v1/flows', 'read', 'Lists the flows.', flow, {}, [
    'id',
    'flow',
    'from',
    'to',
    'paused_at',
    'created_at',
  ]),
  pauseFlow: define(
    'POST /v1/flows/:id/pause',
    'admin',
    'Pauses a flow: Kontor sends nothing new of it until it is resumed, but still stores its events and looks for documents whose answer was lost.',
    flow,
  ),
  resumeFlow: define(
    'POST /v1/flows/:id/resume',
    'admin',
    'Ends a pause; Kontor continues with everything that waits.',
    flow,
  ),
  deleteFlow: define(
    'DELETE /v1/flows/:id',
    'admin',
    'Switches a flow off for good. Its documents stay booked; Kontor parks the postings that wait. Refused while changes of the source wait for the flow, which would never be booked.',
    deleted,
    {
      headers: ifMatch,
      query: z.strictObject({
        drop_waiting: z
          .enum(['true', 'false'])
          .default('false')
          .describe('Also when changes wait: they are dropped.'),
      }),
    },
  ),
  runFlow: define(
    'POST /v1/flows/:id/run',
    'write',
    'Reads the source from `since` on and runs the flow for everything it finds. Kontor books nothing twice.',
    run,
    { body: z.strictObject({ since: z.iso.datetime({ offset: true }).optional() }).nullish() },
  ),
};
