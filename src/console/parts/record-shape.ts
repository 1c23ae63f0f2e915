// What can be told of a value from its name and its looks alone: records of systems come without types.

export type Row = Record<string, unknown>;

export const isRecord = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export type ValueKind = 'money' | 'number' | 'day' | 'instant' | 'text';

export function kindOf(name: string, value: unknown): ValueKind {
  if (typeof value === 'number') return 'number';
  if (typeof value !== 'string') return 'text';
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return 'day';
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(value)) return 'instant';
  if (!/^-?\d{1,20}(\.\d{1,14})?$/.test(value)) return 'text';
  if (/(^|_)(amount|price|value|total|debit|credit)$/.test(name)) return 'money';
  return /quantity$/i.test(name) || /\.\d/.test(value) ? 'number' : 'text';
}

/** The fields that have a value in at least one row, in the order of the first row; fields of the customer one by one. */
export function filledNames(rows: readonly Row[]): string[] {
  const names = new Set<string>();
  for (const row of rows)
    for (const [name, value] of Object.entries(row)) {
      if (name === 'custom' && isRecord(value))
        for (const [own, inner] of Object.entries(value)) if (hasValue(inner)) names.add(`custom.${own}`);
      if (name !== 'custom' && name !== 'raw' && hasValue(value)) names.add(name);
    }
  return [...names].sort(
    (one, other) => Number(one.startsWith('custom.')) - Number(other.startsWith('custom.')),
  );
}

const hasValue = (value: unknown) => value !== null && value !== undefined && value !== '';
