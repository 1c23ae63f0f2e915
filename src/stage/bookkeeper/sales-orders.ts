// Which sales orders there should be of a shop's orders: one of each that is paid.
import { isCertificate } from '../../sandbox/bigcommerce/order-totals.ts';
import type { Parked } from '../golden-book/entry.ts';
import type { Journal, JournalFindings } from './journal.ts';
import { receivedFor, type Seen } from './received.ts';
import { saleOf } from './sale.ts';
import { seenNow } from './watch-shop.ts';

const cancelled = [5, 6];

/** `found`: by reference, of all shops; `parked`: of this one, with keys without the shop's name. */
export function checkSalesOrders(
  { shop, history, agreed }: Journal,
  found: ReadonlyMap<string, unknown>,
  parked: readonly Parked[],
): Omit<JournalFindings, 'expected'> {
  const findings: Omit<JournalFindings, 'expected'> = { missing: [], wrong: [], waiting: [], unexpected: [] };
  const codes = new Map(parked.map(one => [one.key, one.code]));
  for (const id of shop.orders.keys()) {
    const now = seenNow(shop, id) as Seen;
    const key = `orders/${id}`;
    const has = found.has(agreed.prefix + id);
    const code = codes.get(key);
    const isDue = isSold(now);
    // It may have been sold when Kontor looked, and may not be any more.
    const mayBe = isDue || (history?.of(id) ?? []).some(isSold);
    const stuck = stuckFor(now, agreed);
    if (code !== undefined)
      (mayBe && code === stuck ? findings.waiting : findings.unexpected).push({ key, code });
    else if (isDue && stuck !== undefined)
      findings.wrong.push(`${key}: its sales order should wait: ${stuck}`);
    else if (isDue && !has) findings.missing.push(key);
    if (has && (!mayBe || stuck !== undefined))
      findings.wrong.push(`${agreed.prefix}${id} should be no sales order`);
  }
  return findings;
}

function isSold(seen: Seen): boolean {
  const received = receivedFor(seen);
  if (received === 'open' || cancelled.includes(seen.order.statusId)) return false;
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
