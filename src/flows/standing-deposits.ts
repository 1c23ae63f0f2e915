// What stands on accounts of deposits for an order that is not booked: of which payment, on which account, by which rules.
import { type Money, money, sum } from '../core/money.ts';
import { type FlowContext, isOnItsWay, type PostingAnswer } from '../models/flow.ts';
import type { Payment, ShopOrder } from '../models/objects/shop.ts';
import { type AccountRules, rulesOf } from './account-rules.ts';
import { rulesIn } from './booked-documents.ts';
import { requireAccount } from './find-account.ts';
import { depositKey } from './references.ts';
import { say } from './sentences.ts';
import { amountDue } from './tenders.ts';

type Context = Pick<FlowContext<AccountRules>, 'posted' | 'settings'>;

/** A payment that came in for an order that is not booked. */
export interface StandingDeposit {
  payment: string;
  account: string;
  amount: Money;
  /** That it was booked by; what has no document of its own yet goes with the first that has. */
  rules: AccountRules;
  isBooked: boolean;
  isOnItsWay: boolean;
}

/** What was booked of this payment, if anything was. */
export const depositOf = ({ id }: ShopOrder, payment: string, { posted }: Context) =>
  posted('journal-entries.create', depositKey(id, payment));

/**
 * By which a booked deposit was made. A person who has booked it by hand, and settled it with their document, has done it by the rules of today.
 * Throws `input/no-account-rule`.
 */
export function rulesOfDeposit(
  { basis }: PostingAnswer,
  order: ShopOrder,
  payment: string,
  { settings }: Context,
): AccountRules & { deposits: string } {
  const rules = rulesIn(basis) ?? rulesOf(settings, order.channel);
  const why = say.reason('deposit-came-in', { order: order.id, payment });
  return { ...rules, deposits: requireAccount(rules.deposits, 'deposits', why) };
}

/** Of each payment that stands; `rules`: of the first that was booked, also if it does not stand any more. Undefined: none was booked. */
export async function standingDeposits(
  order: ShopOrder,
  payments: readonly Payment[],
  context: Context,
): Promise<{ rules: AccountRules; deposits: StandingDeposit[] } | undefined> {
  const found = await Promise.all(
    payments.map(async payment => ({ payment, posting: await depositOf(order, payment.id, context) })),
  );
  const first = found.find(({ posting }) => posting?.state === 'accepted');
  if (!first?.posting) return undefined;
  const rules = rulesOfDeposit(first.posting, order, first.payment.id, context);
  const deposits = found
    .filter(({ payment }) => payment.status === 'received')
    .map(({ payment, posting }): StandingDeposit => {
      const isBooked = posting?.state === 'accepted';
      const own = isBooked ? rulesOfDeposit(posting, order, payment.id, context) : rules;
      return {
        payment: payment.id,
        account: own.deposits,
        amount: money(payment.amount),
        rules: own,
        isBooked,
        isOnItsWay: posting !== undefined && isOnItsWay(posting),
      };
    });
  return { rules, deposits };
}

/** As `standingDeposits`, of an order that is not fully paid. Otherwise its entry takes them, and what follows waits for that. */
export async function depositedBy(order: ShopOrder, payments: readonly Payment[], context: Context) {
  const received = payments.filter(({ status }) => status === 'received');
  const isWhole = sum(received.map(one => money(one.amount))).greaterThanOrEqualTo(amountDue(order));
  return isWhole ? undefined : standingDeposits(order, payments, context);
}
