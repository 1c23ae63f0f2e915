import { searchOf } from '../../search.ts';

/** `cursor`: of the runs. `since`, `until`: the days whose documents are compared; `differences`: the cursor there. */
export const flowSearch = searchOf('cursor', 'since', 'until', 'differences');

export type FlowSearch = ReturnType<typeof flowSearch>;
