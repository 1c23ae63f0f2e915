// The finance SOAP services: read a message as its schema demands. The one that answers says 200 whatever the business
// says (document number 0000000000 and a log when it refuses); a fault with 500 is for XML that is not what it expects.
import { randomUUID } from 'node:crypto';
import { Decimal } from 'decimal.js';
import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import type { Clearing, JournalItem, JournalPosting, Ledger } from './documents/journal-entry.ts';
import { SapFault } from './sap-fault.ts';
import { whyIllFormed } from './well-formed.ts';

export const soapRoot = '/sap/bc/srt/scs_ext/sap/';

const lists = new Set([
  'Item',
  'DebtorItem',
  'CreditorItem',
  'ProductTaxItem',
  'JournalEntryCreateRequest',
  'JournalEntryClearingRequest',
  'APARItems',
  'GLItems',
]);
const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  // Without it `&#10;` stays as it is written.
  htmlEntities: true,
  isArray: name => lists.has(name),
});
const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
});

/** By default the sender's fault: a message that the schema does not allow. */
export class SoapFault extends Error {
  readonly side: 'Client' | 'Server';

  constructor(text: string, side: 'Client' | 'Server' = 'Client') {
    super(text);
    this.side = side;
  }
}

/** SAP says no more to the caller, and so it never says the same twice: the time and the transaction differ (S4-117). */
export const processingError = (nowMs: number) =>
  new SoapFault(
    `Web service processing error; more details in the web service error log on provider side (UTC timestamp ${new Date(nowMs).toISOString().replace(/\D/g, '').slice(0, 14)}; Transaction ID ${randomUUID().replaceAll('-', '').toUpperCase()})`,
    'Server',
  );

type Node = Record<string, unknown>;

/** What the reconciliation account of a customer or supplier is. */
export type Reconciliation = (side: 'Debtor' | 'Creditor', party: string, companyCode: string) => string;

interface Message {
  /** Of the WS-Addressing header; empty where it has none. */
  addressedAs: string;
  body: Node;
}

/** Throws SoapFault for what is no XML, or no envelope. */
export function parseEnvelope(text: string, nowMs: number): Message {
  if (whyIllFormed(text) !== undefined) throw processingError(nowMs);
  const root = parser.parse(text) as Node;
  const envelope = nodeOf(root.Envelope, 'soap:Envelope');
  const header = envelope.Header === undefined ? {} : nodeOf(envelope.Header, 'soap:Header');
  return { addressedAs: optionalText(header.MessageID), body: nodeOf(envelope.Body, 'soap:Body') };
}

/** Throws SoapFault for a message that the schema does not allow. Several entries in one message are allowed. */
export function parsePostings({ body }: Message, reconciliation: Reconciliation): JournalPosting[] {
  const { messageId, requests } = parseBulk(
    body,
    'JournalEntryBulkCreateRequest',
    'JournalEntryCreateRequest',
  );
  return requests.map(request => parseEntry(request, messageId, reconciliation));
}

export function parseClearings({ body }: Message): Clearing[] {
  const { requests } = parseBulk(body, 'JournalEntryBulkClearingRequest', 'JournalEntryClearingRequest');
  return requests.map(request => {
    const entry = nodeOf(request.JournalEntry, 'JournalEntry');
    return {
      companyCode: required(entry, 'CompanyCode', 4),
      documentType: required(entry, 'AccountingDocumentType', 5),
      documentDate: dateText(entry, 'DocumentDate'),
      postingDate: dateText(entry, 'PostingDate'),
      currency: required(entry, 'CurrencyCode', 5),
      items: [...nodesOf(entry.APARItems), ...nodesOf(entry.GLItems)].map(item => ({
        fiscalYear: required(item, 'FiscalYear', 4),
        document: required(item, 'AccountingDocument', 10),
        item: required(item, 'AccountingDocumentItem', 3),
      })),
    };
  });
}

function parseBulk(body: Node, root: string, each: string): { messageId: string; requests: Node[] } {
  const bulk = nodeOf(body[root], root);
  const messageId = optionalText(nodeOf(bulk.MessageHeader, 'MessageHeader').ID);
  const requests = bulk[each];
  if (!Array.isArray(requests)) throw new SoapFault(`Element ${each} is missing`);
  return { messageId, requests: requests as Node[] };
}

function parseEntry(request: Node, messageId: string, reconciliation: Reconciliation): JournalPosting {
  const entry = nodeOf(request.JournalEntry, 'JournalEntry');
  required(entry, 'OriginalReferenceDocumentType', 5);
  required(entry, 'BusinessTransactionType', 4);
  const companyCode = required(entry, 'CompanyCode', 4);
  const party = (side: 'Debtor' | 'Creditor') => (item: Node) => {
    required(item, 'ReferenceDocumentItem', 10);
    const number = required(item, side, 10);
    return {
      ...parseAmount(item),
      account: reconciliation(side, number, companyCode),
      [side === 'Debtor' ? 'customer' : 'supplier']: number,
    };
  };
  return {
    messageId,
    itemMessageId: optionalText(nodeOf(request.MessageHeader, 'MessageHeader').ID),
    companyCode,
    documentType: required(entry, 'AccountingDocumentType', 5),
    reference: optional(entry, 'DocumentReferenceID', 16),
    headerText: optional(entry, 'DocumentHeaderText', 25),
    createdBy: required(entry, 'CreatedByUser', 12),
    documentDate: dateText(entry, 'DocumentDate'),
    postingDate: dateText(entry, 'PostingDate'),
    reversal: parseReversal(entry),
    items: [
      ...nodesOf(entry.Item).map(item => ({
        ...parseAmount(item),
        account: required(item, 'GLAccount', 10),
        costCenter: optionalText((item.AccountAssignment as Node | undefined)?.CostCenter),
        taxCode: optionalText((item.Tax as Node | undefined)?.TaxCode),
      })),
      ...nodesOf(entry.DebtorItem).map(party('Debtor')),
      ...nodesOf(entry.CreditorItem).map(party('Creditor')),
      ...nodesOf(entry.ProductTaxItem).map(item => {
        nodeOf(item.TaxBaseAmountInTransCrcy, 'TaxBaseAmountInTransCrcy');
        return { ...parseAmount(item), account: '22000000', taxCode: required(item, 'TaxCode', 2) };
      }),
    ],
  };
}

/** The reference is the document's number, with company code and year behind it or without. */
function parseReversal(entry: Node): JournalPosting['reversal'] {
  const reference = optional(entry, 'ReversalReferenceDocument', 20);
  if (reference === '') return undefined;
  return {
    reason: required(entry, 'ReversalReason', 2),
    document: reference.slice(0, 10).replace(/^0+/, ''),
  };
}

function parseAmount(item: Node): JournalItem {
  const amount = nodeOf(item.AmountInTransactionCurrency, 'AmountInTransactionCurrency');
  const text = optionalText(amount['#text']);
  if (!/^-?\d+(\.\d{1,6})?$/.test(text))
    throw new SoapFault(`AmountInTransactionCurrency is not an amount: ${text}`);
  if (typeof amount['@currencyCode'] !== 'string') throw new SoapFault('Attribute currencyCode is missing');
  return {
    account: '',
    amount: new Decimal(text),
    currency: amount['@currencyCode'],
    debitCredit: optional(item, 'DebitCreditCode', 1),
    text: optional(item, 'DocumentItemText', 50),
    costCenter: '',
    taxCode: '',
  };
}

/** Books each entry and answers the confirmation. */
export function bookMessage(postings: JournalPosting[], ledger: Ledger): string {
  const confirmations = postings.map(posting => {
    try {
      const document = ledger.book(posting);
      return confirmation(document, [
        {
          code: 'RW/605',
          text: `Document posted successfully: BKPFF ${document.AccountingDocument}`,
          severity: 1,
        },
      ]);
    } catch (error) {
      if (!(error instanceof SapFault)) throw error;
      return confirmation(
        { AccountingDocument: '0000000000', CompanyCode: posting.companyCode, FiscalYear: '0000' },
        [
          { code: 'RW/609', text: 'Error in document: BKPFF', severity: 3 },
          ...error.details.map(({ code, message }) => ({ code, text: message, severity: 3 })),
        ],
      );
    }
  });
  return builder.build({
    'soap-env:Envelope': {
      '@xmlns:soap-env': 'http://schemas.xmlsoap.org/soap/envelope/',
      'soap-env:Header': '',
      'soap-env:Body': {
        'n0:JournalEntryBulkCreateConfirmation': {
          '@xmlns:n0': 'http://sap.com/xi/SAPSCORE/SFIN',
          MessageHeader: { CreationDateTime: new Date().toISOString() },
          ConfirmationInterfaceOrignName: 'JournalEntryCreateRequestConfirmation_In',
          JournalEntryCreateConfirmation: confirmations,
          Log: '',
        },
      },
    },
  });
}

export function faultEnvelope(code: 'Client' | 'Server', text: string): string {
  return builder.build({
    'soap-env:Envelope': {
      '@xmlns:soap-env': 'http://schemas.xmlsoap.org/soap/envelope/',
      'soap-env:Body': { 'soap-env:Fault': { faultcode: `soap-env:${code}`, faultstring: text } },
    },
  });
}

function confirmation(
  document: { AccountingDocument: string; CompanyCode: string; FiscalYear: string },
  log: { code: string; text: string; severity: number }[],
): object {
  return {
    MessageHeader: { CreationDateTime: new Date().toISOString() },
    JournalEntryCreateConfirmation: document,
    Log: {
      MaximumLogItemSeverityCode: String(Math.max(...log.map(item => item.severity))),
      Item: log.map(item => {
        const [id, number] = item.code.split('/');
        return { TypeID: `${number}(${id})`, SeverityCode: String(item.severity), Note: item.text };
      }),
    },
  };
}

function nodeOf(value: unknown, name: string): Node {
  // An empty element comes as an empty text.
  if (value === '') return {};
  if (typeof value !== 'object' || value === null) throw new SoapFault(`Element ${name} is missing`);
  return value as Node;
}

const nodesOf = (value: unknown): Node[] => (Array.isArray(value) ? (value as Node[]) : []);

function optionalText(value: unknown): string {
  if (typeof value === 'object' && value !== null) return optionalText((value as Node)['#text'] ?? '');
  return value === undefined ? '' : String(value).trim();
}

function optional(node: Node, name: string, maxLength: number): string {
  const text = optionalText(node[name]);
  if (text.length > maxLength) throw new SoapFault(`${name} is longer than ${maxLength} characters`);
  return text;
}

function required(node: Node, name: string, maxLength: number): string {
  const text = optional(node, name, maxLength);
  if (text === '') throw new SoapFault(`Element ${name} is missing`);
  return text;
}

function dateText(node: Node, name: string): string {
  const text = required(node, name, 10);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new SoapFault(`${name} is not a date: ${text}`);
  return text;
}
