// The general ledger: what may be posted, and what is written. An entry is booked whole or not at all.
import { Decimal } from 'decimal.js';
import { minorDigits } from '../../../core/money.ts';
import { SapFault } from '../sap-fault.ts';
import type { Row } from '../tables.ts';
import { dateMs, decimalOf, wireDate, withoutZeros } from '../wire.ts';
import { addToBalance } from './balances.ts';
import { isCurrency } from './currencies.ts';
import type { SystemState } from './document.ts';
import { postingProblem } from './partner-life.ts';

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
  /** The entry that this one takes back; its own items are that one's with the sign turned. */
  reversal?: { reason: string; document: string } | undefined;
  billingDocument?: string;
  originalReference?: string;
}

export interface JournalItem {
  account: string;
  amount: Decimal;
  currency: string;
  debitCredit: string;
  text: string;
  costCenter: string;
  taxCode: string;
  /** Of a customer's or supplier's line; its account is then the reconciliation account. */
  customer?: string;
  supplier?: string;
}

export interface Clearing {
  companyCode: string;
  documentType: string;
  documentDate: string;
  postingDate: string;
  currency: string;
  /** The open items that clear each other. */
  items: { fiscalYear: string; document: string; item: string }[];
}

export interface Ledger {
  /** Throws SapFault when the entry is refused; `details` hold one message per reason. */
  check(posting: JournalPosting): void;
  book(posting: JournalPosting): BookedEntry;
  /** Lets open items clear each other by an entry without items. Throws SapFault with nothing changed. */
  clear(clearing: Clearing): BookedEntry;
  /** Months ("2026-03") in which nothing can be posted. */
  closedPeriods: Set<string>;
}

export interface BookedEntry {
  AccountingDocument: string;
  CompanyCode: string;
  FiscalYear: string;
}

const cube = ['API_OPLACCTGDOCITEMCUBE_SRV', 'A_OperationalAcctgDocItemCube'] as const;

/** Company codes and their currencies. */
const companies = new Map([
  ['1710', 'USD'],
  ['1010', 'EUR'],
  ['1110', 'GBP'],
]);

/** A cent more in a line of tax, and a cent less in the first line of another account. */
function withMovedCent(posting: JournalPosting, system: SystemState): JournalPosting {
  if (posting.reversal || !system.movesCent(posting.reference)) return posting;
  const { items } = posting;
  const taxed = items.find(({ taxCode }) => taxCode !== '') ?? items.at(-1);
  const other = items.find(({ account }) => account !== taxed?.account);
  if (!taxed || !other) return posting;
  const cent = taxed.amount.isNegative() ? '-0.01' : '0.01';
  const moved = (item: JournalItem) =>
    item === taxed ? item.amount.plus(cent) : item === other ? item.amount.minus(cent) : item.amount;
  return { ...posting, items: items.map(item => ({ ...item, amount: moved(item) })) };
}

export function openLedger(system: SystemState): Ledger {
  const closedPeriods = new Set<string>();
  const table = system.tables.of(...cube);

  const check = (posting: JournalPosting): void => {
    const reasons: { code: string; message: string }[] = [];
    const refuse = (code: string, message: string) => reasons.push({ code, message });
    if (!posting.messageId || !posting.itemMessageId)
      refuse('FINS_FI_POSTING_IF/019', 'Message ID is missing');
    checkPlace(posting, refuse);
    if (posting.items.length < 2) refuse('F5/670', 'An entry needs at least two items');
    const totals = new Map<string, Decimal>();
    posting.items.forEach((item, i) => {
      checkItem(item, i + 1, refuse, system);
      const problem = item.customer && postingProblem(item.customer, posting.companyCode, system);
      if (problem) refuse(problem.code, `Item ${i + 1}: ${problem.message}`);
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
    throwFirst(reasons);
  };

  const checkPlace = (
    { companyCode, postingDate }: Pick<JournalPosting, 'companyCode' | 'postingDate'>,
    refuse: (code: string, message: string) => void,
  ) => {
    if (!companies.has(companyCode)) refuse('F5/165', `Company code ${companyCode} is not defined`);
    const period = postingDate.slice(0, 7);
    if (!closedPeriods.has(period)) return;
    refuse(
      'F5/201',
      `Posting period ${period.slice(5)} ${period.slice(0, 4)} is not open in company code ${companyCode}`,
    );
  };

  const itemsOf = (companyCode: string, document: string, fiscalYear?: string) =>
    system.tables
      .joined(table, ['CompanyCode'], { CompanyCode: companyCode })
      .filter(
        row =>
          row.AccountingDocument === document && (fiscalYear === undefined || row.FiscalYear === fiscalYear),
      );

  /** The items of the entry that is taken back, with the sign turned. */
  const turned = (posting: JournalPosting): JournalPosting => {
    if (!posting.reversal) return posting;
    const { document, reason } = posting.reversal;
    const original = itemsOf(posting.companyCode, document);
    if (original.length === 0)
      throw fault('F5/302', `Document ${document} does not exist in company code ${posting.companyCode}`);
    if (original.some(row => row.IsReversed === true))
      throw fault('F5/308', `Document ${document} has already been reversed`);
    if (original.some(row => row.IsCleared === true))
      throw fault('F5/310', `Document ${document} contains cleared items and cannot be reversed`);
    if (!/^0[1-9]$/.test(reason)) throw fault('F5/307', `Reversal reason ${reason} is not defined`);
    return {
      ...posting,
      items: original.map(row => ({
        account: String(row.GLAccount),
        amount: decimalOf(row, 'AmountInTransactionCurrency').negated(),
        currency: String(row.TransactionCurrency),
        debitCredit: row.DebitCreditCode === 'S' ? 'H' : 'S',
        text: String(row.DocumentItemText ?? ''),
        costCenter: String(row.CostCenter ?? ''),
        taxCode: String(row.TaxCode ?? ''),
        customer: String(row.Customer ?? ''),
        supplier: String(row.Supplier ?? ''),
      })),
    };
  };

  return {
    closedPeriods,
    check: posting => check(turned(posting)),
    book(given) {
      const posting = withMovedCent(turned(given), system);
      check(posting);
      const AccountingDocument = system.nextNumber('journal-entry');
      const FiscalYear = posting.postingDate.slice(0, 4);
      const today = system.today();
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
        if (item.customer) Object.assign(row, { Customer: item.customer, FinancialAccountType: 'D' });
        if (item.supplier) Object.assign(row, { Supplier: item.supplier, FinancialAccountType: 'K' });
        if (posting.billingDocument) row.BillingDocument = posting.billingDocument;
        if (posting.originalReference) row.OriginalReferenceDocument = posting.originalReference;
        if (posting.reversal) {
          row.IsReversal = true;
          row.ReversalReason = posting.reversal.reason;
          row.ReverseDocument = posting.reversal.document;
        }
        table.insert(row);
        addToBalance(system, row);
      });
      if (posting.reversal)
        for (const row of itemsOf(posting.companyCode, posting.reversal.document))
          system.tables.change(row, {
            IsReversed: true,
            ReverseDocument: AccountingDocument,
            ReverseDocumentFiscalYear: FiscalYear,
          });
      return { AccountingDocument, CompanyCode: posting.companyCode, FiscalYear };
    },
    clear(clearing) {
      const reasons: { code: string; message: string }[] = [];
      const refuse = (code: string, message: string) => reasons.push({ code, message });
      checkPlace(clearing, refuse);
      const rows = clearing.items.map(({ document, fiscalYear, item }) => {
        const row = itemsOf(clearing.companyCode, document, fiscalYear).find(
          one => one.AccountingDocumentItem === String(withoutZeros(item)),
        );
        if (!row) refuse('F5/302', `Item ${document} ${fiscalYear} ${item} does not exist`);
        else if (row.IsCleared === true) refuse('F5/338', `Item ${document} ${item} is cleared already`);
        return row;
      });
      throwFirst(reasons);
      const open = rows.filter(row => row !== undefined);
      const difference = open.reduce(
        (sum, row) => sum.plus(decimalOf(row, 'AmountInTransactionCurrency')),
        new Decimal(0),
      );
      if (open.length < 2 || !difference.isZero())
        throw fault(
          'F5/263',
          `The difference is too large for clearing: ${difference.toFixed()} ${clearing.currency}`,
        );
      const AccountingDocument = system.nextNumber('journal-entry');
      const FiscalYear = clearing.postingDate.slice(0, 4);
      for (const row of open)
        system.tables.change(row, {
          IsCleared: true,
          ClearingAccountingDocument: AccountingDocument,
          ClearingDocFiscalYear: FiscalYear,
          ClearingDate: wireDate(Date.parse(clearing.postingDate)),
        });
      return { AccountingDocument, CompanyCode: clearing.companyCode, FiscalYear };
    },
  };
}

const fault = (code: string, message: string) => new SapFault(400, code, message, [{ code, message }]);

function throwFirst(reasons: { code: string; message: string }[]): void {
  const [first] = reasons;
  if (first) throw new SapFault(400, first.code, first.message, reasons);
}

function checkItem(
  item: JournalItem,
  number: number,
  refuse: (code: string, message: string) => void,
  system: SystemState,
): void {
  const account = system.tables
    .of('API_GLACCOUNTINCHARTOFACCOUNTS_SRV', 'A_GLAccountInChartOfAccounts')
    .get({ ChartOfAccounts: 'YCOA', GLAccount: item.account });
  if (!account)
    refuse('F5/506', `Item ${number}: G/L account ${item.account} is not defined in chart of accounts YCOA`);
  else if (account.AccountIsBlockedForPosting === true)
    refuse('F5/351', `Item ${number}: G/L account ${item.account} is blocked for posting`);
  if (item.amount.isZero()) refuse('F5/709', `Item ${number}: the amount is zero`);
  const digits = isCurrency(item.currency) ? minorDigits(item.currency) : undefined;
  if (digits === undefined) refuse('F5/158', `Item ${number}: currency ${item.currency} is not defined`);
  else if (item.amount.decimalPlaces() > digits)
    refuse('F5/552', `Item ${number}: ${item.currency} has ${digits} decimals`);
  // Credits are negative and carry H, debits positive and carry S.
  if (item.debitCredit !== (item.amount.isNegative() ? 'H' : 'S'))
    refuse('F5/312', `Item ${number}: sign and debit/credit code do not agree`);
  if (item.costCenter !== '') checkCostCenter(item, number, refuse, system);
}

function checkCostCenter(
  item: JournalItem,
  number: number,
  refuse: (code: string, message: string) => void,
  system: SystemState,
): void {
  const now = system.now();
  const valid = [...system.tables.of('API_COSTCENTER_SRV', 'A_CostCenter').rows.values()].find(
    center => center.CostCenter === item.costCenter && dateMs(center.ValidityEndDate ?? null) >= now,
  );
  if (!valid)
    refuse('KI/235', `Item ${number}: cost center ${item.costCenter} does not exist on the posting date`);
  else if (valid.IsBlkdForPrimaryCostsPosting === 'X')
    refuse('KI/248', `Item ${number}: cost center ${item.costCenter} is blocked against direct postings`);
}
