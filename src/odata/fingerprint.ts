// What a record is (its key) and how it stood (a hash of its values), as text: to know it again the next time.
import { hash } from 'node:crypto';
import type { EntitySet } from './metadata/model.ts';
import type { Entity } from './values/read-entity.ts';

export function keyText(set: EntitySet, record: Entity): string {
  return JSON.stringify(
    set.type.keys.map(name => record[name] ?? null),
    exact,
  );
}

/** 96 bits: of a hundred million records, two would be taken for one with a chance of one in ten million million. */
export function fingerprintOf(record: Entity): string {
  return hash('sha256', JSON.stringify(record, exact), 'base64url').slice(0, 16);
}

const exact = (_name: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value);
