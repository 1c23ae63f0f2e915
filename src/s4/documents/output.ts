// Printing, and what SAP offers for it. There is no released service that triggers output: rules in SAP do, when a
// document is posted (S4-94).
import { type Reason, speaker } from '../../core/reasons.ts';
import type { Entity } from '../../odata/values/read-entity.ts';
import type { S4Client } from '../client.ts';
import { say } from '../sentences.ts';
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

type Rule = 'trigger-bill' | 'trigger-release' | 'trigger-change' | 'trigger-issue' | 'trigger-request';
const byRules = (rule: Rule) => say.reason('triggered-by-rules', { step: say.reason(rule) });

const triggers: Record<PrintedDocument, Reason> = {
  'billing document': byRules('trigger-bill'),
  'purchase order': byRules('trigger-release'),
  'sales order': byRules('trigger-change'),
  'outbound delivery': byRules('trigger-issue'),
  'credit memo request': byRules('trigger-request'),
  'supplier invoice': say.reason('never-printed'),
};

const speak = speaker(say.words.en);
const offer = (kind: PrintedDocument, pdf: boolean): OutputOffer => ({ pdf, trigger: speak(triggers[kind]) });

export const outputOffers: Record<PrintedDocument, OutputOffer> = {
  'billing document': offer('billing document', true),
  'purchase order': offer('purchase order', true),
  'sales order': offer('sales order', false),
  'outbound delivery': offer('outbound delivery', false),
  'credit memo request': offer('credit memo request', false),
  'supplier invoice': offer('supplier invoice', false),
};

const unprinted = {
  'sales order': 'sap-sales-order',
  'outbound delivery': 'sap-outbound-delivery',
  'credit memo request': 'sap-credit-memo-request',
  'supplier invoice': 'sap-supplier-invoice',
} as const;

/** Throws `input/no-pdf-service` for a kind of document that has none, `missing/no-pdf` where the system answers none. */
export async function documentPdf(
  client: S4Client,
  kind: PrintedDocument,
  number: string,
): Promise<Uint8Array> {
  if (kind === 'billing document') return billingDocuments(client).pdf(number);
  if (kind === 'purchase order') {
    const { result } = await lazyService(client, 'purchaseOrder').call('GetPDF', { PurchaseOrder: number });
    return pdfBytes((result as Entity).PurchaseOrderBinary, say.reason('sap-purchase-order', { number }));
  }
  throw say.error('no-pdf-service', {
    document: say.reason(unprinted[kind], { number }),
    advice: triggers[kind],
  });
}
