// Deliveries are made from orders. Newer systems take our reference when a delivery is created; in others it is written
// right after. There, a delivery whose answer was lost cannot be told from one that a person made, and a person decides.
import { Decimal } from 'decimal.js';
import { toKontorError } from '../../../core/errors.ts';
import type { Reason } from '../../../core/reasons.ts';
import { unredactedReason } from '../../../core/redacted.ts';
import type { DryRun } from '../../../models/access.ts';
import type { StructuredType } from '../../../odata/metadata/model.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';
import type { S4Client } from '../../../s4/client.ts';
import { outboundDeliveries } from '../../../s4/documents/outbound-deliveries.ts';
import { salesOrders } from '../../../s4/documents/sales-orders.ts';
import type { Given, Search } from '../../kit/odata/create.ts';
import { say } from '../sentences.ts';
import { partOf } from './answered-ids.ts';
import type { S4Creation } from './s4-mapping.ts';
import { deliveryReference } from './sales.ts';

interface Item {
  order: string;
  order_item: string;
  quantity?: string;
  unit?: string;
  custom?: Entity;
}

const itemsOf = (given: Given) => given.items as Item[];
const ordersOf = (given: Given) => [...new Set(itemsOf(given).map(({ order }) => order))];
const isTaken = (type: StructuredType) => type.properties.get(deliveryReference)?.creatable === true;

export const deliveryCreation: S4Creation = {
  service: 'outboundDelivery',
  set: 'A_OutbDeliveryHeader',
  id: entity => partOf(entity, 'DeliveryDocument'),
  body: (given, type) => ({
    ShippingPoint: given.shipping_point,
    ...(isTaken(type) ? { [deliveryReference]: given.reference } : {}),
    ...(given.custom as Entity | undefined),
    to_DeliveryDocumentItem: itemsOf(given).map(item => ({
      ReferenceSDDocument: item.order,
      ReferenceSDDocumentItem: item.order_item,
      ActualDeliveryQuantity: item.quantity,
      DeliveryQuantityUnit: item.unit,
      ...item.custom,
    })),
  }),
  async complete(set, entity, { reference }) {
    if (isTaken(set.definition.type)) return [];
    try {
      await set.update(entity, { [deliveryReference]: reference });
      return [];
    } catch (thrown) {
      return [
        say.reason('reference-not-carried', { reference, why: unredactedReason(toKontorError(thrown)) }),
      ];
    }
  },
  search,
  dryRun,
};

/** Deliveries cannot be filtered by a reference (S4-73): those of its orders are looked through. */
async function search(
  { client, set }: Parameters<Search<S4Client>>[0],
  given: Given,
  since: Date | undefined,
): Promise<string[]> {
  const deliveries = outboundDeliveries(client);
  const ofOrders = await Promise.all(ordersOf(given).map(order => deliveries.ofOrder(order)));
  const there = [...new Map(ofOrders.flat().map(one => [one.DeliveryDocument, one])).values()];
  const ours = there.filter(one => one[deliveryReference] === given.reference);
  if (ours.length > 0 || isTaken(set.definition.type) || !since) return ours.map(deliveryCreation.id);
  const firstDay = new Date(since.getTime() - oneDayMs).toISOString().slice(0, 10);
  const unmarked = there.filter(one => !one[deliveryReference] && String(one.CreationDate) >= firstDay);
  if (unmarked.length === 0) return [];
  const numbers = unmarked.map(deliveryCreation.id).join(', ');
  throw say.error('perhaps-made', { numbers, reference: String(given.reference) });
}

/** A day in SAP is one of the system's time zone. */
const oneDayMs = 86_400_000;

/** Throws `input/not-deliverable`. */
async function dryRun(client: S4Client, _body: Entity, given: Given): Promise<DryRun> {
  const orders = salesOrders(client);
  const progress = new Map(
    await Promise.all(ordersOf(given).map(async order => [order, await orders.progress(order)] as const)),
  );
  for (const { order, order_item, quantity } of itemsOf(given)) {
    const { blocks, items = [] } = progress.get(order) ?? {};
    const item = items.find(one => Number(one.item) === Number(order_item));
    const named = { item: order_item, order };
    if (blocks?.delivery) throw notDeliverable(say.reason('order-blocked-for-delivery', { order }));
    if (!item) throw notDeliverable(say.reason('order-item-missing', named));
    if (item.rejected) throw notDeliverable(say.reason('order-item-rejected', named));
    const open = item.ordered.minus(item.delivered);
    if (open.lte(0)) throw notDeliverable(say.reason('order-item-delivered', named));
    if (quantity !== undefined && new Decimal(quantity).gt(open))
      throw notDeliverable(say.reason('order-item-open', { ...named, open: open.toFixed() }));
  }
  return {
    checked: [say.reason('orders-deliverable', { orders: [...progress.keys()].join(', ') })],
    warnings: [say.reason('checked-on-delivery')],
  };
}

const notDeliverable = (why: Reason) => say.error('not-deliverable', { why });
