// Values as V4 writes them, and as the tables keep them (in the form of V2).
import { SapFault } from '../sap-fault.ts';
import type { Value } from '../tables.ts';
import { accept, dateMs } from '../wire.ts';
import { type V4Field, v4Type } from './projection.ts';

/** `exact`: the caller asked for decimals as text (`IEEE754Compatible=true`). */
export function toV4(field: V4Field, value: Value, exact: boolean): Value {
  if (value === null) return null;
  switch (v4Type(field)) {
    case 'Edm.Date':
      return new Date(dateMs(value)).toISOString().slice(0, 10);
    case 'Edm.DateTimeOffset':
      return new Date(dateMs(value)).toISOString();
    case 'Edm.TimeOfDay':
      return String(value).replace(/^PT(\d+)H(\d+)M(\d+)S$/, (_, h: string, m: string, s: string) =>
        [h, m, s].map(part => part.padStart(2, '0')).join(':'),
      );
    case 'Edm.Decimal':
    case 'Edm.Int64':
      return exact ? value : Number(value);
    default:
      return value;
  }
}

/** A value of a V4 body in the tables' form. Throws what SAP would answer. */
export function fromV4(field: V4Field, value: unknown, exact: boolean): Value {
  if (value === null) return null;
  const bad = (why: string) =>
    new SapFault(400, '/IWBEP/CM_V4_CORE/029', `Invalid value for property '${field.name}': ${why}`);
  switch (v4Type(field)) {
    case 'Edm.Date':
      if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value))
        throw bad('a date such as 2026-01-31 is expected');
      return accept(field.of, value);
    case 'Edm.DateTimeOffset':
      if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(value))
        throw bad('an instant is expected');
      return accept(field.of, value);
    case 'Edm.TimeOfDay': {
      const [, h, m, s] = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?$/.exec(String(value)) ?? [];
      if (h === undefined) throw bad('a time such as 13:52:33 is expected');
      return `PT${h}H${m}M${s}S`;
    }
    case 'Edm.Decimal':
    case 'Edm.Int64':
      // Text stands for a number only where IEEE754Compatible says so.
      if (typeof value !== (exact ? 'string' : 'number'))
        throw bad(`a ${exact ? 'string' : 'number'} is expected`);
      return accept(field.of, String(value));
    default:
      return accept(field.of, value);
  }
}
