// Whether a record meets a condition, as a service would say it: for fields that a service does not let be filtered by,
// so that Kontor has to compare what it has read.
import { Decimal } from 'decimal.js';
import type { Filter } from './filter.ts';
import type { Property, StructuredType } from './metadata/model.ts';
import { checkValue } from './values/check.ts';
import { msOf } from './values/instants.ts';
import type { Entity } from './values/read-entity.ts';

/**
 * `row` as it was read, with every field that the filter names; fields of children are not known here. Throws
 * `ValueProblem` for a value that is none of the field's type.
 */
export function matches(filter: Filter, row: Entity, type: StructuredType): boolean {
  switch (filter.is) {
    case 'and':
      return filter.of.every(one => matches(one, row, type));
    case 'or':
      return filter.of.some(one => matches(one, row, type));
    case 'not':
      return !matches(filter.of, row, type);
    case 'any-of':
      return filter.values.some(value => compare(filter.field, value, row, type) === 0);
    case 'startswith':
      return String(row[filter.field] ?? '').startsWith(filter.value);
    case 'endswith':
      return String(row[filter.field] ?? '').endsWith(filter.value);
    case 'contains':
      return String(row[filter.field] ?? '').includes(filter.value);
    default:
      return holds[filter.is](compare(filter.field, filter.value, row, type));
  }
}

/** What there is no order for (null and a value) is unequal, and neither greater nor less. */
const holds: Record<'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le', (order: number) => boolean> = {
  eq: order => order === 0,
  ne: order => order !== 0,
  gt: order => order > 0,
  ge: order => order >= 0,
  lt: order => order < 0,
  le: order => order <= 0,
};

/** Negative: the row's value comes first. */
function compare(field: string, asked: unknown, row: Entity, type: StructuredType): number {
  const property = type.properties.get(field);
  const value = row[field] ?? null;
  if (!property || value === null || asked === null) return value === null && asked === null ? 0 : Number.NaN;
  const [a, b] = [comparable(property, value), comparable(property, asked)];
  if (a instanceof Decimal || b instanceof Decimal) return new Decimal(String(a)).comparedTo(String(b));
  return a === b ? 0 : a < b ? -1 : 1;
}

function comparable(property: Property, value: unknown): string | number | bigint | boolean | Decimal {
  const checked = checkValue(
    { ...property, maxLength: undefined, precision: undefined, scale: undefined },
    value,
  );
  if (Buffer.isBuffer(checked)) return checked.toString('hex');
  switch (property.edm) {
    case 'Edm.Decimal':
      return new Decimal(String(checked));
    case 'Edm.Guid':
      return String(checked).toLowerCase();
    // One instant can be written in many offsets, and a time with or without its seconds.
    case 'Edm.DateTimeOffset':
    case 'Edm.DateTime':
      return msOf(String(checked));
    case 'Edm.Time':
    case 'Edm.TimeOfDay':
      return msOf(`1970-01-01T${String(checked)}`);
    default:
      return checked;
  }
}
