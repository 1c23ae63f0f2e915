// What each route does: asks a desk, and turns the answer into the contract's shape.
import type { z } from 'zod';
import type { RouteName, routes } from '../contract/routes.ts';
import type { Engine } from '../engine/engine.ts';
import type { ConnectionDesk } from '../gateway/connection-desk.ts';
import type { FlowDesk } from '../gateway/flow-desk.ts';
import type { Records } from '../gateway/records.ts';
import { connectionView, eventView, flowView, postingInFullView, postingView, runView } from './views.ts';

export interface Desks {
  connections: ConnectionDesk;
  flows: FlowDesk;
  records: Records;
  engine: Engine;
}

type Part<Name extends RouteName, Key extends 'params' | 'query' | 'body'> =
  (typeof routes)[Name] extends Record<Key, infer Shape extends z.ZodType> ? z.output<Shape> : undefined;

export type Handlers = {
  [Name in RouteName]: (request: {
    params: Part<Name, 'params'>;
    query: Part<Name, 'query'>;
    body: Part<Name, 'body'>;
  }) => Promise<z.input<(typeof routes)[Name]['answer']>>;
};

export function handlers({ connections, flows, records, engine }: Desks): Handlers {
  return {
    createConnection: async ({ body }) => connectionView(await connections.create(body)),
    listConnections: async () => whole((await connections.list()).map(connectionView)),
    getConnection: async ({ params }) => connectionView(await connections.get(params.id)),
    updateConnection: async ({ params, body }) => connectionView(await connections.update(params.id, body)),
    checkConnection: async ({ params }) => connections.check(params.id),
    createFlow: async ({ body }) => {
      const { flow, warnings } = await flows.create(body);
      return { ...flowView(flow), warnings };
    },
    updateFlow: async ({ params, body }) => flowView(await flows.update(params.id, body.settings)),
    listFlows: async () => whole((await flows.list()).map(flowView)),
    runFlow: async ({ params, body }) =>
      runView(await engine.runNow(params.id, body?.since === undefined ? undefined : new Date(body.since))),
    listPostings: async ({ query }) => {
      const rows = await records.postings({ ...query, businessKey: query.business_key, after: query.cursor });
      return paged(rows.map(postingView), query.limit);
    },
    getPosting: async ({ params }) => postingInFullView(await records.posting(params.id)),
    replayPosting: async ({ params }) => postingView(await engine.replay(params.id)),
    listEvents: async ({ query }) => {
      const rows = await records.events({ ...query, after: query.cursor });
      return paged(rows.map(eventView), query.limit);
    },
    getSummary: () => records.summary(),
  };
}

function whole<T>(result: T[]): { result: T[]; next_cursor: string | null } {
  return { result, next_cursor: null };
}

/** A full page may have another behind it; the cursor is the last id. */
function paged<T extends { id: string }>(
  result: T[],
  limit: number,
): { result: T[]; next_cursor: string | null } {
  return { result, next_cursor: result.length < limit ? null : (result.at(-1)?.id ?? null) };
}
