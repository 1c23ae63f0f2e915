// Which records of an index a text finds, and in which order.

import { firstTen } from '../core/first-ten.ts';
import { type ObjectName, objectModels, type UnifiedRecord } from '../models/objects/all.ts';
import type { ObjectModel } from '../models/objects/field.ts';
import { say } from './sentences.ts';

export interface Entry {
  record: UnifiedRecord;
  /** What is searched, in small letters, the fields one behind the other. */
  text: string;
}

/** Only equality can be looked at in what is kept. */
export function refuseUnknown(object: ObjectName, filters: Record<string, unknown>): void {
  const { shape } = (objectModels[object] as ObjectModel).shape;
  const unknown = Object.keys(filters).filter(name => filters[name] !== undefined && !(name in shape));
  if (unknown.length === 0) return;
  throw say.error('not-with-search', { filters: firstTen(unknown) });
}

/** Those that begin with the text, then those with a word that begins with it, then those that hold it somewhere. */
export function matches(
  entries: readonly Entry[],
  text: string,
  filters: Record<string, unknown>,
  limit: number,
): UnifiedRecord[] {
  const wanted = text.trim().toLowerCase();
  const conditions = Object.entries(filters).filter(([, value]) => value !== undefined);
  const ranked: UnifiedRecord[][] = [[], [], []];
  for (const { record, text: held } of entries) {
    const at = held.indexOf(wanted);
    if (at < 0 || conditions.some(([name, value]) => record[name] !== value)) continue;
    const rank = at === 0 || held.includes(`\n${wanted}`) ? 0 : held.includes(` ${wanted}`) ? 1 : 2;
    ranked[rank]?.push(record);
    if ((ranked[0]?.length ?? 0) >= limit) break;
  }
  return ranked.flat().slice(0, limit);
}
