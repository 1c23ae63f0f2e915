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

/** What a flow is called is the title of its kind, in the language of the reader. */
export function useFlowNames(): ReadonlyMap<string, string> {
  const { data } = useAnswer(['flows'], api => api.listFlows({ limit: 500 }), { staleTime });
  const titleOf = useFlowTitle();
  return new Map((data?.result ?? []).map(({ id, flow }) => [id, titleOf(flow)]));
}
