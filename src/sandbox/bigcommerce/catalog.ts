// What the store sells. A product tracks its own stock, that of its variants, or none; one without options still
// has a variant, its base variant.

/** SKU, name, price without tax. */
export const catalog: [string, string, string][] = [
  ['TG11', 'Trading good 11', '24.90'],
  ['TG12', 'Trading good 12', '7.49'],
  ['TG20', 'Trading good 20', '129.00'],
  ['MZ-FG-C900', 'City bicycle', '899.00'],
  ['MZ-FG-R100', 'Bell', '3.35'],
];

export interface Variant {
  id: number;
  product_id: number;
  sku: string;
  /** That of the old API; null for a base variant. */
  sku_id: number | null;
  option_values: { id: number; option_id: number; option_display_name: string; label: string }[];
}

const since = '2020-01-01T00:00:00+00:00';
const plain = {
  type: 'physical',
  description: '',
  weight: 1.5,
  gtin: '',
  is_visible: true,
  date_created: since,
  date_modified: since,
};

export type Product = typeof plain & {
  id: number;
  name: string;
  sku: string;
  price: number;
  inventory_tracking: 'none' | 'product' | 'variant';
  base_variant_id: number | null;
  variants: Variant[];
};

const simple: Product[] = [
  ...catalog,
  // A store need not give a product a SKU.
  ['', 'Gift wrapping', '2.50'] satisfies (typeof catalog)[number],
].map(([sku, name, price], at) => {
  const id = at + 101;
  const variant = { id: at + 201, product_id: id, sku, sku_id: null, option_values: [] };
  return {
    ...plain,
    id,
    name,
    sku,
    price: Number(price),
    inventory_tracking: sku === '' ? 'none' : 'product',
    base_variant_id: variant.id,
    variants: [variant],
  };
});

const gloves: Product = {
  ...plain,
  id: 107,
  name: 'Work gloves',
  sku: 'GLOVE',
  price: 12.4,
  inventory_tracking: 'variant',
  base_variant_id: null,
  variants: ['M', 'L'].map((label, at) => ({
    id: at + 207,
    product_id: 107,
    sku: `GLOVE-${label}`,
    sku_id: at + 307,
    option_values: [{ id: at + 1, option_id: 1, option_display_name: 'Size', label }],
  })),
};

export const products: Product[] = [...simple, gloves];
