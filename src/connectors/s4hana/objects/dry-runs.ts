// What can be asked of a system before something is written, without writing.
import type { Decimal } from 'decimal.js';
import { saidBySystem } from '../../../core/reasons.ts';
import type { DryRun } from '../../../models/access.ts';
import { anyOf } from '../../../odata/filter.ts';
import type { ServiceModel, StructuredType } from '../../../odata/metadata/model.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';
import type { S4Client } from '../../../s4/client.ts';
import { lazyService } from '../../../s4/documents/collection.ts';
import { simulateSalesOrder } from '../../../s4/documents/simulate-sales-order.ts';
import type { Given } from '../../kit/odata/create.ts';
import { say } from '../sentences.ts';

/** Price and availability from SAP itself; what it would refuse it refuses here. It knows no custom fields. */
export async function dryRunOfSalesOrder(client: S4Client, body: Entity): Promise<DryRun> {
  const { set, model } = await lazyService(client, 'salesOrderSimulation').open();
  const { type } = set('A_SalesOrderSimulation').definition;
  const simulated = await simulateSalesOrder(client, inTermsOf(type, model, body));
  const { net, currency, items, warnings } = simulated;
  const text = (value: Decimal) => value.toFixed();
  return {
    checked: [say.reason('order-simulated')],
    simulated: {
      net_amount: text(net),
      currency,
      items: items.map(item => ({
        id: item.item,
        product: item.material,
        quantity: text(item.wanted),
        net_amount: text(item.net),
        confirmed_quantity: text(item.confirmed),
      })),
    },
    warnings: warnings.map(({ text: words }) => saidBySystem(words)),
  };
}

/** Of an order's fields those that the simulation knows too. */
function inTermsOf(type: StructuredType, model: ServiceModel, body: Entity): Entity {
  const known = Object.entries(body).flatMap(([name, value]): [string, unknown][] => {
    if (value === undefined) return [];
    if (type.properties.has(name)) return [[name, value]];
    const target = model.types.get(type.navigations.get(name)?.target ?? '');
    return target && Array.isArray(value)
      ? [[name, value.map(child => inTermsOf(target, model, child as Entity))]]
      : [];
  });
  return Object.fromEntries(known);
}

/** The purchase orders that are referred to, and their items, exist. Throws `input/no-purchase-order-item`. */
export async function dryRunOfPurchaseOrders(client: S4Client, _body: Entity, given: Given): Promise<DryRun> {
  const wanted = (given.items as Record<string, string | undefined>[]).filter(item => item.purchase_order);
  if (wanted.length === 0) return { checked: [], warnings: [] };
  const numbers = [...new Set(wanted.map(item => item.purchase_order))];
  const rows = await lazyService(client, 'purchaseOrder')
    .set('A_PurchaseOrderItem')
    .list({ filter: anyOf('PurchaseOrder', numbers), select: ['PurchaseOrder', 'PurchaseOrderItem'] });
  const unnamed = wanted.find(item => !item.purchase_order_item);
  if (unnamed) throw say.error('purchase-order-alone', { order: unnamed.purchase_order ?? '' });
  const nameOf = (order: unknown, item: unknown) => `${order}/${String(item).replace(/^0+/, '')}`;
  const known = new Set(rows.map(row => nameOf(row.PurchaseOrder, row.PurchaseOrderItem)));
  const missing = wanted
    .map(item => nameOf(item.purchase_order, item.purchase_order_item))
    .filter(name => !known.has(name));
  if (missing.length > 0) throw say.error('no-purchase-order-item', { items: missing.join(', ') });
  return {
    checked: [say.reason('purchase-orders-complete', { orders: numbers.join(', ') })],
    warnings: [],
  };
}
