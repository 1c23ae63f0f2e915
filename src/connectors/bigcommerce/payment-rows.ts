// Maps the transactions of an order to unified payments.
import { sum } from '../../core/money.ts';
import type { Payment } from '../../models/objects/shop.ts';
import { fieldsOf } from '../kit/fields.ts';
import { valueAt } from '../kit/rest/path.ts';

const moneyCameIn = new Set(['purchase', 'capture', 'settled']);
/** They stand on the order itself (BIGC-25). */
const paidOtherwise = new Set(['gift_certificate', 'store_credit']);
const outsideTheShop = new Set(['offline', 'custom']);

type Transaction = ReturnType<typeof transactionIn>;

/** All transactions of one order: only `received` is money (BIGC-22). Throws `unavailable/broken-answer`, naming the field that is wrong. */
export function paymentsOf(order: string, rows: readonly unknown[]): Payment[] {
  const all = rows.map(transactionIn);
  const first = new Set(all.filter(one => one.isMoney && one.event !== 'settled').map(({ id }) => id));
  const voids = all.filter(one => one.counts && one.event === 'void');
  return all.map(one => {
    const own = voids.filter(({ before }) => before === one.id);
    const gone = sum(own.map(({ amount }) => amount));
    // A void that names no amount takes all of it.
    const isPart = gone.greaterThan(0) && gone.lessThan(one.amount);
    const { row, event, method } = one;
    return {
      id: `${order}:${one.id}`,
      order,
      status: statusOf(one, { first, isVoided: own.length > 0 && !isPart }),
      event,
      gateway: row.text('gateway'),
      method,
      amount: isPart ? one.amount.minus(gone).toFixed() : row.amount('amount'),
      currency: row.text('currency'),
      created_at: row.instant('date_created'),
      is_test: row.flag('test'),
      is_offline: outsideTheShop.has(method ?? ''),
    };
  });
}

function transactionIn(raw: unknown) {
  const row = fieldsOf(raw, 'transaction');
  const [event, method] = [row.word('event'), row.text('method')];
  const isTest = row.flag('test') === true;
  const counts = row.word('status') === 'ok' && !isTest;
  const isMoney = counts && moneyCameIn.has(event) && !paidOtherwise.has(method ?? '');
  // A number, a text, or an empty object.
  const before = String(valueAt(row.raw, 'reference_transaction_id'));
  return {
    row,
    event,
    method,
    isTest,
    counts,
    isMoney,
    id: row.word('id'),
    before,
    amount: row.money('amount'),
  };
}

function statusOf(
  { event, isTest, counts, isMoney, before }: Transaction,
  { first, isVoided }: { first: ReadonlySet<string>; isVoided: boolean },
): Payment['status'] {
  if (isTest) return 'test';
  if (!counts) return 'declined';
  if (isVoided) return 'voided';
  // A settlement that repeats a purchase is not money again (BIGC-23).
  if (isMoney) return event === 'settled' && first.has(before) ? 'repeated' : 'received';
  return event === 'authorization' ? 'reserved' : event === 'pending' ? 'pending' : 'other';
}
