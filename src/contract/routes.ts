// Every route of the API.
import { z } from 'zod';
import { eventSources, postingStates } from '../core/words.ts';
import * as shapes from './shapes.ts';

export interface Route {
  method: 'GET' | 'POST' | 'PATCH';
  path: string;
  summary: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  status: 200 | 201;
  answer: z.ZodType;
}

const define = <const R extends Route>(route: R): R => route;

export const routes = {
  createConnection: define({
    method: 'POST',
    path: '/v1/connections',
    summary: 'Makes a connection; its secrets are stored encrypted and never shown again.',
    body: shapes.connectionDraft,
    status: 201,
    answer: shapes.connection,
  }),
  listConnections: define({
    method: 'GET',
    path: '/v1/connections',
    summary: 'Lists the connections.',
    status: 200,
    answer: shapes.listOf(shapes.connection),
  }),
  getConnection: define({
    method: 'GET',
    path: '/v1/connections/:id',
    summary: 'One connection.',
    params: shapes.idParams,
    status: 200,
    answer: shapes.connection,
  }),
  updateConnection: define({
    method: 'PATCH',
    path: '/v1/connections/:id',
    summary: 'Changes name or settings (JSON Merge Patch). Secrets that are not named stay as they are.',
    params: shapes.idParams,
    body: shapes.connectionPatch,
    status: 200,
    answer: shapes.connection,
  }),
  checkConnection: define({
    method: 'POST',
    path: '/v1/connections/:id/check',
    summary: 'Reads something harmless over the connection and says in a sentence whether it works.',
    params: shapes.idParams,
    status: 200,
    answer: shapes.check,
  }),
  createFlow: define({
    method: 'POST',
    path: '/v1/flows',
    summary: 'Switches a flow on. Its account rules are checked against the ledger first.',
    body: shapes.flowDraft,
    status: 201,
    answer: shapes.flow,
  }),
  updateFlow: define({
    method: 'PATCH',
    path: '/v1/flows/:id',
    summary: 'Changes settings (JSON Merge Patch). Account rules are checked against the ledger first.',
    params: shapes.idParams,
    body: shapes.flowPatch,
    status: 200,
    answer: shapes.flow,
  }),
  listFlows: define({
    method: 'GET',
    path: '/v1/flows',
    summary: 'Lists the flows.',
    status: 200,
    answer: shapes.listOf(shapes.flow),
  }),
  runFlow: define({
    method: 'POST',
    path: '/v1/flows/:id/run',
    summary:
      'Reads the source from `since` on and runs the flow for everything it finds. What is booked stays booked once.',
    params: shapes.idParams,
    body: z.strictObject({ since: z.iso.datetime({ offset: true }).optional() }).nullish(),
    status: 200,
    answer: shapes.run,
  }),
  listPostings: define({
    method: 'GET',
    path: '/v1/postings',
    summary: 'Lists postings, the newest first.',
    query: shapes.pageQuery.extend({
      flow: z.string().optional().describe('Id or name of the flow.'),
      state: z.enum(postingStates).optional(),
      business_key: z.string().optional().describe('The key or its end: `orders/1001`.'),
    }),
    status: 200,
    answer: shapes.listOf(shapes.posting),
  }),
  getPosting: define({
    method: 'GET',
    path: '/v1/postings/:id',
    summary: 'One posting with its attempts and recorded calls.',
    params: shapes.idParams,
    status: 200,
    answer: shapes.postingInFull,
  }),
  replayPosting: define({
    method: 'POST',
    path: '/v1/postings/:id/replay',
    summary: 'Tries a parked or rejected posting again. What may have been sent is looked up first.',
    params: shapes.idParams,
    status: 200,
    answer: shapes.posting,
  }),
  listEvents: define({
    method: 'GET',
    path: '/v1/events',
    summary: 'Lists events, the newest first.',
    query: shapes.pageQuery.extend({
      connection: z.string().optional(),
      source: z.enum(eventSources).optional(),
      subject: z.string().optional(),
    }),
    status: 200,
    answer: shapes.listOf(shapes.event),
  }),
  getSummary: define({
    method: 'GET',
    path: '/v1/summary',
    summary: 'Counts per flow and state, booked amounts per currency, events by the way they came.',
    status: 200,
    answer: shapes.summary,
  }),
} satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
