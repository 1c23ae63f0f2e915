// An order as a journal entry that balances to the cent:
//   debit   what was received per payment method, gift certificates, store credit, discounts
//   credit  revenue, shipping, fees, each tax
// The shop's discounts include tax while the rest stands without, so the discount line is the balancing figure
// (bigcommerce: total_ex_tax + total_tax = total_inc_tax holds; the sum of the ex-tax parts does not).
import { amountText, type Money, money, roundTo, splitByWeight, sum, zero } from '../core/money.ts';
import type { Reason } from '../core/reasons.ts';
import type { ShopOrder } from '../models/objects/shop.ts';
import {
  type AccountRules,
  chartOf,
  clearingAccount,
  requireAccount,
  requireCurrency,
} from './account-rules.ts';
import { closeEntry, type JournalEntry, type JournalLine } from './journal-entry.ts';
import { orderReference } from './references.ts';
import { say } from './sentences.ts';

/** Money that has been received for an order. */
export interface Tender {
  /** What the account rules may be keyed by, the most telling first: ["stripe", "credit_card"]. */
  methods: string[];
  amount: Money;
  currency: string;
}

/** The part of the total that money has to come in for. */
export function amountDue(order: ShopOrder): Money {
  const otherwise = money(order.gift_certificate).plus(money(order.store_credit));
  return roundTo(money(order.total_inc_tax).minus(otherwise), order.currency);
}

/** Throws kind `input` with a sentence for a bookkeeper when the order cannot be booked as it is. */
export function orderEntry(
  order: ShopOrder,
  tenders: Tender[],
  rules: AccountRules,
  today: string,
): JournalEntry {
  const what = say.reason('order', { order: order.id });
  requireCurrency(rules, order.currency, what);
  const foreign = tenders.find(tender => tender.currency !== order.currency);
  if (foreign) {
    const { id, currency } = order;
    throw say.error('input', 'foreign-payment', { order: id, currency, paid: foreign.currency });
  }
  checkSums(order, tenders);
  const date = order.created_at.slice(0, 10);
  const text = (name: string) => `${name} order ${order.id}`;
  // The shop counts with four decimals; the ledger has the currency's own. Each line is rounded, and the discount,
  // which is what is left, takes the difference.
  const line = (account: string, amount: Money, name: string): JournalLine => ({
    account,
    amount: roundTo(amount, order.currency),
    text: text(name),
  });
  const cost = (one: JournalLine): JournalLine =>
    rules.costCenter === undefined ? one : { ...one, costCenter: rules.costCenter };
  const certificate = money(order.gift_certificate);
  const credit = money(order.store_credit);

  const debits = [
    ...tenders.map(tender =>
      line(
        clearingAccount(rules, tender.methods, what),
        tender.amount,
        `Payment ${tender.methods[0] ?? ''}`.trim(),
      ),
    ),
    ...(certificate.isZero()
      ? []
      : [
          line(
            requireAccount(
              rules.giftCertificates,
              'giftCertificates',
              say.reason('paid-with-gift-certificate', { order: order.id }),
            ),
            certificate,
            'Gift certificate',
          ),
        ]),
    ...(credit.isZero()
      ? []
      : [
          line(
            requireAccount(
              rules.storeCredit,
              'storeCredit',
              say.reason('paid-with-store-credit', { order: order.id }),
            ),
            credit,
            'Store credit',
          ),
        ]),
  ];
  const credits = [
    ...revenueLines(order, rules).map(({ account, amount }) =>
      cost(line(account, amount.negated(), 'Revenue')),
    ),
    cost(line(rules.shipping, money(order.shipping_ex_tax).negated(), 'Shipping')),
    ...feeLines(order, rules).map(({ account, amount }) => cost(line(account, amount.negated(), 'Fees'))),
    ...taxLines(order, rules).map(({ account, amount, name }) => ({
      ...line(account, amount.negated(), name),
      ...(rules.taxCode === undefined ? {} : { taxCode: rules.taxCode }),
    })),
  ];
  const discount = sum([...debits, ...credits].map(one => one.amount)).negated();
  checkDiscount(order, discount);

  const entry = closeEntry({
    companyCode: rules.companyCode,
    chartOfAccounts: chartOf(rules),
    controllingArea: rules.controllingArea,
    documentType: rules.documentType,
    reference: orderReference(rules.referencePrefix, order.id),
    headerText: `Shop order ${order.id}`,
    currency: order.currency,
    documentDate: date,
    postingDate: rules.postingDate === 'order' ? date : today,
    lines: [...debits, ...credits, cost(line(rules.discount, discount, 'Discount'))],
  });
  if (entry.lines.length === 0) {
    throw say.error('input', 'nothing-to-book', { what, amount: shownAmount(zero, order.currency) });
  }
  return entry;
}

/** What the shop itself says must add up before anything is built on it. */
function checkSums(order: ShopOrder, tenders: Tender[]): void {
  const net = money(order.total_ex_tax);
  const tax = money(order.tax);
  const total = money(order.total_inc_tax);
  const show = (amount: Money) => shownAmount(amount, order.currency);
  if (net.plus(tax).minus(total).abs().greaterThan('0.01')) {
    const said = { net: show(net), tax: show(tax), total: show(total) };
    throw unequal(order, say.reason('tax-is-not-the-rest', said));
  }
  const { taxes: rows = [] } = order;
  const taxes = sum(rows.map(one => money(one.amount)));
  if (rows.length > 0 && taxes.minus(tax).abs().greaterThan('0.05')) {
    throw unequal(order, say.reason('taxes-differ', { taxes: show(taxes), tax: show(tax) }));
  }
  const received = sum(tenders.map(tender => tender.amount));
  const due = amountDue(order);
  if (!received.equals(due))
    throw unequal(order, say.reason('received-differs', { received: show(received), due: show(due) }));
  if (total.isNegative()) throw unequal(order, say.reason('total-is-negative', { total: show(total) }));
}

/** The balancing figure is a discount only if it is one: not below zero, and not more than the shop took off. */
function checkDiscount(order: ShopOrder, discount: Money): void {
  const given = money(order.discount).plus(order.coupon);
  // Rounding tax line by line may move a cent or two.
  const slack = '0.05';
  if (discount.greaterThanOrEqualTo(zero.minus(slack)) && discount.lessThanOrEqualTo(given.plus(slack)))
    return;
  const show = (amount: Money) => shownAmount(amount, order.currency);
  throw unequal(order, say.reason('parts-differ', { difference: show(discount), discounts: show(given) }));
}

const unequal = ({ id }: ShopOrder, why: Reason) => say.error('input', 'does-not-add-up', { order: id, why });

const shownAmount = (amount: Money, currency: string) => `${amountText(amount, currency)} ${currency}`;

/** Revenue without tax: everything on one account, unless single products have one of their own. */
function revenueLines(order: ShopOrder, rules: AccountRules): { account: string; amount: Money }[] {
  const goods = money(order.subtotal_ex_tax);
  const lines = (order.items ?? []).flatMap(({ sku, total_ex_tax: total }) => {
    const account = rules.revenueBySku[sku ?? ''];
    return account === undefined ? [] : [{ account, amount: roundTo(money(total), order.currency) }];
  });
  return [...lines, { account: rules.revenue, amount: goods.minus(sum(lines.map(line => line.amount))) }];
}

function feeLines(order: ShopOrder, rules: AccountRules): { account: string; amount: Money }[] {
  const total = sum(order.fees.map(fee => money(fee.amount_ex_tax))).plus(order.extras_ex_tax);
  if (total.isZero()) return [];
  return [
    {
      account: requireAccount(
        rules.fees,
        'fees',
        say.reason('has-fees', { order: order.id, amount: shownAmount(total, order.currency) }),
      ),
      amount: total,
    },
  ];
}

/** Each tax on its account; together they are exactly the order's tax. */
function taxLines(order: ShopOrder, rules: AccountRules): { account: string; amount: Money; name: string }[] {
  const { taxes = [], currency } = order;
  const total = money(order.tax);
  if (taxes.length === 0) return [{ account: rules.tax, amount: total, name: 'Tax' }];
  const parts = splitByWeight(
    roundTo(total, currency),
    taxes.map(tax => money(tax.amount)),
    currency,
  );
  return taxes.map((tax, i) => ({
    account: rules.taxByName[tax.name] ?? rules.tax,
    amount: parts[i] ?? zero,
    name: tax.name,
  }));
}
