// Rows of a system as records of a unified object. A row that cannot be read is told with a reason, and harms no other.
import { unreadableBecause } from '../../core/broken-answer.ts';
import { KontorError } from '../../core/errors.ts';
import type { ObjectPage, ObjectQuery, UnreadableRecord } from '../../models/access.ts';
import { modelOf, type ObjectName, type UnifiedRecord } from '../../models/objects/all.ts';

export interface RowReader {
  object: ObjectName;
  /** Which record it is, of a row that may be anything. */
  idIn(row: unknown): string | undefined;
  /** Fields that are left out are null. Throws whatever it stumbles over. */
  read(row: unknown): UnifiedRecord;
}

export function recordOf({ object, read }: RowReader, row: unknown): UnifiedRecord {
  const names = Object.keys(modelOf(object).shape.shape);
  return { ...Object.fromEntries(names.map(name => [name, null])), ...read(row) };
}

export function recordsOf(
  reader: RowReader,
  rows: readonly unknown[],
  { fields, raw }: Pick<ObjectQuery, 'fields' | 'raw'>,
): Pick<ObjectPage, 'rows' | 'unreadable'> {
  const unreadable: UnreadableRecord[] = [];
  const records = rows.flatMap(row => {
    try {
      return { ...withOnly(fields, recordOf(reader, row)), ...(raw ? { raw: row } : {}) };
    } catch (thrown) {
      unreadable.push({ id: reader.idIn(row) ?? null, reason: unreadableBecause(thrown) });
      return [];
    }
  });
  return { rows: records, unreadable };
}

export function withOnly(fields: readonly string[] | undefined, record: UnifiedRecord): UnifiedRecord {
  if (!fields) return record;
  const names = ['id', ...fields, 'items', 'raw'].filter(name => name in record);
  return Object.fromEntries(names.map(name => [name, record[name]])) as UnifiedRecord;
}

/** Throws `input/no-filter` for what the system cannot be asked for; a list that ignores it would answer too much. */
export function checkFilters(
  asked: ObjectQuery['filters'],
  known: readonly string[],
  { system, object }: { system: string; object: ObjectName },
): void {
  const unknown = Object.keys(asked).find(name => asked[name] !== undefined && !known.includes(name));
  if (unknown === undefined) return;
  const next = known.length > 0 ? `It can by ${known.join(', ')}.` : 'Read the whole list.';
  throw new KontorError('input', 'no-filter', `${system} cannot narrow ${object} by ${unknown}.`, { next });
}
