// What a column could be declared as, by the values that a preview has seen. It is shown to a person and never used in a run as long as
// nobody has said yes: the next value may be another.
import type { Reason } from '../core/reasons.ts';
import { cast } from './cast.ts';
import { type ColumnType, columnType } from './column-types.ts';
import { say } from './sentences.ts';

export interface Suggestion {
  type: ColumnType;
  /** What only a person can tell, such as which number is the month. The type is text then. */
  question?: Reason;
}

const parsed = (type: Parameters<typeof columnType.parse>[0]) => columnType.parse(type);
const text = parsed({ kind: 'text' });
const dates = [
  'YYYY-MM-DD',
  'DD.MM.YYYY',
  'D.M.YYYY',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'D/M/YYYY',
  'M/D/YYYY',
].map(format => parsed({ kind: 'date', format }));
const decimals = [
  parsed({ kind: 'decimal' }),
  parsed({ kind: 'decimal', mark: ',' }),
  parsed({ kind: 'decimal', group: ',' }),
  parsed({ kind: 'decimal', mark: ',', group: '.' }),
  parsed({ kind: 'decimal', mark: ',', group: ' ' }),
  parsed({ kind: 'decimal', group: "'" }),
];

/** `values`: empty ones do not count. Without any it is text. */
export function suggestType(values: readonly string[]): Suggestion {
  const filled = values.filter(value => value.trim() !== '');
  const fits = (type: ColumnType) => filled.every(value => 'value' in cast(value, type));
  if (filled.length === 0) return { type: text };
  // A zero in front is part of a code: as a number it would be lost.
  const areCodes = filled.some(value => /^\s*0\d/.test(value));
  if (!areCodes) {
    const integer = parsed({ kind: 'integer' });
    if (fits(integer)) return { type: integer };
    const found = oneOf(decimals.filter(fits), filled);
    if (found) return found;
  }
  const boolean = parsed({ kind: 'boolean' });
  if (fits(boolean)) return { type: boolean };
  const instant = parsed({ kind: 'instant' });
  if (fits(instant)) return { type: instant };
  if (fits(parsed({ kind: 'instant', zone: 'UTC' }))) return { type: text, question: say.reason('ask-zone') };
  return oneOf(dates.filter(fits), filled) ?? { type: text };
}

/** The first, if all of them say the same of every value. Undefined: there is none. */
function oneOf(types: readonly ColumnType[], values: readonly string[]): Suggestion | undefined {
  const [first, ...others] = types;
  if (first === undefined) return undefined;
  const said = (type: ColumnType) =>
    values.map(value => cast(value, type)).map(one => ('value' in one ? one.value : ''));
  const apart = others.find(type => said(type).join('\n') !== said(first).join('\n'));
  if (apart === undefined) return { type: first };
  const at = said(apart).findIndex((value, place) => value !== said(first)[place]);
  const [cell = '', one = '', other = ''] = [values[at], said(first)[at], said(apart)[at]];
  return { type: text, question: say.reason('ask-which', { cell, one, other }) };
}
