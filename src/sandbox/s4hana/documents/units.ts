// A unit has three codes: V2 shows the one for people, V4 SAP's internal one, and both the ISO code next to it
// (S4-33: PC, ST and PCE of one row).
import type { Row } from '../tables.ts';

interface Unit {
  external: string;
  internal: string;
  iso: string;
}

const units: readonly Unit[] = [
  { external: 'PC', internal: 'ST', iso: 'PCE' },
  { external: 'EA', internal: 'EA', iso: 'EA' },
  { external: 'KG', internal: 'KG', iso: 'KGM' },
  { external: 'AU', internal: 'LE', iso: 'C62' },
];

/** Of a quantity's three fields, whichever was given; undefined: none was. */
export function unitIn(fields: Row, quantity: string): Unit | undefined {
  const { external, internal, iso } = namesOf(quantity);
  const given = fields[external] || fields[internal] || fields[iso];
  if (!given) return undefined;
  const key = fields[external] ? 'external' : fields[internal] ? 'internal' : 'iso';
  return units.find(unit => unit[key] === given) ?? unitOf(String(given));
}

export function unitOf(external: string): Unit {
  return units.find(unit => unit.external === external) ?? { external, internal: external, iso: external };
}

/** The three fields of a quantity. */
export function unitFields(quantity: string, unit: Unit): Row {
  const names = namesOf(quantity);
  return { [names.external]: unit.external, [names.internal]: unit.internal, [names.iso]: unit.iso };
}

const namesOf = (quantity: string) => ({
  external: `${quantity}Unit`,
  internal: `${quantity}SAPUnit`,
  iso: `${quantity}ISOUnit`,
});
