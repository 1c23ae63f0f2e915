// Sets stock levels of a store: absolute adjustments, many in one call. The store accepts or refuses a call as a whole, answers a transaction
// that nobody can ask for, and shows the new quantity a moment later; so Kontor accepts a write only when the store shows the quantity
// (BIGC-38, BIGC-39).
import { KontorError, toKontorError } from '../../core/errors.ts';
import { groupCommit } from '../../core/group-commit.ts';
import type { ObjectWrite, ObjectWriter, Outcome } from '../../models/access.ts';
import type { RestClient } from '../kit/rest/client.ts';
import { readAll } from '../kit/rest/pages.ts';
import { byNumber } from '../kit/rest/paging.ts';
import { withQuery } from '../kit/rest/query.ts';
import { type Level, levelsById, namedBy, readLevel } from './inventory-levels.ts';
import { say } from './sentences.ts';

const path = '/v3/inventory/adjustments/absolute';
/** Items in one call, and the most that the store counts of one. */
const [batchSize, maxPieces] = [2_000, 2_147_483_647];
/** Levels that are looked for at the same time are read together. */
const together = { waitMs: 20, maxItems: batchSize, instead: undefined };

interface Adjustment {
  location_id: number;
  product_id?: number;
  variant_id?: number;
  quantity: number;
}

export function inventoryWriter(client: RestClient): ObjectWriter {
  const levels = groupCommit<string, Level | undefined>(async ids => {
    try {
      return await levelsById(client, ids);
    } catch (thrown) {
      return ids.map(() => toKontorError(thrown));
    }
  }, together);
  const find: ObjectWriter['find'] = async ({ id = '', record }) => {
    const level = await levels.add(id);
    if (!level) return [];
    const shown = readLevel(level).location.amount('total_inventory_onhand');
    return shown === String(Number(record.quantity)) ? [{ number: id }] : [];
  };
  const send = (items: readonly Adjustment[]) =>
    client.send('PUT', path, { reason: 'Stock of another system', items });
  return {
    async prepare(write) {
      const [adjustment] = await adjustmentsOf(client, [write]);
      if (adjustment instanceof KontorError) throw adjustment;
      return { to: path, body: { items: [adjustment] } };
    },
    async post(write) {
      const [adjustment] = await adjustmentsOf(client, [write]);
      if (adjustment === undefined || adjustment instanceof KontorError) throw adjustment;
      await send([adjustment]);
      const [shown] = await find(write);
      if (!shown) throw notShownYet();
      return shown;
    },
    batchSize,
    async postMany(writes) {
      const adjustments = await adjustmentsOf(client, writes);
      const sent = adjustments.filter((one): one is Adjustment => !(one instanceof KontorError));
      // One location after the other, as the store wants them.
      if (sent.length > 0) await send(sent.toSorted((a, b) => a.location_id - b.location_id));
      return adjustments.map((one): Outcome => ({ error: one instanceof KontorError ? one : notShownYet() }));
    },
    find,
  };
}

/** Kind `input` for one that the store would refuse together with all others. */
async function adjustmentsOf(
  client: RestClient,
  writes: readonly ObjectWrite[],
): Promise<(Adjustment | KontorError)[]> {
  const found = await levelsById(
    client,
    writes.map(({ id = '' }) => id),
  );
  const levels = found.map(level => level && readLevel(level));
  const products = new Set(levels.flatMap(level => (level ? [level.product] : [])));
  const trackings = await trackingOf(client, [...products]);
  return writes.map(({ id = '', record }, at) => {
    const level = levels[at];
    if (!level) return namedBy(id) ? noSuchLevel(id) : noLevelId(id);
    const quantity = Number(record.quantity);
    if (!Number.isInteger(quantity) || quantity < 0 || quantity > maxPieces) return noQuantity(id, record);
    const { product: product_id, variant: variant_id, location } = level;
    const location_id = location.number('location_id');
    if (location.flag('location_enabled') === false) return locationOff(id, location_id);
    const identity = trackings.get(product_id) === 'product' ? { product_id } : { variant_id };
    return { location_id, ...identity, quantity };
  });
}

const idsInAddress = 100;

/** What a product counts by, which says how its stock is named. It is asked each time: staff can change it (BIGC-40). */
async function trackingOf(client: RestClient, products: readonly number[]): Promise<Map<number, string>> {
  const all = new Map<number, string>();
  for (let at = 0; at < products.length; at += idsInAddress) {
    const asked = withQuery('/v3/catalog/products', {
      'id:in': products.slice(at, at + idsInAddress).join(','),
      include_fields: 'inventory_tracking',
    });
    const shape = { by: byNumber({ parameter: 'page', size: ['limit', 250] }), rows: 'data' };
    for (const row of await readAll<{ id: number; inventory_tracking: string }>(client, asked, shape))
      all.set(row.id, row.inventory_tracking);
  }
  return all;
}

const notShownYet = () => say.error('not-shown-yet');

const noSuchLevel = (id: string) => {
  const { location, value } = namedBy(id) ?? { location: '', value: id };
  return say.error('no-stock-of', { value, location });
};

const noLevelId = (id: string) => say.error('no-such-level', { id });

const noQuantity = (id: string, { quantity }: ObjectWrite['record']) =>
  say.error('not-a-quantity', { id, maxPieces, quantity: String(quantity) });

const locationOff = (id: string, location: number) => say.error('location-off', { location, id });
