// The records in a scenario: unified records in full. A field that may be empty may be left out: it is then null or an empty list,
// as a system would return it.
import { z } from 'zod';
import { modelOf, type ObjectName, objectNames, type UnifiedRecord } from '../models/objects/all.ts';

export type SampleRecords = Partial<Record<ObjectName, UnifiedRecord[]>>;

/** A record with its items and details. Unknown fields are refused. */
function recordOf(object: ObjectName): z.ZodObject {
  const { shape, item, details } = modelOf(object);
  return filled({ ...shape.shape, ...details?.shape, ...(item ? { items: z.array(item) } : {}) });
}

const filled = (shape: z.ZodRawShape): z.ZodObject =>
  z.strictObject(
    Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, fieldOf(field as z.ZodType)])),
  );

function fieldOf(field: z.ZodType): z.ZodType {
  const description = field.description === undefined ? {} : { description: field.description };
  if (field instanceof z.ZodObject) return filled(field.shape).prefault({}).meta(description);
  if (field instanceof z.ZodArray) {
    const { element } = field;
    return z
      .array(element instanceof z.ZodObject ? filled(element.shape) : (element as z.ZodType))
      .default([])
      .meta(description);
  }
  return field.safeParse(null).success ? field.default(null) : field;
}

const sides = (of: (object: ObjectName) => z.ZodType) =>
  z.strictObject(Object.fromEntries(objectNames.map(object => [object, of(object)])));

/** The records by the name of their object, complete. */
export const wholeRecords = sides(object =>
  z.array(recordOf(object)).optional(),
) as unknown as z.ZodType<SampleRecords>;

/** The same as in a file, where `defaults.json` may give the other fields. */
export const partialRecords = sides(object =>
  z.array(recordOf(object).partial().required({ id: true }).meta({ id: object })).optional(),
).describe('Records by the name of their unified object, as the flow reads them.');

/** Fields for every record of an object. */
export const defaultFields = sides(object =>
  recordOf(object).omit({ id: true }).partial().optional(),
).describe('Fields that every record of an object has which does not say otherwise.');
