// An order as a journal entry that balances to the cent:
//   debit   what was received per payment method, gift certificates, store credit, discounts
//   credit  revenue, shipping, fees, each tax
// The shop's discounts include tax while the rest stands without, so the discount line is the balancing figure
// (bigcommerce: total_ex_tax + total_tax = total_inc_tax holds; the sum of the ex-tax parts does not).
import { KontorError } from '../core/errors.ts';
import { amountText, type Money, roundTo, splitByWeight, sum, zero } from '../core/money.ts';
import type { ShopOrder, Tender } from '../models/shop-order.ts';
import { type AccountRules, clearingAccount, requireAccount, requireCurrency } from './account-rules.ts';
import { closeEntry, type JournalEntry, type JournalLine } from './journal-entry.ts';
import { orderReference } from './references.ts';

/** The part of the total that money has to come in for. */
export function amountDue({ totals, currency }: ShopOrder): Money {
  return roundTo(totals.totalIncTax.minus(totals.giftCertificate).minus(totals.storeCredit), currency);
}

/** Throws kind `input` with a sentence for a bookkeeper when the order cannot be booked as it is. */
export function orderEntry(
  order: ShopOrder,
  tenders: Tender[],
  rules: AccountRules,
  today: string,
): JournalEntry {
  const what = `Order ${order.id}`;
  requireCurrency(rules, order.currency, what);
  const foreign = tenders.find(tender => tender.currency !== order.currency);
  if (foreign) {
    throw new KontorError(
      'input',
      'foreign-payment',
      `${what} is in ${order.currency}, but a payment came in ${foreign.currency}.`,
      {
        next: 'Book this order by hand.',
      },
    );
  }
  checkSums(order, tenders, what);
  const date = order.createdAt.toISOString().slice(0, 10);
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
  const { totals } = order;

  const debits = [
    ...tenders.map(tender =>
      line(
        clearingAccount(rules, tender.methods, what),
        tender.amount,
        `Payment ${tender.methods[0] ?? ''}`.trim(),
      ),
    ),
    ...(totals.giftCertificate.isZero()
      ? []
      : [
          line(
            requireAccount(
              rules.giftCertificates,
              'giftCertificates',
              `${what} was paid with a gift certificate`,
            ),
            totals.giftCertificate,
            'Gift certificate',
          ),
        ]),
    ...(totals.storeCredit.isZero()
      ? []
      : [
          line(
            requireAccount(rules.storeCredit, 'storeCredit', `${what} was paid with store credit`),
            totals.storeCredit,
            'Store credit',
          ),
        ]),
  ];
  const credits = [
    ...revenueLines(order, rules).map(({ account, amount }) =>
      cost(line(account, amount.negated(), 'Revenue')),
    ),
    cost(line(rules.shipping, totals.shippingExTax.negated(), 'Shipping')),
    ...feeLines(order, rules, what).map(({ account, amount }) =>
      cost(line(account, amount.negated(), 'Fees')),
    ),
    ...taxLines(order, rules).map(({ account, amount, name }) => ({
      ...line(account, amount.negated(), name),
      ...(rules.taxCode === undefined ? {} : { taxCode: rules.taxCode }),
    })),
  ];
  const discount = sum([...debits, ...credits].map(one => one.amount)).negated();
  checkDiscount(order, discount, what);

  const entry = closeEntry({
    companyCode: rules.companyCode,
    chartOfAccounts: rules.chartOfAccounts,
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
    throw new KontorError(
      'input',
      'nothing-to-book',
      `${what} comes to ${amountText(zero, order.currency)} ${order.currency}: there is nothing to book.`,
      {
        next: 'Nothing has to be done. If the order should have a price, correct it in the shop and replay.',
      },
    );
  }
  return entry;
}

/** What the shop itself says must add up before anything is built on it. */
function checkSums(order: ShopOrder, tenders: Tender[], what: string): void {
  const { totals, currency } = order;
  const show = (amount: Money) => `${amountText(amount, currency)} ${currency}`;
  const wrong = (message: string) =>
    new KontorError('input', 'does-not-add-up', `${what} does not add up: ${message}.`, {
      next: 'Look at the order in the shop. When it is right there, replay; otherwise book it by hand.',
    });
  if (totals.totalExTax.plus(totals.tax).minus(totals.totalIncTax).abs().greaterThan('0.01')) {
    throw wrong(
      `${show(totals.totalExTax)} without tax and ${show(totals.tax)} tax are not the total of ${show(totals.totalIncTax)}`,
    );
  }
  const taxes = sum(order.taxes.map(tax => tax.amount));
  if (order.taxes.length > 0 && taxes.minus(totals.tax).abs().greaterThan('0.05')) {
    throw wrong(`its taxes come to ${show(taxes)}, its tax total says ${show(totals.tax)}`);
  }
  const received = sum(tenders.map(tender => tender.amount));
  const due = amountDue(order);
  if (!received.equals(due)) throw wrong(`${show(received)} was received for ${show(due)} due`);
  if (totals.totalIncTax.isNegative()) throw wrong(`its total is negative (${show(totals.totalIncTax)})`);
}

/** The balancing figure is a discount only if it is one: not below zero, and not more than the shop took off. */
function checkDiscount(order: ShopOrder, discount: Money, what: string): void {
  const given = order.totals.discount.plus(order.totals.coupon);
  // Rounding tax line by line may move a cent or two.
  const slack = '0.05';
  if (discount.greaterThanOrEqualTo(zero.minus(slack)) && discount.lessThanOrEqualTo(given.plus(slack)))
    return;
  const show = (amount: Money) => `${amountText(amount, order.currency)} ${order.currency}`;
  throw new KontorError(
    'input',
    'does-not-add-up',
    `${what} does not add up: its parts leave a difference of ${show(discount)}, but the shop names discounts of ${show(given)}.`,
    {
      next: 'Look at the order in the shop. When it is right there, replay; otherwise book it by hand.',
    },
  );
}

/** Revenue without tax: everything on one account, unless single products have one of their own. */
function revenueLines(order: ShopOrder, rules: AccountRules): { account: string; amount: Money }[] {
  const goods = order.totals.subtotalExTax;
  const special = order.lines.filter(line => rules.revenueBySku[line.sku] !== undefined);
  const lines = special.map(line => ({
    account: rules.revenueBySku[line.sku] as string,
    amount: roundTo(line.totalExTax, order.currency),
  }));
  return [...lines, { account: rules.revenue, amount: goods.minus(sum(lines.map(line => line.amount))) }];
}

function feeLines(order: ShopOrder, rules: AccountRules, what: string): { account: string; amount: Money }[] {
  const total = sum(order.fees.map(fee => fee.amountExTax)).plus(order.totals.extrasExTax);
  if (total.isZero()) return [];
  return [
    {
      account: requireAccount(
        rules.fees,
        'fees',
        `${what} has fees of ${amountText(total, order.currency)} ${order.currency}`,
      ),
      amount: total,
    },
  ];
}

/** Each tax on its account; together they are exactly the order's tax. */
function taxLines(order: ShopOrder, rules: AccountRules): { account: string; amount: Money; name: string }[] {
  const { taxes, currency, totals } = order;
  if (taxes.length === 0) return [{ account: rules.tax, amount: totals.tax, name: 'Tax' }];
  const parts = splitByWeight(
    roundTo(totals.tax, currency),
    taxes.map(tax => tax.amount),
    currency,
  );
  return taxes.map((tax, i) => ({
    account: rules.taxByName[tax.name] ?? rules.tax,
    amount: parts[i] ?? zero,
    name: tax.name,
  }));
}
