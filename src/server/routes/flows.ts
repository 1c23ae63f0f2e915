// Flows.

import type { flowRoutes } from '../../contract/flows.ts';
import { type FlowAdmin, tagOfFlow } from '../../gateway/flow-admin.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import { type Handlers, pageOf, viewOf } from '../handlers.ts';

export function flowHandlers({ flows }: Gateway): Pick<Handlers, keyof typeof flowRoutes> {
  return {
    async createFlow({ caller, body }) {
      const { flow, warnings } = await flows.create(caller, body);
      return { ...flowView(flow), warnings };
    },
    getFlow: async ({ caller, params }) => flowView(await flows.get(caller, params.id)),
    updateFlow: async ({ caller, params, body, ifMatch }) =>
      flowView(await flows.update(caller, params.id, body.settings, ifMatch)),
    listFlows: ({ caller, query }) => pageOf(query, page => flows.list(caller, page), flowView),
    pauseFlow: async ({ caller, params }) => flowView(await flows.pause(caller, params.id)),
    resumeFlow: async ({ caller, params }) => flowView(await flows.resume(caller, params.id)),
    async deleteFlow({ caller, params, query, ifMatch }) {
      await flows.remove(caller, params.id, { ifMatch, dropWaiting: query.drop_waiting === 'true' });
      return { id: params.id, deleted: true };
    },
    async runFlow({ caller, params, body }) {
      const since = body?.since === undefined ? undefined : new Date(body.since);
      return viewOf(await flows.run(caller, params.id, since));
    },
  };
}

function flowView(row: Awaited<ReturnType<FlowAdmin['update']>>) {
  return {
    ...viewOf(row),
    etag: tagOfFlow(row),
  };
}
