// Invoices are made by billing another document, which SAP does once for each: that document is what an invoice is found
// again by. Cancelled ones do not count, because then it can be billed again.
import { toKontorError } from '../../../core/errors.ts';
import type { Reason } from '../../../core/reasons.ts';
import type { DryRun, ObjectWrite, ObjectWriter } from '../../../models/access.ts';
import { anyOf, eq } from '../../../odata/filter.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';
import type { S4Client } from '../../../s4/client.ts';
import { type BillingOptions, billingDocuments } from '../../../s4/documents/billing-documents.ts';
import { lazyService } from '../../../s4/documents/collection.ts';
import type { ServiceName } from '../../../s4/documents/known-services.ts';
import { type DocumentKind, say as ofSap } from '../../../s4/sentences.ts';
import { requireFields, takeOnly } from '../../kit/input-fields.ts';
import { say } from '../sentences.ts';
import { partOf } from './answered-ids.ts';

interface NewInvoice {
  refers_to: string;
  date?: string;
  type?: string;
  without_posting?: boolean;
}

/** Customer, currency and items are those of the document that is billed. */
const taken = ['refers_to', 'date', 'type', 'without_posting'];

/** Throws `input/fields-missing` and `input/fields-not-taken`. */
function askedFor({ record }: ObjectWrite): NewInvoice {
  requireFields('S/4HANA', record, ['refers_to']);
  takeOnly('S/4HANA', record, taken);
  return record as unknown as NewInvoice;
}

const optionsOf = ({ date, type, without_posting }: NewInvoice): BillingOptions => ({
  ...(date === undefined ? {} : { date }),
  ...(type === undefined ? {} : { type }),
  ...(without_posting === undefined ? {} : { withoutPosting: without_posting }),
});

export function invoiceWriter(client: S4Client): ObjectWriter {
  const billing = billingDocuments(client);
  return {
    async prepare(write) {
      const asked = askedFor(write);
      return billing.preview([asked.refers_to], optionsOf(asked));
    },
    async dryRun(write) {
      return checkBillable(client, askedFor(write).refers_to);
    },
    async post(write) {
      const asked = askedFor(write);
      const made = await billing.createFrom([asked.refers_to], optionsOf(asked));
      const [first, ...more] = made.map(one => partOf(one, 'BillingDocument'));
      if (first === undefined) throw nothingBilled(asked.refers_to);
      return {
        number: first,
        warnings: more.length > 0 ? [say.reason('invoice-split', { others: more.join(', ') })] : [],
      };
    },
    async find(write) {
      const items = await billing.items.list({
        filter: eq('ReferenceSDDocument', askedFor(write).refers_to),
        select: ['BillingDocument'],
      });
      const numbers = [...new Set(items.map(item => partOf(item, 'BillingDocument')))];
      if (numbers.length === 0) return [];
      const documents = await billing.list({
        filter: anyOf('BillingDocument', numbers),
        select: ['BillingDocument', 'BillingDocumentIsCancelled', 'CancelledBillingDocument'],
        orderBy: ['BillingDocument'],
      });
      const standing = documents.filter(
        one => one.BillingDocumentIsCancelled !== true && !one.CancelledBillingDocument,
      );
      // Several are one that SAP has split: it bills nothing twice.
      return standing.slice(0, 1).map(one => ({ number: partOf(one, 'BillingDocument') }));
    },
  };
}

const nothingBilled = (document: string) => say.error('nothing-billed', { document });

/** What can be billed, and why it could not be. */
const billables: {
  service: ServiceName;
  set: string;
  kind: DocumentKind;
  refusal(row: Entity): Reason | undefined;
}[] = [
  {
    service: 'outboundDelivery',
    set: 'A_OutbDeliveryHeader',
    kind: 'sap-outbound-delivery',
    refusal: row =>
      row.OverallGoodsMovementStatus !== 'C'
        ? say.reason('goods-issue-missing')
        : row.OverallDelivReltdBillgStatus === 'C'
          ? say.reason('billed-already')
          : blocked(row),
  },
  {
    service: 'salesOrder',
    set: 'A_SalesOrder',
    kind: 'sap-sales-order',
    refusal: blocked,
  },
  {
    service: 'creditMemoRequest',
    set: 'A_CreditMemoRequest',
    kind: 'sap-credit-memo-request',
    refusal: blocked,
  },
  {
    service: 'customerReturn',
    set: 'A_CustomerReturn',
    kind: 'sap-customer-return',
    refusal: blocked,
  },
];

function blocked(row: Entity): Reason | undefined {
  return row.HeaderBillingBlockReason
    ? say.reason('blocked-for-billing', { block: String(row.HeaderBillingBlockReason) })
    : undefined;
}

/** Throws `input/not-billable`. Services that are not released are left out: one kind of document may be all that is billed. */
async function checkBillable(client: S4Client, document: string): Promise<DryRun> {
  const unknown: Reason[] = [];
  for (const { service, set, kind, refusal } of billables) {
    try {
      const row = await lazyService(client, service).set(set).one(document);
      if (!row) continue;
      const [named, why] = [ofSap.reason(kind, { number: document }), refusal(row)];
      if (why) throw notBillable(named, why);
      return { checked: [say.reason('can-be-billed', { document: named })], warnings: [] };
    } catch (thrown) {
      if (toKontorError(thrown).kind !== 'forbidden') throw thrown;
      unknown.push(ofSap.reason(kind, { number: document }));
    }
  }
  if (unknown.length === 0) throw notBillable(document, say.reason('nothing-to-bill'));
  return { checked: [], warnings: [say.reason('cannot-see-whether', { document, kinds: unknown })] };
}

const notBillable = (document: string | Reason, why: Reason) =>
  say.error('not-billable', { document, why }, { also: ofSap.words.en });
