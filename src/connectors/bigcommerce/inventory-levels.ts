// Stock levels as the store answers them: what they are called, and how they are read by their names.
import { fieldsOf, isWholeId } from '../kit/fields.ts';
import type { RestClient } from '../kit/rest/client.ts';
import { readPages } from '../kit/rest/pages.ts';
import { byNumber } from '../kit/rest/paging.ts';
import { valueAt } from '../kit/rest/path.ts';
import { withQuery } from '../kit/rest/query.ts';

export const itemsPath = '/v3/inventory/items';

/** One item at one location; either may be anything. */
export interface Level {
  item: unknown;
  location: unknown;
}

/** Stands for the SKU of one that has none. */
const ofVariant = 'variant:';

/** Throws what `brokenAnswer` says. */
export function readLevel(level: unknown) {
  const { item, location: at } = level as Level;
  const [identity, location] = [fieldsOf(item, 'stock level').at('identity'), fieldsOf(at, 'stock level')];
  const [sku, variant] = [identity.text('sku'), identity.number('variant_id')];
  const id = `${location.number('location_id')}:${sku ?? `${ofVariant}${variant}`}`;
  return { id, sku, variant, product: identity.number('product_id'), location };
}

/** Of a level that may be anything. */
export function idIn(level: unknown): string | undefined {
  try {
    return readLevel(level).id;
  } catch {
    return undefined;
  }
}

/** An item without readable locations is a level that cannot be read. */
export function levelsOf(item: unknown): Level[] {
  const locations = valueAt(item, 'locations');
  return Array.isArray(locations)
    ? locations.map(location => ({ item, location }))
    : [{ item, location: undefined }];
}

export interface LevelName {
  location: string;
  /** What the store is asked by. */
  by: 'sku:in' | 'variant_id:in';
  value: string;
}

/** Undefined: it is no id of a level. A SKU may have a colon in it; one with a comma cannot be asked for. */
export function namedBy(id: string): LevelName | undefined {
  const at = id.indexOf(':');
  const [location, product] = [id.slice(0, Math.max(0, at)), id.slice(at + 1)];
  if (!isWholeId(location) || product === '' || product.includes(',')) return undefined;
  const variant = product.startsWith(ofVariant) ? product.slice(ofVariant.length) : undefined;
  if (variant === undefined) return { location, by: 'sku:in', value: product };
  return isWholeId(variant) ? { location, by: 'variant_id:in', value: variant } : undefined;
}

/** Where the level with this id stands among others. */
export const queryOf = (id: string): string => {
  const { by, value } = namedBy(id) ?? { by: 'sku:in', value: '' };
  return withQuery(itemsPath, { [by]: value });
};

/** Names in one address: SKUs are up to 255 characters long. */
const namesInAddress = 25;

/** In the order of the ids; undefined: the store has no such level. */
export async function levelsById(client: RestClient, ids: readonly string[]): Promise<(Level | undefined)[]> {
  const names = ids.map(namedBy);
  const found = new Map<string, Level>();
  for (const by of ['sku:in', 'variant_id:in'] as const) {
    const values = [...new Set(names.flatMap(name => (name?.by === by ? [name.value] : [])))];
    for (let at = 0; at < values.length; at += namesInAddress) {
      const path = withQuery(itemsPath, { [by]: values.slice(at, at + namesInAddress).join(',') });
      const shape = { by: byNumber({ parameter: 'page', size: ['limit', 1_000] }), rows: 'data' };
      for await (const some of readPages(client, path, shape))
        for (const level of some.flatMap(levelsOf)) {
          const id = idIn(level);
          if (id !== undefined) found.set(id, level);
        }
    }
  }
  return ids.map(id => found.get(id));
}
