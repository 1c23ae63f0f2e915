// Printing, and what SAP offers for it. There is no released service that triggers output: rules in SAP do, when a
// document is posted (S4-94).
import { KontorError } from '../../core/errors.ts';
import type { Entity } from '../../odata/values/read-entity.ts';
import type { S4Client } from '../client.ts';
import { billingDocuments, pdfBytes } from './billing-documents.ts';
import { lazyService } from './collection.ts';

export type PrintedDocument =
  | 'billing document'
  | 'purchase order'
  | 'sales order'
  | 'outbound delivery'
  | 'credit memo request'
  | 'supplier invoice';

export interface OutputOffer {
  /** A PDF can be fetched. */
  pdf: boolean;
  /** What to do when it should be printed, mailed or sent. */
  trigger: string;
}

const byRules = (when: string) =>
  `SAP offers no service that triggers this output. ${when} and the output rules of the system (BRF+) fire; for more, the customer publishes a service of their own (YY1_… or Z…).`;

export const outputOffers: Record<PrintedDocument, OutputOffer> = {
  'billing document': { pdf: true, trigger: byRules('Post the billing document') },
  'purchase order': { pdf: true, trigger: byRules('Release the purchase order') },
  'sales order': { pdf: false, trigger: byRules('Create or change the sales order') },
  'outbound delivery': { pdf: false, trigger: byRules('Post the goods issue') },
  'credit memo request': { pdf: false, trigger: byRules('Bill the request and print the billing document') },
  'supplier invoice': {
    pdf: false,
    trigger: 'SAP prints no supplier invoices: the original is an attachment of the document.',
  },
};

/** Throws `input/no-pdf` for a kind of document that has none, `missing/no-pdf` where the system answers none. */
export async function documentPdf(
  client: S4Client,
  kind: PrintedDocument,
  number: string,
): Promise<Uint8Array> {
  if (kind === 'billing document') return billingDocuments(client).pdf(number);
  if (kind === 'purchase order') {
    const { result } = await lazyService(client, 'purchaseOrder').call('GetPDF', { PurchaseOrder: number });
    return pdfBytes((result as Entity).PurchaseOrderBinary, `purchase order ${number}`);
  }
  throw new KontorError('input', 'no-pdf-service', `SAP has no service that answers a PDF of a ${kind}.`, {
    next: outputOffers[kind].trigger,
  });
}
