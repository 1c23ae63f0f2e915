// Values as OData V2 writes them: in a URL (filters and keys) and in a JSON body.
import { KontorError } from '../core/errors.ts';
import type { Money } from '../core/money.ts';

/** A string in a filter or key: quoted, quotes doubled. Encoding for the URL comes after. */
export function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** A key for the URL: `keyOf({ SalesOrder: '1' })` → `'1'`; several parts are named. */
export function keyOf(parts: Record<string, string>): string {
  const entries = Object.entries(parts);
  const encoded = entries.map(([name, value]) => [name, encodeURIComponent(quoted(value))] as const);
  const [only] = encoded;
  if (encoded.length === 1 && only) return only[1];
  return encoded.map(([name, value]) => `${name}=${value}`).join(',');
}

/** A calendar day (YYYY-MM-DD) in a JSON body: `/Date(1735689600000)/`, midnight UTC. */
export function dateLiteral(day: string): string {
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (!Number.isFinite(ms)) throw new KontorError('input', 'bad-date', `"${day}" is not a date.`);
  return `/Date(${ms})/`;
}

/** A decimal in a JSON body: always a string; a number is refused by SAP. */
export function decimalLiteral(value: Money): string {
  return value.toFixed();
}
