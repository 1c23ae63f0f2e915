// A refund that was declined after it was booked: no money went back, so it is taken out of the books again, or waits for a person. So does one
// of whose payments only some were declined.
import { dayIn } from '../core/calendar.ts';
import type { KontorError } from '../core/errors.ts';
import { money } from '../core/money.ts';
import type { FlowContext } from '../models/flow.ts';
import type { ShopOrder, ShopRefund } from '../models/objects/shop.ts';
import type { AccountRules } from './account-rules.ts';
import { documentsOf } from './booked-documents.ts';
import { zoneOf } from './books.ts';
import { type Booked, bookDifference } from './difference.ts';
import { shownAmount } from './order-parts.ts';
import { refundChangeReference, refundKey } from './references.ts';
import { givenBack, isPartlyDeclined } from './refund-tenders.ts';
import { say } from './sentences.ts';

/**
 * Also of one that is accepted after all: then it is booked again. `rules`: those that it was booked by, if they are known. If it was
 * never booked, it waits no more.
 */
export async function followDecline(
  refund: ShopRefund,
  order: ShopOrder,
  rules: AccountRules | undefined,
  context: FlowContext<AccountRules>,
): Promise<void> {
  const key = refundKey(order.id, refund.id);
  const documents = await documentsOf(key, context);
  if (documents[0]?.state !== 'accepted') {
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
  };
  const days = { document: dayIn(order.changed_at, zone), today: context.today(zone) };
  const code = refund.is_declined ? 'refund-declined-after-booking' : 'refund-accepted-after-all';
  const ask: Booked['ask'] = said =>
    say.error('input', code, { refund: refund.id, order: order.id, ...said });
  // What was taken out of the books, and is accepted by the provider after all, stands again as it was booked.
  const entry = refund.is_declined ? 'nothing' : (partlyDeclined(refund, order) ?? 'first');
  await bookDifference(order, { of, entry, documents, rules, days, ask }, context);
}

/** Only a person can say whether the rest still goes back, and how. */
function partlyDeclined(refund: ShopRefund, { id, currency }: ShopOrder): KontorError | undefined {
  if (!isPartlyDeclined(refund, currency)) return undefined;
  const shown = {
    total: shownAmount(money(refund.total), currency),
    paid: shownAmount(givenBack(refund), currency),
  };
  return say.error('input', 'refund-partly-declined', { refund: refund.id, order: id, ...shown });
}
