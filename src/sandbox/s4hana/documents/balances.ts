// The aggregated view of the ledger: one row for each account, period, cost center and customer.
import type { Row } from '../tables.ts';
import { dateMs, decimalOf } from '../wire.ts';
import type { SystemState } from './document.ts';

/** Adds an item to its balance. The key of a balance says nothing to a reader (S4-87). */
export function addToBalance(system: SystemState, item: Row): void {
  const balances = system.tables.of('API_JOURNALENTRYITEMBASIC_SRV', 'A_JournalEntryItemBasic');
  const month = new Date(dateMs(item.PostingDate ?? null)).getUTCMonth() + 1;
  const dimensions: Row = {
    Ledger: '0L',
    LedgerFiscalYear: item.FiscalYear ?? '',
    CompanyCode: item.CompanyCode ?? '',
    ChartOfAccounts: 'YCOA',
    GLAccount: item.GLAccount ?? '',
    CostCenter: item.CostCenter ?? '',
    Customer: item.Customer ?? '',
    FiscalPeriod: String(month).padStart(3, '0'),
    FiscalYearPeriod: `${item.FiscalYear}${String(month).padStart(3, '0')}`,
    TransactionCurrency: item.TransactionCurrency ?? '',
    CompanyCodeCurrency: item.CompanyCodeCurrency ?? '',
  };
  const ID = Object.values(dimensions).join('.');
  const row = balances.get({ ID }) ?? balances.insert({ ID, ...dimensions });
  const plus = (name: string) => decimalOf(row, name).plus(decimalOf(item, name)).toFixed();
  system.tables.change(row, {
    AmountInTransactionCurrency: plus('AmountInTransactionCurrency'),
    AmountInCompanyCodeCurrency: plus('AmountInCompanyCodeCurrency'),
  });
}
