// Supplier invoices (SAP_COM_0057): created whole, never changed, cancelled by a document of their own. The supplier's
// number is our reference; SAP checks it for duplicates as the company code is configured (FACTS §8).
import { and, eq } from '../../odata/filter.ts';
import type { Entity } from '../../odata/values/read-entity.ts';
import type { S4Client } from '../client.ts';
import { type Collection, lazyService } from './collection.ts';

export interface SupplierInvoiceKey {
  SupplierInvoice: string;
  FiscalYear: string;
}

/** An invoice is named by the record that was read or created, or by its number and year. */
export interface SupplierInvoices extends Omit<Collection, 'update'> {
  /** Lines that refer to purchase orders. */
  purchaseOrderLines: Pick<Collection, 'read' | 'list' | 'one'>;
  findByReference(supplierNumber: string, invoicingParty: string): Promise<Entity[]>;
  /** Posts an invoice that was held. */
  post(invoice: Entity): Promise<void>;
  /** Lifts the payment block. */
  release(invoice: Entity): Promise<void>;
  /** Answers the number of the cancelling document. `postingDate`: YYYY-MM-DD. */
  cancel(invoice: Entity, reason: string, postingDate: string): Promise<SupplierInvoiceKey>;
}

export function supplierInvoices(client: S4Client): SupplierInvoices {
  const service = lazyService(client, 'supplierInvoice');
  const { update: _refused, ...headers } = service.set('A_SupplierInvoice');
  const keyOf = ({ SupplierInvoice, FiscalYear }: Entity) => ({ SupplierInvoice, FiscalYear });
  return {
    ...headers,
    purchaseOrderLines: service.set('A_SuplrInvcItemPurOrdRef'),
    findByReference: (supplierNumber, invoicingParty) =>
      headers.list({
        filter: and(
          eq('SupplierInvoiceIDByInvcgParty', supplierNumber),
          eq('InvoicingParty', invoicingParty),
        ),
      }),
    async post(key) {
      await service.call('Post', keyOf(key));
    },
    async release(key) {
      await service.call('Release', { ...keyOf(key), DiscountDaysHaveToBeShifted: false });
    },
    async cancel(key, ReversalReason, PostingDate) {
      const { result } = await service.call('Cancel', { ...keyOf(key), ReversalReason, PostingDate });
      const { ReverseDocument, FiscalYear } = result as Entity;
      return { SupplierInvoice: String(ReverseDocument ?? ''), FiscalYear: String(FiscalYear ?? '') };
    },
  };
}
