// Ids of products: the SKU, as in the items of orders; `id:101` for a product without one. The bare number could be the SKU of
// another product, or be taken for a material.
import { isStoreId } from './store-id.ts';

const withoutSku = 'id:';

export const productId = ({ id, sku }: { id: number; sku?: unknown }): string =>
  typeof sku === 'string' && sku !== '' ? sku : `${withoutSku}${id}`;

/** The parameters that ask the store for the product with this id. */
export function askedBy(id: string): Record<string, string> {
  const own = id.startsWith(withoutSku) ? id.slice(withoutSku.length) : '';
  return isStoreId(own) ? { 'id:in': own } : { sku: id };
}
