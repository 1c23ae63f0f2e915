// What a mix adds to a plain order. Everything depends on the order's rolls alone.
import { type Money, money, roundTo, sum, zero } from '../../core/money.ts';
import { type Gateway, gateways } from './gateways.ts';
import type { Roll } from './generated-texts.ts';
import type { Mix } from './mix.ts';
import { isCertificate, totalsOf } from './order-totals.ts';
import type { Shop } from './shop.ts';
import type { OrderDraft, ShopFee, ShopLine } from './shop-data.ts';

const cards = [gateways.stripe, gateways.square, gateways.authorizenet, gateways.adyen, gateways.braintree];
const wallets = [gateways.paypal, gateways.braintreePaypal, gateways.bigcommercePaypal];
const outside = [gateways.bankDeposit, gateways.cheque, gateways.cashOnDelivery, gateways.manual];

/** Units of each currency for one US dollar, roughly. */
const rates: Record<string, string> = {
  USD: '1',
  EUR: '0.92',
  GBP: '0.79',
  JPY: '150',
  KWD: '0.31',
  CAD: '1.36',
};

export function mixedOrder(plain: OrderDraft, roll: Roll, mix: Mix, shop: Shop): OrderDraft {
  const { currency } = plain;
  const is = (what: keyof Mix) => roll(`mix ${what}`) < mix[what];
  const scaled = (dollars: string) => scaledTo(currency, dollars);
  const gateway = is('gateways') ? gatewayFor(plain, roll, is('testPayments')) : undefined;
  const { paymentMethod = plain.paymentMethod } = gateway ?? {};
  const free = is('free');
  let lines = plain.lines;
  if (is('digital')) lines = lines.map(line => ({ ...line, type: 'digital' }));
  if (is('oddPrices') && scaled('0.01').decimalPlaces() === 2)
    lines = lines.map(line => ({ ...line, priceExTax: line.priceExTax.plus('0.0037') }));
  if (is('wrapping')) lines = lines.map((line, i) => (i === 0 ? wrapped(line, scaled('2')) : line));
  // Who pays nothing buys no certificate, which is money.
  if (is('soldCertificates') && !free) lines = withCertificate(lines, roll, scaled);
  const fees = plain.fees.map(fee => (is('otherFees') ? otherFee(plain, roll, scaled) : fee));
  const draft: OrderDraft = {
    ...plain,
    paymentMethod,
    ...(gateway ? { gateway } : {}),
    lines,
    shippingExTax: lines.every(line => (line.type ?? 'physical') !== 'physical') ? zero : plain.shippingExTax,
    ...(is('handling') ? { handlingExTax: scaled('3') } : {}),
    // Neither discounts nor coupons are taken off certificates.
    ...(lines.every(isCertificate) ? { discount: zero, coupons: [] } : {}),
    fees: free ? [] : fees.filter(fee => !fee.amount.isZero()),
    ...(is('taxInclusive') && plain.taxRates.length > 0 ? { isTaxInclusivePricing: true } : {}),
    ...(is('automaticTax') && plain.address.country_iso2 === 'US' ? { taxProviderId: 'AvaTaxProvider' } : {}),
    ...(is('channels')
      ? { channelId: 2 + Math.floor(roll('channel') * (shop.channels.all().length - 1)) }
      : {}),
    ...currenciesOf(plain, shop, is('displayedCurrencies'), mix),
  };
  return { ...draft, ...tendersOf(draft, free, is('onlyStoreCredit'), mix) };
}

/** An amount of dollars in another currency, rounded to its decimals. */
export const scaledTo = (currency: string, dollars: string): Money =>
  ['JPY', 'KWD'].includes(currency)
    ? roundTo(money(dollars).times(rates[currency] ?? 1), currency)
    : money(dollars);

function gatewayFor({ paymentMethod }: OrderDraft, roll: Roll, isTest: boolean): Gateway {
  if (isTest) return gateways.testGateway;
  const among = { 'Credit Card': cards, PayPal: wallets }[paymentMethod] ?? outside;
  return among[Math.floor(roll('gateway') * among.length)] ?? gateways.stripe;
}

const wrapped = (line: ShopLine, each: Money): ShopLine => ({
  ...line,
  wrappingExTax: each.times(line.quantity),
});

function withCertificate(lines: ShopLine[], roll: Roll, scaled: (dollars: string) => Money): ShopLine[] {
  const worth = ['25', '50', '100'][Math.floor(roll('certificate') * 3)] ?? '50';
  const certificate: ShopLine = {
    id: (lines[0]?.id ?? 0) + 9,
    sku: '',
    name: `Gift Certificate ${worth}`,
    quantity: 1,
    priceExTax: scaled(worth),
    type: 'giftcertificate',
  };
  return roll('only a certificate') < 0.3 ? [certificate] : [...lines, certificate];
}

function otherFee(order: OrderDraft, roll: Roll, scaled: (dollars: string) => Money): ShopFee {
  const goods = sum(order.lines.map(line => line.priceExTax.times(line.quantity)));
  const part = (share: string) => roundTo(goods.times(share), order.currency);
  const at = roll('fee kind');
  if (at < 0.35) return { name: 'Tip', amount: part('0.05'), tax: zero };
  if (at < 0.6) {
    const cents = ['-0.02', '-0.01', '0.01', '0.02'][Math.floor(roll('rounding') * 4)] ?? '0.01';
    return { name: 'Cash rounding', amount: scaled(cents), tax: zero };
  }
  if (at < 0.85) {
    const amount = part('0.02');
    const rate = sum(order.taxRates.map(tax => tax.rate)).dividedBy(100);
    const tax = roundTo(amount.times(rate), order.currency);
    return { name: 'Card surcharge', merchantName: 'Surcharge 2 %', amount, tax };
  }
  return { name: 'Donation', amount: scaled('1'), tax: zero };
}

function currenciesOf(
  { currency }: OrderDraft,
  shop: Shop,
  isOther: boolean,
  mix: Mix,
): Pick<OrderDraft, 'currencies'> {
  if (mix.displayedCurrencies === 0) return {};
  const rate = (of: string) =>
    money(rates[of] ?? '1')
      .dividedBy(rates[shop.currency] ?? 1)
      .toDecimalPlaces(10);
  const displayed = isOther ? 'CAD' : currency;
  return {
    currencies: { displayed, displayRate: rate(displayed), store: shop.currency, paidRate: rate(currency) },
  };
}

/** What the shopper need not pay: the discount that leaves nothing, or what the store owes them. */
function tendersOf(
  draft: OrderDraft,
  free: boolean,
  onlyCredit: boolean,
  mix: Mix,
): Pick<OrderDraft, 'discount' | 'giftCertificate' | 'storeCredit'> {
  const none = { discount: draft.discount, giftCertificate: zero, storeCredit: zero };
  if (free) return { ...none, discount: totalsOf({ ...draft, discount: zero }).totalInc };
  const isGuest = draft.customerId === 0;
  const { totalInc } = totalsOf(draft);
  if (onlyCredit && !isGuest) return { ...none, storeCredit: totalInc };
  // A guest has no store credit; orders without a gateway stay as they are.
  const storeCredit = isGuest && mix.gateways > 0 ? zero : draft.storeCredit;
  const { discount, giftCertificate } = draft;
  // Goods may have become a certificate that is worth less than what was to pay for them.
  return totalInc.lessThan(giftCertificate.plus(storeCredit))
    ? none
    : { discount, giftCertificate, storeCredit };
}
