// What the address of a flow carries. `cursor`: of the runs. `since`, `until`: the days whose documents are compared; `differences`: the
// cursor there.
const names = ['cursor', 'since', 'until', 'differences'] as const;

export type FlowSearch = { [Name in (typeof names)[number]]?: string };

export const flowSearch = (given: Record<string, unknown>): FlowSearch =>
  Object.fromEntries(names.flatMap(name => (typeof given[name] === 'string' ? [[name, given[name]]] : [])));
