// One webhook, from raw bytes to durable events. Nothing is stored of what is not signed; nothing is acknowledged
// before it is durable.
import type { Clock } from '../core/clock.ts';
import { refuseLong } from '../core/read-json.ts';
import type { IncomingEvent, WebhookReceiver } from '../models/connector.ts';
import type { Events } from '../store/events.ts';
import type { FlowJob } from '../store/queue.ts';
import { say } from './sentences.ts';

export interface Receiver {
  connectionId: string;
  settings: unknown;
  webhooks: WebhookReceiver<unknown>;
}

export interface IntakeParts {
  /** The connection of the address; undefined: there is none that takes webhooks. */
  receiverOf(connectionId: string): Promise<Receiver | undefined>;
  jobsFor(connectionId: string, change: Pick<IncomingEvent, 'object' | 'id' | 'of'>): Promise<FlowJob[]>;
  events: Events;
  clock: Clock;
}

/** `set-aside`: the database refuses one of its events; that is durable where people see it. */
export type Received = 'stored' | 'set-aside' | 'ignored';

/** Throws kind `auth` for an unknown address or a bad signature, `input` for what is signed but not readable. */
export async function receiveWebhook(
  connectionId: string,
  raw: Uint8Array,
  headers: Record<string, string | undefined>,
  parts: IntakeParts,
): Promise<Received> {
  const receiver = await parts.receiverOf(connectionId);
  // The same answer as for a bad signature: an address tells nothing about what exists.
  if (!receiver) throw say.error('bad-signature');
  receiver.webhooks.verify(raw, headers, receiver.settings, parts.clock.now());
  const events = receiver.webhooks.parse(raw, headers);
  if (events.length === 0) return 'ignored';
  // Either all of them are durable, or it is sent again; those that are durable already are not stored twice.
  const stored = await Promise.all(events.map(event => store(connectionId, event, parts)));
  return stored.includes('set-aside') ? 'set-aside' : 'stored';
}

async function store(connectionId: string, event: IncomingEvent, parts: IntakeParts) {
  // They stand in indexes: of the events, and of the jobs.
  refuseLong('id of the webhook', event.dedupeKey);
  refuseLong('topic of the webhook', event.topic);
  const { id: subjectId, of: parentId, ...rest } = event;
  refuseLong('id in the webhook', subjectId);
  refuseLong('id in the webhook', parentId ?? '');
  const jobs = await parts.jobsFor(connectionId, event);
  return parts.events.add({ connectionId, source: 'webhook', ...rest, subjectId, parentId, jobs });
}
