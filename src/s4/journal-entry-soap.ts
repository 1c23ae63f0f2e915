// Posts journal entries through SAP's synchronous SOAP service (SAP_COM_0002). There is no OData API for it.
// The service answers HTTP 200 even when nothing was posted: only the document number and the log tell.
import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import { KontorError } from '../core/errors.ts';
import type { S4Client } from './client.ts';
import { explain } from './messages/explain.ts';
import type { SapMessage } from './messages/sap-message.ts';
import { errorOf, nextStep } from './sap-error.ts';

export const journalEntryPath = '/sap/bc/srt/scs_ext/sap/journalentrycreaterequestconfi';
const soapAction =
  'http://sap.com/xi/SAPSCORE/SFIN/JournalEntryCreateRequestConfirmation_In/JournalEntryCreateRequestConfirmation_InRequest';

/** Field names as SAP spells them; order matters, the service validates against its schema. */
export interface JournalEntryRequest {
  /** Names the message, 35 characters at most. The same posting always sends the same id. */
  messageId: string;
  createdAt: Date;
  CompanyCode: string;
  AccountingDocumentType: string;
  DocumentReferenceID: string;
  DocumentHeaderText: string;
  CreatedByUser: string;
  /** YYYY-MM-DD */
  DocumentDate: string;
  PostingDate: string;
  currency: string;
  items: JournalEntryRequestItem[];
}

export interface JournalEntryRequestItem {
  GLAccount: string;
  /** Decimal text, credits negative. */
  amount: string;
  DebitCreditCode: 'S' | 'H';
  DocumentItemText: string;
  TaxCode?: string | undefined;
  CostCenter?: string | undefined;
}

export interface PostedJournalEntry {
  AccountingDocument: string;
  CompanyCode: string;
  FiscalYear: string;
  messages: SapMessage[];
}

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
});
const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: true,
  parseTagValue: false,
  isArray: name => name === 'JournalEntryCreateConfirmation' || name === 'Item',
});

/**
 * Throws `rejected` when SAP says why not (every message in `details.messages`), `uncertain` when the answer was
 * lost or says nothing.
 */
export async function postJournalEntry(
  client: S4Client,
  entry: JournalEntryRequest,
): Promise<PostedJournalEntry> {
  const reply = await client.request({
    method: 'POST',
    path: journalEntryPath,
    headers: { 'content-type': 'text/xml; charset=utf-8', accept: 'text/xml', soapaction: `"${soapAction}"` },
    body: envelope(entry),
  });
  const fault = parse(reply.text)?.Envelope?.Body?.Fault;
  if (fault) throw faultError(fault, reply.status);
  if (reply.status !== 200) throw errorOf(reply, { write: true, nowMs: client.now() });
  return readConfirmation(reply.text);
}

function envelope(entry: JournalEntryRequest): string {
  const created = `${entry.createdAt.toISOString().slice(0, 19)}Z`;
  return builder.build({
    'soapenv:Envelope': {
      '@xmlns:soapenv': 'http://schemas.xmlsoap.org/soap/envelope/',
      '@xmlns:sfin': 'http://sap.com/xi/SAPSCORE/SFIN',
      'soapenv:Header': '',
      'soapenv:Body': {
        'sfin:JournalEntryBulkCreateRequest': {
          MessageHeader: { ID: entry.messageId, CreationDateTime: created },
          JournalEntryCreateRequest: {
            MessageHeader: { ID: entry.messageId, CreationDateTime: created },
            JournalEntry: {
              OriginalReferenceDocumentType: 'BKPFF',
              BusinessTransactionType: 'RFBU',
              AccountingDocumentType: entry.AccountingDocumentType,
              DocumentReferenceID: entry.DocumentReferenceID,
              DocumentHeaderText: entry.DocumentHeaderText,
              CreatedByUser: entry.CreatedByUser,
              CompanyCode: entry.CompanyCode,
              DocumentDate: entry.DocumentDate,
              PostingDate: entry.PostingDate,
              Item: entry.items.map((item, i) => ({
                ReferenceDocumentItem: String(i + 1),
                GLAccount: item.GLAccount,
                AmountInTransactionCurrency: { '@currencyCode': entry.currency, '#text': item.amount },
                DebitCreditCode: item.DebitCreditCode,
                DocumentItemText: item.DocumentItemText,
                ...(item.TaxCode ? { Tax: { TaxCode: item.TaxCode } } : {}),
                ...(item.CostCenter ? { AccountAssignment: { CostCenter: item.CostCenter } } : {}),
              })),
            },
          },
        },
      },
    },
  });
}

interface SoapReply {
  Envelope?: {
    Body?: {
      Fault?: {
        faultcode?: string;
        faultstring?: unknown;
        Code?: { Value?: string };
        Reason?: { Text?: unknown };
      };
      JournalEntryBulkCreateConfirmation?: { JournalEntryCreateConfirmation?: Confirmation[]; Log?: SoapLog };
    };
  };
}

interface Confirmation {
  JournalEntryCreateConfirmation?: {
    AccountingDocument?: string;
    CompanyCode?: string;
    FiscalYear?: string;
  }[];
  Log?: SoapLog;
}

interface SoapLog {
  MaximumLogItemSeverityCode?: string;
  Item?: { TypeID?: string; SeverityCode?: string; Note?: string }[];
}

function parse(text: string): SoapReply | undefined {
  try {
    return parser.parse(text) as SoapReply;
  } catch {
    return undefined; // truncated or not XML: the caller decides by what is missing
  }
}

function readConfirmation(text: string): PostedJournalEntry {
  const bulk = parse(text)?.Envelope?.Body?.JournalEntryBulkCreateConfirmation;
  const confirmation = bulk?.JournalEntryCreateConfirmation?.[0];
  const document = confirmation?.JournalEntryCreateConfirmation?.[0];
  const messages = [...messagesOf(confirmation?.Log), ...messagesOf(bulk?.Log)];
  const number = document?.AccountingDocument ?? '';
  if (document && /[1-9]/.test(number)) {
    return {
      AccountingDocument: number,
      CompanyCode: document.CompanyCode ?? '',
      FiscalYear: document.FiscalYear ?? '',
      messages: messages.filter(message => message.severity !== 'info'),
    };
  }
  const errors = messages.filter(message => message.severity === 'error');
  if (errors.length === 0) {
    throw new KontorError(
      'uncertain',
      'unreadable-confirmation',
      'S/4HANA answered 200 without a document number and without an error.',
      {
        next: 'Kontor looks up whether the document exists before anything is sent again.',
      },
    );
  }
  const explanation = explain(errors);
  throw new KontorError(
    'rejected',
    errors[0]?.code || 'rejected',
    errors.map(error => error.text).join(' '),
    {
      details: { messages, ...(explanation ? { explanation } : {}) },
      next: nextStep(explanation),
    },
  );
}

function messagesOf(log: SoapLog | undefined): SapMessage[] {
  return (log?.Item ?? []).map(item => ({
    // TypeID comes as "605(RW)": number first.
    code: (item.TypeID ?? '').replace(/^(\w+)\((.+)\)$/, '$2/$1'),
    text: item.Note ?? '',
    severity: Number(item.SeverityCode) >= 3 ? 'error' : Number(item.SeverityCode) === 2 ? 'warning' : 'info',
  }));
}

function faultError(
  fault: NonNullable<NonNullable<SoapReply['Envelope']>['Body']>['Fault'],
  status: number,
): KontorError {
  const code = fault?.faultcode ?? fault?.Code?.Value ?? '';
  const text = textOf(fault?.faultstring ?? fault?.Reason?.Text);
  // The sender's fault is found before anything is booked; the server's may come at any time.
  const ours = /client|sender/i.test(code);
  return new KontorError(
    ours ? 'rejected' : 'uncertain',
    'soap-fault',
    `S/4HANA could not process the message: ${text || code || status}.`,
    {
      details: { status, messages: [{ code, text, severity: 'error' }] },
      next: ours
        ? 'Report this: the message that Kontor built is not what SAP expects.'
        : 'Kontor looks up whether the document exists before anything is sent again.',
    },
  );
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return String((value as { '#text'?: unknown } | undefined)?.['#text'] ?? '');
}
