// Price and availability of an order without saving it (SAP_COM_0109). What SAP would refuse it refuses here too.

import { Decimal } from 'decimal.js';
import { answeredText } from '../../core/broken-answer.ts';
import type { ServiceMessage } from '../../odata/message.ts';
import type { Entity } from '../../odata/values/read-entity.ts';
import type { S4Client } from '../client.ts';
import { lazyService } from './collection.ts';

export interface Simulation {
  net: Decimal;
  currency: string;
  items: SimulatedItem[];
  warnings: ServiceMessage[];
  /** The whole answer. */
  entity: Entity;
}

export interface SimulatedItem {
  item: string;
  material: string;
  net: Decimal;
  wanted: Decimal;
  /** What could be confirmed, over all schedule lines. */
  confirmed: Decimal;
}

/** `order`: as for creating it, with `to_Item`. SAP fills the children only that are asked for. */
export async function simulateSalesOrder(client: S4Client, order: Entity): Promise<Simulation> {
  const items = ((order.to_Item as Entity[] | undefined) ?? []).map(item => ({
    to_PricingElement: [],
    to_ScheduleLine: [],
    ...item,
  }));
  const { entity, warnings } = await lazyService(client, 'salesOrderSimulation')
    .set('A_SalesOrderSimulation')
    .create({ to_Pricing: {}, ...order, to_Item: items });
  const rows = (entity.to_Item as Entity[] | undefined) ?? [];
  const pricing = (entity.to_Pricing as Entity | null) ?? {};
  const nets = rows.map(row => (row.NetAmount as Decimal | null) ?? new Decimal(0));
  return {
    net: (pricing.TotalNetAmount as Decimal | null) ?? Decimal.sum(0, ...nets),
    currency: String(pricing.TransactionCurrency ?? entity.TransactionCurrency ?? ''),
    items: rows.map((row, i) => ({
      item: answeredText(row, 'SalesOrderItem', 'S/4HANA'),
      material: String(row.Material ?? ''),
      net: nets[i] ?? new Decimal(0),
      wanted: (row.RequestedQuantity as Decimal | null) ?? new Decimal(0),
      confirmed: Decimal.sum(
        0,
        ...((row.to_ScheduleLine as Entity[] | undefined) ?? []).map(
          line => (line.ConfdOrderQtyByMatlAvailCheck as Decimal | null) ?? 0,
        ),
      ),
    })),
    warnings,
    entity,
  };
}
