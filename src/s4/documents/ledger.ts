// Reading the ledger: items of accounting documents, balances, accounts and cost centers (FACTS §12).
import { Decimal } from 'decimal.js';
import type { S4Client } from '../client.ts';
import { and, eq, ge, le } from '../odata/filter.ts';
import type { Entity } from '../values/read-entity.ts';
import { type Collection, lazyService } from './collection.ts';

type Readable = Pick<Collection, 'read' | 'list' | 'one' | 'count'>;

export interface LedgerItems extends Readable {
  /** All items of a document. */
  ofDocument(companyCode: string, fiscalYear: string, document: string): Promise<Entity[]>;
  /** Items of documents with our reference, in whichever year they were posted. */
  byReference(companyCode: string, reference: string): Promise<Entity[]>;
  /** What a customer has not paid, or what a supplier is owed. */
  openItems(companyCode: string, party: { customer: string } | { supplier: string }): Promise<Entity[]>;
}

export function ledgerItems(client: S4Client): LedgerItems {
  const items = lazyService(client, 'ledgerItem').set('A_OperationalAcctgDocItemCube');
  return {
    ...readable(items),
    ofDocument: (companyCode, fiscalYear, document) =>
      items.list({
        filter: and(
          eq('CompanyCode', companyCode),
          eq('FiscalYear', fiscalYear),
          eq('AccountingDocument', document),
        ),
      }),
    byReference: (companyCode, reference) =>
      items.list({ filter: and(eq('CompanyCode', companyCode), eq('DocumentReferenceID', reference)) }),
    openItems: (companyCode, party) =>
      items.list({
        filter: and(
          eq('CompanyCode', companyCode),
          'customer' in party ? eq('Customer', party.customer) : eq('Supplier', party.supplier),
          eq('IsCleared', false),
        ),
      }),
  };
}

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

export interface GlAccounts extends Readable {
  texts: Readable;
  /** Exists and may be posted to. Flags of the company code are not in the service. */
  isOpen(chartOfAccounts: string, account: string): Promise<boolean>;
}

export function glAccounts(client: S4Client): GlAccounts {
  const service = lazyService(client, 'glAccount');
  const accounts = service.set('A_GLAccountInChartOfAccounts');
  return {
    ...readable(accounts),
    texts: readable(service.set('A_GLAccountText')),
    async isOpen(ChartOfAccounts, GLAccount) {
      const row = await accounts.one({ ChartOfAccounts, GLAccount });
      return row !== undefined && row.AccountIsBlockedForPosting !== true;
    },
  };
}

export interface CostCenters extends Readable {
  /** A cost center has one row per span of time: the one that holds on this day (YYYY-MM-DD). */
  on(controllingArea: string, costCenter: string, day: string): Promise<Entity | undefined>;
}

export function costCenters(client: S4Client): CostCenters {
  const rows = lazyService(client, 'costCenter').set('A_CostCenter');
  return {
    ...readable(rows),
    async on(controllingArea, costCenter, day) {
      const [row] = await rows.list({
        filter: and(
          eq('ControllingArea', controllingArea),
          eq('CostCenter', costCenter),
          le('ValidityStartDate', day),
          ge('ValidityEndDate', day),
        ),
      });
      return row;
    },
  };
}

const readable = ({ read, list, one, count }: Collection): Readable => ({ read, list, one, count });
