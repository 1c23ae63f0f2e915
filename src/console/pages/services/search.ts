// Which set is open, what of it is asked for, and which record.
const names = ['set', 'filter', 'orderby', 'select', 'expand', 'cursor', 'key', 'view'] as const;

export type ServiceSearch = { [Name in (typeof names)[number]]?: string };

/** A value that the router has read as a number is a text again. */
export const serviceSearch = (given: Record<string, unknown>): ServiceSearch =>
  Object.fromEntries(
    names.flatMap(name => {
      const value = given[name];
      return value === undefined || value === null || value === '' || typeof value === 'object'
        ? []
        : [[name, String(value)]];
    }),
  );

/** As the API takes keys: `1`, or `SalesOrder=1,SalesOrderItem=10`. Undefined: a part of it is missing. */
export function keyOf(keys: readonly string[], record: Record<string, unknown>): string | undefined {
  const parts = keys.map(name => [name, record[name]] as const);
  if (parts.length === 0 || parts.some(([, value]) => value === undefined || value === null))
    return undefined;
  if (parts.length === 1) return String(parts[0]?.[1]);
  return parts.map(([name, value]) => `${name}=${String(value)}`).join(',');
}
