// The name and addresses of a guest, for a document that is sold to a customer who stands for all guests.
import type { Address, ShopOrder } from '../models/objects/shop.ts';
import type { SalesOrderSettings } from './sales-order-settings.ts';
import { say } from './sentences.ts';
import { streetOf } from './street.ts';

/**
 * Of the unified object `sales-orders`; empty: it is the order of a customer, or the flow does not say who stands for guests. Throws
 * kind `input` for a guest without a name, and for an order that goes to several addresses.
 */
export function guestAddresses(order: ShopOrder, { guests }: SalesOrderSettings): Record<string, unknown> {
  if (order.customer !== null || guests === undefined) return {};
  const { billing_address: billing, shipping_addresses: shipping = [] } = order;
  if (shipping.length > 1) throw say.error('several-addresses', { order: order.id, count: shipping.length });
  // What is not shipped has no other address.
  const [goesTo = billing] = shipping;
  return {
    address: addressOf(order.id, billing, guests.language),
    ship_to_address: addressOf(order.id, goesTo, guests.language),
  };
}

function addressOf(order: string, address: Address, language: string): Record<string, string> {
  const { company, first_name, last_name, country, email } = address;
  const person = [first_name, last_name].filter(Boolean).join(' ');
  const name = [company, person].filter(Boolean).join(', ');
  if (name === '') throw say.error('nameless-guest', { order });
  return {
    name,
    ...streetOf(address.street ?? '', country ?? ''),
    ...(address.street_2 ? { street_2: address.street_2 } : {}),
    city: address.city ?? '',
    postal_code: address.postal_code ?? '',
    ...(address.region ? { region: address.region } : {}),
    ...(country ? { country } : {}),
    language,
    ...(email ? { email } : {}),
  };
}
