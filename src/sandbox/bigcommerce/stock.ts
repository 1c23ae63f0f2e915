// The stock of the store at its locations: what has stock, how much there is, and who is told when it changes.
import { randomUUID } from 'node:crypto';
import type { Product } from './catalog.ts';
import type {
  ChannelSettings,
  Identity,
  InventorySettings,
  Item,
  Level,
  LevelSettings,
  Location,
} from './stock-data.ts';

export interface StockOptions {
  products: Product[];
  now: () => number;
  tell: (scope: string, data: Record<string, unknown>) => void;
  /** How long it takes until an adjustment shows. */
  delayMs: () => number;
}

export interface Stock {
  locations: Map<number, Location>;
  /** When orders move stock: of the store, and of channels that have settings of their own. */
  settings: InventorySettings;
  channelSettings: Map<number, ChannelSettings>;
  /** All that tracks stock. */
  items(): Item[];
  /** The item that an adjustment means, or why it means none. */
  find(identity: Identity): Item | string;
  /** What a line of an order takes from. */
  soldAs(sku: string): Item | undefined;
  level(item: Item, locationId: number): Level;
  /** Tells that so many have come (or gone); `relative`: by an order. */
  changed(item: Item, locationId: number, method: 'absolute' | 'relative', value: number): void;
  /** Tells when an order has left little or nothing. */
  ranLow(item: Item, locationId: number): void;
  configure(item: Item, locationId: number, change: Partial<LevelSettings>): void;
  /** Runs `work` when what is accepted now shows; answers the id of the transaction, with which nothing can be asked. */
  later(work: () => void): string;
  removeLocation(id: number): void;
  dump(): StockState;
  restore(state: StockState): void;
  stop(): void;
}

export interface StockState {
  levels: [string, Level][];
  locations: Location[];
}

export const defaultLocation = 1;

export function openStock({ products, now, tell, delayMs }: StockOptions): Stock {
  const levels = new Map<string, Level>();
  const timers = new Set<NodeJS.Timeout>();
  const locations = new Map([[defaultLocation, firstLocation(now())]]);

  const keyOf = ({ product, variant }: Item, locationId: number) =>
    product.inventory_tracking === 'product'
      ? `${locationId}|product ${product.id}`
      : `${locationId}|variant ${variant.id}`;
  const level = (item: Item, locationId: number): Level => {
    const key = keyOf(item, locationId);
    let found = levels.get(key);
    if (!found) {
      found = {
        booked: undefined,
        shown: undefined,
        settings: { safety_stock: 0, is_in_stock: true, warning_level: 0, bin_picking_number: '' },
      };
      levels.set(key, found);
    }
    return found;
  };

  const tellPlace = (what: string, { product, variant }: Item, locationId: number) =>
    tell(`channel/*/inventory/product/${what}`, {
      variant_id: variant.id,
      product_id: product.id,
      location_id: locationId,
    });

  return {
    locations,
    settings: {
      update_stock_behavior: 'order_placed',
      edit_order_stock_adjustment: true,
      refund_order_stock_adjustment: true,
    },
    channelSettings: new Map(),
    items: () =>
      products.flatMap(product => {
        const { inventory_tracking: tracking, variants } = product;
        const own = tracking === 'none' ? [] : tracking === 'product' ? variants.slice(0, 1) : variants;
        return own.map(variant => ({ product, variant }));
      }),
    find(identity) {
      const [field, value] = Object.entries(identity)[0] as ['sku' | 'variant_id' | 'product_id', unknown];
      const by = { sku: 'sku', variant_id: 'id', product_id: 'product_id' } as const;
      for (const product of products) {
        const variant = product.variants.find(one => one[by[field]] === value && value !== '');
        if (!variant) continue;
        const { inventory_tracking: tracking } = product;
        if (tracking === (field === 'product_id' ? 'product' : 'variant')) return { product, variant };
        return tracking === 'none'
          ? `Item with ${field} ${value} does not track inventory`
          : `Item with ${field} ${value} is tracked by ${tracking}, please update stock by ${tracking} id`;
      }
      return `Item with ${field} ${value} not found`;
    },
    soldAs(sku) {
      for (const product of products) {
        const variant = product.variants.find(one => one.sku === sku && sku !== '');
        if (variant) return product.inventory_tracking === 'none' ? undefined : { product, variant };
      }
      return undefined;
    },
    level,
    changed(item, locationId, method, value) {
      tellPlace('stock_changed', item, locationId);
      const { product, variant } = item;
      const inventory = { product_id: product.id, method, value };
      const data =
        product.inventory_tracking === 'product'
          ? { type: 'product', id: product.id, inventory }
          : { type: 'sku', id: variant.sku_id, inventory: { ...inventory, variant_id: variant.id } };
      tell(`${data.type}/inventory/updated`, data);
      if (method === 'relative') tell(`${data.type}/inventory/order/updated`, data);
    },
    ranLow(item, locationId) {
      const { booked = 0, settings } = level(item, locationId);
      if (booked <= settings.warning_level) tellPlace('low_stock_reached', item, locationId);
      if (booked === 0) tellPlace('out_of_stock_reached', item, locationId);
    },
    configure(item, locationId, change) {
      Object.assign(level(item, locationId).settings, change);
      tellPlace('settings_changed', item, locationId);
    },
    later(work) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        work();
      }, delayMs());
      timers.add(timer);
      return randomUUID();
    },
    removeLocation(id) {
      locations.delete(id);
      for (const key of levels.keys()) if (key.startsWith(`${id}|`)) levels.delete(key);
    },
    dump: () => ({ levels: [...levels], locations: [...locations.values()] }),
    restore(state) {
      for (const [key, one] of state.levels) levels.set(key, one);
      for (const location of state.locations) locations.set(location.id, location);
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

/** Every store has it. */
function firstLocation(nowMs: number): Location {
  const at = `${new Date(nowMs).toISOString().slice(0, 19)}Z`;
  return {
    id: defaultLocation,
    code: 'BC-LOCATION-1',
    label: 'Default location',
    description: '',
    managed_by_external_source: false,
    type_id: 'PHYSICAL',
    enabled: true,
    time_zone: 'Etc/UTC',
    created_at: at,
    updated_at: at,
    address: { country_code: 'US' },
    storefront_visibility: true,
  };
}
