// A document as people read it: its fields, and its lines with debit and credit.
import type { Schemas } from '../client/index.ts';
import { tableOf } from './output.ts';
import { fieldsOf } from './record-tables.ts';

type Lines = Schemas['PostingInFull']['lines'];

export function documentText(record: Record<string, unknown>, lines: Lines): string[] {
  const { items, ...fields } = record;
  const parts = Array.isArray(items) ? items.map(item => fieldsOf(item as Record<string, unknown>)) : [];
  return [fieldsOf(fields), ...(lines.length > 0 ? [linesText(lines)] : parts)];
}

const linesText = (lines: Lines): string =>
  tableOf(
    ['day', 'account', 'debit', 'credit', 'currency', 'text'],
    lines.map(({ day, account, side, amount, currency, text }) => [
      day,
      account,
      side === 'debit' ? amount : '',
      side === 'credit' ? amount : '',
      currency,
      text,
    ]),
  );
