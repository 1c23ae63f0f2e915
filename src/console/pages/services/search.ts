// Which set is open, what of it is asked for, and which record.
import { searchOf } from '../../search.ts';

export const serviceSearch = searchOf(
  'set',
  'filter',
  'orderby',
  'select',
  'expand',
  'cursor',
  'key',
  'view',
);

export type ServiceSearch = ReturnType<typeof serviceSearch>;

/** As the API takes keys: `1`, or `SalesOrder=1,SalesOrderItem=10`. Undefined: a part of it is missing. */
export function keyOf(keys: readonly string[], record: Record<string, unknown>): string | undefined {
  const parts = keys.map(name => [name, record[name]] as const);
  if (parts.length === 0 || parts.some(([, value]) => value === undefined || value === null))
    return undefined;
  if (parts.length === 1) return String(parts[0]?.[1]);
  return parts.map(([name, value]) => `${name}=${String(value)}`).join(',');
}
