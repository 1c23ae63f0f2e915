// What the store remembers of its stock.
import type { Product, Variant } from './catalog.ts';

/** Quantities are undefined until somebody has set them; they read as 0. */
export interface Level {
  /** What the store has booked, adjustments that do not show yet included. */
  booked: number | undefined;
  /** What a read answers. */
  shown: number | undefined;
  settings: LevelSettings;
}

export interface LevelSettings {
  safety_stock: number;
  is_in_stock: boolean;
  warning_level: number;
  bin_picking_number: string;
}

export interface Location {
  id: number;
  code: string;
  label: string;
  description: string;
  managed_by_external_source: boolean;
  type_id: 'PHYSICAL' | 'VIRTUAL';
  enabled: boolean;
  time_zone: string;
  created_at: string;
  updated_at: string;
  address: Record<string, unknown>;
  storefront_visibility: boolean;
}

/** When the store's own orders move its stock. */
export interface InventorySettings {
  update_stock_behavior: 'order_placed' | 'order_completed_or_shipped';
  edit_order_stock_adjustment: boolean;
  refund_order_stock_adjustment: boolean;
}

/** What a channel has of its own; null: as the store. */
export type ChannelSettings = { [name in keyof InventorySettings]: InventorySettings[name] | null };

/** What has stock: a variant, or a whole product, which is named by its first variant too. */
export interface Item {
  product: Product;
  variant: Variant;
}

/** Which of the three is right depends on how the product tracks its stock. */
export type Identity = { sku: string } | { variant_id: number } | { product_id: number };

export interface Adjustment {
  identity: Identity;
  locationId: number;
  quantity: number;
}
