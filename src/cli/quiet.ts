// Waits until nothing is on its way any more.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../client/client.ts';
import type { StoreSandbox } from '../sandbox/bigcommerce/server.ts';

export interface Quiet {
  /** False: the time was over first. */
  quiet: boolean;
  open: number;
}

/**
 * Quiet: no webhook outstanding, no job queued, nothing planned, sent or uncertain, several looks in a row. Postings
 * that wait behind one that a person has to look at do not count: they wait with it.
 */
export async function untilQuiet(
  client: Client,
  store: StoreSandbox,
  {
    timeoutMs,
    lookEveryMs,
    looks,
    tell,
  }: { timeoutMs: number; lookEveryMs: number; looks: number; tell(open: number): void },
): Promise<Quiet> {
  const end = performance.now() + timeoutMs;
  let calm = 0;
  let open = 0;
  while (performance.now() < end) {
    await sleep(lookEveryMs);
    try {
      open = store.outstandingWebhooks() + (await openWork(client));
    } catch {
      calm = 0; // it is just being killed or restarted: that is not quiet
      continue;
    }
    tell(open);
    calm = open === 0 ? calm + 1 : 0;
    if (calm >= looks) return { quiet: true, open };
  }
  return { quiet: false, open };
}

async function openWork(client: Client): Promise<number> {
  const { postings, queued } = await client.get<'getSummary'>('/v1/summary');
  const count = (...states: string[]) =>
    postings.filter(one => states.includes(one.state)).reduce((sum, one) => sum + one.count, 0);
  const [moving, stuck] = [count('sent', 'uncertain'), count('parked', 'rejected')];
  const planned = count('planned');
  if (planned === 0 || moving + queued > 0) return moving + planned + queued;
  return (await restingPlanned(client, stuck > 0)) ? 0 : planned;
}

/** Planned postings rest when they are not due, or wait behind something that is parked or rejected. */
async function restingPlanned(client: Client, someAreStuck: boolean): Promise<boolean> {
  const { result } = await client.get<'listPostings'>('/v1/postings', { state: 'planned', limit: 500 });
  for (const posting of result) {
    if (posting.next_at === null) continue;
    if (posting.reason_code !== 'waits' || !someAreStuck) return false;
  }
  return true;
}
