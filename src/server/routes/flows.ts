// Flows.

import type { flowDefinitionRoutes } from '../../contract/flow-definitions.ts';
import type { flowRoutes } from '../../contract/flows.ts';
import { saidAll } from '../../core/reasons.ts';
import { type FlowAdmin, tagOfFlow } from '../../gateway/flow-admin.ts';
import { type Handlers, pagedBy, pageOf, type SpeakingGateway, viewOf } from '../handlers.ts';
import { runView } from './runs.ts';

export function flowHandlers({
  flows,
  flowDefinitions,
  speak,
  language,
}: SpeakingGateway): Pick<Handlers, keyof typeof flowRoutes | keyof typeof flowDefinitionRoutes> {
  return {
    listFlowDefinitions: async ({ query: { cursor, limit } }) =>
      pagedBy(flowDefinitions.list({ after: cursor, limit }, language), limit, ({ name }) => name),
    async createFlow({ caller, body }) {
      const { flow, warnings } = await flows.create(caller, body);
      return { ...flowView(flow), warnings: saidAll(warnings, speak) };
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
      return runView(await flows.run(caller, params.id, since), speak);
    },
  };
}

function flowView(row: Awaited<ReturnType<FlowAdmin['update']>>) {
  return {
    ...viewOf(row),
    etag: tagOfFlow(row),
  };
}
