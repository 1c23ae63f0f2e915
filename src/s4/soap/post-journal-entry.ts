import { excerpt } from '../../core/excerpt.ts';
import { externalText } from '../../core/external-text.ts';
import { longestMessage, type ServiceMessage } from '../../odata/message.ts';
import type { S4Client } from '../client.ts';
import { knownServices } from '../documents/known-services.ts';
import { explain } from '../messages/explain.ts';
import { errorOf } from '../sap-error.ts';
import { sapRefusal, say } from '../sentences.ts';
import { buildEnvelope, faultError, maxOfEnvelope, parseEnvelope, soapTime } from './envelope.ts';
import {
  type JournalEntryRequest,
  type JournalEntryReversal,
  requestNode,
  reversalNode,
} from './journal-entry.ts';

const soapAction =
  'http://sap.com/xi/SAPSCORE/SFIN/JournalEntryCreateRequestConfirmation_In/JournalEntryCreateRequestConfirmation_InRequest';

export interface PostedJournalEntry {
  AccountingDocument: string;
  CompanyCode: string;
  FiscalYear: string;
  messages: ServiceMessage[];
}

/**
 * Throws `rejected` when SAP says why not (every message in `details.messages`), `uncertain` when the answer was
 * lost or says nothing.
 */
export function postJournalEntry(client: S4Client, entry: JournalEntryRequest): Promise<PostedJournalEntry> {
  return send(client, entry, requestNode(entry));
}

/** Takes an entry back by a new one. Throws as `postJournalEntry` does. */
export function reverseJournalEntry(
  client: S4Client,
  reversal: JournalEntryReversal,
): Promise<PostedJournalEntry> {
  return send(client, reversal, reversalNode(reversal));
}

async function send(
  client: S4Client,
  { messageId, createdAt }: { messageId: string; createdAt: Date },
  JournalEntryCreateRequest: object,
): Promise<PostedJournalEntry> {
  const reply = await client.request({
    method: 'POST',
    path: knownServices.journalEntry.path,
    maxBytes: maxOfEnvelope,
    headers: { 'content-type': 'text/xml; charset=utf-8', accept: 'text/xml', soapaction: `"${soapAction}"` },
    body: buildEnvelope('JournalEntryBulkCreateRequest', {
      MessageHeader: { ID: messageId, CreationDateTime: soapTime(createdAt) },
      JournalEntryCreateRequest,
    }),
  });
  const body = parseEnvelope(reply.text);
  if (body?.Fault) throw faultError(body.Fault, reply.status);
  // Another good status, which a gateway may answer, says nothing of the document.
  if (reply.status >= 300) throw errorOf(reply, { write: true, nowMs: client.now() });
  return readConfirmation(body?.JournalEntryBulkCreateConfirmation as BulkConfirmation | undefined);
}

interface BulkConfirmation {
  JournalEntryCreateConfirmation?: Confirmation[];
  Log?: SoapLog;
}

interface Confirmation {
  JournalEntryCreateConfirmation?: Partial<Record<keyof typeof keyParts, unknown>>[];
  Log?: SoapLog;
}

interface SoapLog {
  Item?: { TypeID?: unknown; SeverityCode?: unknown; Note?: unknown }[];
}

/** What names a document; less than all three names none. */
const keyParts = {
  AccountingDocument: /^0*[1-9]\d*$/,
  CompanyCode: /^\w{1,4}$/,
  FiscalYear: /^\d{4}$/,
};

function readConfirmation(bulk: BulkConfirmation | undefined): PostedJournalEntry {
  const confirmation = bulk?.JournalEntryCreateConfirmation?.[0];
  const document = confirmation?.JournalEntryCreateConfirmation?.[0];
  const messages = [...messagesOf(confirmation?.Log), ...messagesOf(bulk?.Log)];
  const key = (part: keyof typeof keyParts) => externalText(document?.[part]);
  if (Object.entries(keyParts).every(([part, form]) => form.test(key(part as keyof typeof keyParts)))) {
    return {
      AccountingDocument: key('AccountingDocument'),
      CompanyCode: key('CompanyCode'),
      FiscalYear: key('FiscalYear'),
      messages: messages.filter(message => message.severity !== 'info'),
    };
  }
  const errors = messages.filter(message => message.severity === 'error');
  if (errors.length === 0) {
    throw say.error('unreadable-confirmation', { system: 'S/4HANA', advice: say.reason('sap-looks-up') });
  }
  throw sapRefusal(errors[0]?.code || 'rejected', excerpt(errors.map(error => error.text).join(' '), 2_000), {
    messages,
    explanation: explain(errors),
  });
}

function messagesOf(log: SoapLog | undefined): ServiceMessage[] {
  return (log?.Item ?? []).map(item => ({
    // TypeID comes as "605(RW)": number first.
    code: externalText(item.TypeID).replace(/^(\w+)\((.+)\)$/, '$2/$1'),
    text: excerpt(externalText(item.Note), longestMessage),
    severity: Number(item.SeverityCode) >= 3 ? 'error' : Number(item.SeverityCode) === 2 ? 'warning' : 'info',
  }));
}
