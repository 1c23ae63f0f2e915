// Billing documents: created from what was delivered, ordered, returned or granted; posted to the ledger; cancelled by
// a document of their own; printed. They cannot be created or changed directly (S4-75).
import { Decimal } from 'decimal.js';
import { SapFault } from '../sap-fault.ts';
import type { Row } from '../tables.ts';
import { dateMs, wireDate, withoutZeros } from '../wire.ts';
import { type Billable, findBillable } from './billable.ts';
import type { DocumentRules, SystemState } from './document.ts';
import { linkToOrder } from './document-flow.ts';
import type { Ledger } from './journal-entry.ts';
import { orderProgress } from './order-progress.ts';
import { pdfOf } from './pdf.ts';

const service = 'API_BILLING_DOCUMENT_SRV';
const accounts = { receivables: '12100000', revenue: '41000000', tax: '22000000' };

export function billingDocuments(system: SystemState, ledger: Ledger): DocumentRules {
  const { tables } = system;
  const headers = tables.of(service, 'A_BillingDocument');
  const lines = tables.of(service, 'A_BillingDocumentItem');
  const progress = orderProgress(system);

  const existing = (key: Row): Row => {
    const document = headers.get({ BillingDocument: withoutZeros(key.BillingDocument ?? '') });
    if (!document)
      throw new SapFault(404, 'VF/007', `Billing document ${key.BillingDocument} does not exist`);
    return document;
  };
  const itemsOf = (document: Row) => tables.joined(lines, ['BillingDocument'], document);

  const bill = (from: Billable, { day, type, post }: { day: string; type: string; post: boolean }): Row => {
    const BillingDocument = system.nextNumber('billing-document');
    const net = total(from.items.map(item => item.net));
    const tax = total(from.items.map(item => item.tax));
    const { document } = from;
    const billed = headers.insert({
      BillingDocument,
      BillingDocumentType: type || from.type,
      SDDocumentCategory: from.category,
      BillingDocumentCategory: 'L',
      CreationDate: system.today(),
      BillingDocumentDate: wireDate(Date.parse(day)),
      SalesOrganization: document.SalesOrganization ?? '',
      DistributionChannel: document.DistributionChannel ?? '',
      Division: document.OrganizationDivision ?? '',
      CompanyCode: companyOf(document),
      FiscalYear: '0000',
      TransactionCurrency: document.TransactionCurrency ?? '',
      TotalNetAmount: net.toFixed(),
      TaxAmount: tax.toFixed(),
      TotalGrossAmount: net.plus(tax).toFixed(),
      SoldToParty: document.SoldToParty ?? '',
      PayerParty: document.SoldToParty ?? '',
      PurchaseOrderByCustomer: document.PurchaseOrderByCustomer ?? '',
      // Stays empty even when it is posted (S4-76): the entry is found by the billing document's number.
      AccountingDocument: '',
      DocumentReferenceID: BillingDocument,
      OverallBillingStatus: 'A',
      OverallSDProcessStatus: 'C',
      AccountingPostingStatus: 'A',
      AccountingTransferStatus: 'A',
    });
    from.items.forEach((item, i) => {
      const BillingDocumentItem = String((i + 1) * 10);
      lines.insert({
        BillingDocument,
        BillingDocumentItem,
        Material: item.material,
        BillingDocumentItemText: item.text,
        BillingQuantity: item.quantity.toFixed(),
        BillingQuantityUnit: item.unit,
        NetAmount: item.net.toFixed(),
        TaxAmount: item.tax.toFixed(),
        GrossAmount: item.net.plus(item.tax).toFixed(),
        TransactionCurrency: document.TransactionCurrency ?? '',
        ReferenceSDDocument: item.reference.document,
        ReferenceSDDocumentItem: item.reference.item,
        SalesDocument: item.order?.SalesOrder ?? item.reference.document,
        SalesDocumentItem: item.order?.SalesOrderItem ?? item.reference.item,
      });
      if (item.order)
        linkToOrder(system, item.order, {
          document: BillingDocument,
          item: BillingDocumentItem,
          category: from.category,
        });
    });
    tables.of(service, 'A_BillingDocumentPartner').insert({
      BillingDocument,
      PartnerFunction: 'RG',
      Customer: document.SoldToParty ?? '',
    });
    from.settle(true);
    if (post) postToAccounting(billed);
    system.touch(billed);
    system.emit('sap.s4.beh.billingdocument.v1.BillingDocument.Created.v1', { BillingDocument });
    return billed;
  };

  const postToAccounting = (document: Row) => {
    if (document.AccountingPostingStatus === 'C')
      throw new SapFault(
        400,
        'VF/168',
        `Billing document ${document.BillingDocument} has been posted already`,
      );
    const sign = document.SDDocumentCategory === 'O' || document.SDDocumentCategory === 'N' ? -1 : 1;
    const amount = (field: string) => new Decimal(String(document[field] ?? '0')).times(sign);
    const gross = amount('TotalGrossAmount');
    const day = new Date(dateMs(document.BillingDocumentDate ?? null)).toISOString().slice(0, 10);
    const item = (account: string, value: Decimal, customer = '') => ({
      account,
      amount: value,
      currency: String(document.TransactionCurrency),
      debitCredit: value.isNegative() ? 'H' : 'S',
      text: '',
      costCenter: '',
      taxCode: '',
      customer,
    });
    if (!gross.isZero())
      ledger.book({
        messageId: String(document.BillingDocument),
        itemMessageId: String(document.BillingDocument),
        companyCode: String(document.CompanyCode),
        documentType: 'RV',
        reference: String(document.BillingDocument),
        headerText: '',
        createdBy: system.user,
        documentDate: day,
        postingDate: day,
        billingDocument: String(document.BillingDocument),
        items: [
          item(accounts.receivables, gross, String(document.PayerParty)),
          item(accounts.revenue, amount('TotalNetAmount').negated()),
          item(accounts.tax, amount('TaxAmount').negated()),
        ].filter(one => !one.amount.isZero()),
      });
    tables.change(document, { AccountingPostingStatus: 'C', AccountingTransferStatus: 'C' });
  };

  const cancel = (key: Row): Row[] => {
    const document = existing(key);
    const answer = (type: 'S' | 'E', number: string, text: string, cancellation = ''): Row[] => [
      {
        BillingDocument: document.BillingDocument ?? '',
        CancellationBillingDocument: cancellation,
        SystemMessageType: type,
        SystemMessageIdentification: 'VF',
        SystemMessageNumber: number,
        SystemMessageText: text,
      },
    ];
    if (document.BillingDocumentIsCancelled === true || document.CancelledBillingDocument)
      return answer('E', '042', `Billing document ${document.BillingDocument} is cancelled already`);
    const number = system.nextNumber('billing-document');
    const cancellation = headers.insert({
      ...document,
      BillingDocument: number,
      BillingDocumentType: document.SDDocumentCategory === 'O' ? 'S2' : 'S1',
      SDDocumentCategory: document.SDDocumentCategory === 'O' ? 'S' : 'N',
      CancelledBillingDocument: document.BillingDocument ?? '',
      BillingDocumentDate: system.today(),
      AccountingPostingStatus: 'A',
      AccountingTransferStatus: 'A',
    });
    for (const item of itemsOf(document)) lines.insert({ ...item, BillingDocument: number });
    tables.change(document, { BillingDocumentIsCancelled: true });
    if (document.AccountingPostingStatus === 'C') postToAccounting(cancellation);
    reopen(document);
    system.touch(document);
    system.touch(cancellation);
    system.emit('sap.s4.beh.billingdocument.v1.BillingDocument.Cancelled.v1', {
      BillingDocument: String(document.BillingDocument),
    });
    return answer('S', '050', `Billing document ${number} cancels ${document.BillingDocument}`, number);
  };

  /** What was billed by a cancelled document can be billed again. */
  const reopen = (document: Row) => {
    for (const number of new Set(itemsOf(document).map(item => String(item.ReferenceSDDocument))))
      findBillable(system, progress, number)?.settle(false);
  };

  const toBill = (number: string): Billable => {
    const from = findBillable(system, progress, number);
    if (!from) throw new SapFault(400, 'VF/044', `Document ${number} does not exist or cannot be billed`);
    if (from.refusal) throw from.refusal;
    return from;
  };

  return {
    sets: {},
    operations: {
      [`${service}/Cancel`]: cancel,
      [`${service}/GetPDF`]: key => ({
        BillingDocumentBinary: pdfOf(printed(existing(key), itemsOf(existing(key)))),
      }),
      'billingdocument/CreateFromSDDocument': (_key, body) => {
        const { control, references } = parseRequest(body);
        return references.map(reference =>
          bill(toBill(reference.SDDocument), {
            day: reference.BillingDocumentDate || control.DefaultBillingDocumentDate || isoDay(system.now()),
            type: reference.BillingDocumentType || control.DefaultBillingDocumentType || '',
            post: control.AutomPostingToAcctgIsDisabled !== true,
          }),
        );
      },
      'billingdocument/PostToAccounting': key => {
        const document = existing(key);
        postToAccounting(document);
        system.touch(document);
        return document;
      },
    },
  };
}

interface Reference {
  SDDocument: string;
  BillingDocumentDate?: string;
  BillingDocumentType?: string;
}

interface Control {
  DefaultBillingDocumentDate?: string | null;
  DefaultBillingDocumentType?: string;
  AutomPostingToAcctgIsDisabled?: boolean;
}

function parseRequest(body: Record<string, unknown>): { control: Control; references: Reference[] } {
  const references = body._Reference;
  if (!Array.isArray(references) || references.length === 0)
    throw new SapFault(400, 'VF/002', 'Enter at least one document to bill in _Reference');
  if (references.some(one => typeof (one as Reference | null)?.SDDocument !== 'string'))
    throw new SapFault(400, 'VF/002', 'Every entry of _Reference needs an SDDocument');
  return { control: (body._Control ?? {}) as Control, references: references as Reference[] };
}

const total = (values: Decimal[]) => values.reduce((sum, value) => sum.plus(value), new Decimal(0));
const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const companyOf = (document: Row) => String(document.SalesOrganization || '1710');

function printed(document: Row, items: readonly Row[]): string[] {
  return [
    `Billing document ${document.BillingDocument}`,
    `Payer ${document.PayerParty}`,
    ...items.map(
      item =>
        `${item.BillingDocumentItem}  ${item.Material}  ${item.BillingQuantity} ${item.BillingQuantityUnit}  ${item.NetAmount}`,
    ),
    `Total ${document.TotalGrossAmount} ${document.TransactionCurrency}`,
  ];
}
