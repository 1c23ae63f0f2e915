// What flows can be switched on. Asked once for all pages.
import type { Schemas } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';

export type FlowDefinition = Schemas['FlowDefinition'];

export const useDefinitions = () =>
  useAnswer(['flow-definitions'], api => api.listFlowDefinitions({ limit: 500 }), { staleTime: 600_000 });

/** By the name of a flow: its title in the language of the reader. A kind that is not installed any more keeps its name. */
export function useFlowTitle(): (name: string) => string {
  const known = useDefinitions().data?.result ?? [];
  return name => known.find(one => one.name === name)?.title ?? name;
}
