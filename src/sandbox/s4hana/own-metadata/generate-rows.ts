// Rows for a set that nobody wrote a rule for: keys that children share with their parents, and values of the right type
// and length, the same for the same seed.
import { chance } from '../../faults.ts';
import type { FieldModel, SetModel } from '../model/parse-model.ts';
import type { Row, Value } from '../tables.ts';
import { wireDate, wireStamp } from '../wire.ts';

const parents = 12;
const childrenEach = 3;
const day = 86_400_000;
const firstDay = Date.UTC(2026, 0, 1);

export function generateRows(set: SetModel, seed: string): Row[] {
  const isChild = set.keys.length > 1;
  const count = isChild ? parents * childrenEach : parents;
  return Array.from({ length: count }, (_, i) => {
    const row: Row = {};
    for (const field of set.fields.values()) {
      const at = set.keys.indexOf(field.name);
      row[field.name] =
        at >= 0 ? keyValue(field, at, i, isChild) : value(field, `${seed}/${set.name}/${field.name}/${i}`);
    }
    return row;
  });
}

/** The first key is the parent's number, the next ones count within it: 10, 20, 30. */
function keyValue(field: FieldModel, at: number, i: number, isChild: boolean): Value {
  const parent = isChild ? Math.floor(i / childrenEach) : i;
  const number = at === 0 ? parent + 1 : ((i % childrenEach) + 1) * 10;
  switch (field.type) {
    case 'String':
      return String(number).slice(0, field.maxLength ?? 10);
    case 'DateTime':
      return wireDate(Date.UTC(9999, 11, 31));
    case 'DateTimeOffset':
      return wireStamp(firstDay + number * day);
    case 'Guid':
      return `00000000-0000-4000-8000-${String(parent * 100 + at).padStart(12, '0')}`;
    case 'Decimal':
    case 'Int64':
      return String(number);
    default:
      return number;
  }
}

function value(field: FieldModel, about: string): Value {
  const dice = chance(about);
  switch (field.type) {
    case 'String':
      // A short text is a code, and most codes are empty.
      return (field.maxLength ?? 40) <= 4
        ? dice < 0.5
          ? ''
          : String(Math.floor(dice * 9)).padStart(field.maxLength ?? 1, '0')
        : `${field.name} ${Math.floor(dice * 900 + 100)}`.slice(-(field.maxLength ?? 40));
    case 'Decimal': {
      const scale = field.scale ?? 0;
      const whole = Math.max(0, (field.precision ?? 10) - scale);
      const digits = String(Math.floor(dice * 10 ** Math.min(whole, 4)));
      return scale > 0 ? `${digits}.${String(Math.floor(dice * 10 ** Math.min(scale, 2)))}` : digits;
    }
    case 'Int64':
      return String(Math.floor(dice * 1_000));
    case 'DateTime':
      return dice < 0.2 ? null : wireDate(firstDay + Math.floor(dice * 300) * day);
    case 'DateTimeOffset':
      return dice < 0.1 ? null : wireStamp(firstDay + Math.floor(dice * 300 * day));
    case 'Time':
      return `PT${String(Math.floor(dice * 24)).padStart(2, '0')}H00M00S`;
    case 'Boolean':
      return dice < 0.5;
    case 'Guid':
      return `${Math.floor(dice * 0xffffffff)
        .toString(16)
        .padStart(8, '0')}-0000-4000-8000-000000000000`;
    case 'Binary':
      return '';
    default:
      return Math.floor(dice * 100);
  }
}
