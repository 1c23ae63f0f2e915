// What the shop says of the books of its documents: which calendar counts, and which rules hold for the channel of an order.
import type { ShopOrder } from '../models/objects/shop.ts';
import type { Side } from '../models/side.ts';
import { type AccountRules, rulesOf } from './account-rules.ts';
import { say } from './sentences.ts';

/**
 * The time zone in which instants become days: as the flow says, otherwise the shop's own.
 * Throws `input/shop-without-zone` where neither names one: a guess would move orders to another month.
 */
export async function zoneOf(from: Side, { timeZone }: { timeZone?: string | undefined }): Promise<string> {
  if (timeZone !== undefined) return timeZone;
  const [shop] = await from.known('shops', {});
  if (shop?.time_zone) return shop.time_zone;
  throw say.error('shop-without-zone');
}

/**
 * The rules for an order of this channel. Of a channel without rules of its own that is not the shop itself Kontor asks what it is. Throws `input/tax-owner-unknown` for a marketplace, which may owe the tax of its orders itself.
 */
export async function rulesFor(
  { id, channel }: Pick<ShopOrder, 'id' | 'channel'>,
  rules: AccountRules,
  from: Side,
): Promise<AccountRules> {
  const own = rulesOf(rules, channel);
  if (channel === null || own.taxLiable !== undefined) return own;
  const [shop] = await from.known('shops', {});
  if (channel === shop?.main_channel) return own;
  const found = (await from.known('shop-channels', {})).find(one => one.id === channel);
  if (found?.kind !== 'marketplace') return own;
  throw say.error('tax-owner-unknown', { order: id, channel, name: found.name ?? channel });
}

/** Items tell gift certificates from goods. Taxes cost another request: they are read where the rules tell them apart. */
export function partsFor({ channels, ...rules }: AccountRules): string[] {
  const byName = [rules, ...Object.values(channels)].flatMap(({ taxByName = {}, taxCodeByName = {} }) =>
    Object.keys({ ...taxByName, ...taxCodeByName }),
  );
  return ['items', ...(byName.length > 0 ? ['taxes'] : [])];
}

/** The order with what these rules tell apart, which may be more than what it was read with. */
export async function asRulesNeed(order: ShopOrder, rules: AccountRules, from: Side): Promise<ShopOrder> {
  const parts = partsFor(rules);
  if (order.taxes !== undefined || !parts.includes('taxes')) return order;
  return (await from.get('shop-orders', order.id, parts)) ?? order;
}
