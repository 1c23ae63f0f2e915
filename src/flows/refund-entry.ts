// A refund as a journal entry: what was given back leaves the account it was paid to, or stands where it is owed now; goods, shipping, fees and
// tax are taken back as they were refunded.
import { type Money, money, sum } from '../core/money.ts';
import type { ShopRefund } from '../models/objects/shop.ts';
import { type BookingRules, byName, requireAccount, requireCurrency } from './find-account.ts';
import { type Days, entryBy, type JournalEntry, type JournalLine } from './journal-entry.ts';
import { taxLines } from './order-entry.ts';
import { shownAmount } from './order-parts.ts';
import { refundReference } from './references.ts';
import { type RefundPart, refundPartsOf } from './refund-parts.ts';
import { takenFrom } from './refund-sources.ts';
import { type RefundedOrder, refundTenders } from './refund-tenders.ts';
import { say } from './sentences.ts';
import { amountPaid } from './tenders.ts';

/**
 * `rules`: those of the order's channel.
 * Throws kind `input` with a sentence for a bookkeeper when the refund cannot be booked as it is.
 */
export function refundEntry(
  refund: ShopRefund,
  of: RefundedOrder,
  rules: BookingRules,
  days: Days,
): JournalEntry {
  const { order } = of;
  const { currency } = order;
  const named = { refund: refund.id, order: order.id };
  const what = say.reason('refund', named);
  requireCurrency(rules, currency, what);
  const show = (amount: Money) => shownAmount(amount, currency);
  const { parts, taxes, gross } = refundPartsOf(refund, order, of.before);
  if (gross.isZero()) throw say.error('nothing-to-book', { what, amount: show(gross) });
  const tenders = refundTenders(refund, of, rules, what);
  const given = sum(tenders.map(tender => tender.amount));
  if (!given.equals(gross))
    throw say.error('refund-does-not-add-up', { ...named, paid: show(given), total: show(gross) });
  const paid = amountPaid(order, of.payments);
  const refunded = sum(of.before.map(one => money(one.total))).plus(gross);
  if (refunded.greaterThan(paid))
    throw say.error('refund-exceeds-order', {
      ...named,
      refunded: show(refunded),
      paid: show(paid),
    });

  const line = (account: string, amount: Money, name: string): JournalLine => ({
    account,
    amount,
    text: `${name} refund ${refund.id} order ${order.id}`,
  });
  const partLine = ({ kind, sku, fees, net }: RefundPart): JournalLine => {
    if (kind === 'certificates') {
      const why = say.reason('takes-back-gift-certificates', named);
      return line(requireAccount(rules.giftCertificates, 'giftCertificates', why), net, 'Gift certificate');
    }
    const { name, account } = placeOf({ kind, sku, fees }, rules, { ...named, amount: show(net) });
    const cost = rules.costCenter === undefined ? {} : { costCenter: rules.costCenter };
    return { ...line(account, net, name), ...cost };
  };

  /** What was sold is taken back. */
  const taken = (): JournalLine[] => [
    ...parts.filter(({ net }) => !net.isZero()).map(partLine),
    ...taxLines(order.id, taxes, rules).map(({ name, amount, ...where }) => ({
      ...line(where.account, amount, name),
      ...where,
    })),
  ];

  const { deposits } = of;
  return entryBy(rules, days, {
    reference: refundReference(rules.referencePrefix, refund.id),
    headerText: `Refund ${refund.id} of ${order.id}`,
    currency,
    lines: [
      ...(deposits === undefined
        ? taken()
        : takenFrom(refund, { ...of, deposits }, rules).map(one => line(one.account, one.amount, one.name))),
      ...tenders.map(({ account, amount, name }) => line(account, amount.negated(), name)),
    ],
  });
}

function placeOf(
  {
    kind,
    sku,
    fees,
  }: { kind: Exclude<RefundPart['kind'], 'certificates'>; sku: string | null; fees: string[] },
  rules: BookingRules,
  named: { refund: string; order: string; amount: string },
): { name: string; account: string } {
  const returns = rules.returns ?? byName(rules.revenueBySku, sku ?? '') ?? rules.revenue;
  switch (kind) {
    case 'goods':
      return { name: 'Goods', account: returns };
    case 'shipping':
      return { name: 'Shipping', account: rules.shipping };
    case 'fees': {
      // A tip leaves the account that it stood on. Where the shop does not say which fee is meant, they may stand on several.
      const own = new Set(fees.map(name => byName(rules.feesByName, name) ?? rules.fees));
      const [only] = own.size === 1 ? own : [rules.fees];
      return { name: 'Fees', account: requireAccount(only, 'fees', say.reason('refunds-fees', named)) };
    }
    case 'goodwill':
      return { name: 'Goodwill', account: rules.goodwill ?? returns };
    case 'kept': {
      const why = say.reason('keeps-a-part', named);
      return { name: 'Kept back', account: requireAccount(rules.restockingFees, 'restockingFees', why) };
    }
  }
}
