// What changes about a refund after it was booked. One that was declined, or of whose payments only some were, is taken out of the books again or
// waits for a person. One that went off a deposit takes back what was sold as soon as its order is booked.
import { dayIn } from '../core/calendar.ts';
import { KontorError } from '../core/errors.ts';
import { money } from '../core/money.ts';
import type { FlowContext, PostingAnswer } from '../models/flow.ts';
import type { Payment, ShopOrder, ShopRefund } from '../models/objects/shop.ts';
import { type AccountRules, rulesOf } from './account-rules.ts';
import { documentsOf } from './booked-documents.ts';
import { asRulesNeed, zoneOf } from './books.ts';
import { type Booked, bookDifference } from './difference.ts';
import { completedRules } from './find-account.ts';
import type { Days } from './journal-entry.ts';
import { inputError } from './made-of.ts';
import { shownAmount } from './order-parts.ts';
import { refundChangeReference, refundKey } from './references.ts';
import { refundEntry } from './refund-entry.ts';
import { givenBack, isPartlyDeclined, type RefundedOrder } from './refund-tenders.ts';
import { say } from './sentences.ts';

type Context = FlowContext<AccountRules>;

/** Kept with the document of a refund that was booked before its order was. */
export const basisOfRefund = ({ deposits }: RefundedOrder): { basis?: Record<string, unknown> } =>
  deposits === undefined ? {} : { basis: { deposits: deposits.map(({ account }) => account) } };

/** Whether it stands against deposits, and its order is booked meanwhile. */
export const takesDeposits = (answer: PostingAnswer | undefined, { deposits }: RefundedOrder): boolean =>
  deposits === undefined && answer?.state === 'accepted' && answer.basis?.deposits !== undefined;

/**
 * Also of one that is accepted after all: then it is booked again. `rules`: those that its order was booked by, if they are known. If it
 * was never booked, it waits no more.
 */
export async function followRefund(
  refund: ShopRefund,
  given: RefundedOrder,
  rules: AccountRules | undefined,
  context: Context,
): Promise<void> {
  const { order } = given;
  const key = refundKey(order.id, refund.id);
  const documents = await documentsOf(key, context);
  const [first] = documents;
  if (first?.state !== 'accepted') {
    const why = say.reason('refund-was-declined', { refund: refund.id, order: order.id });
    await context.closeUnsent(key, why);
    return;
  }
  // By which rules it was booked is not known: people see that something has changed.
  if (!rules) return context.noteChange(key);
  const zone = await zoneOf(context.from, rules);
  const of = {
    key,
    referenceOf: (number: number) => refundChangeReference(rules.referencePrefix, refund.id, number),
    name: `refund ${refund.id} order ${order.id}`,
    what: say.reason('the-refund', { refund: refund.id }),
  };
  const days = { document: dayIn(order.changed_at, zone), today: context.today(zone) };
  const code = refund.is_declined ? 'refund-declined-after-booking' : 'refund-accepted-after-all';
  const ask: Booked['ask'] = said => say.error(code, { refund: refund.id, order: order.id, ...said });
  const isOfDeposit = takesDeposits(first, given);
  const stands = async (): Promise<Booked['entry']> => {
    if (isOfDeposit) return ofSale(refund, given, rules, days, context);
    if (documents.length === 1) return 'first';
    // What was taken out of the books, and is accepted by the provider after all, stands again as it was booked: unless the same money went back
    // in another way meanwhile.
    const all = await context.from.list('shop-refunds', { order: order.id });
    const others = all.filter(one => !one.is_declined && one.id !== refund.id);
    const again = await ofSale(refund, { ...given, before: others }, rules, days, context);
    return again instanceof KontorError && again.code === 'refund-exceeds-order' ? again : 'first';
  };
  const entry = refund.is_declined ? 'nothing' : (partlyDeclined(refund, order) ?? (await stands()));
  // That a deposit ends with its order is no change by the shop: nobody is asked.
  const isExpected = isOfDeposit && !refund.is_declined && documents.length === 1;
  await bookDifference(order, { of, entry, documents, rules, days, ask, isExpected }, context);
}

/** Of an order that has just been booked: refunds that were booked before it do not stand against deposits any more. */
export async function followDepositRefunds(
  order: ShopOrder,
  payments: readonly Payment[],
  rules: AccountRules | undefined,
  context: Context,
): Promise<void> {
  const refunds = await context.from.list('shop-refunds', { order: order.id });
  const standing = refunds.filter(one => !one.is_declined);
  for (const [at, refund] of standing.entries()) {
    const given = { order, payments, before: standing.slice(0, at) };
    const answer = await context.posted('journal-entries.create', refundKey(order.id, refund.id));
    if (takesDeposits(answer, given)) await followRefund(refund, given, rules, context);
  }
}

/** What it takes back of what was sold, by the rules of then; or why only a person can say. */
async function ofSale(
  refund: ShopRefund,
  given: RefundedOrder,
  then: AccountRules,
  days: Days,
  { from, settings }: Context,
): Promise<Booked['entry']> {
  const order = await asRulesNeed(given.order, then, from);
  const rules = completedRules(then, rulesOf(settings, order.channel));
  try {
    return refundEntry(refund, { ...given, order }, rules, days);
  } catch (thrown) {
    return inputError(thrown);
  }
}

/** Only a person can say whether the rest still goes back, and how. */
function partlyDeclined(refund: ShopRefund, { id, currency }: ShopOrder): KontorError | undefined {
  if (!isPartlyDeclined(refund, currency)) return undefined;
  const shown = {
    total: shownAmount(money(refund.total), currency),
    paid: shownAmount(givenBack(refund), currency),
  };
  return say.error('refund-partly-declined', { refund: refund.id, order: id, ...shown });
}
