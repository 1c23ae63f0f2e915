// Goods movements (SAP_COM_0108): receipts for purchase orders, issues, transfers, and their cancellation. Documents are
// never changed. `ReferenceDocument` (16 characters) is the only place for our reference, and not unique (S4-68, S4-69).
import { eq } from '../../odata/filter.ts';
import type { Entity } from '../../odata/values/read-entity.ts';
import type { S4Client } from '../client.ts';
import { lazyService } from './collection.ts';

export type MaterialDocuments = ReturnType<typeof materialDocuments>;

export interface ReceivedItem extends Entity {
  PurchaseOrder: string;
  PurchaseOrderItem: string;
  QuantityInEntryUnit: string;
}

export function materialDocuments(client: S4Client) {
  const service = lazyService(client, 'materialDocument');
  const headers = service.set('A_MaterialDocumentHeader');
  const post = (header: Entity, code: string, items: readonly Entity[], defaults: Entity) =>
    headers.create({
      ...header,
      GoodsMovementCode: code,
      to_MaterialDocumentItem: items.map(item => ({ ...defaults, ...item })),
    });
  return {
    read: headers.read,
    list: headers.list,
    one: headers.one,
    create: headers.create,
    items: service.set('A_MaterialDocumentItem'),
    findByReference: (reference: string) => headers.list({ filter: eq('ReferenceDocument', reference) }),
    /** Goods receipt for a purchase order: code 01, movement type 101, reference type B. */
    receive: (header: Entity, items: readonly ReceivedItem[]) =>
      post(header, '01', items, { GoodsMovementType: '101', GoodsMovementRefDocType: 'B' }),
    /** Goods issue: code 03; movement type 201 to a cost center when left out. */
    issue: (header: Entity, items: readonly Entity[]) =>
      post(header, '03', items, { GoodsMovementType: '201' }),
    /** Transfer between storage locations: code 04, movement type 311. */
    transfer: (header: Entity, items: readonly Entity[]) =>
      post(header, '04', items, { GoodsMovementType: '311' }),
    /**
     * Books the reversal and answers it. `document`: as it was read or created, or its year and number. `postingDate`:
     * YYYY-MM-DD, today's when left out.
     */
    async cancel({ MaterialDocumentYear, MaterialDocument }: Entity, postingDate?: string): Promise<Entity> {
      const parameters = { MaterialDocumentYear, MaterialDocument };
      const { result } = await service.call('Cancel', {
        ...parameters,
        ...(postingDate === undefined ? {} : { PostingDate: postingDate }),
      });
      return result as Entity;
    },
  };
}
