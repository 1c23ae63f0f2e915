// Manual journals: debits positive, credits negative, zero in sum. They have no currency and no reference of their own.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { money, sum } from '../../core/money.ts';
import type { Books, JournalLine, ManualJournal } from './books.ts';
import { day } from './dates.ts';
import { dateField, numberField, over, read } from './given.ts';
import type { Kind, Saved } from './kind.ts';

const text = z.string().optional();
const line = z.object({
  LineAmount: numberField,
  AccountCode: text,
  AccountID: text,
  Description: text,
  TaxType: text,
  Tracking: z.array(z.looseObject({})).max(2).optional(),
});
const fields = z.object({
  ManualJournalID: text,
  Narration: text,
  JournalLines: z.array(line).optional(),
  Date: dateField.optional(),
  LineAmountTypes: z.enum(['Exclusive', 'Inclusive', 'NoTax']).optional(),
  Status: z.enum(['DRAFT', 'POSTED', 'DELETED', 'VOIDED']).optional(),
  Url: text,
  ShowOnCashBasisReports: z.boolean().optional(),
});

/** From each status to which others. */
const next: Record<ManualJournal['Status'], readonly ManualJournal['Status'][]> = {
  DRAFT: ['DRAFT', 'POSTED', 'DELETED'],
  POSTED: ['POSTED', 'VOIDED'],
  DELETED: [],
  VOIDED: [],
};

export function manualJournalsKind(books: Books): Kind<ManualJournal> {
  const rows = books.manualJournals;
  const scopes = ['accounting.manualjournals', 'accounting.transactions'];
  return {
    list: 'ManualJournals',
    type: 'ManualJournal',
    id: 'ManualJournalID',
    scopes: { read: [...scopes, ...scopes.map(scope => `${scope}.read`)], write: scopes },
    fields: {
      ManualJournalID: 'guid',
      Narration: 'text',
      Status: 'text',
      Date: 'date',
      Url: 'text',
      LineAmountTypes: 'text',
      ShowOnCashBasisReports: 'flag',
      UpdatedDateUTC: 'date',
    },
    rows: () => rows,
    find: key => rows.get(key.toLowerCase()),
    meant: given => rows.get(read(fields, given).ManualJournalID?.toLowerCase() ?? ''),
    save(given, before): Saved<ManualJournal> {
      const change = read(fields, given);
      const status = change.Status ?? before?.Status ?? 'DRAFT';
      if (before ? !next[before.Status].includes(status) : status === 'DELETED' || status === 'VOIDED')
        return { problems: ['Manual Journal not of valid status for modification'] };
      const problems: string[] = [];
      const warnings: string[] = [];
      const narration = change.Narration ?? before?.Narration;
      if (!narration?.trim()) problems.push('Narration must be specified');
      const date = change.Date ?? before?.Date ?? day(new Date(books.now()));
      const { PeriodLockDate } = books.organisation;
      if (PeriodLockDate && date <= PeriodLockDate && status !== 'DRAFT')
        problems.push('The journal date cannot be before the period lock date');

      const lines = change.JournalLines?.map((one): JournalLine => {
        const account = books.accounts.find(
          ({ Code, AccountID }) => Code === one.AccountCode || AccountID === one.AccountID,
        );
        const named = one.AccountCode ?? one.AccountID ?? '';
        const isGood = account?.Status === 'ACTIVE' && !account.SystemAccount && account.Type !== 'BANK';
        // A draft is kept without the account that it cannot have.
        if (!isGood && status === 'DRAFT')
          warnings.push(
            `Account code '${named}' has been removed as it does not match a recognised account.`,
          );
        else if (!isGood) problems.push(`Account code '${named}' is not a valid code for this document.`);
        const taxType = one.TaxType ?? 'NONE';
        if (!books.taxRates.some(rate => rate.TaxType === taxType))
          problems.push(
            `The TaxType code '${taxType}' does not exist or cannot be used for this type of transaction.`,
          );
        return over<JournalLine>(
          { IsBlank: false },
          {
            ...one,
            AccountCode: isGood ? account.Code : undefined,
            AccountID: isGood ? account.AccountID : undefined,
            LineAmount: money(one.LineAmount).toDecimalPlaces(2).toNumber(),
            TaxType: taxType,
            Tracking: one.Tracking ?? [],
          },
        );
      });
      const all = lines ?? before?.JournalLines ?? [];
      if (all.length < 2) problems.push('A manual journal must have at least two journal lines');
      const [debits, credits] = [1, -1].map(sign =>
        sum(all.map(one => money(one.LineAmount)).filter(amount => amount.times(sign).greaterThan(0))),
      );
      if (debits && credits && !debits.plus(credits).isZero())
        problems.push(
          `The total debits (${debits.toFixed(2)}) must equal total credits (${credits.toFixed(2)})`,
        );
      if (problems.length > 0) return { problems };
      const row = over<ManualJournal>(
        before ?? { LineAmountTypes: 'NoTax', ShowOnCashBasisReports: true, HasAttachments: false },
        {
          ...change,
          ManualJournalID: before?.ManualJournalID ?? randomUUID(),
          Status: status,
          Date: date,
          JournalLines: all,
          UpdatedDateUTC: new Date(books.now()),
        },
      );
      return { row, warnings };
    },
    shown({ JournalLines, ...head }, whole) {
      return { ...head, ...(whole ? { JournalLines } : {}) };
    },
    listed: () => true,
  };
}
