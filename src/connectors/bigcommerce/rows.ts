// Maps the answers of a store to unified records. Pure functions. Each throws `unavailable/broken-answer`, naming the field that
// is wrong.
import { type Money, sum, zero } from '../../core/money.ts';
import type {
  Address,
  Shop,
  ShopChannel,
  ShopCustomer,
  ShopOrder,
  ShopOrderLine,
  ShopRefund,
} from '../../models/objects/shop.ts';
import type { Fields } from '../kit/fields.ts';
import { broken, say } from '../kit/sentences.ts';

/** Statuses in which the shop says that the money is there, and those that will never be paid (BIGC-14). */
const paid = new Set([2, 3, 4, 8, 9, 10, 11, 14]);
const cancelled = new Set([5, 6]);
/** The store's delivery statuses; the others keep the store's own word, which says more. */
const delivery: Record<number, string> = { 2: 'complete', 3: 'partly', 10: 'complete' };
const waiting = new Set([1, 7, 8, 9, 11, 12]);
const refunded: Record<number, 'partly' | 'wholly'> = { 4: 'wholly', 14: 'partly' };

const statusIn = (status: number): ShopOrder['status'] => {
  if (paid.has(status)) return 'paid';
  return cancelled.has(status) ? 'cancelled' : status === 13 ? 'disputed' : 'open';
};

export function order(row: Fields): Omit<ShopOrder, 'items' | 'taxes' | 'shipping_addresses'> {
  // The currency the shopper paid in; `currency_code` is only what was displayed (BIGC-13).
  const currency = row.text('default_currency_code') ?? row.text('currency_code');
  if (!currency) {
    const answered = { system: 'BigCommerce', set: `orders/${row.id('id')}`, fields: 'currency_code' };
    throw broken(say.reason('record-of-without', answered));
  }
  const [status, name] = [row.number('status_id'), row.text('status') ?? ''];
  const extras = (tax: string) => row.money(`handling_cost_${tax}`).plus(row.money(`wrapping_cost_${tax}`));
  return {
    id: row.id('id'),
    customer: row.number('customer_id') === 0 ? null : row.id('customer_id'),
    channel: row.text('channel_id'),
    reference: row.text('external_order_id'),
    created_at: row.instant('date_created'),
    changed_at: row.instant('date_modified'),
    currency,
    status: statusIn(status),
    status_name: name,
    delivery_status: delivery[status] ?? (waiting.has(status) ? 'open' : name),
    refund_status: refunded[status] ?? null,
    payment_method: row.text('payment_method') ?? '',
    total_inc_tax: row.amount('total_inc_tax'),
    total_ex_tax: row.amount('total_ex_tax'),
    tax: row.amount('total_tax'),
    subtotal_inc_tax: row.amount('subtotal_inc_tax'),
    subtotal_ex_tax: row.amount('subtotal_ex_tax'),
    shipping_inc_tax: row.amount('shipping_cost_inc_tax'),
    shipping_ex_tax: row.amount('shipping_cost_ex_tax'),
    extras_inc_tax: extras('inc_tax').toFixed(),
    extras_ex_tax: extras('ex_tax').toFixed(),
    discount: row.amount('discount_amount'),
    coupon: row.amount('coupon_discount'),
    gift_certificate: row.amount('gift_certificate_amount'),
    store_credit: row.amount('store_credit_amount'),
    fees: row.each('fees', fee => ({
      name: fee.text('display_name_customer') ?? fee.text('name'),
      amount_inc_tax: fee.amount('cost_inc_tax'),
      amount_ex_tax: feeWithoutTax(fee).toFixed(),
    })),
    billing_address: address(row.at('billing_address')),
  };
}

/** The documentation spells it in two ways. */
function feeWithoutTax(fee: Fields): Money {
  const name = ['cost_ex_tax', 'cost_exc_tax'].find(fee.has);
  if (name !== undefined) return fee.money(name);
  return fee.money('cost_inc_tax').minus(fee.has('cost_tax') ? fee.money('cost_tax') : zero);
}

const orNull = (row: Fields, name: string) => (row.has(name) ? row.amount(name) : null);

export const line = (row: Fields): ShopOrderLine => ({
  id: row.id('id'),
  sku: row.text('sku'),
  name: row.text('name'),
  quantity: row.amount('quantity'),
  shipped_quantity: orNull(row, 'quantity_shipped'),
  refunded_quantity: orNull(row, 'quantity_refunded'),
  price_ex_tax: row.amount('price_ex_tax'),
  price_inc_tax: row.amount('price_inc_tax'),
  total_ex_tax: row.amount('total_ex_tax'),
  total_inc_tax: row.amount('total_inc_tax'),
  wrapping_inc_tax: orNull(row, 'wrapping_cost_inc_tax'),
  wrapping_ex_tax: orNull(row, 'wrapping_cost_ex_tax'),
  discounted_total_inc_tax: orNull(row, 'discounted_total_inc_tax'),
  kind: row.text('type') === 'giftcertificate' ? 'gift-certificate' : 'goods',
});

/** The rows come one per line and tax; we want one per tax. */
export function taxesOf(rows: readonly Fields[]): NonNullable<ShopOrder['taxes']> {
  const byName = new Map<string, { name: string; rate: string; amount: Money; items: Map<string, Money> }>();
  for (const row of rows) {
    const [name, rate] = [row.text('name') ?? '', row.word('rate')];
    const tax = byName.get(`${name}|${rate}`) ?? { name, rate, amount: zero, items: new Map() };
    const amount = row.money('line_amount');
    byName.set(`${name}|${rate}`, { ...tax, amount: tax.amount.plus(amount) });
    // Shipping and handling have none.
    const item = row.text('order_product_id');
    if (item !== null) tax.items.set(item, (tax.items.get(item) ?? zero).plus(amount));
  }
  return [...byName.values()].map(({ amount, items, ...tax }) => ({
    ...tax,
    amount: amount.toFixed(),
    items: [...items].map(([item, share]) => ({ item, amount: share.toFixed() })),
  }));
}

const partKinds: Record<string, ShopRefund['parts'][number]['kind']> = {
  PRODUCT: 'goods',
  GIFT_WRAPPING: 'wrapping',
  SHIPPING: 'shipping',
  HANDLING: 'handling',
  FEE: 'fee',
  TAX: 'tax',
};

/** What was refunded, and what was kept back of it. */
function refundParts(item: Fields): ShopRefund['parts'] {
  const kind = partKinds[item.word('item_type')] ?? 'order';
  // Of shipping and the like it is the id of an address, or of the order.
  const ofItem = kind === 'goods' || kind === 'wrapping';
  const of = ofItem ? item.text('item_id') : null;
  // Of goods the store names the quantity only (BIGC-28).
  const part = { kind, item: of, quantity: ofItem ? orNull(item, 'quantity') : null };
  const kept = sum(item.each('adjustments', one => one.money('amount')));
  return [
    { ...part, amount: orNull(item, 'requested_amount') },
    ...(kept.isZero() ? [] : [{ kind: 'kept' as const, item: of, quantity: null, amount: kept.toFixed() }]),
  ];
}

/** Each payment may be declined, also later (BIGC-30). The parts need not say how much of each was tax (BIGC-29). */
export function refund(row: Fields): ShopRefund {
  const payments = row.each('payments', one => ({
    isDeclined: one.flag('is_declined') === true,
    said: {
      method: one.text('provider_id'),
      amount: one.amount('amount'),
      is_offline: one.flag('offline') === true,
    },
  }));
  const made = payments.filter(({ isDeclined }) => !isDeclined);
  return {
    id: row.id('id'),
    order: row.id('order_id'),
    created_at: row.instant('created'),
    reason: row.text('reason'),
    total: row.amount('total_amount'),
    tax: row.amount('total_tax'),
    parts: row.each('items', refundParts).flat(),
    payments: made.map(({ said }) => said),
    is_declined: payments.length > 0 && made.length === 0,
    is_overridden: row.flag('uses_merchant_override_values') === true,
  };
}

export const shop = (row: Fields): Shop => ({
  id: row.word('id'),
  name: row.text('name'),
  currency: row.text('currency'),
  time_zone: row.has('timezone') ? row.at('timezone').text('name') : null,
  // The first storefront (BIGC-56).
  main_channel: '1',
});

const channelKinds: Record<string, ShopChannel['kind']> = {
  storefront: 'storefront',
  marketplace: 'marketplace',
  pos: 'till',
};

export const channel = (row: Fields): ShopChannel => ({
  id: row.id('id'),
  name: row.text('name'),
  kind: channelKinds[row.text('type') ?? ''] ?? 'other',
  platform: row.text('platform'),
  is_enabled: row.has('status') ? row.text('status') === 'active' : null,
});

export const customer = (row: Fields): Omit<ShopCustomer, 'addresses'> => ({
  id: row.id('id'),
  first_name: row.text('first_name'),
  last_name: row.text('last_name'),
  company: row.text('company'),
  email: row.text('email'),
  phone: row.text('phone'),
  created_at: row.has('date_created') ? row.instant('date_created') : null,
  changed_at: row.instant('date_modified'),
});

export const addressesOf = (row: Fields): Address[] =>
  row.each('addresses', one => ({
    ...address(one, {
      street: 'address1',
      second: 'address2',
      region: 'state_or_province',
      code: 'postal_code',
      country: 'country_code',
    }),
    email: row.text('email'),
  }));

/** Addresses of customers have other names for some fields than those of orders. */
export const address = (
  row: Fields,
  { street, second, region, code, country } = {
    street: 'street_1',
    second: 'street_2',
    region: 'state',
    code: 'zip',
    country: 'country_iso2',
  },
): Address => ({
  first_name: row.text('first_name'),
  last_name: row.text('last_name'),
  company: row.text('company'),
  street: row.text(street),
  street_2: row.text(second),
  city: row.text('city'),
  postal_code: row.text(code),
  region: row.text(region),
  country: row.text(country),
  email: row.text('email'),
  phone: row.text('phone'),
});

/**
 * The SKU, as in the items of orders; `id:101` for a product without one. The bare number could be the SKU of another
 * product, or be taken for a material.
 */
export const productId = (row: Fields): string => row.text('sku') ?? `id:${row.id('id')}`;

export const product = (row: Fields) => ({
  id: productId(row),
  description: row.text('name'),
  type: row.text('type'),
  created_on: row.day('date_created'),
  changed_at: row.instant('date_modified'),
  net_weight: row.has('weight') ? row.amount('weight') : null,
  gtin: row.text('gtin'),
  is_marked_for_deletion: false,
});
