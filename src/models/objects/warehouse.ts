// What lies in stock, and the documents that move it.
import { z } from 'zod';
import { date, day, decimal, flag, type ObjectModel, text, word } from './field.ts';
import * as input from './input.ts';

const stock = {
  one: 'stock',
  summary: 'Stock by product, plant, storage location and kind; one row for each batch and special stock.',
  shape: z.object({
    id: z.string().describe('All that tells this stock from others, as the system keeps it.'),
    product: text,
    plant: text,
    storage_location: text,
    batch: text,
    kind: text.describe(
      'unrestricted, in transfer, in quality inspection, blocked; what is not known comes as the system says it.',
    ),
    special_stock: text,
    supplier: text,
    customer: text,
    order: text,
    order_item: text,
    quantity: decimal,
    unit: text,
  }),
  filters: { product: word, plant: word, storage_location: word, batch: word },
} satisfies ObjectModel;

const kinds = z.enum(['receipt', 'issue', 'transfer', 'other receipt']);

const goodsMovements = {
  one: 'goods movement',
  summary: 'Material documents: goods that came, went, or were moved.',
  shape: z.object({
    id: z.string().describe('Year and number: `2026:4900000012`.'),
    year: text,
    number: text,
    kind: text.describe(
      'receipt, issue, transfer, other receipt; what is not known comes as the system says it.',
    ),
    reference: text,
    text,
    document_date: day,
    posting_date: day,
    created_on: day,
  }),
  item: z.object({
    id: z.string(),
    movement_type: text,
    product: text,
    quantity: decimal,
    unit: text,
    plant: text,
    storage_location: text,
    batch: text,
    purchase_order: text,
    purchase_order_item: text,
    order: text,
    order_item: text,
    delivery: text,
    cost_center: text,
    is_cancelled: flag,
  }),
  filters: { reference: word, posting_date_from: date, posting_date_to: date },
  texts: ['text', 'items.text'],
  create: z.strictObject({
    reference: input.reference(16).optional(),
    kind: kinds.describe('receipt: for a purchase order. other receipt: for none.'),
    text: input.text.optional(),
    document_date: input.day.optional(),
    posting_date: input.day.optional(),
    items: input.items(
      z.strictObject({
        movement_type: input.text
          .optional()
          .describe(
            'Left out: 101 for a receipt, 201 for an issue, 311 for a transfer, 501 for other receipts.',
          ),
        product: input.text.optional(),
        quantity: input.decimal,
        unit: input.text.optional(),
        plant: input.text.optional(),
        storage_location: input.text.optional(),
        batch: input.text.optional(),
        to_plant: input.text.optional(),
        to_storage_location: input.text.optional(),
        purchase_order: input.text.optional(),
        purchase_order_item: input.text.optional(),
        cost_center: input.text.optional(),
        text: input.text.optional(),
        custom: input.custom,
      }),
    ),
    custom: input.custom,
  }),
  compared: { fields: ['document_date', 'posting_date'] },
  update: input.reversal('is_cancelled', { posting_date: input.day.optional() }),
} satisfies ObjectModel;

export const warehouse = {
  stock,
  'goods-movements': goodsMovements,
} satisfies Record<string, ObjectModel>;
