// Waits until nothing is on its way any more: no webhook of a store, and nothing in Kontor.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../client/index.ts';
import type { StoreSandbox } from '../sandbox/bigcommerce/server.ts';

type Sender = Pick<StoreSandbox, 'outstandingWebhooks'>;

export interface IdleResult {
  /** False: the time ended first. */
  idle: boolean;
  /** What is on its way, by kind; what was seen last. */
  open: Record<string, number>;
}

interface IdleOptions {
  timeoutMs: number;
  /** How long it has to stay idle, because the next polls can find more; left out: 0. */
  stayMs?: number;
  tell?(open: number): void;
}

/** Waits until Kontor is idle and every webhook of the store has arrived. */
export async function waitUntilIdle(
  client: Client,
  store: Sender,
  { timeoutMs, stayMs = 0, tell }: IdleOptions,
): Promise<IdleResult> {
  const end = performance.now() + timeoutMs;
  let since: number | undefined;
  let last: IdleResult = { idle: false, open: {} };
  while (performance.now() < end) {
    const seen = await onTheWay(client, store, '1s');
    if (seen === undefined) since = undefined;
    else {
      last = { idle: false, open: seen };
      const total = sum(seen);
      tell?.(total);
      since = total > 0 ? undefined : (since ?? performance.now());
      if (since !== undefined && performance.now() - since >= stayMs) return { idle: true, open: seen };
    }
    await sleep(since === undefined ? 10 : Math.min(stayMs, 250));
  }
  return last;
}

/** Waits until fewer than `below` are on their way, or `until` says that it is enough. */
export async function waitUntilBelow(
  client: Client,
  store: Sender,
  { below, until, tell }: { below: number; until(): boolean; tell(open: number): void },
): Promise<void> {
  while (!until()) {
    await sleep(250);
    const seen = await onTheWay(client, store, '0s');
    if (seen === undefined) continue;
    if (sum(seen) < below) return;
    tell(sum(seen));
  }
}

/** Undefined while Kontor does not answer: it is just being killed or restarted. */
async function onTheWay(
  client: Client,
  store: Sender,
  wait: `${number}s`,
): Promise<Record<string, number> | undefined> {
  // Counted first: a webhook that arrives after this is in Kontor's own answer.
  const webhooks = store.outstandingWebhooks();
  try {
    const { open } = await client.getIdle({ wait: webhooks > 0 ? '0s' : wait });
    return { webhooks: Math.max(webhooks, store.outstandingWebhooks()), ...open };
  } catch {
    return undefined;
  }
}

const sum = (open: Record<string, number>) => Object.values(open).reduce((all, count) => all + count, 0);
