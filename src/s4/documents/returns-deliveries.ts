// Returns deliveries (SAP_COM_0106): goods of a customer return, put away and received into stock.
import type { Written } from '../../odata/prepared.ts';
import type { Entity } from '../../odata/values/read-entity.ts';
import type { S4Client } from '../client.ts';
import { type Collection, lazyService } from './collection.ts';
import { existing } from './existing.ts';
import type { DeliveredItem } from './outbound-deliveries.ts';

export interface ReturnsDeliveries extends Pick<Collection, 'read' | 'list' | 'one' | 'update'> {
  items: Pick<Collection, 'read' | 'list' | 'one'>;
  /** Without a quantity: all that has not come back yet. */
  createFromReturn(items: readonly DeliveredItem[], header?: Entity): Promise<Written<Entity>>;
  putAway(delivery: string): Promise<void>;
  postGoodsReceipt(delivery: string): Promise<void>;
  /** `on`: YYYY-MM-DD, the day of the reversal. */
  reverseGoodsReceipt(delivery: string, on: string): Promise<void>;
}

export function returnsDeliveries(client: S4Client): ReturnsDeliveries {
  const service = lazyService(client, 'returnsDelivery');
  const headers = service.set('A_ReturnsDeliveryHeader');
  /** With the version that is there now. */
  const act = async (name: string, delivery: string, parameters: Entity = {}) => {
    const record = await existing(headers, 'Returns delivery', delivery);
    await service.call(name, { DeliveryDocument: delivery, ...parameters }, { record });
  };
  return {
    read: headers.read,
    list: headers.list,
    one: headers.one,
    update: headers.update,
    items: service.set('A_ReturnsDeliveryItem'),
    createFromReturn: (items, header = {}) =>
      headers.create({ ...header, to_DeliveryDocumentItem: items.map(item => ({ ...item })) }),
    putAway: delivery => act('PutawayAllItems', delivery),
    postGoodsReceipt: delivery => act('PostGoodsReceipt', delivery),
    reverseGoodsReceipt: (delivery, on) =>
      act('ReverseGoodsReceipt', delivery, { ActualGoodsMovementDate: on }),
  };
}
