// What stands in a ledger under each reference, as one amount for each account.
import { type Money, zero } from '../../core/money.ts';
import type { Entry } from '../golden-book/entry.ts';
import { type Agreement, accountIn } from './agreement.ts';
import type { Amount } from './sale.ts';

/** Account → debits less credits. */
export type Net = Map<string, Money>;

interface Document {
  currency: string;
  days: Set<string>;
  net: Net;
}

export type Documents = ReadonlyMap<string, Document>;

export function documentsIn(entries: readonly Entry[]): Documents {
  const found = new Map<string, Document>();
  for (const { reference, currency, day, lines } of entries) {
    const document = found.get(reference) ?? { currency, days: new Set(), net: new Map() };
    found.set(reference, document);
    document.days.add(day);
    for (const { account, side, amount } of lines)
      add(document.net, account, side === 'debit' ? amount : amount.negated());
  }
  return found;
}

/** What these documents come to together. */
export function netIn(documents: Documents, references: readonly string[]): Net {
  const net: Net = new Map();
  for (const reference of references)
    for (const [account, amount] of documents.get(reference)?.net ?? []) add(net, account, amount);
  return net;
}

export function netOf(amounts: readonly Amount[], agreed: Agreement): Net {
  const net: Net = new Map();
  for (const { account, amount } of amounts) add(net, accountIn(agreed, account), amount);
  return net;
}

/** Accounts that differ, with both amounts. */
export const differencesOf = (wanted: Net, found: Net) =>
  [...new Set([...wanted.keys(), ...found.keys()])].flatMap(account => {
    const [should, does] = [wanted.get(account) ?? zero, found.get(account) ?? zero];
    return should.equals(does) ? [] : [{ account, should, does }];
  });

export const add = (net: Net, place: string, amount: Money): void =>
  void net.set(place, (net.get(place) ?? zero).plus(amount));

/** Order → references of the documents about its changes. */
export function changesIn(documents: Documents, prefix: string): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const reference of documents.keys()) {
    const [, order] = /^C\d+-(\d+)$/.exec(reference.slice(prefix.length)) ?? [];
    if (order !== undefined) found.set(Number(order), [...(found.get(Number(order)) ?? []), reference]);
  }
  return found;
}
