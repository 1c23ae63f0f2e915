// Supplier invoices (SAP_COM_0057): created whole, never changed, cancelled by a document of their own. The supplier's
// number is our reference; SAP checks it for duplicates as the company code is configured (S4-61).
import { and, eq } from '../../odata/filter.ts';
import type { Entity } from '../../odata/values/read-entity.ts';
import type { S4Client } from '../client.ts';
import { lazyService } from './collection.ts';

export interface SupplierInvoiceKey {
  SupplierInvoice: string;
  FiscalYear: string;
}

/** An invoice is named by the record that was read or created, or by its number and year. */
export type SupplierInvoices = ReturnType<typeof supplierInvoices>;

export function supplierInvoices(client: S4Client) {
  const service = lazyService(client, 'supplierInvoice');
  const { update: _refused, ...headers } = service.set('A_SupplierInvoice');
  const keyOf = ({ SupplierInvoice, FiscalYear }: Entity) => ({ SupplierInvoice, FiscalYear });
  return {
    ...headers,
    /** Lines that refer to purchase orders. */
    purchaseOrderLines: service.set('A_SuplrInvcItemPurOrdRef'),
    findByReference: (supplierNumber: string, invoicingParty: string) =>
      headers.list({
        filter: and(
          eq('SupplierInvoiceIDByInvcgParty', supplierNumber),
          eq('InvoicingParty', invoicingParty),
        ),
      }),
    /** Posts an invoice that was held. */
    async post(key: Entity): Promise<void> {
      await service.call('Post', keyOf(key));
    },
    /** Lifts the payment block. */
    async release(key: Entity): Promise<void> {
      await service.call('Release', { ...keyOf(key), DiscountDaysHaveToBeShifted: false });
    },
    /** Answers the number of the cancelling document. `postingDate`: YYYY-MM-DD. */
    async cancel(key: Entity, ReversalReason: string, PostingDate: string): Promise<SupplierInvoiceKey> {
      const { result } = await service.call('Cancel', { ...keyOf(key), ReversalReason, PostingDate });
      const { ReverseDocument, FiscalYear } = result as Entity;
      return { SupplierInvoice: String(ReverseDocument ?? ''), FiscalYear: String(FiscalYear ?? '') };
    },
  };
}
