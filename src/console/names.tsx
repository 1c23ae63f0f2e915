// The names of connections and flows, for pages that show their ids. Asked once for all pages.
import { useAnswer } from './api.tsx';
import { useFlowTitle } from './parts/flow-settings/definitions.tsx';

const staleTime = 30_000;

/** For pages that are about the connections: they say when there are none, when none could be read, and wait until then. */
export const useConnectionList = (options: { everyMs?: number } = {}) =>
  useAnswer(['connections'], api => api.listConnections({ limit: 500 }), { staleTime, ...options });

export const useConnections = () => useConnectionList().data?.result ?? [];

export function useConnectionNames(): ReadonlyMap<string, string> {
  return new Map(useConnections().map(({ id, name }) => [id, name]));
}

const useFlowList = () =>
  useAnswer(['flows'], api => api.listFlows({ limit: 500 }), { staleTime }).data?.result ?? [];

/** What a flow is called is the title of its kind, in the language of the reader. */
export function useFlowNames(): ReadonlyMap<string, string> {
  const titleOf = useFlowTitle();
  return new Map(useFlowList().map(({ id, flow }) => [id, titleOf(flow)]));
}

/** For a choice among them; of flows of one kind also where each leads. */
export function useFlowChoices(): (readonly [id: string, label: string])[] {
  const flows = useFlowList();
  const names = useFlowNames();
  const connections = useConnectionNames();
  return flows.map(({ id, flow, to }) => {
    const name = names.get(id) ?? flow;
    const isAlone = flows.filter(one => one.flow === flow).length === 1;
    return [id, isAlone ? name : `${name} → ${connections.get(to) ?? to}`];
  });
}
