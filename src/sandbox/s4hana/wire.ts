// Values as V2 JSON carries them: dates, ETags, numbers; and the checks on what a caller sends.
import { Decimal } from 'decimal.js';
import type { FieldModel } from './model/parse-model.ts';
import { SapFault } from './sap-fault.ts';
import type { Row, Value } from './tables.ts';

export function wireDate(ms: number): string {
  return `/Date(${ms})/`;
}

export function wireStamp(ms: number): string {
  return `/Date(${ms}+0000)/`;
}

/** The time of day: `PT13H52M33S`. */
export function wireTime(ms: number): string {
  const [hours, minutes, seconds] = new Date(ms).toISOString().slice(11, 19).split(':');
  return `PT${hours}H${minutes}M${seconds}S`;
}

/** Milliseconds of `/Date(…)/`, with or without offset (which is for display only), or of an ISO text. */
export function dateMs(value: Value): number {
  const text = String(value);
  const wrapped = /^\/Date\((-?\d+)([+-]\d+)?\)\/$/.exec(text);
  if (wrapped) return Number(wrapped[1]);
  const iso = /^\d{4}-\d\d-\d\d(T[\d:.]+)?(Z|[+-]\d\d:\d\d)?$/.exec(text);
  if (!iso) return Number.NaN;
  return Date.parse(iso[1] === undefined ? `${text}T00:00:00Z` : iso[2] === undefined ? `${text}Z` : text);
}

/** ETags of 100-nanosecond digits; strictly growing, so that two changes in one millisecond differ. */
export function openStamps(): (nowMs: number) => { stamp: string; etag: string } {
  let lastTick = 0n;
  return nowMs => {
    const tick = BigInt(nowMs) * 10_000n;
    lastTick = tick > lastTick ? tick : lastTick + 1n;
    const ms = Number(lastTick / 10_000n);
    const fraction = String(lastTick % 10_000_000n).padStart(7, '0');
    const text = `${new Date(ms).toISOString().slice(0, 19)}.${fraction}Z`;
    return { stamp: wireStamp(ms), etag: `W/"datetimeoffset'${encodeURIComponent(text)}'"` };
  };
}

/** Checks one value of a request body and answers it in stored form. Throws what SAP would answer. */
export function accept(field: FieldModel, value: unknown): Value {
  if (value === null) return null;
  const bad = (why: string) =>
    new SapFault(400, 'CX_SXML_PARSE_ERROR', `Error while parsing property '${field.name}': ${why}`);
  switch (field.type) {
    case 'Decimal':
    case 'Int64': {
      if (typeof value !== 'string')
        throw bad('a number is not allowed here, Edm.Decimal is sent as a string');
      if (!/^-?\d+(\.\d+)?$/.test(value)) throw bad(`invalid decimal '${value}'`);
      const decimal = new Decimal(value);
      if (field.scale !== undefined && decimal.decimalPlaces() > field.scale)
        throw bad(`more than ${field.scale} decimals`);
      if (
        field.precision !== undefined &&
        decimal.precision(true) - Math.max(0, decimal.decimalPlaces()) > field.precision - (field.scale ?? 0)
      ) {
        throw bad('value out of range');
      }
      return decimal.toFixed();
    }
    case 'DateTime':
    case 'DateTimeOffset': {
      const ms = typeof value === 'string' ? dateMs(value) : Number.NaN;
      if (Number.isNaN(ms)) throw bad(`invalid date '${String(value)}'`);
      return field.type === 'DateTime' ? wireDate(ms) : wireStamp(ms);
    }
    case 'Boolean':
      if (typeof value !== 'boolean') throw bad('a boolean is expected');
      return value;
    case 'Int16':
    case 'Int32':
    case 'Byte':
    case 'Double':
      if (typeof value !== 'number') throw bad('a number is expected');
      return value;
    case 'Time':
      if (typeof value !== 'string' || !/^PT\d+H\d+M\d+S$/.test(value)) throw bad('a duration is expected');
      return value;
    default: {
      if (typeof value !== 'string') throw bad('a string is expected');
      // ABAP counts UTF-16 code units.
      if (field.maxLength !== undefined && value.length > field.maxLength) {
        throw bad(`value is longer than ${field.maxLength} characters`);
      }
      return value;
    }
  }
}

/** SAP's conversion exit: leading zeros of number-like keys are not shown. */
export function withoutZeros(value: Value): Value {
  return typeof value === 'string' && /^0\d+$/.test(value) ? value.replace(/^0+/, '') : value;
}

export function decimalOf(row: Row, name: string): Decimal {
  return new Decimal(String(row[name] ?? '0'));
}
