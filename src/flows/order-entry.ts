// An order as a journal entry that balances to the cent:
//   debit   what was received per payment method, gift certificates, store credit, discounts
//   credit  revenue, gift certificates that were sold, shipping, fees, each tax
import { firstTen } from '../core/first-ten.ts';
import { type Money, money, roundTo, sum, zero } from '../core/money.ts';
import type { Reason } from '../core/reasons.ts';
import type { ShopOrder } from '../models/objects/shop.ts';
import {
  type BookingRules,
  byName,
  clearingAccount,
  requireAccount,
  requireCurrency,
} from './find-account.ts';
import { type Days, entryBy, type JournalEntry, type JournalLine } from './journal-entry.ts';
import { isCertificate, type OrderParts, partsOf, shownAmount } from './order-parts.ts';
import { orderReference } from './references.ts';
import { say } from './sentences.ts';
import { checkReceived, type Tender } from './tenders.ts';

/**
 * `rules`: those of the order's channel. `order.items` have to be there.
 * Throws kind `input` with a sentence for a bookkeeper when the order cannot be booked as it is.
 */
export function orderEntry(
  order: ShopOrder,
  tenders: Tender[],
  rules: BookingRules,
  days: Days,
): JournalEntry {
  const { currency } = order;
  const what = say.reason('order', { order: order.id });
  requireCurrency(rules, currency, what);
  const foreign = tenders.find(tender => tender.currency !== currency);
  if (foreign) throw say.error('foreign-payment', { order: order.id, currency, paid: foreign.currency });
  const parts = partsOf(order, rules.roundingLimit);
  checkReceived(order, tenders);

  const line = (account: string, amount: Money, name: string): JournalLine => ({
    account,
    amount: roundTo(amount, currency),
    text: `${name} order ${order.id}`,
  });
  const cost = (one: JournalLine): JournalLine =>
    rules.costCenter === undefined ? one : { ...one, costCenter: rules.costCenter };
  /** An account that is needed only where there is such an amount. */
  const owed = (
    rule: 'giftCertificates' | 'storeCredit',
    amount: Money,
    why: Reason,
    name: string,
  ): JournalLine[] => (amount.isZero() ? [] : [line(requireAccount(rules[rule], rule, why), amount, name)]);
  const subject = { order: order.id };

  const debits = [
    ...tenders.map(({ methods, amount, account }) =>
      line(account ?? clearingAccount(rules, methods, what), amount, `Payment ${methods[0] ?? ''}`.trim()),
    ),
    ...owed(
      'giftCertificates',
      money(order.gift_certificate),
      say.reason('paid-with-gift-certificate', subject),
      'Gift certificate',
    ),
    ...owed(
      'storeCredit',
      money(order.store_credit),
      say.reason('paid-with-store-credit', subject),
      'Store credit',
    ),
    cost(line(rules.discount, parts.discount, 'Discount')),
  ];
  const credits = [
    ...revenueLines(order, parts, rules).map(({ account, amount }) =>
      cost(line(account, amount.negated(), 'Revenue')),
    ),
    ...owed(
      'giftCertificates',
      parts.certificates.negated(),
      say.reason('sells-gift-certificates', subject),
      'Gift certificate sold',
    ),
    cost(line(rules.shipping, parts.shipping.negated(), 'Shipping')),
    ...feeLines(order, parts, rules).map(({ account, amount }) =>
      cost(line(account, amount.negated(), 'Fees')),
    ),
    ...taxLines(order.id, parts.taxes, rules).map(({ name, amount, ...where }) => ({
      ...line(where.account, amount.negated(), name),
      ...where,
    })),
    cost(line(rules.rounding ?? rules.discount, parts.rounding.negated(), 'Rounding')),
  ];

  const entry = entryBy(rules, days, {
    reference: orderReference(rules.referencePrefix, order.id),
    headerText: `Shop order ${order.id}`,
    currency,
    lines: [...debits, ...credits],
  });
  if (entry.lines.length === 0)
    throw say.error('nothing-to-book', { what, amount: shownAmount(zero, currency) });
  return entry;
}

/** Revenue without tax: everything on one account, unless single products have one of their own. */
function revenueLines(
  { items = [], currency }: ShopOrder,
  { goods }: OrderParts,
  rules: BookingRules,
): { account: string; amount: Money }[] {
  const lines = items.flatMap(item => {
    const account = isCertificate(item) ? undefined : byName(rules.revenueBySku, item.sku ?? '');
    return account === undefined ? [] : [{ account, amount: roundTo(money(item.total_ex_tax), currency) }];
  });
  return [...lines, { account: rules.revenue, amount: goods.minus(sum(lines.map(line => line.amount))) }];
}

/** Each fee on the account of its name; the others, handling and wrapping together. */
function feeLines(
  { id, currency }: ShopOrder,
  { extras, fees }: OrderParts,
  rules: BookingRules,
): { account: string; amount: Money }[] {
  const own = fees.flatMap(({ name, amount }) => {
    const account = byName(rules.feesByName, name);
    return account === undefined ? [] : [{ account, amount }];
  });
  const others = fees.filter(({ name }) => byName(rules.feesByName, name) === undefined);
  const total = extras.plus(sum(others.map(fee => fee.amount)));
  if (total.isZero()) return own;
  const said = { order: id, amount: shownAmount(total, currency) };
  const names = others.map(fee => fee.name);
  const why =
    names.length > 0
      ? say.reason('has-fees', { ...said, names: firstTen(names) })
      : say.reason('has-handling', said);
  return [...own, { account: requireAccount(rules.fees, 'fees', why), amount: total }];
}

/** Tax that a marketplace owes is not the seller's: it gets no tax code, so that no tax report shows it. */
export function taxLines(
  order: string,
  taxes: OrderParts['taxes'],
  rules: BookingRules,
): { name: string; amount: Money; account: string; taxCode?: string }[] {
  if (rules.taxLiable === 'marketplace') {
    const why = say.reason('marketplace-owes-tax', { order });
    return taxes
      .filter(({ amount }) => !amount.isZero())
      .map(tax => ({ ...tax, account: requireAccount(rules.marketplaceTax, 'marketplaceTax', why) }));
  }
  return taxes.map(tax => {
    const taxCode = byName(rules.taxCodeByName, tax.name) ?? rules.taxCode;
    const account = byName(rules.taxByName, tax.name) ?? rules.tax;
    return { ...tax, account, ...(taxCode === undefined ? {} : { taxCode }) };
  });
}
