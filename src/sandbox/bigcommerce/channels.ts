// The channels that a store sells through. The default storefront has id 1 and is always there.
import type { ChannelDraft, ShopChannel } from './shop-data.ts';

export interface Channels {
  all(): ShopChannel[];
  get(id: number): ShopChannel | undefined;
  add(draft: ChannelDraft): ShopChannel;
  restore(channels: ShopChannel[]): void;
}

/** A channel in one of these sells. */
export const enabledStatuses = ['prelaunch', 'active', 'connected'];

export function openChannels(now: () => number): Channels {
  const byId = new Map<number, ShopChannel>();
  const add = (draft: ChannelDraft): ShopChannel => {
    const id = draft.id ?? Math.max(0, ...byId.keys()) + 1;
    const channel: ShopChannel = {
      platform: draft.type === 'storefront' ? 'bigcommerce' : 'custom',
      status: draft.type === 'storefront' ? 'active' : 'connected',
      externalId: '',
      createdMs: now(),
      ...draft,
      id,
    };
    byId.set(id, channel);
    return channel;
  };
  add({ name: 'Kontor sandbox store', type: 'storefront' });
  return {
    all: () => [...byId.values()].sort((a, b) => a.id - b.id),
    get: id => byId.get(id),
    add,
    restore(channels) {
      for (const channel of channels) byId.set(channel.id, channel);
    },
  };
}
