// The books of one organisation: its accounts, tax rates, contacts, invoices and manual journals. Rows are never changed in
// place, so that a batch of which one row is refused can be undone as a whole.
import { randomUUID } from 'node:crypto';

export interface Account {
  AccountID: string;
  Code: string;
  Name: string;
  Type: string;
  Class: string;
  Status: 'ACTIVE' | 'ARCHIVED';
  TaxType: string;
  /** Booked by the system alone: receivables, payables, tax. */
  SystemAccount?: string;
  UpdatedDateUTC: Date;
}

export interface TaxRate {
  TaxType: string;
  Name: string;
  /** Percent. */
  EffectiveRate: number;
  Status: 'ACTIVE';
}

export interface Row {
  UpdatedDateUTC: Date;
}

export interface Contact extends Row {
  ContactID: string;
  ContactStatus: 'ACTIVE' | 'ARCHIVED';
  Name: string;
  ContactNumber?: string;
  MergedToContactID?: string;
  IsCustomer: boolean;
  IsSupplier: boolean;
}

export interface InvoiceLine {
  LineItemID: string;
  Description?: string;
  Quantity: number;
  UnitAmount: number;
  LineAmount: number;
  TaxAmount: number;
  AccountCode?: string;
  TaxType?: string;
  Tracking: object[];
}

export interface Invoice extends Row {
  InvoiceID: string;
  InvoiceNumber: string;
  Type: 'ACCREC' | 'ACCPAY';
  Status: 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'PAID' | 'VOIDED' | 'DELETED';
  Contact: { ContactID: string; Name: string };
  Reference?: string;
  Date: Date;
  DueDate?: Date;
  LineAmountTypes: 'Exclusive' | 'Inclusive' | 'NoTax';
  LineItems: InvoiceLine[];
  CurrencyCode: string;
  SubTotal: number;
  TotalTax: number;
  Total: number;
  AmountDue: number;
  AmountPaid: number;
  AmountCredited: number;
}

export interface JournalLine {
  LineAmount: number;
  AccountCode?: string;
  AccountID?: string;
  Description?: string;
  TaxType: string;
  Tracking: object[];
  IsBlank: boolean;
}

export interface ManualJournal extends Row {
  ManualJournalID: string;
  Narration: string;
  Date: Date;
  Status: 'DRAFT' | 'POSTED' | 'DELETED' | 'VOIDED';
  LineAmountTypes: 'Exclusive' | 'Inclusive' | 'NoTax';
  JournalLines: JournalLine[];
  Url?: string;
  ShowOnCashBasisReports: boolean;
  HasAttachments: boolean;
}

export interface Books {
  organisation: { OrganisationID: string; Name: string; BaseCurrency: string; PeriodLockDate?: Date };
  accounts: Account[];
  taxRates: TaxRate[];
  contacts: Map<string, Contact>;
  invoices: Map<string, Invoice>;
  manualJournals: Map<string, ManualJournal>;
  now(): number;
  nextInvoiceNumber(): string;
  /** Does the work, or nothing of it: what it throws undoes it. */
  atOnce<Result>(work: () => Result): Result;
}

export function openBooks({ currency, now }: { currency: string; now: () => number }): Books {
  const at = new Date(now());
  const account = (
    Code: string,
    Name: string,
    Type: string,
    Class: string,
    more: Partial<Account> = {},
  ): Account => ({
    AccountID: randomUUID(),
    Code,
    Name,
    Type,
    Class,
    Status: 'ACTIVE',
    TaxType: 'NONE',
    UpdatedDateUTC: at,
    ...more,
  });
  let lastInvoice = 0;
  const tables = ['contacts', 'invoices', 'manualJournals'] as const;
  const books: Books = {
    organisation: { OrganisationID: randomUUID(), Name: 'Kontor sandbox', BaseCurrency: currency },
    accounts: [
      account('090', 'Business Bank Account', 'BANK', 'ASSET'),
      account('200', 'Sales', 'REVENUE', 'REVENUE', { TaxType: 'OUTPUT2' }),
      account('260', 'Other Revenue', 'REVENUE', 'REVENUE'),
      account('310', 'Cost of Goods Sold', 'DIRECTCOSTS', 'EXPENSE', { TaxType: 'INPUT2' }),
      account('400', 'Advertising', 'EXPENSE', 'EXPENSE'),
      account('404', 'Bank Fees', 'EXPENSE', 'EXPENSE'),
      account('477', 'Salaries', 'EXPENSE', 'EXPENSE', { Status: 'ARCHIVED' }),
      account('610', 'Accounts Receivable', 'CURRENT', 'ASSET', { SystemAccount: 'DEBTORS' }),
      account('620', 'Prepayments', 'CURRENT', 'ASSET'),
      account('800', 'Accounts Payable', 'CURRLIAB', 'LIABILITY', { SystemAccount: 'CREDITORS' }),
      account('820', 'GST', 'CURRLIAB', 'LIABILITY', { SystemAccount: 'GST' }),
      account('850', 'Suspense', 'CURRLIAB', 'LIABILITY'),
    ],
    taxRates: [
      { TaxType: 'OUTPUT2', Name: '15% GST on Income', EffectiveRate: 15, Status: 'ACTIVE' },
      { TaxType: 'INPUT2', Name: '15% GST on Expenses', EffectiveRate: 15, Status: 'ACTIVE' },
      { TaxType: 'ZERORATED', Name: 'Zero Rated', EffectiveRate: 0, Status: 'ACTIVE' },
      { TaxType: 'NONE', Name: 'No GST', EffectiveRate: 0, Status: 'ACTIVE' },
    ],
    contacts: new Map(),
    invoices: new Map(),
    manualJournals: new Map(),
    now,
    nextInvoiceNumber: () => `INV-${String(++lastInvoice).padStart(4, '0')}`,
    atOnce(work) {
      const before = tables.map(name => [...books[name]] as [string, never][]);
      try {
        return work();
      } catch (error) {
        tables.forEach((name, i) => {
          books[name].clear();
          for (const [id, row] of before[i] ?? []) books[name].set(id, row);
        });
        throw error;
      }
    },
  };
  return books;
}
