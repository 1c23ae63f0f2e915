// Products (SAP_COM_0009). They are read through V2 and created through V4, which is the one that public clouds accept
// (S4-63, S4-33). The two disagree on unit codes: V4 says ST where V2 says PC.
import type { Decimal } from 'decimal.js';
import { and, eq } from '../../odata/filter.ts';
import type { Entity } from '../../odata/values/read-entity.ts';
import type { S4Client } from '../client.ts';
import { lazyService } from './collection.ts';

export type Products = ReturnType<typeof products>;

export interface UnitPrice {
  /** Of one unit: SAP keeps it for `PriceUnitQty` of them. */
  price: Decimal;
  currency: string;
  kind: 'standard' | 'moving average';
}

export function products(client: S4Client) {
  const service = lazyService(client, 'product');
  const v4 = lazyService(client, 'productV4').set('Product');
  const { create: _refused, ...readable } = service.set('A_Product');
  const valuations = service.set('A_ProductValuation');
  return {
    ...readable,
    plants: service.set('A_ProductPlant'),
    storageLocations: service.set('A_ProductStorageLocation'),
    descriptions: service.set('A_ProductDescription'),
    units: service.set('A_ProductUnitsOfMeasure'),
    salesDeliveries: service.set('A_ProductSalesDelivery'),
    valuations,
    /** The same products through the V4 service, with its field names and units. */
    v4,
    /** Through V4: field names and units as V4 has them. Every child gets the product's number. */
    create: (product: Entity) => v4.create(withNumber(product, product.Product)),
    /** What one unit costs in a plant; undefined where it is not valued there. */
    async priceInPlant(product: string, plant: string): Promise<UnitPrice | undefined> {
      const [row] = await valuations.list({
        filter: and(eq('Product', product), eq('ValuationArea', plant), eq('ValuationType', '')),
      });
      if (!row) return undefined;
      const kind = row.InventoryValuationProcedure === 'V' ? 'moving average' : 'standard';
      const price = row[kind === 'standard' ? 'StandardPrice' : 'MovingAveragePrice'] as Decimal;
      return { price: price.div(row.PriceUnitQty as Decimal), currency: String(row.Currency), kind };
    },
  };
}

/** V4 wants the key in every child (CMD_PROD_RAP/003). */
function withNumber(record: Entity, Product: unknown): Entity {
  return Object.fromEntries(
    Object.entries({ Product, ...record }).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(child => withNumber(child as Entity, Product)) : value,
    ]),
  );
}
