// Outbound deliveries (SAP_COM_0106): made from orders, picked, issued, taken back. SAP answers 200 to these actions
// even when it refuses them; such a report is thrown as the error that it is (FACTS §11).
import type { Changed, Written } from '../../odata/prepared.ts';
import type { Entity } from '../../odata/values/read-entity.ts';
import type { S4Client } from '../client.ts';
import { type Collection, lazyService } from './collection.ts';
import { existing } from './existing.ts';
import { salesOrders } from './sales-orders.ts';

export interface OutboundDeliveries extends Collection {
  items: Pick<Collection, 'read' | 'list' | 'one' | 'update'>;
  /** The deliveries of an order, through its process flow: many systems cannot filter deliveries by it. */
  ofOrder(order: string): Promise<Entity[]>;
  /** Without a quantity: all that is open. Children are given as SAP spells them. */
  createFromOrder(items: readonly DeliveredItem[], header?: Entity): Promise<Written<Entity>>;
  pick(delivery: string): Promise<void>;
  pickItem(delivery: string, item: string, quantity: string, unit: string): Promise<void>;
  postGoodsIssue(delivery: string): Promise<void>;
  /** `on`: YYYY-MM-DD, the day of the reversal. */
  reverseGoodsIssue(delivery: string, on: string): Promise<void>;
  /** SAP has no field for a tracking number: `field` is the one that the system uses for it. */
  setTracking(delivery: string, number: string, field?: TrackingField): Promise<Changed>;
}

export type TrackingField = 'BillOfLading' | 'MeansOfTransport' | 'DeliveryDocumentBySupplier';

export interface DeliveredItem {
  ReferenceSDDocument: string;
  ReferenceSDDocumentItem: string;
  ActualDeliveryQuantity?: string;
  DeliveryQuantityUnit?: string;
}

export function outboundDeliveries(client: S4Client): OutboundDeliveries {
  const service = lazyService(client, 'outboundDelivery');
  const headers = service.set('A_OutbDeliveryHeader');
  const read = (delivery: string) => existing(headers, 'Delivery', delivery);
  /** With the version that is there now. */
  const act = async (name: string, delivery: string, parameters: Entity = {}) => {
    const record = await read(delivery);
    await service.call(name, { DeliveryDocument: delivery, ...parameters }, { record });
  };
  return {
    ...headers,
    items: service.set('A_OutbDeliveryItem'),
    async ofOrder(order) {
      const followOns = await salesOrders(client).followOns(order);
      const numbers = followOns.filter(({ kind }) => kind === 'delivery').map(({ document }) => document);
      const found = await Promise.all(numbers.map(number => headers.one(number)));
      // The flow keeps deliveries that have been deleted since.
      return found.filter(delivery => delivery !== undefined);
    },
    createFromOrder: (items, header = {}) =>
      headers.create({ ...header, to_DeliveryDocumentItem: items.map(item => ({ ...item })) }),
    pick: delivery => act('PickAllItems', delivery),
    pickItem: (delivery, DeliveryDocumentItem, ActualDeliveryQuantity, DeliveryQuantityUnit) =>
      act('PickOneItemWithSalesQuantity', delivery, {
        DeliveryDocumentItem,
        ActualDeliveryQuantity,
        DeliveryQuantityUnit,
      }),
    postGoodsIssue: delivery => act('PostGoodsIssue', delivery),
    reverseGoodsIssue: (delivery, on) => act('ReverseGoodsIssue', delivery, { ActualGoodsMovementDate: on }),
    async setTracking(delivery, number, field = 'BillOfLading') {
      return headers.update(await read(delivery), { [field]: number });
    },
  };
}
