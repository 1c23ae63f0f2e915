// Compares the journal of one shop, document by document, with what a bookkeeper would have booked of its orders and refunds.
import { dayIn } from '../../core/calendar.ts';
import { amountText, type Money, sum } from '../../core/money.ts';
import { paymentsOf } from '../../sandbox/bigcommerce/refund-quote.ts';
import type { Shop } from '../../sandbox/bigcommerce/shop.ts';
import type { Entry, Parked } from '../golden-book/entry.ts';
import type { Agreement } from './agreement.ts';
import {
  add,
  changesIn,
  type Documents,
  differencesOf,
  documentsIn,
  type Net,
  netIn,
  netOf,
} from './documents.ts';
import { type Outcome, outcomesOf, type Worth, worthOf } from './outcomes.ts';
import { cameThroughShop, cancelledStatuses, type Seen } from './received.ts';
import { refundOf } from './refund.ts';
import type { Amount } from './sale.ts';
import { type History, seenNow } from './watch-shop.ts';

export interface Journal {
  shop: Shop;
  /** Left out: no order has changed after it was paid. */
  history?: History | undefined;
  agreed: Agreement;
}

export interface JournalFindings {
  /** Keys of documents that should exist and do not, though they do not wait for anybody. */
  missing: string[];
  /** One sentence for each document that is not as it should be, or should not be there. */
  wrong: string[];
  /** What waits as it should, and what waits without a reason in the order. */
  waiting: Parked[];
  unexpected: Parked[];
  /** Account and currency → what the bookkeeper has booked there. */
  expected: Map<string, Money>;
}

/** What is found while the journal is gone through. */
interface Check extends Journal, JournalFindings {
  documents: Documents;
  /** References that belong to an order or a refund. */
  known: Set<string>;
}

/** `ledger`: of all shops; `parked`: of this one, with keys without the shop's name. */
export function checkJournal(
  journal: Journal,
  ledger: readonly Entry[],
  parked: readonly Parked[],
): JournalFindings {
  const { shop, agreed } = journal;
  const documents = documentsIn(ledger.filter(({ reference }) => reference.startsWith(agreed.prefix)));
  const findings: JournalFindings = {
    missing: [],
    wrong: [],
    waiting: [],
    unexpected: [],
    expected: new Map(),
  };
  const check: Check = { ...journal, ...findings, documents, known: new Set() };
  const parkedOf = Map.groupBy(parked, ({ key }) => key.split('/', 2).join('/'));
  const changes = changesIn(documents, agreed.prefix);
  for (const id of shop.orders.keys()) {
    const references = [`${agreed.prefix}${id}`, ...(changes.get(id) ?? [])];
    checkOrder(seenNow(shop, id) as Seen, references, parkedOf.get(`orders/${id}`) ?? [], check);
  }
  for (const reference of documents.keys())
    if (!check.known.has(reference)) findings.wrong.push(`${reference} should not be there`);
  return findings;
}

/** `references`: of its own document, and of those of its changes. */
function checkOrder(now: Seen, references: string[], parked: readonly Parked[], check: Check): void {
  const { agreed, documents, known } = check;
  const { id } = now.order;
  const key = `orders/${id}`;
  const ofRefund = (one: Parked) => one.key.startsWith(`${key}/refunds/`);
  const own = parked.filter(one => !ofRefund(one));
  const worths = worthsOf(now, check);
  const booked = netIn(documents, references);
  const outcome = likeliest(outcomesOf(id, worths), own, ({ amounts = [] }) =>
    isNet(amounts, booked, agreed),
  );
  note(outcome.parked, own, check);
  if (outcome.amounts) {
    compare({ key, references, amounts: outcome.amounts, at: now.order.createdMs }, now, own, check);
  } else if (worths.some(worth => worth !== 'open' && 'amounts' in worth)) {
    // It was worth something once; what was booked of that has to be taken back.
    for (const reference of references) known.add(reference);
    if (!isNet([], booked, agreed)) check.wrong.push(`${agreed.prefix}${id} was not taken back`);
  }
  checkRefunds(now, outcome.amounts !== undefined, parked.filter(ofRefund), check);
}

/** Of all that Kontor may have seen of the order; the last one is as it is now. */
function worthsOf(now: Seen, { shop, history, agreed }: Check): Worth[] {
  const { id } = now.order;
  const refunds = shop.refunds.get(id) ?? [];
  const isGivenBack = refunds.some(
    (refund, i) => refundOf(refund, now, refunds.slice(0, i), agreed) !== 'nothing',
  );
  const worth = worthOf(now, { agreed, shop });
  // What was taken back and refunded would be given back twice.
  const last: Worth = worth === 'open' && isGivenBack ? { code: 'changed-unclear' } : worth;
  const before = (history?.of(id) ?? []).map(seen => kept(worthOf(seen, { agreed, shop }), seen));
  return [...before, givenBackOf(now, shop).lessThan(now.order.totals.totalInc) ? kept(last, now) : last];
}

/** Nobody buys anything any more: what came in is owed to the customer. */
function kept(worth: Worth, seen: Seen): Worth {
  if (!cancelledStatuses.includes(seen.order.statusId)) return worth;
  const code = 'cancelled-with-money';
  if (worth !== 'open') return 'amounts' in worth ? { code } : worth;
  // Of money that came outside the shop the shop says nothing any more: only who has booked it knows of it.
  return cameThroughShop(seen) ? worth : { code, ifBooked: true };
}

function givenBackOf({ order }: Seen, shop: Shop): Money {
  const refunds = (shop.refunds.get(order.id) ?? []).filter(refund =>
    paymentsOf(refund).some(one => one.declined === undefined),
  );
  return sum(refunds.map(one => one.total));
}

/** Each refund waits for the order, and for the refund before it. */
function checkRefunds(now: Seen, isBooked: boolean, parked: readonly Parked[], check: Check): void {
  const { shop, agreed } = check;
  const { id } = now.order;
  const refunds = shop.refunds.get(id) ?? [];
  let isWaiting = !isBooked;
  for (const [i, refund] of refunds.entries()) {
    const key = `orders/${id}/refunds/${refund.id}`;
    const own = parked.filter(one => one.key === key);
    const back = refundOf(refund, now, refunds.slice(0, i), agreed);
    if (back === 'nothing') {
      note([], own, check);
    } else if (isWaiting || 'code' in back) {
      note([{ key, code: isWaiting || !('code' in back) ? 'waits' : back.code }], own, check);
      isWaiting = true;
    } else {
      note([], own, check);
      const references = [`${agreed.prefix}R-${refund.id}`];
      compare({ key, references, amounts: back, at: refund.createdMs }, now, own, check);
    }
  }
}

interface Expected {
  key: string;
  /** Of the documents that come to these amounts together. */
  references: readonly string[];
  amounts: readonly Amount[];
  /** When what the first of them is about happened. */
  at: number;
}

function compare(
  { key, references, amounts, at }: Expected,
  { order: { currency } }: Seen,
  parked: readonly Parked[],
  { shop, agreed, documents, known, expected, missing, wrong }: Check,
): void {
  const wanted = netOf(amounts, agreed);
  for (const [account, amount] of wanted) add(expected, `${account} ${currency}`, amount);
  for (const reference of references) known.add(reference);
  const [own = ''] = references;
  const first = documents.get(own);
  if (!first) {
    if (!parked.some(one => one.key === key)) missing.push(key);
    return;
  }
  const day = dayIn(at, shop.timezone);
  if (first.days.size !== 1 || !first.days.has(day))
    wrong.push(`${own} is of ${[...first.days].join(', ')}, and not of ${day}`);
  if (first.currency !== currency) wrong.push(`${own} is in ${first.currency}, and not in ${currency}`);
  const show = (amount: Money) => amountText(amount, currency);
  for (const { account, should, does } of differencesOf(wanted, netIn(documents, references)))
    wrong.push(`${own}: ${account} has ${show(does)} ${currency}, and not ${show(should)}`);
}

/** That with the same postings that wait, and the same amounts, if there is one. */
function likeliest(
  outcomes: readonly Outcome[],
  parked: readonly Parked[],
  isBooked: (one: Outcome) => boolean,
): Outcome {
  const keys = (all: readonly Parked[]) => all.map(text).sort().join();
  const alike = outcomes.filter(one => keys(one.parked) === keys(parked));
  return (alike.find(isBooked) ?? alike[0] ?? outcomes.at(-1)) as Outcome;
}

function note(
  should: readonly Parked[],
  does: readonly Parked[],
  { waiting, unexpected, wrong }: JournalFindings,
): void {
  const [wanted, found] = [new Set(should.map(text)), new Set(does.map(text))];
  for (const one of does) (wanted.has(text(one)) ? waiting : unexpected).push(one);
  for (const one of should)
    if (!found.has(text(one))) wrong.push(`${one.key} should wait for a person: ${one.code}`);
}

const text = ({ key, code }: Parked): string => `${key} ${code}`;

const isNet = (amounts: readonly Amount[], booked: Net, agreed: Agreement): boolean =>
  differencesOf(netOf(amounts, agreed), booked).length === 0;
