// From the wire to plain values: decimals as Decimal made from the text, 64-bit integers as bigint, everything of the
// calendar as ISO 8601 text. What is a string, a boolean or a small number stays as it is.
import { Decimal } from 'decimal.js';
import type { EdmType, Property, Protocol } from '../metadata/model.ts';
import { timeFromWire, wireDateMs } from './instants.ts';

export type Decode = (wire: unknown) => unknown;

/** Days, amounts and rates repeat from row to row; what was made once is handed out again (all of it is immutable). */
const maxRemembered = 4_096;

function remembered(make: (text: string) => unknown): Decode {
  const known = new Map<string, unknown>();
  return wire => {
    if (typeof wire !== 'string') return wire;
    const found = known.get(wire);
    if (found !== undefined) return found;
    const value = make(wire);
    if (known.size >= maxRemembered) known.clear();
    known.set(wire, value);
    return value;
  };
}

/** What a value is not, although its type says so, is handed on as it came: reading must not fail for one odd field. */
const asIs: Decode = wire => wire;

const toDecimal = (text: string) => (/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? new Decimal(text) : text);
const decimal: Decode = (() => {
  const fromText = remembered(toDecimal);
  return wire => (typeof wire === 'number' ? fromText(String(wire)) : fromText(wire));
})();
const int64: Decode = wire =>
  typeof wire === 'number' || (typeof wire === 'string' && /^-?\d+$/.test(wire)) ? BigInt(wire) : wire;
const double: Decode = wire => (typeof wire === 'string' && wire !== '' ? Number(wire) : wire);
const binary: Decode = wire => (typeof wire === 'string' ? Buffer.from(wire, 'base64') : wire);

const wireDate = (cut: (iso: string) => string) =>
  remembered(text => {
    const ms = wireDateMs(text);
    // Beyond year 9999 there is no four-digit text; the wire's own is better than an error.
    if (ms === undefined || Math.abs(ms) > 253_402_300_799_999) return text;
    return cut(new Date(ms).toISOString());
  });
const day = wireDate(iso => iso.slice(0, 10));
const localDateTime = wireDate(iso => iso.slice(0, -1).replace(/\.000$/, ''));
const instant = wireDate(iso => iso.replace(/\.000Z$/, 'Z'));
const time = remembered(text => timeFromWire(text) ?? text);

const v2: Partial<Record<EdmType, Decode>> = {
  'Edm.Binary': binary,
  'Edm.DateTime': localDateTime,
  'Edm.DateTimeOffset': instant,
  'Edm.Decimal': decimal,
  'Edm.Double': double,
  'Edm.Int64': int64,
  'Edm.Single': double,
  'Edm.Time': time,
};

const v4: Partial<Record<EdmType, Decode>> = {
  // base64url; Buffer reads both alphabets.
  'Edm.Binary': binary,
  'Edm.Decimal': decimal,
  'Edm.Double': double,
  'Edm.Int64': int64,
  'Edm.Single': double,
};

/** Undefined: the value stays as it is. */
export function decoderOf(property: Property, protocol: Protocol): Decode | undefined {
  if (property.edm === undefined) return undefined;
  const one = property.dateOnly && protocol === 'V2' ? day : (protocol === 'V2' ? v2 : v4)[property.edm];
  if (!one) return undefined;
  return property.collection ? wire => (Array.isArray(wire) ? wire.map(one) : asIs(wire)) : one;
}
