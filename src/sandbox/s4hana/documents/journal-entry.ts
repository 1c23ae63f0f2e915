// The general ledger: what may be posted, and what is written. An entry is booked whole or not at all.
import { Decimal } from 'decimal.js';
import { minorDigits } from '../../../core/money.ts';
import { SapFault } from '../sap-fault.ts';
import type { Row } from '../tables.ts';
import { wireDate } from '../wire.ts';
import type { House } from './document.ts';

export interface JournalPosting {
  messageId: string;
  itemMessageId: string;
  companyCode: string;
  documentType: string;
  reference: string;
  headerText: string;
  createdBy: string;
  documentDate: string;
  postingDate: string;
  items: JournalItem[];
}

export interface JournalItem {
  account: string;
  amount: Decimal;
  currency: string;
  debitCredit: string;
  text: string;
  costCenter: string;
  taxCode: string;
}

export interface Ledger {
  /** Throws SapFault when the entry is refused; `details` hold one message per reason. */
  check(posting: JournalPosting): void;
  book(posting: JournalPosting): { AccountingDocument: string; CompanyCode: string; FiscalYear: string };
  /** Months ("2026-03") in which nothing can be posted. */
  closedPeriods: Set<string>;
}

const cube = ['API_OPLACCTGDOCITEMCUBE_SRV', 'A_OperationalAcctgDocItemCube'] as const;

/** Company codes and their currencies. */
const companies = new Map([
  ['1710', 'USD'],
  ['1010', 'EUR'],
  ['1110', 'GBP'],
]);

export function openLedger(house: House): Ledger {
  const closedPeriods = new Set<string>();

  const check = (posting: JournalPosting): void => {
    const reasons: { code: string; message: string }[] = [];
    const refuse = (code: string, message: string) => reasons.push({ code, message });
    if (!posting.messageId || !posting.itemMessageId)
      refuse('FINS_FI_POSTING_IF/019', 'Message ID is missing');
    if (!companies.has(posting.companyCode))
      refuse('F5/165', `Company code ${posting.companyCode} is not defined`);
    const period = posting.postingDate.slice(0, 7);
    if (closedPeriods.has(period)) {
      refuse(
        'F5/201',
        `Posting period ${period.slice(5)} ${period.slice(0, 4)} is not open in company code ${posting.companyCode}`,
      );
    }
    if (posting.items.length < 2) refuse('F5/670', 'An entry needs at least two items');
    const totals = new Map<string, Decimal>();
    posting.items.forEach((item, i) => {
      checkItem(item, i + 1, refuse, house);
      totals.set(item.currency, (totals.get(item.currency) ?? new Decimal(0)).plus(item.amount));
    });
    if (totals.size > 1) refuse('F5/563', 'All items of an entry must have the same transaction currency');
    for (const [currency, total] of totals) {
      if (!total.isZero())
        refuse(
          'FINS_FI_POSTING_IF/016',
          `Balance in transaction currency is not zero: ${total.toFixed()} ${currency}`,
        );
    }
    const [first] = reasons;
    if (first) throw new SapFault(400, first.code, first.message, reasons);
  };

  return {
    closedPeriods,
    check,
    book(posting) {
      check(posting);
      const AccountingDocument = house.nextNumber('journal-entry');
      const FiscalYear = posting.postingDate.slice(0, 4);
      const table = house.tables.of(...cube);
      const today = wireDate(Math.floor(house.now() / 86_400_000) * 86_400_000);
      posting.items.forEach((item, i) => {
        const row: Row = {
          CompanyCode: posting.companyCode,
          FiscalYear,
          AccountingDocument,
          AccountingDocumentItem: String(i + 1),
          ChartOfAccounts: 'YCOA',
          AccountingDocumentType: posting.documentType,
          DocumentReferenceID: posting.reference,
          AccountingDocumentHeaderText: posting.headerText,
          PostingDate: wireDate(Date.parse(posting.postingDate)),
          DocumentDate: wireDate(Date.parse(posting.documentDate)),
          AccountingDocumentCreationDate: today,
          GLAccount: item.account,
          DebitCreditCode: item.debitCredit,
          AmountInTransactionCurrency: item.amount.toFixed(),
          TransactionCurrency: item.currency,
          AmountInCompanyCodeCurrency: item.amount.toFixed(),
          CompanyCodeCurrency: companies.get(posting.companyCode) ?? '',
          DocumentItemText: item.text,
          CostCenter: item.costCenter,
          TaxCode: item.taxCode,
        };
        table.insert(row);
      });
      return { AccountingDocument, CompanyCode: posting.companyCode, FiscalYear };
    },
  };
}

function checkItem(
  item: JournalItem,
  number: number,
  refuse: (code: string, message: string) => void,
  house: House,
): void {
  const account = house.tables
    .of('API_GLACCOUNTINCHARTOFACCOUNTS_SRV', 'A_GLAccountInChartOfAccounts')
    .get({ ChartOfAccounts: 'YCOA', GLAccount: item.account });
  if (!account)
    refuse('F5/506', `Item ${number}: G/L account ${item.account} is not defined in chart of accounts YCOA`);
  else if (account.AccountIsBlockedForPosting === true)
    refuse('F5/351', `Item ${number}: G/L account ${item.account} is blocked for posting`);
  if (item.amount.isZero()) refuse('F5/709', `Item ${number}: the amount is zero`);
  const digits = knownDigits(item.currency);
  if (digits === undefined) refuse('F5/158', `Item ${number}: currency ${item.currency} is not defined`);
  else if (item.amount.decimalPlaces() > digits)
    refuse('F5/552', `Item ${number}: ${item.currency} has ${digits} decimals`);
  // Credits are negative and carry H, debits positive and carry S.
  if (item.debitCredit !== (item.amount.isNegative() ? 'H' : 'S'))
    refuse('F5/312', `Item ${number}: sign and debit/credit code do not agree`);
  if (item.costCenter !== '') checkCostCenter(item, number, refuse, house);
}

function checkCostCenter(
  item: JournalItem,
  number: number,
  refuse: (code: string, message: string) => void,
  house: House,
): void {
  const now = house.now();
  const valid = [...house.tables.of('API_COSTCENTER_SRV', 'A_CostCenter').rows.values()].find(
    center => center.CostCenter === item.costCenter && dateOf(center.ValidityEndDate) >= now,
  );
  if (!valid)
    refuse('KI/235', `Item ${number}: cost center ${item.costCenter} does not exist on the posting date`);
  else if (valid.IsBlkdForPrimaryCostsPosting === 'X')
    refuse('KI/248', `Item ${number}: cost center ${item.costCenter} is blocked against direct postings`);
}

function dateOf(value: unknown): number {
  return Number(/\((-?\d+)/.exec(String(value))?.[1] ?? 0);
}

function knownDigits(currency: string): number | undefined {
  try {
    return minorDigits(currency);
  } catch {
    return undefined; // not a currency: refused by the caller with SAP's message
  }
}
