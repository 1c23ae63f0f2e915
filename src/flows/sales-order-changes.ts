// An order that was edited or cancelled after it became a sales order: the sales order is changed as long as nothing of it is delivered
// or billed; afterwards a person is told the difference. What the sales order was made of says what has changed, and no date.
import { isDeepStrictEqual } from 'node:util';
import { KontorError } from '../core/errors.ts';
import { amountText, money } from '../core/money.ts';
import type { Reason } from '../core/reasons.ts';
import { type FlowContext, isOnItsWay, type OnceIntent, type PostingAnswer } from '../models/flow.ts';
import type { UnifiedRecord } from '../models/objects/all.ts';
import type { ShopOrder } from '../models/objects/shop.ts';
import { type ClosedChange, closedAtEnd, isClosedByPerson, isLeft, isUndone } from './closed-changes.ts';
import { madeOf } from './made-of.ts';
import { changeKey, orderKey } from './references.ts';
import { changeOfRecord, differencesIn, type SalesOrder } from './sales-order-difference.ts';
import { type SalesOrderSettings, salesOrderSettings } from './sales-order-settings.ts';
import { say } from './sentences.ts';
import { partsFor, wholeSalesOrder } from './whole-sales-order.ts';

type Context = FlowContext<SalesOrderSettings>;
const operation = 'sales-orders.update';

/** Kept with a sales order: its changes are made by the rules that it was made by. `soldTo` is a matter of the buyer, and not of rules. */
export function basisOf(settings: SalesOrderSettings, { customer }: ShopOrder): Record<string, unknown> {
  return { rules: settings, buyer: customer };
}

/** What the sales order should be and by which rules; or why nobody but a person can say that. */
type Wanted = { record: SalesOrder; rules: unknown } | KontorError;

/** Where a sales order stands: what it was made of the last time, and a change of it that is not decided yet. */
interface Standing {
  number: string;
  record: SalesOrder;
  basis: Record<string, unknown>;
  /** The key of the change that is open, otherwise of the next one. */
  key: string;
  open: PostingAnswer | undefined;
  /** The changes right before it that were closed, the latest first. */
  closed: readonly ClosedChange[];
}

/** Why an order like this does not become a sales order, which only a person can weigh. `hasNoMoney`: the shop knows of payments, and none of them has come in, or stands. */
interface Unpaid {
  why: Reason;
  hasNoMoney: boolean;
}

/**
 * Follows the order as it is now. False: there is nothing to follow, or it is not known by which rules the sales order was made.
 * Throws kind `unavailable` as long as Kontor is finding out what the last request has done.
 */
export async function followOrder(orderId: string, context: Context, unpaid?: Unpaid): Promise<boolean> {
  const key = orderKey(orderId);
  for (;;) {
    const standing = await standingOf(key, context);
    if (!standing) return false;
    // After the changes that stand: what is posted under the next key is never older than they are.
    const rules = salesOrderSettings.safeParse(standing.basis.rules);
    if (!rules.success) return false;
    const parts = new Set([...partsFor(rules.data), ...partsFor(context.settings)]);
    const order = await context.from.get('shop-orders', orderId, [...parts]);
    if (!order) return false;
    const wanted = wantedOf(order, standing, rules.data, context.settings);
    const record = wanted instanceof KontorError ? undefined : wanted.record;
    const isSame = record && differencesIn(standing.record, record).length === 0;
    const isMoving = standing.open !== undefined && isOnItsWay(standing.open);
    if (isSame && !isMoving && !unpaid?.hasNoMoney) {
      if (unpaid) return false;
      const why = say.reason('as-in-sales-order', { order: orderId, number: standing.number });
      const undone = say.error('undone-after-closing', {
        order: orderId,
        of: say.reason('the-sales-order', { number: standing.number }),
      });
      if (await isUndone(standing.closed, undone, context, operation))
        await context.postOrPark(standing.key, () => Promise.reject(undone), operation);
      else if (standing.open) await context.closeUnsent(standing.key, why, operation);
      return true;
    }
    if (isMoving) {
      if (isDeepStrictEqual(standing.open?.result, record)) return true;
      // The queue tries again: what is on its way is decided first.
      throw say.error('change-undecided', { order: orderId, number: standing.number });
    }
    if (!isSame || unpaid) await context.noteChange(key);
    if (context.settings.afterBooking === 'ignore') return true;
    const intent = await intentOf(order, standing, wanted, unpaid, context);
    // What it was compared with may have been changed by another process meanwhile.
    if (intent instanceof KontorError && hasMoved(standing, await standingOf(key, context))) continue;
    const question = intent instanceof KontorError ? intent : editedQuestion(order, standing, record);
    const didThis = ({ result }: ClosedChange) => record !== undefined && isDeepStrictEqual(result, record);
    if (await isLeft(standing.closed, question, didThis, context, operation)) {
      const why = say.reason('left-as-decided', { order: orderId });
      if (standing.open) await context.closeUnsent(standing.key, why, operation);
      return true;
    }
    const make = async () => {
      if (intent instanceof KontorError) throw intent;
      return intent;
    };
    const posted = await context.postOrPark(standing.key, make, operation);
    if (posted.state !== 'accepted' || isDeepStrictEqual(posted.result, record)) return true;
  }
}

/** Undefined: there is no sales order of it, or not yet. */
async function standingOf(key: string, { posted }: Context): Promise<Standing | undefined> {
  const first = await posted('sales-orders.create', key);
  // The queue tries again: what the order says now is compared with what the answer says then.
  if (first && isOnItsWay(first))
    throw say.error('order-between', { order: key.slice(key.indexOf('/') + 1) });
  if (first?.state !== 'accepted' || first.documentNumber === undefined || !first.record) return undefined;
  const changes: PostingAnswer[] = [];
  for (;;) {
    const next = await posted(operation, changeKey(key, changes.length + 1));
    if (!next) break;
    changes.push(next);
  }
  const last = changes.at(-1);
  const isOpen = last !== undefined && last.state !== 'accepted' && last.state !== 'closed';
  const before = isOpen ? changes.slice(0, -1) : changes;
  const made = changes.findLast(one => one.state === 'accepted' && one.result !== undefined);
  return {
    number: first.documentNumber,
    record: (made?.result ?? first.record) as SalesOrder,
    basis: (made ?? first).basis ?? {},
    key: changeKey(key, before.length + 1),
    open: isOpen ? last : undefined,
    closed: closedAtEnd(key, before),
  };
}

const hasMoved = (before: Standing, now: Standing | undefined) =>
  before.key !== now?.key || before.open?.state !== now.open?.state;

function wantedOf(
  order: ShopOrder,
  { record, basis, number }: Standing,
  then: SalesOrderSettings,
  settings: SalesOrderSettings,
): Wanted {
  if (order.status === 'cancelled') {
    const { rejectionReason } = settings;
    if (rejectionReason === undefined) return say.error('sales-order-cancelled', { order: order.id, number });
    const items = record.items.map(item => ({ ...item, rejection_reason: rejectionReason }));
    return { record: { ...record, items }, rules: basis.rules };
  }
  // Whom it is sold to, and its day, are decided once.
  const made = (rules: SalesOrderSettings) =>
    madeOf(() => ({
      record: wholeSalesOrder(order, record.customer, rules, record.customer_order_date) as SalesOrder,
      rules,
    }));
  const wanted = made(then);
  // The rules of then may have nothing for a part that the order has now.
  const whole = wanted instanceof KontorError ? made(settings) : wanted;
  const isSoldToBuyer = then.soldToFromPartner && order.customer !== (basis.buyer ?? null);
  if (whole instanceof KontorError || !isSoldToBuyer) return whole;
  return say.error('buyer-changed', { order: order.id, number });
}

/** The change to post, or why a person has to look. */
async function intentOf(
  order: ShopOrder,
  standing: Standing,
  wanted: Wanted,
  unpaid: Unpaid | undefined,
  { settings, to, approved }: Context,
): Promise<OnceIntent | KontorError> {
  if (wanted instanceof KontorError) return wanted;
  const { number, record, basis, key, closed } = standing;
  const differences = differencesIn(record, wanted.record);
  const said = { order: order.id, number, differences };
  const intent: OnceIntent = {
    key,
    operation,
    id: number,
    record: {},
    result: wanted.record,
    amount: amountText(money(order.total_inc_tax), order.currency),
    currency: order.currency,
    basis: { ...basis, rules: wanted.rules },
  };
  if (unpaid && differences.length === 0)
    return say.error('sales-order-money-gone', { order: order.id, number, why: unpaid.why });
  if (unpaid) return say.error('sales-order-unpaid', { ...said, why: unpaid.why });
  const question = editedQuestion(order, standing, wanted.record);
  // What a person has closed may be done by hand: the next change contains it.
  const isAsked = settings.afterBooking === 'park' || isClosedByPerson(closed[0]);
  if (isAsked && !(await approved(key, question, operation))) return question;
  const there = await to.get('sales-orders', number, ['items']);
  if (!there) return say.error('sales-order-gone', said);
  if (hasBegun(there)) return say.error('sales-order-begun', said);
  const made = changeOfRecord(record, wanted.record, there);
  if ('why' in made) return say.error('sales-order-stays', { ...said, why: made.why });
  return { ...intent, record: { ...made.change, only_if_open: true } };
}

const editedQuestion = (
  { id }: ShopOrder,
  { number, record }: Standing,
  wanted: SalesOrder = record,
): KontorError =>
  say.error('sales-order-edited', { order: id, number, differences: differencesIn(record, wanted) });

/** As far as the system says it of items that are not rejected: those are complete although nothing is delivered of them. */
function hasBegun({ items }: UnifiedRecord): boolean {
  return ((items ?? []) as Record<string, unknown>[]).some(item => {
    const hasLeft = money(String(item.delivered_quantity ?? '0')).greaterThan(0);
    const statuses = [item.delivery_status, item.billing_status];
    const isDone = statuses.some(status => status === 'partly' || status === 'complete');
    return hasLeft || (isDone && !item.rejection_reason);
  });
}
