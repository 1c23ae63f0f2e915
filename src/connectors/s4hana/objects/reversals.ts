// What SAP never changes is taken back by a document of its own. That it was is seen from the record itself, so a lost
// answer is looked up like that of any other change.
import type { Clock } from '../../../core/clock.ts';
import type { Access, ObjectWrite, ObjectWriter } from '../../../models/access.ts';
import type { UnifiedRecord } from '../../../models/objects/all.ts';
import type { S4Client } from '../../../s4/client.ts';
import { billingDocuments } from '../../../s4/documents/billing-documents.ts';
import { knownServices } from '../../../s4/documents/known-services.ts';
import { materialDocuments } from '../../../s4/documents/material-documents.ts';
import { supplierInvoices } from '../../../s4/documents/supplier-invoices.ts';
import { reverseJournalEntry } from '../../../s4/soap/post-journal-entry.ts';
import { noSuchRecord } from '../../kit/odata/ids.ts';
import { say } from '../sentences.ts';

interface Undone {
  record: UnifiedRecord;
  /** What was given with it. */
  given: Record<string, string | undefined>;
}

interface Undoing {
  /** What would be sent, in SAP's own words. */
  to: string;
  body: Record<string, unknown>;
  send(message: { id: string; createdAt: Date }): Promise<unknown>;
}

export interface Reversal {
  isDone(record: UnifiedRecord): boolean;
  undo(client: S4Client, undone: Undone, createdByUser: string): Undoing;
}

export const reversals: Record<string, Reversal> = {
  invoices: {
    isDone: record => record.is_cancelled === true,
    undo: (client, { record }) => ({
      to: `${knownServices.billingDocument.path}/Cancel`,
      body: { BillingDocument: record.id },
      send: () => billingDocuments(client).cancel(record.id),
    }),
  },
  'supplier-invoices': {
    isDone: record => record.is_reversed === true,
    undo(client, { record, given: { reason = '', posting_date = '' } }) {
      const key = { SupplierInvoice: record.number, FiscalYear: record.fiscal_year };
      return {
        to: `${knownServices.supplierInvoice.path}/Cancel`,
        body: { ...key, ReversalReason: reason, PostingDate: posting_date },
        send: () => supplierInvoices(client).cancel(key, reason, posting_date),
      };
    },
  },
  'goods-movements': {
    isDone: ({ items }) => (items as { is_cancelled?: boolean }[]).every(item => item.is_cancelled === true),
    undo(client, { record, given: { posting_date } }) {
      const key = { MaterialDocumentYear: record.year, MaterialDocument: record.number };
      return {
        to: `${knownServices.materialDocument.path}/Cancel`,
        body: { ...key, PostingDate: posting_date },
        send: () => materialDocuments(client).cancel(key, posting_date),
      };
    },
  },
  'journal-entries': {
    isDone: record => record.is_reversed === true,
    undo(client, { record, given: { reason = '', posting_date = '' } }, CreatedByUser) {
      const reversal = {
        CompanyCode: String(record.company_code),
        AccountingDocumentType: String(record.type),
        DocumentReferenceID: String(record.reference ?? ''),
        DocumentHeaderText: String(record.text ?? ''),
        CreatedByUser,
        DocumentDate: posting_date,
        PostingDate: posting_date,
        ReversalReason: reason,
        reverses: {
          AccountingDocument: String(record.number),
          CompanyCode: String(record.company_code),
          FiscalYear: String(record.fiscal_year),
        },
      };
      return {
        to: knownServices.journalEntry.path,
        body: reversal,
        send: ({ id, createdAt }) => reverseJournalEntry(client, { messageId: id, createdAt, ...reversal }),
      };
    },
  },
};

type Reads = Pick<Required<Access>, 'get'>;

export const reversedBy =
  ({ isDone }: Reversal, reader: Reads) =>
  async (id: string): Promise<boolean> => {
    const found = await reader.get(id, { raw: false, parts: [] });
    return found !== undefined && isDone(found.record);
  };

export function reverser(
  client: S4Client,
  reversal: Reversal,
  reader: Reads,
  { clock, createdByUser }: { clock: Clock; createdByUser: string },
): ObjectWriter {
  const read = async ({ id = '' }: ObjectWrite) => (await reader.get(id, { raw: false, parts: [] }))?.record;
  /** Throws `missing/no-document`. */
  const undoing = async (write: ObjectWrite) => {
    const record = await read(write);
    if (!record) throw noSuchRecord('S/4HANA', write.id);
    const given = write.record as Undone['given'];
    return { record, ...reversal.undo(client, { record, given }, createdByUser) };
  };
  return {
    async prepare(write) {
      const { to, body } = await undoing(write);
      return { to, body };
    },
    async dryRun(write) {
      const { record } = await undoing(write);
      if (!reversal.isDone(record)) return { checked: [say.reason('stands')], warnings: [] };
      throw say.error('taken-back', { id: record.id });
    },
    async post(write, { requestId }) {
      const { record, send } = await undoing(write);
      await send({ id: requestId, createdAt: new Date(clock.now()) });
      return { number: record.id };
    },
    async find(write) {
      const record = await read(write);
      return record && reversal.isDone(record) ? [{ number: record.id }] : [];
    },
  };
}
