// A journal entry that a person enters in the system, past every interface.
import { Decimal } from 'decimal.js';
import type { Ledger } from './documents/journal-entry.ts';

/** Account → amount in dollars; debits are positive. Answers `1710:2026:100000042`. Throws SapFault where the entry is refused. */
export function enterByHand(amounts: Record<string, string>, ledger: Ledger, nowMs: number): string {
  const today = new Date(nowMs).toISOString().slice(0, 10);
  const booked = ledger.book({
    messageId: 'by-hand',
    itemMessageId: 'by-hand',
    companyCode: '1710',
    documentType: 'SA',
    reference: 'BY HAND',
    headerText: 'Entered by hand',
    createdBy: 'BOOKKEEPER',
    documentDate: today,
    postingDate: today,
    items: Object.entries(amounts).map(([account, amount]) => ({
      account,
      amount: new Decimal(amount),
      currency: 'USD',
      debitCredit: amount.startsWith('-') ? 'H' : 'S',
      text: '',
      costCenter: '',
      taxCode: '',
    })),
  });
  return [booked.CompanyCode, booked.FiscalYear, booked.AccountingDocument].join(':');
}
