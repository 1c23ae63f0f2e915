// Flows: business processes between two connections.
import { z } from 'zod';
import { define, deleted, etag, idParams, ifMatch, instant, listOf, pageQuery } from './route.ts';
import { run } from './runs.ts';

const flow = z
  .object({
    id: z.string(),
    flow: z.string(),
    from: z.string(),
    to: z.string(),
    settings: z.record(z.string(), z.unknown()),
    paused_at: instant.nullable().describe('Since when a person has paused it; null: it runs.'),
    created_at: instant,
    etag,
    warnings: z.array(z.string()).optional(),
  })
  .meta({ id: 'Flow' });

export const flowRoutes = {
  createFlow: define({
    method: 'POST',
    path: '/v1/flows',
    summary: 'Switches a flow on. Its account rules are checked against the ledger first.',
    needs: 'admin',
    body: z.strictObject({
      flow: z
        .string()
        .describe('order-to-journal, refund-to-journal, order-to-sales-order, customer-to-business-partner'),
      from: z.string().describe('Id of the source connection.'),
      to: z.string().describe('Id of the target connection, of the same tenant.'),
      settings: z.record(z.string(), z.unknown()).default({}),
    }),
    status: 201,
    answer: flow,
  }),
  getFlow: define({
    method: 'GET',
    path: '/v1/flows/:id',
    summary: 'One flow.',
    needs: 'read',
    params: idParams,
    status: 200,
    answer: flow,
  }),
  updateFlow: define({
    method: 'PATCH',
    path: '/v1/flows/:id',
    summary: 'Changes settings (JSON Merge Patch). Account rules are checked against the ledger first.',
    needs: 'admin',
    params: idParams,
    headers: ifMatch,
    body: z.strictObject({
      settings: z.record(z.string(), z.unknown()).describe('null removes a field.'),
    }),
    status: 200,
    answer: flow,
  }),
  listFlows: define({
    method: 'GET',
    path: '/v1/flows',
    summary: 'Lists the flows.',
    needs: 'read',
    query: pageQuery,
    status: 200,
    answer: listOf(flow),
  }),
  pauseFlow: define({
    method: 'POST',
    path: '/v1/flows/:id/pause',
    summary:
      'Nothing new of it is sent until it is resumed. Its events are still taken and kept; what was sent is still looked up.',
    needs: 'admin',
    params: idParams,
    status: 200,
    answer: flow,
  }),
  resumeFlow: define({
    method: 'POST',
    path: '/v1/flows/:id/resume',
    summary: 'Ends a pause; what has waited goes on by itself.',
    needs: 'admin',
    params: idParams,
    status: 200,
    answer: flow,
  }),
  deleteFlow: define({
    method: 'DELETE',
    path: '/v1/flows/:id',
    summary: 'Switches a flow off for good. What it has booked stays; what still waits is parked.',
    needs: 'admin',
    params: idParams,
    headers: ifMatch,
    status: 200,
    answer: deleted,
  }),
  runFlow: define({
    method: 'POST',
    path: '/v1/flows/:id/run',
    summary:
      'Reads the source from `since` on and runs the flow for everything it finds. What is booked stays booked once.',
    needs: 'write',
    params: idParams,
    body: z.strictObject({ since: z.iso.datetime({ offset: true }).optional() }).nullish(),
    status: 200,
    answer: run,
  }),
};
