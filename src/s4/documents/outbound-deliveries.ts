// Outbound deliveries (SAP_COM_0106): made from orders, picked, issued, taken back. SAP answers 200 to these actions
// even when it refuses them; such a report is thrown as the error that it is (S4-71).
import type { Changed } from '../../odata/prepared.ts';
import type { Entity } from '../../odata/values/read-entity.ts';
import type { S4Client } from '../client.ts';
import { lazyService } from './collection.ts';
import { existing } from './existing.ts';
import { salesOrders } from './sales-orders.ts';

export type OutboundDeliveries = ReturnType<typeof outboundDeliveries>;

export type TrackingField = 'BillOfLading' | 'MeansOfTransport' | 'DeliveryDocumentBySupplier';

export interface DeliveredItem {
  ReferenceSDDocument: string;
  ReferenceSDDocumentItem: string;
  ActualDeliveryQuantity?: string;
  DeliveryQuantityUnit?: string;
}

export function outboundDeliveries(client: S4Client) {
  const service = lazyService(client, 'outboundDelivery');
  const headers = service.set('A_OutbDeliveryHeader');
  const read = (delivery: string) => existing(headers, 'sap-outbound-delivery', delivery);
  /** With the version that is there now. */
  const act = async (name: string, delivery: string, parameters: Entity = {}) => {
    const record = await read(delivery);
    await service.call(name, { DeliveryDocument: delivery, ...parameters }, { record });
  };
  return {
    ...headers,
    items: service.set('A_OutbDeliveryItem'),
    /** The deliveries of an order, through its process flow: many systems cannot filter deliveries by it. */
    async ofOrder(order: string): Promise<Entity[]> {
      const followOns = await salesOrders(client).followOns(order);
      const numbers = followOns.filter(({ kind }) => kind === 'delivery').map(({ document }) => document);
      const found = await Promise.all(numbers.map(number => headers.one(number)));
      // The flow keeps deliveries that have been deleted since.
      return found.filter(delivery => delivery !== undefined);
    },
    /** Without a quantity: all that is open. Children are given as SAP spells them. */
    createFromOrder: (items: readonly DeliveredItem[], header: Entity = {}) =>
      headers.create({ ...header, to_DeliveryDocumentItem: items.map(item => ({ ...item })) }),
    pick: (delivery: string) => act('PickAllItems', delivery),
    pickItem: (
      delivery: string,
      DeliveryDocumentItem: string,
      ActualDeliveryQuantity: string,
      DeliveryQuantityUnit: string,
    ) =>
      act('PickOneItemWithSalesQuantity', delivery, {
        DeliveryDocumentItem,
        ActualDeliveryQuantity,
        DeliveryQuantityUnit,
      }),
    postGoodsIssue: (delivery: string) => act('PostGoodsIssue', delivery),
    /** `on`: YYYY-MM-DD, the day of the reversal. */
    reverseGoodsIssue: (delivery: string, on: string) =>
      act('ReverseGoodsIssue', delivery, { ActualGoodsMovementDate: on }),
    /** SAP has no field for a tracking number: `field` is the one that the system uses for it. */
    async setTracking(
      delivery: string,
      number: string,
      field: TrackingField = 'BillOfLading',
    ): Promise<Changed> {
      return headers.update(await read(delivery), { [field]: number });
    },
  };
}
