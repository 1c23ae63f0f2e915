// Records as tables: a list shows what is filled, one record its fields one under the other.
import { printTable, say, tableOf } from './output.ts';

type Row = Record<string, unknown>;

/** A table of twenty columns is no table. */
const maxColumns = 8;
const longestCell = 60;

/** `first`: the columns that come first in any case. */
export function filledColumns(rows: readonly Row[], first: readonly string[]): string[] {
  const names = [...new Set(rows.flatMap(row => Object.keys(row)))];
  const filled = names.filter(name => !first.includes(name) && rows.some(row => cell(row[name]) !== ''));
  return [...first, ...filled].slice(0, Math.max(first.length, maxColumns));
}

export function printRows(rows: readonly Row[], columns: readonly string[]): void {
  printTable(
    [...columns],
    rows.map(row => columns.map(name => cell(row[name]))),
  );
}

/** Without what is empty. */
export const printRecord = (record: Row): void => say(fieldsOf(record));

export const fieldsOf = (record: Row): string =>
  tableOf(
    ['field', 'value'],
    Object.entries(record).flatMap(([field, value]) => (cell(value) === '' ? [] : [[field, cell(value)]])),
  );

/** What a table can show of a value; children are counted, for them there is JSON. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.length === 1 ? '1 record' : `${value.length} records`;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > longestCell ? `${text.slice(0, longestCell - 1)}…` : text;
}
