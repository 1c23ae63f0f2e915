// Webhooks of an app: validated by the "intent to receive" before the first event, signed, and tried again for a day.
import { createHmac, randomBytes } from 'node:crypto';
import { Agent } from 'undici';
import type { Faults } from '../faults.ts';

export interface WebhookOptions {
  tenantId: string;
  key: string;
  /** Factor on the pauses between deliveries. */
  retryScale: number;
  faults: Faults;
  now: () => number;
}

export interface Event {
  /** Path of the record, as in `Contacts/…`. */
  resource: string;
  resourceId: string;
  category: 'CONTACT' | 'INVOICE';
  type: 'CREATE' | 'UPDATE';
}

export interface Webhooks {
  /** Sends signed and wrongly signed requests there; events follow only if each was answered as it must be. */
  register(url: string): Promise<{ status: 'OK' | 'INTENT_TO_RECEIVE_FAILED'; why?: string }>;
  publish(event: Event): void;
  /** Events that have not been answered well yet. */
  outstanding(): number;
  stop(): Promise<void>;
}

const answerWithinMs = 5_000;
/** Events of this time go in one request. */
const togetherMs = 30;
/** "With decreasing frequency for up to 24 hours": the times are ours. */
const retrySeconds = [10, 60, 300, 1_800, 3_600, 7_200, 14_400, 21_600, 36_000];

export function openWebhooks({ tenantId, key, retryScale, faults, now }: WebhookOptions): Webhooks {
  const agent = new Agent();
  const timers = new Set<NodeJS.Timeout>();
  let url: string | undefined;
  let gathered: object[] = [];
  let sequence = 0;
  let sending = 0;

  const later = (ms: number, work: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  };
  const bodyOf = (events: object[], first: number, last: number) =>
    JSON.stringify({
      events,
      firstEventSequence: first,
      lastEventSequence: last,
      entropy: randomBytes(15).toString('base64').toUpperCase(),
    });

  /** Why it was not answered as it must be. */
  const send = async (to: string, body: string, good: boolean): Promise<string | undefined> => {
    const signature = good ? createHmac('sha256', key).update(body).digest('base64') : 'bm90IHNpZ25lZA==';
    try {
      const { origin, pathname, search } = new URL(to);
      const reply = await agent.request({
        origin,
        path: pathname + search,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-xero-signature': signature },
        body,
        signal: AbortSignal.timeout(answerWithinMs),
      });
      const text = await reply.body.text();
      const wanted = good ? 200 : 401;
      if (reply.statusCode !== wanted) return `Response should be ${wanted}, but was ${reply.statusCode}`;
      if (text !== '') return 'The response has a body';
      if (reply.headers['set-cookie'] !== undefined) return 'The response sets cookies';
      return undefined;
    } catch (error) {
      return (error as Error).name === 'TimeoutError' ? 'No response within 5 seconds' : 'No response';
    }
  };
  const deliver = async (body: string, attempt: number): Promise<void> => {
    if (url === undefined) return;
    sending++;
    const good = !faults.hits('webhook-badly-signed', `webhook ${body.length} ${attempt}`);
    const trouble = await send(url, body, good);
    sending--;
    // A receiver that checks the signature answers a wrong one with 401: the message has not arrived either.
    if (trouble === undefined && good) return;
    const wait = retrySeconds[attempt];
    if (wait === undefined) url = undefined;
    else later(wait * 1000 * retryScale, () => void deliver(body, attempt + 1));
  };
  const flush = () => {
    const events = gathered;
    gathered = [];
    const first = sequence + 1;
    sequence += events.length;
    void deliver(bodyOf(events, first, sequence), 0);
  };

  return {
    async register(to) {
      url = undefined;
      for (const good of [true, false, true, false]) {
        const why = await send(to, bodyOf([], 0, 0), good);
        if (why !== undefined) return { status: 'INTENT_TO_RECEIVE_FAILED', why };
      }
      url = to;
      return { status: 'OK' };
    },
    publish({ resource, resourceId, category, type }) {
      const about = `${category} ${type} ${resourceId}`;
      if (url === undefined || faults.hits('webhook-dropped', about)) return;
      const event = {
        resourceUrl: `https://api.xero.com/api.xro/2.0/${resource}`,
        resourceId,
        tenantId,
        tenantType: 'ORGANISATION',
        eventCategory: category,
        eventType: type,
        eventDateUtc: new Date(now()).toISOString().slice(0, 23),
      };
      const times = faults.hits('webhook-duplicated', about) ? 2 : 1;
      for (let i = 0; i < times; i++) {
        gathered.push(event);
        if (gathered.length === 1) later(togetherMs, flush);
      }
    },
    outstanding: () => gathered.length + sending + timers.size,
    async stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      await agent.destroy();
    },
  };
}
