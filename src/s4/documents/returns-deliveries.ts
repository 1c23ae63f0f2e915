import type { Entity } from '../../odata/values/read-entity.ts';
import type { S4Client } from '../client.ts';
import { lazyService } from './collection.ts';
import { existing } from './existing.ts';
import type { DeliveredItem } from './outbound-deliveries.ts';

export type ReturnsDeliveries = ReturnType<typeof returnsDeliveries>;

export function returnsDeliveries(client: S4Client) {
  const service = lazyService(client, 'returnsDelivery');
  const headers = service.set('A_ReturnsDeliveryHeader');
  /** With the version that is there now. */
  const act = async (name: string, delivery: string, parameters: Entity = {}) => {
    const record = await existing(headers, 'sap-returns-delivery', delivery);
    await service.call(name, { DeliveryDocument: delivery, ...parameters }, { record });
  };
  return {
    read: headers.read,
    list: headers.list,
    one: headers.one,
    update: headers.update,
    items: service.set('A_ReturnsDeliveryItem'),
    /** Without a quantity: all that has not come back yet. */
    createFromReturn: (items: readonly DeliveredItem[], header: Entity = {}) =>
      headers.create({ ...header, to_DeliveryDocumentItem: items.map(item => ({ ...item })) }),
    putAway: (delivery: string) => act('PutawayAllItems', delivery),
    postGoodsReceipt: (delivery: string) => act('PostGoodsReceipt', delivery),
    /** `on`: YYYY-MM-DD, the day of the reversal. */
    reverseGoodsReceipt: (delivery: string, on: string) =>
      act('ReverseGoodsReceipt', delivery, { ActualGoodsMovementDate: on }),
  };
}
