// Balances of accounts. The service is a cube: its rows have no document and a key that says nothing (S4-87).
import { Decimal } from 'decimal.js';
import { and, eq, ge, le } from '../../odata/filter.ts';
import type { S4Client } from '../client.ts';
import { lazyService } from './collection.ts';

export interface Balance {
  account: string;
  currency: string;
  amount: Decimal;
}

/**
 * Balances of a company code in its own currency, by account, for the periods of a year ("001" to "016"). The rows of
 * the service are cut finer than that; they are summed here.
 */
export async function balances(
  client: S4Client,
  { companyCode, fiscalYear, from = '001', to = '016', ledger = '0L' }: BalanceQuery,
): Promise<Balance[]> {
  const rows = lazyService(client, 'ledgerBalance').set('A_JournalEntryItemBasic');
  const sums = new Map<string, Balance>();
  const filter = and(
    eq('CompanyCode', companyCode),
    eq('LedgerFiscalYear', fiscalYear),
    eq('Ledger', ledger),
    ge('FiscalPeriod', from),
    le('FiscalPeriod', to),
  );
  for await (const row of rows.read({ filter })) {
    const [account, currency] = [String(row.GLAccount), String(row.CompanyCodeCurrency)];
    const sum = sums.get(`${account} ${currency}`) ?? { account, currency, amount: new Decimal(0) };
    sums.set(`${account} ${currency}`, {
      ...sum,
      amount: sum.amount.plus(row.AmountInCompanyCodeCurrency as Decimal),
    });
  }
  return [...sums.values()].sort((a, b) => a.account.localeCompare(b.account));
}

export interface BalanceQuery {
  companyCode: string;
  fiscalYear: string;
  from?: string;
  to?: string;
  ledger?: string;
}
