// Waits until nothing is on its way any more.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../client/index.ts';
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
    const seen = await onTheWay(client, store);
    if (seen === undefined) {
      calm = 0; // it is just being killed or restarted: that is not quiet
      continue;
    }
    open = seen;
    tell(open);
    calm = open === 0 ? calm + 1 : 0;
    if (calm >= looks) return { quiet: true, open };
  }
  return { quiet: false, open };
}

/** Waits until fewer than `below` are on their way, or `until` says that it is enough. */
export async function untilCalm(
  client: Client,
  store: StoreSandbox,
  { below, until, tell }: { below: number; until(): boolean; tell(open: number): void },
): Promise<void> {
  while (!until()) {
    await sleep(250);
    const open = await onTheWay(client, store);
    if (open === undefined) continue;
    if (open < below) return;
    tell(open);
  }
}

/** Webhooks, jobs and postings that are not done; undefined while Kontor does not answer. */
async function onTheWay(client: Client, store: StoreSandbox): Promise<number | undefined> {
  try {
    return store.outstandingWebhooks() + (await openWork(client));
  } catch {
    return undefined;
  }
}

async function openWork(client: Client): Promise<number> {
  const { postings, queued } = await client.getSummary();
  const count = (...states: string[]) =>
    postings.filter(one => states.includes(one.state)).reduce((sum, one) => sum + one.count, 0);
  const [moving, planned] = [count('sent', 'uncertain'), count('planned')];
  if (planned === 0 || moving + queued > 0) return moving + planned + queued;
  return (await restingPlanned(client)) ? 0 : planned;
}

/** Planned postings rest when they are not due, or wait behind something of their order that is parked or rejected. */
async function restingPlanned(client: Client): Promise<boolean> {
  const list = async (state: 'planned' | 'parked' | 'rejected') =>
    (await client.listPostings({ state, limit: 500 })).result;
  const open = (await list('planned')).filter(posting => posting.next_at !== null);
  if (open.length === 0) return true;
  const stuck = new Set(
    [...(await list('parked')), ...(await list('rejected'))].map(posting => orderOf(posting.business_key)),
  );
  return open.every(posting => posting.reason_code === 'waits' && stuck.has(orderOf(posting.business_key)));
}

/** The order that a business key belongs to: `stores/x/orders/1/refunds/2` → `stores/x/orders/1`. */
const orderOf = (businessKey: string) => businessKey.replace(/\/refunds\/.*$/, '');
