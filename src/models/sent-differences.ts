// How a document that was sent differs from the one that would be made now, in parts that people can read. Texts of journal entries are not
// compared, nor references: what was sent keeps its own.
import { Decimal } from 'decimal.js';
import { amountText, type Money, money, zero } from '../core/money.ts';
import type { Reason } from '../core/reasons.ts';
import { sentences } from '../core/sentences.ts';
import { type ObjectOperation, objectOf } from './access.ts';
import { bookedToAccounts } from './entry-lines.ts';
import { modelOf } from './objects/all.ts';

export const ofDifferences = sentences(
  {
    'sent-otherwise': '{field}: {sent} was sent, {now} would be sent now',
    'sent-only': '{field}: {sent} was sent, nothing would be sent now',
    'sent-not': '{field}: nothing was sent, {now} would be sent now',
    'sent-more': '{count} more differences',
    'not-posted-now': 'Nothing would be posted now: {why}',
    'debit-of': 'debit of account {account}',
    'debit-with': 'debit of account {account} ({with})',
    'credit-of': 'credit of account {account}',
    'credit-with': 'credit of account {account} ({with})',
    'with-tax-code': 'tax code {tax_code}',
    'with-cost-center': 'cost center {cost_center}',
  },
  {
    'sent-otherwise': '{field}: Gesendet wurde {sent}, jetzt würde {now} gesendet',
    'sent-only': '{field}: Gesendet wurde {sent}, jetzt würde nichts gesendet',
    'sent-not': '{field}: Gesendet wurde nichts, jetzt würde {now} gesendet',
    'sent-more': '{count} weitere Abweichungen',
    'not-posted-now': 'Jetzt würde nichts gebucht: {why}',
    'debit-of': 'Soll, Konto {account}',
    'debit-with': 'Soll, Konto {account} ({with})',
    'credit-of': 'Haben, Konto {account}',
    'credit-with': 'Haben, Konto {account} ({with})',
    'with-tax-code': 'Steuerkennzeichen {tax_code}',
    'with-cost-center': 'Kostenstelle {cost_center}',
  },
);

type Fields = Record<string, unknown>;

/** A document with hundreds of lines may differ in all of them. */
const most = 100;
const headFields = ['company_code', 'type', 'currency', 'document_date', 'posting_date'];

/**
 * Empty: today the same would be sent. `sent`: the document, and those that were posted for what changed about its source afterwards; they
 * are compared in sum.
 */
export function sentDifferences(
  operation: ObjectOperation,
  sent: readonly [Fields, ...Fields[]],
  now: Fields,
): Reason[] {
  const [first] = sent;
  const { texts = [] } = modelOf(objectOf(operation));
  const found =
    operation === bookedToAccounts
      ? [
          ...headFields.flatMap(field => valueDifference(field, first[field], now[field], false)),
          ...lineDifferences(sent, now),
        ]
      : valueDifferences('', first, now, new Set(texts));
  if (found.length <= most) return found;
  return [...found.slice(0, most), ofDifferences.reason('sent-more', { count: found.length - most })];
}

interface Place {
  account: string;
  taxCode: string;
  costCenter: string;
  /** Debits are positive. */
  sent: Money;
  now: Money;
}

/** Of one document debits and credits of a place are compared apart; of several, what they come to. */
function lineDifferences(sent: readonly Fields[], now: Fields): Reason[] {
  const places = new Map<string, Place>();
  const add = (item: Fields, to: 'sent' | 'now') => {
    const text = (field: string) => String(item[field] ?? '');
    const amount = money(text('amount') || '0');
    const place = { account: placeIn(item), taxCode: text('tax_code'), costCenter: text('cost_center') };
    const side = sent.length === 1 ? (amount.isNegative() ? '-' : '+') : '';
    const key = JSON.stringify([side, ...Object.values(place)]);
    const known = places.get(key) ?? { ...place, sent: zero, now: zero };
    places.set(key, { ...known, [to]: known[to].plus(amount) });
  };
  for (const record of sent) for (const item of itemsOf(record)) add(item, 'sent');
  for (const item of itemsOf(now)) add(item, 'now');
  const currency = String(now.currency ?? sent[0]?.currency ?? '');
  return [...places.values()].flatMap(place => placeDifference(place, currency));
}

function placeDifference({ sent, now, ...place }: Place, currency: string): Reason[] {
  if (sent.equals(now)) return [];
  const shown = (amount: Money) => `${amountText(amount.abs(), currency)} ${currency}`.trim();
  const sides = { field: lineOf(place, sent.isZero() ? now : sent), sent: shown(sent), now: shown(now) };
  const isOneSide = !sent.isZero() && !now.isZero() && sent.isNegative() === now.isNegative();
  if (isOneSide) return [ofDifferences.reason('sent-otherwise', sides)];
  return [
    ...(sent.isZero() ? [] : [ofDifferences.reason('sent-only', { field: sides.field, sent: sides.sent })]),
    ...(now.isZero()
      ? []
      : [ofDifferences.reason('sent-not', { field: lineOf(place, now), now: sides.now })]),
  ];
}

function lineOf({ account, taxCode, costCenter }: Omit<Place, 'sent' | 'now'>, amount: Money): Reason {
  const side = amount.isNegative() ? 'credit' : 'debit';
  const more = [
    ...(taxCode ? [ofDifferences.reason('with-tax-code', { tax_code: taxCode })] : []),
    ...(costCenter ? [ofDifferences.reason('with-cost-center', { cost_center: costCenter })] : []),
  ];
  return more.length === 0
    ? ofDifferences.reason(`${side}-of`, { side, account })
    : ofDifferences.reason(`${side}-with`, { side, account, with: more });
}

const itemsOf = ({ items }: Fields) => (Array.isArray(items) ? (items as Fields[]) : []);

const placeIn = ({ account, customer, supplier }: Fields) => String(account ?? customer ?? supplier ?? '');

/** Field by field, inside of objects and lists too; items of a list by their places. */
function valueDifferences(place: string, sent: unknown, now: unknown, texts: ReadonlySet<string>): Reason[] {
  const inside = [sent, now].filter(value => typeof value === 'object' && value !== null) as Fields[];
  if (inside.length === 0) {
    // `items.2.text` is one of `items.text`.
    const isText = texts.has(place.replaceAll(/\.\d+/g, ''));
    return valueDifference(place, sent, now, isText);
  }
  const of = (value: unknown, name: string) => (value as Fields | null | undefined)?.[name];
  const names = new Set(inside.flatMap(value => Object.keys(value)));
  const shown = (name: string) => (inside.some(Array.isArray) ? String(Number(name) + 1) : name);
  return [...names].flatMap(name =>
    valueDifferences(
      place === '' ? shown(name) : `${place}.${shown(name)}`,
      of(sent, name),
      of(now, name),
      texts,
    ),
  );
}

function valueDifference(field: string, sent: unknown, now: unknown, isText: boolean): Reason[] {
  const [was, is] = [textOf(sent), textOf(now)];
  if (isSame(was, is) || (isText && wasCut(was, is))) return [];
  if (is === '') return [ofDifferences.reason('sent-only', { field, sent: was.slice(0, 200) })];
  if (was === '') return [ofDifferences.reason('sent-not', { field, now: is.slice(0, 200) })];
  return [ofDifferences.reason('sent-otherwise', { field, sent: was.slice(0, 200), now: is.slice(0, 200) })];
}

/** A field that is empty is as good as one that is not there. */
const textOf = (value: unknown) => String(value ?? '');

const isDecimal = (text: string) => /^-?\d{1,40}(\.\d{1,20})?$/.test(text);

/** `24.9` is `24.90`; `0001` is not `1`, because it may be a code. */
const isSame = (one: string, other: string) =>
  one === other ||
  (`${one}${other}`.includes('.') && isDecimal(one) && isDecimal(other) && new Decimal(one).equals(other));

/** The shortest room for a text that earlier versions cut before they stored it. */
const shortestRoom = 25;

/** Earlier versions stored texts as the system had room for them; now they are stored whole. */
const wasCut = (sent: string, now: string) => sent.length >= shortestRoom && now.startsWith(sent);
