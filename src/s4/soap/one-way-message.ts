// One-way finance services (SAP_COM_0002): SAP takes the message and says nothing more. Whether it was posted is looked
// up later in the ledger, by our reference; a message that SAP refused shows up only in its own monitor (S4-84).
import type { Entity } from '../../odata/values/read-entity.ts';
import type { S4Client } from '../client.ts';
import { knownServices, type ServiceName } from '../documents/known-services.ts';
import { ledgerItems } from '../documents/ledger-items.ts';
import { errorOf } from '../sap-error.ts';
import { say } from '../sentences.ts';
import { buildEnvelope, faultError, maxOfEnvelope, parseEnvelope } from './envelope.ts';
import { type JournalEntryRequest, messageHeader, requestNode } from './journal-entry.ts';

export interface OneWayMessage {
  /** For the SAP administrator, who finds the message under it (application "Message Monitoring"). */
  messageId: string;
}

/**
 * Hands over entries, each with a reference of its own. `uuid` names the whole message: the same for the same message.
 * Throws `rejected` for a message that SAP cannot read, `uncertain` when no answer came.
 */
export async function handOverJournalEntries(
  client: S4Client,
  uuid: string,
  entries: readonly JournalEntryRequest[],
): Promise<OneWayMessage> {
  const [first] = entries;
  if (!first) throw say.error('nothing-to-post');
  const without = entries.filter(entry => entry.DocumentReferenceID === '');
  if (without.length > 0) {
    throw say.error('no-reference', { without: without.length, entries: entries.length });
  }
  return handOver(client, 'journalEntryAsync', uuid, 'JournalEntryBulkCreateRequest', {
    ...messageHeader({ messageId: uuid, createdAt: first.createdAt }),
    JournalEntryCreateRequest: entries.map(requestNode),
  });
}

export interface ClearingRequest {
  messageId: string;
  createdAt: Date;
  CompanyCode: string;
  AccountingDocumentType: string;
  /** YYYY-MM-DD */
  DocumentDate: string;
  PostingDate: string;
  currency: string;
  DocumentHeaderText?: string;
  CreatedByUser: string;
  /** Open items of customers (D) and suppliers (K) that come to zero together. */
  partyItems: (OpenItem & { AccountType: 'D' | 'K'; party: string })[];
  /** Open items of G/L accounts. */
  glItems?: (OpenItem & { GLAccount: string })[];
}

export interface OpenItem {
  FiscalYear: string;
  AccountingDocument: string;
  AccountingDocumentItem: string;
}

/**
 * Hands over open items that clear each other. The shape of this message was not read from a WSDL, as that of the others
 * was: check it against the system's own before relying on it. Throws as `handOverJournalEntries` does.
 */
export function handOverClearing(
  client: S4Client,
  uuid: string,
  clearing: ClearingRequest,
): Promise<OneWayMessage> {
  const open = (item: OpenItem) => ({
    FiscalYear: item.FiscalYear,
    AccountingDocument: item.AccountingDocument,
    AccountingDocumentItem: item.AccountingDocumentItem,
  });
  return handOver(client, 'journalEntryClearing', uuid, 'JournalEntryBulkClearingRequest', {
    ...messageHeader({ ...clearing, messageId: uuid }),
    JournalEntryClearingRequest: {
      ...messageHeader(clearing),
      JournalEntry: {
        CompanyCode: clearing.CompanyCode,
        AccountingDocumentType: clearing.AccountingDocumentType,
        DocumentDate: clearing.DocumentDate,
        PostingDate: clearing.PostingDate,
        CurrencyCode: clearing.currency,
        ...(clearing.DocumentHeaderText ? { DocumentHeaderText: clearing.DocumentHeaderText } : {}),
        CreatedByUser: clearing.CreatedByUser,
        APARItems: clearing.partyItems.map((item, i) => ({
          ReferenceDocumentItem: String(i + 1),
          CompanyCode: clearing.CompanyCode,
          AccountType: item.AccountType,
          APARAccount: item.party,
          ...open(item),
        })),
        GLItems: (clearing.glItems ?? []).map((item, i) => ({
          ReferenceDocumentItem: String(clearing.partyItems.length + i + 1),
          CompanyCode: clearing.CompanyCode,
          GLAccount: item.GLAccount,
          ...open(item),
        })),
      },
    },
  });
}

async function handOver(
  client: S4Client,
  service: ServiceName,
  uuid: string,
  root: string,
  body: object,
): Promise<OneWayMessage> {
  const reply = await client.request({
    method: 'POST',
    path: knownServices[service].path,
    maxBytes: maxOfEnvelope,
    headers: { 'content-type': 'text/xml; charset=utf-8', accept: 'text/xml' },
    body: buildEnvelope(root, body, uuid),
  });
  const fault = parseEnvelope(reply.text)?.Fault;
  if (fault) throw faultError(fault, reply.status);
  if (reply.status === 200 || reply.status === 202) return { messageId: uuid };
  throw errorOf(reply, { write: true, nowMs: client.now() });
}

export interface LaterConfirmation {
  reference: string;
  /** The documents that carry the reference; empty: not posted so far, or refused. Two: posted twice. */
  documents: { AccountingDocument: string; FiscalYear: string }[];
}

/** Reads the outcomes of entries that were handed over. */
export async function confirmJournalEntries(
  client: S4Client,
  companyCode: string,
  references: readonly string[],
): Promise<LaterConfirmation[]> {
  const items = ledgerItems(client);
  return Promise.all(
    references.map(async reference => ({
      reference,
      documents: distinct(await items.byReference(companyCode, reference)),
    })),
  );
}

function distinct(rows: readonly Entity[]): LaterConfirmation['documents'] {
  const found = rows.map(row => ({
    AccountingDocument: String(row.AccountingDocument),
    FiscalYear: String(row.FiscalYear),
  }));
  return [...new Map(found.map(one => [`${one.AccountingDocument}/${one.FiscalYear}`, one])).values()];
}
