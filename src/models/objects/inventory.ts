// What a shop has in stock, location by location. A write sets the whole quantity, whatever was there.
import { z } from 'zod';
import { decimal, flag, type ObjectModel, text, word } from './field.ts';
import * as input from './input.ts';

const levels = {
  one: 'stock level',
  summary: 'What a shop has in stock of each product that it counts, location by location.',
  shape: z.object({
    id: z.string().describe('Location and product: `1:TG11`.'),
    product: text.describe('The SKU; null for a product without one.'),
    location: text,
    location_name: text,
    is_enabled: flag.describe('False: nothing is sold from this location.'),
    quantity: decimal.describe('On hand, with what the shop keeps back.'),
    available: decimal.describe('What shoppers can buy.'),
    kept_back: decimal.describe("The shop's own safety stock."),
  }),
  filters: { product: word, location: word },
  update: z
    .strictObject({ quantity: input.decimal.describe('On hand from now on: a whole number from 0.') })
    .describe('Sets the quantity, whatever it was.'),
} satisfies ObjectModel;

export const inventory = { inventory: levels } satisfies Record<string, ObjectModel>;

export type StockLevel = z.output<typeof levels.shape>;
