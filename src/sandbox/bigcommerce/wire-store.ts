// The store and its channels as the API describes them.

import { minorDigits } from '../../core/money.ts';
import { enabledStatuses } from './channels.ts';
import type { Shop } from './shop.ts';
import type { ShopChannel } from './shop-data.ts';
import { iso } from './wire.ts';

export function storeV2({ currency, timezone }: Shop, storeHash: string): object {
  return {
    id: storeHash,
    domain: 'sandbox.example',
    secure_url: 'https://sandbox.example',
    status: 'live',
    name: 'Kontor sandbox store',
    country: 'United States',
    country_code: 'US',
    timezone: timezoneV2(timezone),
    language: 'en',
    currency,
    decimal_places: minorDigits(currency),
    plan_name: 'Sandbox',
    is_price_entered_with_tax: false,
    store_id: 1_025_646,
    default_channel_id: 1,
  };
}

/** The rules of the zone are in its name; the two offsets are those of winter and of summer, in seconds (BIGC-03). */
function timezoneV2(name: string): object {
  const year = new Date().getUTCFullYear();
  const offsets = [Date.UTC(year, 0, 1), Date.UTC(year, 6, 1)].map(at => offsetSeconds(name, at));
  const [winter, summer] = [Math.min(...offsets), Math.max(...offsets)];
  return {
    name,
    raw_offset: winter,
    dst_offset: summer,
    dst_correction: winter !== summer,
    date_format: { display: 'M jS Y', export: 'M jS Y', extended_display: 'M jS Y @ g:i A' },
  };
}

function offsetSeconds(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find(one => one.type === type)?.value);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return (local - at) / 1000;
}

export const channelV3 = (channel: ShopChannel) => ({
  id: channel.id,
  external_id: channel.externalId,
  is_listable_from_ui: true,
  is_enabled: enabledStatuses.includes(channel.status),
  is_visible: true,
  status: channel.status,
  name: channel.name,
  type: channel.type,
  platform: channel.platform,
  date_created: iso(channel.createdMs),
  date_modified: iso(channel.createdMs),
  icon_url: '',
});
