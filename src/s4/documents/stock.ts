// Stock by plant and storage location (SAP_COM_0164). It has no change stamp and says nothing of what is promised to
// others: read it whole or by filter, and compare (S4-65).
import { Decimal } from 'decimal.js';
import { and, eq, type Filter } from '../../odata/filter.ts';
import type { S4Client } from '../client.ts';
import { lazyService } from './collection.ts';

export type Stock = ReturnType<typeof stock>;

export interface StockLevel {
  material: string;
  plant: string;
  storageLocation: string;
  unit: string;
  /** Stock type 01. */
  unrestricted: Decimal;
  /** 02 */
  qualityInspection: Decimal;
  /** 07 */
  blocked: Decimal;
  /** All other types together, such as stock in transfer. */
  other: Decimal;
}

const types: Record<string, 'unrestricted' | 'qualityInspection' | 'blocked'> = {
  '01': 'unrestricted',
  '02': 'qualityInspection',
  '07': 'blocked',
};

export function stock(client: S4Client) {
  const rows = lazyService(client, 'stock').set('A_MatlStkInAcctMod');
  return {
    read: rows.read,
    list: rows.list,
    count: rows.count,
    /** Sums over batches and special stocks, by place. */
    async of(
      material: string,
      { plant, storageLocation }: { plant?: string; storageLocation?: string } = {},
    ): Promise<StockLevel[]> {
      const conditions: Filter[] = [
        ...(plant === undefined ? [] : [eq('Plant', plant)]),
        ...(storageLocation === undefined ? [] : [eq('StorageLocation', storageLocation)]),
      ];
      const levels = new Map<string, StockLevel>();
      for await (const row of rows.read({ filter: and(eq('Material', material), ...conditions) })) {
        const place = `${row.Plant}/${row.StorageLocation}`;
        const level = levels.get(place) ?? {
          material,
          plant: String(row.Plant),
          storageLocation: String(row.StorageLocation),
          unit: String(row.MaterialBaseUnit),
          unrestricted: new Decimal(0),
          qualityInspection: new Decimal(0),
          blocked: new Decimal(0),
          other: new Decimal(0),
        };
        const type = types[String(row.InventoryStockType)] ?? 'other';
        level[type] = level[type].plus(row.MatlWrhsStkQtyInMatlBaseUnit as Decimal);
        levels.set(place, level);
      }
      return [...levels.values()];
    },
  };
}
