// The stock of a store at its locations (Inventory V3). The catalog has a quantity too; it is that of the default location only, and is
// never used.
import type { Access, ObjectPage } from '../../models/access.ts';
import type { UnifiedRecord } from '../../models/objects/all.ts';
import type { StockLevel } from '../../models/objects/inventory.ts';
import { answeredWriter, unreadableWrite } from '../kit/answered-writer.ts';
import type { RestClient } from '../kit/rest/client.ts';
import { readPages } from '../kit/rest/pages.ts';
import { byNumber } from '../kit/rest/paging.ts';
import { withQuery } from '../kit/rest/query.ts';
import { checkFilters, recordsOf, withOnly } from '../kit/rows.ts';
import { idIn, idOf, itemsPath, type Level, levelsById, levelsOf, readLevel } from './inventory-levels.ts';
import { inventoryWriter } from './inventory-writer.ts';

const object = 'inventory';
const system = 'BigCommerce';

export function inventoryAccess(client: RestClient): Access {
  return {
    /** Pages are the store's; `after` names one and a place in it. */
    async list({ filters, after, limit, fields, raw }) {
      checkFilters(filters, ['product', 'location'], { system: 'A BigCommerce store', object });
      const { product, location } = filters as Record<string, string | undefined>;
      const path = withQuery(itemsPath, {
        ...(product === undefined ? {} : { 'sku:in': product }),
        ...(location === undefined ? {} : { 'location_id:in': location }),
      });
      let [page = 1, begin = 0] = (after ?? []).map(Number);
      const rows: Level[] = [];
      let next: string[] | undefined;
      const by = byNumber({ parameter: 'page', size: ['limit', 1_000], from: page });
      for await (const some of readPages(client, path, { by, rows: 'data' })) {
        const levels = some.flatMap(levelsOf);
        const end = begin + limit - rows.length;
        rows.push(...levels.slice(begin, end));
        if (end < levels.length) next = [String(page), String(end)];
        if (next) break;
        [page, begin] = [page + 1, 0];
      }
      const records = recordsOf({ object, idIn, read: recordOf }, rows, { fields, raw });
      return { ...records, next, warnings: [] } satisfies ObjectPage;
    },
    async get(id, { raw }) {
      const [level] = await levelsById(client, [id]);
      if (!level) return undefined;
      return {
        record: { ...withOnly(undefined, recordOf(level)), ...(raw ? { raw: level } : {}) },
        warnings: [],
      };
    },
    update: answeredWriter(object, inventoryWriter(client), unreadableWrite(system, object)),
  };
}

function recordOf(level: unknown): UnifiedRecord & StockLevel {
  const { item, location } = readLevel(level as Level);
  return {
    id: idOf(item.identity, location.location_id),
    product: item.identity.sku || null,
    location: String(location.location_id),
    location_name: location.location_name || null,
    is_enabled: location.location_enabled ?? null,
    quantity: location.total_inventory_onhand,
    available: location.available_to_sell,
    kept_back: location.settings?.safety_stock ?? null,
  };
}
