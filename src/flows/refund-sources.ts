// What refunds take of the money of an order that is not booked: of its deposits, and of what the shop owed the customer before.
import { type Money, money, sum, zero } from '../core/money.ts';
import type { ShopRefund } from '../models/objects/shop.ts';
import { type BookingRules, requireAccount } from './find-account.ts';
import { keptAsCredit, paymentsOf, type RefundedOrder } from './refund-tenders.ts';
import { say } from './sentences.ts';
import type { StandingDeposit } from './standing-deposits.ts';

/** Where the money of an order stands until it is booked: on deposits, or still on what the shop owed the customer before. */
interface Source {
  /** The payment, or the kind of credit. */
  of: string;
  deposit?: StandingDeposit;
  rule?: 'storeCredit' | 'giftCertificates';
  left: Money;
  /** What the last refund takes of it. */
  taken: Money;
}

type Given = Pick<RefundedOrder, 'order' | 'payments'> & { deposits: readonly StandingDeposit[] };

/** Each refund takes first from where it goes back to, then from the others in their order. */
function sourcesAfter({ order, payments, deposits }: Given, refunds: readonly ShopRefund[]): Source[] {
  const sources: Source[] = [
    ...deposits.map(deposit => ({ of: deposit.payment, deposit, left: deposit.amount, taken: zero })),
    { of: 'storeCredit', rule: 'storeCredit', left: money(order.store_credit), taken: zero },
    { of: 'giftCertificates', rule: 'giftCertificates', left: money(order.gift_certificate), taken: zero },
  ];
  const came = payments.filter(({ status }) => status === 'received');
  for (const [at, refund] of refunds.entries()) {
    for (const source of sources) source.taken = zero;
    const from = paymentsOf(refund, refunds.slice(0, at), came);
    for (const [nth, { method, amount }] of refund.payments.entries()) {
      const own = keptAsCredit(method)?.rule ?? from[nth]?.id;
      let rest = money(amount);
      const take = (source: Source, part: Money) => {
        source.left = source.left.minus(part);
        source.taken = source.taken.plus(part);
        rest = rest.minus(part);
      };
      const isOwn = (source: Source) => source.of === own;
      for (const source of [...sources.filter(isOwn), ...sources.filter(one => !isOwn(one))])
        take(source, rest.lessThan(source.left) ? rest : source.left);
      const [first] = sources;
      if (first) take(first, rest);
    }
  }
  return sources;
}

/** What a refund, after those before it, takes from each account. Throws `input/no-account-rule`. */
export function takenFrom(
  refund: ShopRefund,
  of: RefundedOrder & Given,
  rules: BookingRules,
): { account: string; amount: Money; name: string }[] {
  return sourcesAfter(of, [...of.before, refund]).flatMap(({ deposit, rule, taken: amount }) => {
    if (amount.isZero()) return [];
    if (deposit) return [{ account: deposit.account, amount, name: 'Deposit' }];
    const isCredit = rule === 'storeCredit';
    const code = isCredit ? 'paid-with-store-credit' : 'paid-with-gift-certificate';
    const account = requireAccount(
      rules[rule ?? 'storeCredit'],
      rule ?? '',
      say.reason(code, { order: of.order.id }),
    );
    return [{ account, amount, name: isCredit ? 'Store credit' : 'Gift certificate' }];
  });
}

/** What was booked as deposits, and what refunds have left of it. */
export function leftOfDeposits(given: Given, refunds: readonly ShopRefund[]): { booked: Money; left: Money } {
  const sources = sourcesAfter(given, refunds).filter(({ deposit }) => deposit?.isBooked);
  return {
    booked: sum(sources.map(({ deposit }) => deposit?.amount ?? zero)),
    left: sum(sources.map(({ left }) => left)),
  };
}
