// The names of connections and flows, for pages that show their ids. Asked once for all pages.
import { useAnswer } from './api.tsx';

const rarely = { staleTime: 30_000 };

export function useConnections() {
  return useAnswer(['connections'], api => api.listConnections({ limit: 500 }), rarely).data?.result ?? [];
}

export function useFlows() {
  return useAnswer(['flows'], api => api.listFlows({ limit: 500 }), rarely).data?.result ?? [];
}

export const useConnectionNames = () => new Map(useConnections().map(({ id, name }) => [id, name]));
export const useFlowNames = () => new Map(useFlows().map(({ id, flow }) => [id, flow]));

/** For a choice among them; of flows of one kind also where each leads. */
export function useFlowChoices(): (readonly [id: string, label: string])[] {
  const flows = useFlows();
  const connections = useConnectionNames();
  return flows.map(({ id, flow, to }) => {
    const isAlone = flows.filter(one => one.flow === flow).length === 1;
    return [id, isAlone ? flow : `${flow} → ${connections.get(to) ?? to}`];
  });
}
