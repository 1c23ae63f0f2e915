// What is found is compared before it is believed: what stands between Kontor and SAP may have dropped a filter.
import { answeredOther } from '../../core/broken-answer.ts';
import type { Entity } from '../../odata/values/read-entity.ts';

/** SAP keeps references in capitals and without blanks at their end, and numbers with or without leading zeros. */
const asKept = (value: unknown) => {
  const text = String(value ?? '')
    .trim()
    .toUpperCase();
  return /^\d+$/.test(text) ? text.replace(/^0+/, '') : text;
};

/** Throws what `brokenAnswer` says when a row has another value in this field than was asked for. */
export function refuseOthers(rows: readonly Entity[], field: string, asked: string): void {
  const other = rows.find(row => asKept(row[field]) !== asKept(asked));
  if (other) throw answeredOther('S/4HANA', `${field} ${asked}`, other[field]);
}
