// What the store sells.

/** SKU, name, price without tax. */
export const catalog: [string, string, string][] = [
  ['TG11', 'Trading good 11', '24.90'],
  ['TG12', 'Trading good 12', '7.49'],
  ['TG20', 'Trading good 20', '129.00'],
  ['MZ-FG-C900', 'City bicycle', '899.00'],
  ['MZ-FG-R100', 'Bell', '3.35'],
];

const since = '2020-01-01T00:00:00+00:00';

/** A store need not give a product a SKU. */
const withoutSku: (typeof catalog)[number] = ['', 'Gift wrapping', '2.50'];

export const products = [...catalog, withoutSku].map(([sku, name, price], at) => ({
  id: at + 101,
  name,
  type: 'physical',
  sku,
  description: '',
  weight: 1.5,
  price: Number(price),
  gtin: '',
  is_visible: true,
  base_variant_id: at + 201,
  date_created: since,
  date_modified: since,
}));
