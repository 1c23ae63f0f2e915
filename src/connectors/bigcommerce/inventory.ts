// The stock of a store at its locations (Inventory V3). The catalog has a quantity too; it is that of the default location only
// (BIGC-37), and is never used.
import type { StockLevel } from '../../models/objects/inventory.ts';
import type { RestObject } from '../kit/rest/access.ts';
import { byNumber } from '../kit/rest/paging.ts';
import { idIn, itemsPath, levelsOf, namedBy, queryOf, readLevel } from './inventory-levels.ts';
import { inventoryWriter } from './inventory-writer.ts';

export const inventory: RestObject = {
  read(row): StockLevel & { id: string } {
    const { id, sku, location } = readLevel(row.raw);
    return {
      id,
      product: sku,
      location: location.word('location_id'),
      location_name: location.text('location_name'),
      is_enabled: location.flag('location_enabled'),
      quantity: location.amount('total_inventory_onhand'),
      available: location.amount('available_to_sell'),
      kept_back:
        location.has('settings') && location.at('settings').has('safety_stock')
          ? location.at('settings').amount('safety_stock')
          : null,
    };
  },
  isId: id => namedBy(id) !== undefined,
  idOf: idIn,
  filters: { product: 'sku:in', location: 'location_id:in' },
  list: {
    path: itemsPath,
    rows: 'data',
    by: byNumber({ parameter: 'page', size: ['limit', 1_000] }),
    arrange: items => items.flatMap(levelsOf),
  },
  get: id => ({
    path: queryOf(id),
    among: 'data',
    pick: items => items.flatMap(levelsOf).find(level => idIn(level) === id),
  }),
  update: inventoryWriter,
};
