// Which sales orders there should be of a shop's orders, and what they come to: one of each that is paid.
import type { Money } from '../../core/money.ts';
import { isCertificate } from '../../sandbox/bigcommerce/order-totals.ts';
import type { Parked } from '../golden-book/entry.ts';
import type { Journal, JournalFindings } from './journal.ts';
import { cancelledStatuses, receivedFor, type Seen } from './received.ts';
import { saleOf } from './sale.ts';
import { seenNow } from './watch-shop.ts';

type Findings = Omit<JournalFindings, 'expected'>;

/** What a sales order comes to, by its reference. */
export type SalesOrderNets = ReadonlyMap<string, { amount: Money; currency: string }>;

/**
 * `found`: of all shops; `parked`: sales orders of this one, and changes of them, with keys without the shop's name.
 */
export function checkSalesOrders(
  { shop, history, agreed }: Journal,
  found: SalesOrderNets,
  parked: { orders: readonly Parked[]; changes: readonly Parked[] },
): { orders: Findings; changes: Findings } {
  const [orders, changes] = [noFindings(), noFindings()];
  const codes = new Map(parked.orders.map(one => [one.key, one.code]));
  const changesOf = Map.groupBy(parked.changes, ({ key }) => key.split('/', 2).join('/'));
  for (const id of shop.orders.keys()) {
    const now = seenNow(shop, id) as Seen;
    const key = `orders/${id}`;
    const reference = agreed.prefix + id;
    const stands = found.get(reference);
    const code = codes.get(key);
    const isDue = isSold(now);
    // It may have been sold when Kontor looked, and may not be any more.
    const mayBe = isDue || (history?.of(id) ?? []).some(isSold);
    const stuck = stuckFor(now, agreed);
    if (code !== undefined)
      (mayBe && code === stuck ? orders.waiting : orders.unexpected).push({ key, code });
    else if (isDue && stuck !== undefined) orders.wrong.push(`${key}: its sales order should wait: ${stuck}`);
    else if (isDue && !stands) orders.missing.push(key);
    if (stands && (!mayBe || stuck !== undefined)) orders.wrong.push(`${reference} should be no sales order`);
    else if (stands && isDue) orders.wrong.push(...differencesOf(now, reference, stands));
    checkChanges(now, stands !== undefined, changesOf.get(key) ?? [], changes);
  }
  return { orders, changes };
}

const noFindings = (): Findings => ({ missing: [], wrong: [], waiting: [], unexpected: [] });

/** An order that is sold is worth in SAP what it is worth in the shop, without tax, also after it was edited. */
function differencesOf({ order }: Seen, reference: string, { amount, currency }: Net): string[] {
  const worth = order.totals.totalInc.minus(order.totals.tax);
  if (amount.equals(worth) && currency === order.currency) return [];
  const [is, should] = [`${amount.toFixed()} ${currency}`, `${worth.toFixed()} ${order.currency}`];
  return [`sales order ${reference} comes to ${is}, and not to ${should}`];
}

type Net = NonNullable<ReturnType<SalesOrderNets['get']>>;

/** Nobody has said for which reason the items of a cancelled order are rejected, so a person is told of it. */
function checkChanges(
  { order }: Seen,
  stands: boolean,
  parked: readonly Parked[],
  { waiting, unexpected, wrong }: Findings,
): void {
  const should = stands && cancelledStatuses.includes(order.statusId);
  const isRight = ({ code }: Parked) => should && code === 'sales-order-cancelled';
  waiting.push(...parked.filter(isRight));
  unexpected.push(...parked.filter(one => !isRight(one)));
  if (should && !parked.some(isRight))
    wrong.push(`orders/${order.id}: its sales order should wait: sales-order-cancelled`);
}

function isSold(seen: Seen): boolean {
  const received = receivedFor(seen);
  if (received === 'open' || cancelledStatuses.includes(seen.order.statusId)) return false;
  // That more came in than was due is for the journal to say.
  return 'tenders' in received || !['changed-unclear', 'no-payment-stands'].includes(received.code);
}

function stuckFor({ order }: Seen, agreed: Journal['agreed']): string | undefined {
  const quantities = order.lines.map(line => line.quantity);
  if (quantities.every(quantity => quantity === 0) || quantities.some(quantity => quantity < 0))
    return 'no-sales-order';
  // Nobody has said as which material certificates are sold.
  if (order.lines.some(isCertificate)) return 'no-certificate-material';
  const sale = saleOf(order, [], agreed);
  return 'code' in sale ? sale.code : undefined;
}
