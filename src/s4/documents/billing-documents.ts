// Billing documents (SAP_COM_0120): read, cancelled and printed through V2, created through V4. What was posted for one
// is looked up in the ledger, because the number of the entry may be missing (S4-75, S4-76).
import type { Reason } from '../../core/reasons.ts';
import { eq } from '../../odata/filter.ts';
import type { Entity } from '../../odata/values/read-entity.ts';
import type { S4Client } from '../client.ts';
import { say } from '../sentences.ts';
import { lazyService } from './collection.ts';
import { existing } from './existing.ts';

export type BillingDocuments = ReturnType<typeof billingDocuments>;

export interface BillingOptions {
  /** YYYY-MM-DD; SAP's own when left out. */
  date?: string;
  /** Such as F2; SAP's own when left out. */
  type?: string;
  /** Leaves the accounting document out until `postToAccounting`. */
  withoutPosting?: boolean;
}

export function billingDocuments(client: S4Client) {
  const service = lazyService(client, 'billingDocument');
  const v4 = lazyService(client, 'billingDocumentV4');
  const headers = service.set('A_BillingDocument');
  return {
    read: headers.read,
    list: headers.list,
    one: headers.one,
    count: headers.count,
    items: service.set('A_BillingDocumentItem'),
    /** Bills orders, deliveries, returns or released requests; answers one document or several. */
    async createFrom(documents: readonly string[], options?: BillingOptions): Promise<Entity[]> {
      const { result } = await v4.call(creation, billed(documents, options), creatingOn);
      return result as Entity[];
    },
    /** What `createFrom` would send. */
    async preview(
      documents: readonly string[],
      options?: BillingOptions,
    ): Promise<{ to: string; body: unknown }> {
      const opened = await v4.open();
      const { path, body = '{}' } = opened.calling(creation, billed(documents, options), creatingOn);
      return { to: `${v4.path}/${path}`, body: JSON.parse(body) as unknown };
    },
    /** For documents that were created without posting them. */
    async postToAccounting(document: string): Promise<void> {
      const record = await existing(v4.set('BillingDocument'), 'sap-billing-document', document);
      await v4.call('PostToAccounting', {}, { on: { set: 'BillingDocument', key: document }, record });
    },
    /** Answers the number of the cancelling document. */
    async cancel(document: string): Promise<string> {
      const record = await existing(headers, 'sap-billing-document', document);
      const { result } = await service.call('Cancel', { BillingDocument: document }, { record });
      const [cancelled] = result as Entity[];
      const number = String(cancelled?.CancellationBillingDocument ?? '');
      if (number !== '') return number;
      throw say.error('unreadable-cancellation', { document });
    },
    /** The completed output, or a preview with a watermark where none is complete. Needs output control in SAP. */
    async pdf(document: string): Promise<Uint8Array> {
      const { result } = await service.call('GetPDF', { BillingDocument: document });
      return pdfBytes(
        (result as Entity).BillingDocumentBinary,
        say.reason('sap-billing-document', { number: document }),
      );
    },
    /** The items of the accounting document. */
    ledgerItems: (document: string) =>
      lazyService(client, 'ledgerItem')
        .set('A_OperationalAcctgDocItemCube')
        .list({ filter: eq('BillingDocument', document) }),
  };
}

const creation = 'CreateFromSDDocument';
const creatingOn = { on: { set: 'BillingDocument' } };

const billed = (documents: readonly string[], { date, type, withoutPosting }: BillingOptions = {}) => ({
  _Control: {
    ...(date === undefined ? {} : { DefaultBillingDocumentDate: date }),
    ...(type === undefined ? {} : { DefaultBillingDocumentType: type }),
    AutomPostingToAcctgIsDisabled: withoutPosting ?? false,
  },
  _Reference: documents.map(SDDocument => ({ SDDocument })),
});

/** Throws `missing/no-pdf` for an answer without one. */
export function pdfBytes(base64: unknown, document: Reason): Uint8Array {
  const bytes = Buffer.from(String(base64 ?? ''), 'base64');
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return bytes;
  throw say.error('no-pdf', { document });
}
