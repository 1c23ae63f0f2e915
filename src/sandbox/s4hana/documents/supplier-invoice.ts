// Supplier invoices: booked with their creation, or held until they are posted; cancelled by a document of their own.
import { Decimal } from 'decimal.js';
import type { Draft } from '../draft.ts';
import { SapFault } from '../sap-fault.ts';
import type { Row } from '../tables.ts';
import { dateMs, decimalOf, withoutZeros } from '../wire.ts';
import type { DocumentRules, SystemState } from './document.ts';
import type { JournalItem, Ledger } from './journal-entry.ts';

const service = 'API_SUPPLIERINVOICE_PROCESS_SRV';
const accounts = { payables: '21100000', clearing: '21120000', tax: '22000000' };
/** SupplierInvoiceStatus. */
const status = { held: 'A', posted: '5' };

/** Two invoices that agree in all of these are taken for one. */
const sameInTwins = [
  'CompanyCode',
  'InvoicingParty',
  'SupplierInvoiceIDByInvcgParty',
  'DocumentDate',
  'InvoiceGrossAmount',
];

export function supplierInvoices(system: SystemState, ledger: Ledger): DocumentRules {
  const { tables } = system;
  const headers = tables.of(service, 'A_SupplierInvoice');
  const ordered = tables.of(service, 'A_SuplrInvcItemPurOrdRef');
  const accountLines = tables.of(service, 'A_SupplierInvoiceItemGLAcct');
  const taxes = tables.of(service, 'A_SupplierInvoiceTax');
  const key = ['SupplierInvoice', 'FiscalYear'];

  const create = (draft: Draft): Row => {
    const invoice: Row = { ...draft.fields, InvoicingParty: withoutZeros(draft.fields.InvoicingParty ?? '') };
    checkHeader(invoice);
    const SupplierInvoice = system.nextNumber('supplier-invoice');
    const FiscalYear = yearOf(invoice.PostingDate ?? null);
    const number = { SupplierInvoice, FiscalYear };
    const row = headers.insert({
      ...invoice,
      ...number,
      AccountingDocumentType: invoice.AccountingDocumentType || 'RE',
      SupplierInvoiceIsCreditMemo: invoice.SupplierInvoiceIsCreditMemo ?? '',
      SupplierInvoiceStatus: invoice.SupplierInvoiceStatus || status.posted,
      CreationDate: system.today(),
      SuplrInvcLstChgDteTmeTxt: stamp(system.now()),
    });
    for (const { fields } of draft.children.get('to_SuplrInvcItemPurOrdRef') ?? []) {
      checkReference(fields, system);
      ordered.insert({
        ...fields,
        ...number,
        PurchaseOrderItem: withoutZeros(fields.PurchaseOrderItem ?? ''),
        SupplierInvoiceItem: withoutZeros(fields.SupplierInvoiceItem ?? ''),
      });
    }
    for (const { fields } of draft.children.get('to_SupplierInvoiceItemGLAcct') ?? [])
      accountLines.insert({ ...fields, ...number });
    for (const { fields } of draft.children.get('to_SupplierInvoiceTax') ?? [])
      taxes.insert({ ...fields, ...number });
    checkBalance(row);
    if (row.SupplierInvoiceStatus === status.posted) book(row);
    return row;
  };

  const checkHeader = (invoice: Row) => {
    const missing = [
      'CompanyCode',
      'DocumentDate',
      'PostingDate',
      'InvoicingParty',
      'DocumentCurrency',
      'InvoiceGrossAmount',
    ].filter(name => !invoice[name]);
    if (missing.length > 0)
      throw new SapFault(
        400,
        'M8/088',
        `Enter ${missing.join(', ')}`,
        missing.map(name => ({ code: 'M8/088', message: `Enter ${name}`, target: name })),
      );
    const supplier = tables
      .of('API_BUSINESS_PARTNER', 'A_SupplierCompany')
      .get({ Supplier: invoice.InvoicingParty ?? '', CompanyCode: invoice.CompanyCode ?? '' });
    if (!supplier)
      throw new SapFault(
        400,
        'F5/104',
        `Supplier ${invoice.InvoicingParty} is not defined in company code ${invoice.CompanyCode}`,
      );
    const twin = [...headers.rows.values()].find(
      other =>
        invoice.SupplierInvoiceIDByInvcgParty &&
        other.IsReversed !== true &&
        other.IsReversal !== true &&
        sameInTwins.every(name => other[name] === invoice[name]),
    );
    if (twin)
      throw new SapFault(
        400,
        'M8/462',
        `Check whether the document has already been entered as ${twin.SupplierInvoice} ${twin.FiscalYear}`,
      );
  };

  const sum = (rows: readonly Row[], field: string) =>
    rows.reduce((total, row) => total.plus(decimalOf(row, field)), new Decimal(0));

  /** Debits of an invoice, without the supplier's line. */
  const debitsOf = (
    invoice: Row,
  ): { account: string; amount: Decimal; costCenter: string; taxCode: string }[] => [
    ...tables.joined(ordered, key, invoice).map(line => ({
      account: accounts.clearing,
      amount: decimalOf(line, 'SupplierInvoiceItemAmount'),
      costCenter: '',
      taxCode: String(line.TaxCode ?? ''),
    })),
    ...tables.joined(accountLines, key, invoice).map(line => ({
      account: String(line.GLAccount),
      amount: decimalOf(line, 'SupplierInvoiceItemAmount').times(line.DebitCreditCode === 'H' ? -1 : 1),
      costCenter: String(line.CostCenter ?? ''),
      taxCode: String(line.TaxCode ?? ''),
    })),
    ...tables.joined(taxes, key, invoice).map(line => ({
      account: accounts.tax,
      amount: decimalOf(line, 'TaxAmount'),
      costCenter: '',
      taxCode: String(line.TaxCode ?? ''),
    })),
  ];

  const checkBalance = (invoice: Row) => {
    const debits = debitsOf(invoice).reduce((total, { amount }) => total.plus(amount), new Decimal(0));
    const gross = sum([invoice], 'InvoiceGrossAmount');
    if (!debits.equals(gross))
      throw new SapFault(
        400,
        'M8/534',
        `Balance not zero: ${gross.minus(debits).toFixed()} ${invoice.DocumentCurrency}; items come to ${debits.toFixed()}`,
      );
  };

  const book = (invoice: Row, sign = 1) => {
    const credit = invoice.SupplierInvoiceIsCreditMemo === 'X' ? -1 : 1;
    const item = (account: string, amount: Decimal, more: Partial<JournalItem> = {}): JournalItem => ({
      account,
      amount,
      currency: String(invoice.DocumentCurrency),
      debitCredit: amount.isNegative() ? 'H' : 'S',
      text: '',
      costCenter: '',
      taxCode: '',
      ...more,
    });
    const debits = debitsOf(invoice).map(({ account, amount, costCenter, taxCode }) =>
      item(account, amount.times(sign * credit), { costCenter, taxCode }),
    );
    const gross = sum([invoice], 'InvoiceGrossAmount').times(-sign * credit);
    const day = (name: string) => new Date(dateMs(invoice[name] ?? null)).toISOString().slice(0, 10);
    ledger.book({
      messageId: String(invoice.SupplierInvoice),
      itemMessageId: String(invoice.SupplierInvoice),
      companyCode: String(invoice.CompanyCode),
      documentType: String(invoice.AccountingDocumentType),
      reference: String(invoice.SupplierInvoiceIDByInvcgParty ?? ''),
      headerText: String(invoice.DocumentHeaderText ?? ''),
      createdBy: system.user,
      documentDate: day('DocumentDate'),
      postingDate: day('PostingDate'),
      originalReference: `${invoice.SupplierInvoice}${invoice.FiscalYear}`,
      items: [...debits, item(accounts.payables, gross, { supplier: String(invoice.InvoicingParty) })].filter(
        one => !one.amount.isZero(),
      ),
    });
  };

  const existing = (given: Row): Row => {
    const invoice = headers.get({
      SupplierInvoice: withoutZeros(given.SupplierInvoice ?? ''),
      FiscalYear: given.FiscalYear ?? '',
    });
    if (!invoice)
      throw new SapFault(
        404,
        'M8/019',
        `Supplier invoice ${given.SupplierInvoice} ${given.FiscalYear} does not exist`,
      );
    return invoice;
  };

  const post = (given: Row): Row => {
    const invoice = existing(given);
    if (invoice.SupplierInvoiceStatus === status.posted) return { Success: false };
    checkBalance(invoice);
    book(invoice);
    tables.change(invoice, {
      SupplierInvoiceStatus: status.posted,
      SuplrInvcLstChgDteTmeTxt: stamp(system.now()),
    });
    return { Success: true };
  };

  const cancel = (given: Row): Row => {
    const invoice = existing(given);
    if (invoice.SupplierInvoiceStatus !== status.posted || invoice.IsReversed === true)
      return { Success: false };
    const number = {
      SupplierInvoice: system.nextNumber('supplier-invoice'),
      FiscalYear: yearOf(given.PostingDate ?? invoice.PostingDate ?? null),
    };
    const reversal = headers.insert({
      ...invoice,
      ...number,
      PostingDate: given.PostingDate ?? invoice.PostingDate ?? null,
      SupplierInvoiceIsCreditMemo: invoice.SupplierInvoiceIsCreditMemo === 'X' ? '' : 'X',
      IsReversal: true,
      ReverseDocument: invoice.SupplierInvoice ?? '',
      ReverseDocumentFiscalYear: invoice.FiscalYear ?? '',
    });
    for (const table of [ordered, accountLines, taxes])
      for (const line of tables.joined(table, key, invoice)) table.insert({ ...line, ...number });
    book(reversal);
    tables.change(invoice, {
      IsReversed: true,
      ReverseDocument: number.SupplierInvoice,
      ReverseDocumentFiscalYear: number.FiscalYear,
      SuplrInvcLstChgDteTmeTxt: stamp(system.now()),
    });
    return { ReverseDocument: number.SupplierInvoice, FiscalYear: number.FiscalYear, Success: true };
  };

  return {
    sets: { A_SupplierInvoice: { create } },
    operations: {
      [`${service}/Post`]: post,
      [`${service}/Release`]: given => {
        tables.change(existing(given), { PaymentBlockingReason: '' });
        return { Success: true };
      },
      [`${service}/Cancel`]: cancel,
    },
  };
}

function checkReference(line: Row, system: SystemState): void {
  const found = system.tables.of('API_PURCHASEORDER_PROCESS_SRV', 'A_PurchaseOrderItem').get({
    PurchaseOrder: line.PurchaseOrder ?? '',
    PurchaseOrderItem: withoutZeros(line.PurchaseOrderItem ?? ''),
  });
  if (!found)
    throw new SapFault(
      400,
      'M8/333',
      `Purchase order ${line.PurchaseOrder ?? ''} ${line.PurchaseOrderItem ?? ''} does not exist`,
    );
}

const yearOf = (day: Row[string]) => String(new Date(dateMs(day)).getUTCFullYear());
/** The change stamp is a text: year to second, then a fraction. */
const stamp = (ms: number) => `${new Date(ms).toISOString().replace(/\D/g, '').slice(0, 14)}.0000000`;
