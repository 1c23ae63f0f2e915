// A refund as a journal entry: what was given back leaves the clearing account; goods, shipping and tax are taken
// back in the proportion in which they were refunded.
import { amountText, type Money, money, roundTo, splitByWeight, sum, zero } from '../core/money.ts';
import type { ShopOrder, ShopRefund } from '../models/objects/shop.ts';
import { type AccountRules, chartOf, clearingAccount, requireCurrency } from './account-rules.ts';
import { closeEntry, type JournalEntry, type JournalLine } from './journal-entry.ts';
import { refundReference } from './references.ts';
import { say } from './sentences.ts';

/** Throws kind `input` with a sentence for a bookkeeper when the refund cannot be booked as it is. */
export function refundEntry(
  refund: ShopRefund,
  order: Pick<ShopOrder, 'id' | 'currency' | 'taxes' | 'tax'>,
  rules: AccountRules,
  today: string,
): JournalEntry {
  const named = { refund: refund.id, order: order.id };
  const what = say.reason('refund', named);
  requireCurrency(rules, order.currency, what);
  const { currency } = order;
  const show = (amount: Money) => `${amountText(amount, currency)} ${currency}`;
  // The shop counts with four decimals; the ledger has the currency's own.
  const total = roundTo(money(refund.total), currency);
  const tax = roundTo(money(refund.tax), currency);
  const tenders = refund.payments.map(({ method, amount }) => ({
    methods: method === null ? [] : [method],
    amount: roundTo(money(amount), currency),
  }));
  const given = sum(tenders.map(tender => tender.amount));
  if (!given.equals(total)) {
    throw say.error('input', 'refund-does-not-add-up', { ...named, paid: show(given), total: show(total) });
  }
  if (total.isZero()) {
    throw say.error('input', 'nothing-to-book', { what, amount: show(total) });
  }
  const line = (account: string, amount: Money, name: string): JournalLine => ({
    account,
    amount,
    text: `${name} refund ${refund.id} order ${order.id}`,
  });
  const cost = (one: JournalLine): JournalLine =>
    rules.costCenter === undefined ? one : { ...one, costCenter: rules.costCenter };

  const net = total.minus(tax);
  const sumOf = (parts: ShopRefund['parts']) => sum(parts.map(part => money(part.amount)));
  const shippingPart = sumOf(refund.parts.filter(part => part.kind === 'shipping'));
  const otherPart = sumOf(refund.parts.filter(part => part.kind !== 'shipping'));
  const [goods = net, shipping = zero] = splitByWeight(net, [otherPart, shippingPart], currency);
  const { taxes: rows = [] } = order;
  const taxes = rows.length > 0 ? rows : [{ name: 'Tax', rate: '', amount: order.tax }];
  const taxParts = splitByWeight(
    tax,
    taxes.map(one => money(one.amount)),
    currency,
  );
  const date = refund.created_at.slice(0, 10);

  return closeEntry({
    companyCode: rules.companyCode,
    chartOfAccounts: chartOf(rules),
    controllingArea: rules.controllingArea,
    documentType: rules.documentType,
    reference: refundReference(rules.referencePrefix, refund.id),
    headerText: `Refund ${refund.id} of ${order.id}`,
    currency,
    documentDate: date,
    postingDate: rules.postingDate === 'order' ? date : today,
    lines: [
      cost(line(rules.returns ?? rules.revenue, goods, 'Goods')),
      cost(line(rules.shipping, shipping, 'Shipping')),
      ...taxes.map(({ name }, i) => ({
        ...line(rules.taxByName[name] ?? rules.tax, taxParts[i] ?? zero, name),
        ...(rules.taxCode === undefined ? {} : { taxCode: rules.taxCode }),
      })),
      ...tenders.map(tender =>
        line(clearingAccount(rules, tender.methods, what), tender.amount.negated(), 'Payment'),
      ),
    ],
  });
}
