// Business events as CloudEvents to a webhook, as an event broker delivers them: a handshake first, then at least once,
// in no order that could be relied on, with nothing in them but keys (S4-97, S4-99).
import { randomUUID } from 'node:crypto';
import PQueue from 'p-queue';
import { Agent } from 'undici';
import type { Faults } from '../faults.ts';
import type { BusinessEvent } from './system.ts';

export interface EventOptions {
  /** The webhook's address. */
  destination: string;
  /** What the broker calls itself in the handshake. */
  origin: string;
  faults: Faults;
  /** The first pause before a delivery is tried again, in milliseconds; doubles up to a minute. */
  retryMs: number;
}

export interface Events {
  publish(events: readonly BusinessEvent[]): void;
  state(): EventState;
  /** Asks the webhook again whether it wants events. */
  handshake(): Promise<boolean>;
  stop(): Promise<void>;
}

export interface EventState {
  /** The webhook has said that it wants events from here. */
  allowed: boolean;
  delivered: number;
  /** Not delivered yet: waiting for the handshake, or for another try. */
  outstanding: number;
}

const longestRetryMs = 60_000;
const source = '/default/sap.s4.beh/SANDBOX';

export function openEvents({ destination, origin, faults, retryMs }: EventOptions): Events {
  const agent = new Agent({ connections: 8 });
  const { origin: host, pathname, search } = new URL(destination);
  const path = pathname + search;
  const queue = new PQueue({ concurrency: 8, autoStart: false });
  const timers = new Set<NodeJS.Timeout>();
  let delivered = 0;
  let waiting = 0;
  let stopped = false;

  /** CloudEvents' protection against abuse: nobody is sent events who has not asked for them. */
  const handshake = async (): Promise<boolean> => {
    try {
      const reply = await agent.request({
        origin: host,
        path,
        method: 'OPTIONS',
        headers: { 'webhook-request-origin': origin, 'webhook-request-rate': '120' },
        signal: AbortSignal.timeout(10_000),
      });
      await reply.body.dump();
      const allowed = reply.headers['webhook-allowed-origin'];
      if (reply.statusCode !== 200 || (allowed !== origin && allowed !== '*')) return false;
    } catch {
      return false; // nobody there: as if it had said no
    }
    queue.start();
    return true;
  };

  const deliver = async (body: string, attempt: number): Promise<void> => {
    try {
      const reply = await agent.request({
        origin: host,
        path,
        method: 'POST',
        headers: {
          'content-type': 'application/cloudevents+json; charset=utf-8',
          'webhook-request-origin': origin,
        },
        body,
        signal: AbortSignal.timeout(10_000),
      });
      await reply.body.dump();
      if (reply.statusCode >= 200 && reply.statusCode < 300) {
        delivered++;
        return;
      }
    } catch {
      // Not answered: tried again like one that was answered badly.
    }
    if (stopped) return;
    waiting++;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        waiting--;
        void queue.add(() => deliver(body, attempt + 1));
      },
      Math.min(retryMs * 2 ** attempt, longestRetryMs),
    );
    timers.add(timer);
  };

  void handshake();
  return {
    handshake,
    publish(events) {
      for (const { type, atMs, data } of events) {
        const event = {
          specversion: '1.0',
          id: randomUUID(),
          source,
          type,
          time: new Date(atMs).toISOString(),
          datacontenttype: 'application/json',
          data,
        };
        const about = `${type} ${Object.values(data).join('/')}`;
        if (faults.hits('event-lost', about)) continue;
        const times = faults.hits('event-doubled', about) ? 2 : 1;
        const body = JSON.stringify(event);
        for (let i = 0; i < times; i++) void queue.add(() => deliver(body, 0));
      }
    },
    state: () => ({
      allowed: !queue.isPaused,
      delivered,
      outstanding: queue.size + queue.pending + waiting,
    }),
    async stop() {
      stopped = true;
      queue.clear();
      for (const timer of timers) clearTimeout(timer);
      await agent.destroy();
    },
  };
}
