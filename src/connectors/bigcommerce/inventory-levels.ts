// Stock levels as the store answers them: what they are called, and how they are read by their names.
import { z } from 'zod';
import { brokenAnswer } from '../../core/broken-answer.ts';
import { schemaSaid } from '../../core/first-ten.ts';
import type { RestClient } from '../kit/rest/client.ts';
import { readPages } from '../kit/rest/pages.ts';
import { byNumber } from '../kit/rest/paging.ts';
import { withQuery } from '../kit/rest/query.ts';
import { isStoreId } from './store-id.ts';

export const itemsPath = '/v3/inventory/items';

/** One item at one location; either may be anything. */
export interface Level {
  item: unknown;
  location: unknown;
}

const quantity = z.number().transform(String);
const levelSchema = z.object({
  item: z.object({
    identity: z.object({ sku: z.string().nullish(), variant_id: z.number(), product_id: z.number() }),
  }),
  location: z.object({
    location_id: z.number(),
    location_name: z.string().nullish(),
    location_enabled: z.boolean().nullish(),
    total_inventory_onhand: quantity,
    available_to_sell: quantity,
    settings: z.object({ safety_stock: quantity.nullish() }).nullish(),
  }),
});

type ReadLevel = z.output<typeof levelSchema>;

/** Throws what `brokenAnswer` says. */
export function readLevel(level: Level): ReadLevel {
  const { data, error } = levelSchema.safeParse(level);
  if (data) return data;
  const [issue] = error.issues;
  throw brokenAnswer(
    `The store's stock level cannot be read: ${issue?.path.join('.')}: ${schemaSaid(issue?.message ?? '')}`,
  );
}

/** Stands for the SKU of one that has none. */
const ofVariant = 'variant:';

export const idOf = ({ sku, variant_id: variant }: ReadLevel['item']['identity'], location: number) =>
  `${location}:${sku || ofVariant + variant}`;

/** Of a level that may be anything. */
export function idIn(level: unknown): string | undefined {
  const ids = z
    .object({
      item: z.object({ identity: levelSchema.shape.item.shape.identity }),
      location: z.object({ location_id: z.number() }),
    })
    .safeParse(level);
  return ids.data && idOf(ids.data.item.identity, ids.data.location.location_id);
}

/** An item without readable locations is a level that cannot be read. */
export function levelsOf(item: unknown): Level[] {
  const locations = (item as { locations?: unknown } | null)?.locations;
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
  if (!isStoreId(location) || product === '' || product.includes(',')) return undefined;
  const variant = product.startsWith(ofVariant) ? product.slice(ofVariant.length) : undefined;
  if (variant === undefined) return { location, by: 'sku:in', value: product };
  return isStoreId(variant) ? { location, by: 'variant_id:in', value: variant } : undefined;
}

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
