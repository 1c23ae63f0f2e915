// Flows that compare everything once a day: whichever process comes first starts the comparison, as with what is read.
import type { Flow } from '../../models/flow.ts';
import type { StoredFlow } from '../../store/flows.ts';
import type { Store } from '../../store/open-store.ts';
import type { FlowJob } from '../../store/queue.ts';
import type { ClaimedTask } from '../claimed-tasks.ts';
import { releasing } from '../claims.ts';

export const dailyMs = 86_400_000;

/** Undefined: the flow compares nothing. */
export function dailyJob(
  { id, flow }: StoredFlow,
  kinds: ReadonlyMap<string, Flow>,
  more: Partial<FlowJob> = {},
): FlowJob | undefined {
  const subjectId = kinds.get(flow)?.daily;
  return subjectId === undefined ? undefined : { flowId: id, subjectId, ...more };
}

/** Of those flows that compare something. */
export const dailyJobs = (flows: readonly StoredFlow[], kinds: ReadonlyMap<string, Flow>): FlowJob[] =>
  flows.flatMap(flow => dailyJob(flow, kinds) ?? []);

export function comparisons(
  stored: readonly StoredFlow[],
  kinds: ReadonlyMap<string, Flow>,
  store: Store,
): ClaimedTask[] {
  return stored.flatMap((flow): ClaimedTask[] => {
    const job = dailyJob(flow, kinds);
    if (!job) return [];
    const { id, fromId: connectionId, tenantId } = flow;
    return [
      {
        name: `comparison ${id}`,
        kind: 'comparisons',
        connectionId,
        tenantId,
        names: () => [id],
        async run({ redact }, claims) {
          for (const claim of claims)
            await releasing(claim, { store, redact }, () =>
              store.transaction(tx => store.queue.enqueue([job], tx)),
            );
          store.queue.wake();
        },
      },
    ];
  });
}
