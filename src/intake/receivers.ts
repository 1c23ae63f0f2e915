// Who receives a webhook. They come by the thousand: settings and secrets are read anew every few seconds, not for each.
import { LRUCache } from 'lru-cache';
import type { SettingsOf } from '../connections/full-settings.ts';
import type { Clock } from '../core/clock.ts';
import type { Receiver } from './receive-webhook.ts';

type ReceiverOf = (connectionId: string) => Promise<Receiver | undefined>;

const keepMs = 5_000;

export function cachedReceivers(settingsOf: SettingsOf, clock: Clock): ReceiverOf {
  const read: ReceiverOf = async connectionId => {
    const found = await settingsOf(connectionId);
    const webhooks = found?.connector.webhooks;
    return found && webhooks && { connectionId, settings: found.settings, webhooks };
  };
  const known = new LRUCache<string, Promise<Receiver | undefined>>({
    max: 1_000,
    ttl: keepMs,
    perf: { now: () => clock.elapsed() },
  });
  return id => {
    const one = known.get(id);
    if (one) return one;
    const receiver = read(id);
    known.set(id, receiver);
    receiver.catch(() => known.delete(id));
    return receiver;
  };
}
