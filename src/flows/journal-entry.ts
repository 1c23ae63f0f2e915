// A journal entry as flows count it, in exact money, and as the record that is posted. Debits are positive, credits
// negative; the lines of an entry add up to zero in its currency (S4-83).
import { isDeepStrictEqual } from 'node:util';
import { amountText, type Money, sum } from '../core/money.ts';
import { say } from './sentences.ts';

export interface JournalEntry {
  companyCode: string | undefined;
  /** Where the accounts and cost centers of the lines are looked up. */
  chartOfAccounts: string | undefined;
  controllingArea: string;
  documentType: string;
  /** Our reference: the ledger can be searched for it. At most 16 characters. */
  reference: string;
  headerText: string;
  currency: string;
  /** YYYY-MM-DD */
  documentDate: string;
  postingDate: string;
  lines: JournalLine[];
}

export interface JournalLine {
  account: string;
  /** Positive: debit; negative: credit. */
  amount: Money;
  text: string;
  costCenter?: string;
  taxCode?: string;
}

/** The calendar of the books, YYYY-MM-DD. */
export interface Days {
  /** When the order was placed, or the refund was given. */
  document: string;
  today: string;
  /** When the latest of its deposits came in: the entry cannot be posted before. */
  deposited?: string | undefined;
}

/** What the account rules say of a whole entry. */
interface HeadRules {
  companyCode?: string | undefined;
  chartOfAccounts: string;
  controllingArea: string;
  documentType: string;
  postingDate: 'order' | 'today';
}

/** Undefined: the ledger has no charts, or one only. */
export const chartOf = ({
  companyCode,
  chartOfAccounts,
}: Pick<HeadRules, 'companyCode' | 'chartOfAccounts'>): string | undefined =>
  companyCode === undefined ? undefined : chartOfAccounts;

/** An entry by these rules. Throws `bug/unbalanced-entry`. */
export function entryBy(
  rules: HeadRules,
  days: Days,
  own: Pick<JournalEntry, 'reference' | 'headerText' | 'currency' | 'lines'>,
): JournalEntry {
  return closeEntry({
    companyCode: rules.companyCode,
    chartOfAccounts: chartOf(rules),
    controllingArea: rules.controllingArea,
    documentType: rules.documentType,
    ...own,
    documentDate: days.document,
    postingDate: rules.postingDate === 'order' ? laterOf(days) : days.today,
  });
}

const laterOf = ({ document, deposited }: Days): string =>
  deposited !== undefined && deposited > document ? deposited : document;

/**
 * Leaves out lines of zero and merges lines that only differ in amount.
 * Throws `bug/unbalanced-entry` when the lines do not add up to zero: Kontor never sends an unbalanced entry.
 */
function closeEntry(entry: JournalEntry): JournalEntry {
  const byPlace = new Map<string, JournalLine>();
  for (const line of entry.lines) {
    const side = line.amount.isNegative() ? 'credit' : 'debit';
    const place = [line.account, side, line.costCenter, line.taxCode, line.text].join('|');
    const known = byPlace.get(place);
    byPlace.set(place, known ? { ...known, amount: known.amount.plus(line.amount) } : line);
  }
  const lines = [...byPlace.values()].filter(line => !line.amount.isZero());
  const difference = sum(lines.map(line => line.amount));
  if (!difference.isZero()) {
    throw say.error('unbalanced-entry', {
      reference: entry.reference,
      difference: `${amountText(difference, entry.currency)} ${entry.currency}`,
    });
  }
  return { ...entry, lines };
}

/** Whether both say the same of their source: that does not depend on the day on which they are entered. */
export const isSameEntry = (
  { posting_date: _, ...one }: Record<string, unknown>,
  { posting_date: __, ...other }: Record<string, unknown>,
): boolean => isDeepStrictEqual(one, other);

/** Of the unified object `journal-entries`. Texts are whole: the system of the ledger keeps what it has room for. */
export function journalRecord(entry: JournalEntry): Record<string, unknown> {
  return {
    company_code: entry.companyCode,
    type: entry.documentType,
    text: entry.headerText,
    document_date: entry.documentDate,
    posting_date: entry.postingDate,
    currency: entry.currency,
    items: entry.lines.map(({ account, amount, text, costCenter, taxCode }) => ({
      account,
      amount: amountText(amount, entry.currency),
      text,
      ...(costCenter === undefined ? {} : { cost_center: costCenter }),
      ...(taxCode === undefined ? {} : { tax_code: taxCode }),
    })),
  };
}
