// What a shop can sell follows what is free in the warehouse: free stock, without what the shop has sold and the warehouse does not know yet,
// without what is kept back. It is written as a whole, so that it does not matter what the shop has counted itself.
import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { KontorError, toKontorError } from '../core/errors.ts';
import { firstTen } from '../core/first-ten.ts';
import { rule } from '../core/schema-rules.ts';
import { defineFlow, type FlowContext } from '../models/flow.ts';
import type { StockLevel } from '../models/objects/inventory.ts';
import type { Side } from '../models/side.ts';
import { type Free, freeStock, type Units, unitsOf } from './free-stock.ts';
import { inputError } from './made-of.ts';
import { type Promised, promisedByShop } from './promised-stock.ts';
import { say } from './sentences.ts';
import { german } from './settings.de.ts';

const pieces = z.number().int().min(0).max(1_000_000_000);

export const stockSettings = z.strictObject({
  plants: z
    .record(z.string().min(1).max(20), z.array(z.string().length(4)).min(1))
    .refine(given => Object.keys(given).length > 0, rule('rule-some-location'))
    .meta({ title: 'Plants of each location' })
    .describe('The plants whose stock is sold at each location of the shop: { "1": ["1710"] }.'),
  orderLocation: z
    .string()
    .min(1)
    .max(20)
    .meta({ title: 'Location of the orders' })
    .default('1')
    .describe('The location that orders of the shop take from.'),
  safetyStock: pieces
    .meta({ title: 'Safety stock' })
    .default(0)
    .describe('Kept back of each product at each location.'),
  safetyStockBySku: z.record(z.string(), pieces).meta({ title: 'Safety stock by SKU' }).default({}),
  skuByProduct: z
    .record(z.string(), z.string().min(1))
    .refine(given => new Set(Object.values(given)).size === Object.keys(given).length, rule('rule-sku-once'))
    .meta({ title: 'SKUs by product' })
    .default({})
    .describe('SKUs of single products; left out: the product number is the SKU.'),
  unitByProduct: z
    .record(z.string(), z.string().min(1).max(3))
    .meta({ title: 'Units of sale by product' })
    .default({})
    .describe(
      'Units in which the shop sells single products, where it is not the one in which their stock is kept: { "TG12": "CAR" }. The product says how many pieces that are; a part of one is not sold.',
    ),
  ordersOfDays: z
    .number()
    .int()
    .min(1)
    .max(365)
    .meta({ title: 'Days for which orders count' })
    .default(30)
    .describe('Orders of the shop that are older than this many days do not count as sold any more.'),
  emptiesAtMost: z
    .number()
    .min(0)
    .max(1)
    .meta({ title: 'Largest share that may become 0' })
    .default(0.2)
    .describe(
      'A comparison that would set more than this share of the stock levels to 0 waits for a person.',
    ),
});

export type StockSettings = z.output<typeof stockSettings>;

const everything = 'everything';

export const stockToShop = defineFlow({
  name: 'stock-to-shop',
  title: 'What the shop can sell follows the free stock',
  on: ['stock', 'sales-orders'],
  onTarget: ['shop-orders'],
  subjectOf: ({ object, id, of }) => (object === 'stock' ? `products/${of ?? id}` : `${object}/${id}`),
  daily: everything,
  posts: 'inventory.update',
  needs: {
    from: ['stock.list', 'sales-orders.get', 'sales-order-items.list', 'deliveries.list', 'products.get'],
    to: ['inventory.list', 'shop-orders.list', 'shop-orders.get'],
  },
  settings: stockSettings,
  settingTexts: { de: german },
  sentences: [say.words],
  questions: ['would-empty'],
  writes: ({ plants }) => Object.keys(plants).map(location => `locations/${location}/quantity`),
  businessKey: subject => `inventory/${subject}`,
  validate: missingLocations,

  async run(subject, context) {
    const { settings, from, to } = context;
    const products = await productsOf(subject, context);
    // First what the shop shows: what it sells or puts back while the rest is read is the next event, and what it shows then another level.
    const shown = await levelsOf(products, to, settings);
    // Then its orders: one that reaches the warehouse in between is counted twice for a moment, and never not at all.
    const promised = await promisedByShop(context, settings.ordersOfDays);
    const units = unitsOf(from);
    const free = await freeStock(from, units, products);
    // A product that was moved and is no longer listed has no stock.
    if (subject.startsWith('products/'))
      for (const product of products ?? [])
        if (!free.has(product)) free.set(product, { unit: '', quantities: new Map() });
    const places = placesOf(free, shown, settings);
    if (places.length === 0)
      return {
        kind: 'not-due',
        why: say.reason('not-in-shop', { product: products?.join(', ') ?? subject }),
      };

    const levels = await Promise.all(
      places.map(async place => ({ ...place, quantity: await quantityOf(place, promised, settings, units) })),
    );
    if (!products) await refuseToEmpty(levels, context);
    const unsure = levels.filter(({ sku }) => promised.between.has(sku));
    await Promise.all(
      levels.filter(level => !unsure.includes(level)).map(level => set(level, !products, context)),
    );
    const [first] = unsure;
    if (first && products) throw say.error('order-between', { order: promised.between.get(first.sku) ?? '' });
    return { kind: 'done' };
  },
});

/** Undefined: all. */
async function productsOf(
  subject: string,
  { settings, from, to }: FlowContext<StockSettings>,
): Promise<string[] | undefined> {
  if (subject === everything) return undefined;
  const at = subject.indexOf('/');
  const [object, id] = [subject.slice(0, at), subject.slice(at + 1)];
  if (object === 'products') return [id];
  if (object === 'shop-orders') {
    const order = await to.get('shop-orders', id, ['items']);
    return [...new Set(order?.items?.flatMap(({ sku }) => (sku === null ? [] : productOf(sku, settings))))];
  }
  const order = await from.get('sales-orders', id, ['items']);
  const items = (order?.items ?? []) as { product: string | null }[];
  return [...new Set(items.flatMap(({ product }) => product ?? []))];
}

const skuOf = (product: string, { skuByProduct }: StockSettings) => skuByProduct[product] ?? product;

const productOf = (sku: string, { skuByProduct }: StockSettings) =>
  Object.entries(skuByProduct).find(([, own]) => own === sku)?.[0] ?? sku;

/** What the shop shows now, by its id. */
async function levelsOf(
  products: readonly string[] | undefined,
  to: Side,
  settings: StockSettings,
): Promise<Map<string, StockLevel>> {
  const asked = products?.map(product => ({ product: skuOf(product, settings) })) ?? [{}];
  const lists = await Promise.all(asked.map(filters => to.list('inventory', filters)));
  return new Map(lists.flat().map(level => [level.id, level]));
}

interface Place {
  product: string;
  stock: Free;
  sku: string;
  location: string;
  /** Of the stock level. */
  id: string;
  shown: StockLevel | undefined;
}

/** A system has products that the shop does not sell; one that is named in the settings is missed. */
function placesOf(
  free: ReadonlyMap<string, Free>,
  shown: ReadonlyMap<string, StockLevel>,
  settings: StockSettings,
): Place[] {
  return [...free].flatMap(([product, stock]) => {
    const sku = skuOf(product, settings);
    // Another one is sold under its number.
    if (productOf(sku, settings) !== product) return [];
    const places = Object.keys(settings.plants).map((location): Place => {
      const id = `${location}:${sku}`;
      return { product, stock, sku, location, id, shown: shown.get(id) };
    });
    return product in settings.skuByProduct ? places : places.filter(place => place.shown);
  });
}

/** In whole pieces of what the shop sells. An error belongs to this product alone. */
async function quantityOf(
  { product, stock, sku, location }: Place,
  { pieces: sold }: Promised,
  settings: StockSettings,
  units: Units,
): Promise<number | KontorError> {
  const { plants, unitByProduct, orderLocation, safetyStock, safetyStockBySku } = settings;
  if (stock.error) return stock.error;
  const there = Decimal.sum(0, ...(plants[location] ?? []).map(plant => stock.quantities.get(plant) ?? 0));
  if (there.lessThanOrEqualTo(0)) return 0;
  const unit = unitByProduct[product] ?? stock.unit;
  try {
    const factor = unit === stock.unit ? 1 : await units.factor(product, unit);
    const waiting = location === orderLocation ? (sold.get(sku) ?? 0) : 0;
    const left = there.dividedBy(factor).floor().minus(waiting);
    return Decimal.max(0, left.minus(safetyStockBySku[sku] ?? safetyStock)).toNumber();
  } catch (thrown) {
    return inputError(thrown);
  }
}

type Level = Place & { quantity: number | KontorError };

/** Throws `config/would-empty` where a mistake is more likely than that so much is sold out at once. */
async function refuseToEmpty(
  levels: readonly Level[],
  { settings, approved }: Pick<FlowContext<StockSettings>, 'settings' | 'approved'>,
): Promise<void> {
  const emptied = levels.filter(({ quantity, shown }) => quantity === 0 && Number(shown?.quantity ?? 0) > 0);
  if (emptied.length <= Math.max(1, settings.emptiesAtMost * levels.length)) return;
  if (await approved(`inventory/${everything}`, 'would-empty')) return;
  throw say.error('would-empty', {
    emptied: emptied.length,
    levels: levels.length,
    examples: firstTen(emptied.map(({ id }) => id)),
  });
}

/** A shop that shows something else than it acknowledged has sold or put back, or was changed there: it is told again. */
async function set(
  { product, id, shown, quantity }: Level,
  isComparison: boolean,
  context: FlowContext<StockSettings>,
): Promise<void> {
  const answer = await context
    .postOrPark(`inventory/products/${product}`, async () => {
      if (quantity instanceof KontorError) throw quantity;
      return { keep: 'latest', id, record: { quantity: String(quantity) } };
    })
    .catch(unlessNewer);
  if (quantity instanceof KontorError) return;
  // What a later run has stored while everything was compared may be what the shop acknowledged long ago: then nobody else tells it again.
  const isNewer = isComparison && answer === undefined;
  const isChanged = answer?.state === 'accepted' && shown && shown.quantity !== String(quantity);
  if (isNewer || isChanged)
    await context.post({ keep: 'latest', id, record: { quantity: String(quantity) }, again: true });
}

/** What a run has written that began later than this one is nearer to the truth. */
function unlessNewer(thrown: unknown): undefined {
  if (toKontorError(thrown).code !== 'newer-run') throw thrown;
}

async function missingLocations(
  { plants, orderLocation }: StockSettings,
  { to }: { to: Side },
): Promise<string[]> {
  const named = [
    ...Object.keys(plants).map(location => ['plants', location] as const),
    ['orderLocation', orderLocation] as const,
  ];
  const problems = await Promise.all(
    named.map(async ([setting, location]) =>
      (await to.list('inventory', { location })).length > 0
        ? []
        : [`${setting}: the shop has no location ${location}.`],
    ),
  );
  return problems.flat();
}
