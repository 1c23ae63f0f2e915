// Webhooks: registered hooks, signed deliveries, retries, and the ways in which deliveries go wrong.
import { createHash, createHmac } from 'node:crypto';
import PQueue from 'p-queue';
import { Agent } from 'undici';
import type { Faults } from '../faults.ts';
import type { ShopEvent } from './shop-data.ts';

export interface Hook {
  id: number;
  scope: string;
  destination: string;
  is_active: boolean;
  headers: Record<string, string>;
}

export interface WebhookOptions {
  storeHash: string;
  clientSecret: string;
  /** `standard`: Standard Webhooks headers; `x-bc-signature`: HMAC of the body in that header. */
  scheme: 'standard' | 'x-bc-signature';
  /** Factor on the retry times of 60 s, 180 s, … 86,400 s. */
  retryScale: number;
  faults: Faults;
  now: () => number;
}

export interface Webhooks {
  hooks: Map<number, Hook>;
  register(draft: Omit<Hook, 'id'>): Hook;
  publish(event: ShopEvent): void;
  /** Deliveries that have not been answered well yet, retries included. */
  outstanding(): number;
  stop(): Promise<void>;
}

const parallel = 32;
const retrySeconds = [60, 180, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 50_400, 86_400];

export function openWebhooks(options: WebhookOptions): Webhooks {
  const { faults, storeHash } = options;
  const hooks = new Map<number, Hook>();
  const agent = new Agent({ connections: parallel, pipelining: 1 });
  // The time a receiver has for its answer begins when the delivery leaves, not when it queues up.
  const deliveries = new PQueue({ concurrency: parallel });
  const timers = new Set<NodeJS.Timeout>();
  let heldBack: (() => void) | undefined;
  let lastId = 0;

  const later = (ms: number, work: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  };

  const deliver = async (hook: Hook, body: string, attempt: number): Promise<void> => {
    if (!hook.is_active || (await answersWell(hook, body, attempt))) return;
    const wait = retrySeconds[attempt];
    if (wait === undefined) hook.is_active = false;
    else later(wait * 1000 * options.retryScale, () => enqueue(hook, body, attempt + 1));
  };
  const enqueue = (hook: Hook, body: string, attempt: number) =>
    void deliveries.add(() => deliver(hook, body, attempt));

  const answersWell = async (hook: Hook, body: string, attempt: number): Promise<boolean> => {
    const signed = sign(body, options);
    if (faults.hits('webhook-badly-signed', `${body} ${attempt}`)) {
      for (const name of Object.keys(signed)) if (name.endsWith('signature')) signed[name] = 'v1,AAAA';
    }
    const { origin, pathname } = new URL(hook.destination);
    try {
      const reply = await agent.request({
        origin,
        path: pathname,
        method: 'POST',
        headers: { ...hook.headers, 'content-type': 'application/json', ...signed },
        body,
        signal: AbortSignal.timeout(10_000),
      });
      await reply.body.dump();
      return reply.statusCode >= 200 && reply.statusCode < 300;
    } catch {
      return false; // nobody there: a failed delivery like any other
    }
  };

  return {
    hooks,
    register(draft) {
      for (const hook of hooks.values()) {
        if (hook.scope === draft.scope && hook.destination === draft.destination)
          return Object.assign(hook, draft);
      }
      const hook = { id: ++lastId, ...draft };
      hooks.set(hook.id, hook);
      return hook;
    },
    publish({ scope, data }) {
      const stub = { scope, store_id: '1025646', data };
      const hash = createHash('sha1')
        .update(JSON.stringify({ ...stub, at: options.now() }))
        .digest('hex');
      const body = JSON.stringify({
        ...stub,
        hash,
        created_at: Math.floor(options.now() / 1000),
        producer: `stores/${storeHash}`,
      });
      const about = `${scope} ${JSON.stringify(data)}`;
      for (const hook of hooks.values()) {
        if (!matches(hook.scope, scope)) continue;
        if (faults.hits('webhook-dropped', about)) continue;
        const send = () => enqueue(hook, body, 0);
        if (faults.hits('webhook-reordered', about) && heldBack === undefined) {
          heldBack = send;
          // If nothing follows, it goes out all the same.
          later(3_000, () => {
            heldBack?.();
            heldBack = undefined;
          });
          continue;
        }
        if (faults.hits('webhook-delayed', about)) later(1_500, send);
        else send();
        if (faults.hits('webhook-duplicated', about)) later(50, send);
        heldBack?.();
        heldBack = undefined;
      }
    },
    outstanding: () => deliveries.size + deliveries.pending + timers.size,
    async stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      deliveries.clear();
      await agent.destroy();
    },
  };
}

function matches(pattern: string, scope: string): boolean {
  return pattern === scope || (pattern.endsWith('/*') && scope.startsWith(pattern.slice(0, -1)));
}

function sign(body: string, { scheme, clientSecret, now }: WebhookOptions): Record<string, string> {
  if (scheme === 'x-bc-signature') {
    return { 'x-bc-signature': createHmac('sha256', clientSecret).update(body).digest('hex') };
  }
  // The id belongs to the event, not to the delivery: a repeated delivery carries the same one.
  const id = `msg_${createHash('sha1').update(body).digest('hex').slice(0, 24)}`;
  const timestamp = String(Math.floor(now() / 1000));
  const signature = createHmac('sha256', clientSecret).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
