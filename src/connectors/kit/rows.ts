// Makes records of a unified object from the rows of a system. A row that cannot be read is reported with a reason, and harms no other.
import { unreadableBecause } from '../../core/broken-answer.ts';
import type { ObjectPage, ObjectQuery, UnreadableRecord } from '../../models/access.ts';
import { modelOf, type ObjectName, type UnifiedRecord } from '../../models/objects/all.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { unlessDefect } from './own-code.ts';
import { say } from './sentences.ts';

export interface RowReader {
  object: ObjectName;
  /** Which record it is, of a row that may be anything. `field`: of another id that stands in it. */
  idIn(row: unknown, field?: string): string | undefined;
  /** Fields that are left out are null. Throws for a row that cannot be read. */
  read(row: Fields): object;
}

export const rowFields = ({ object }: Pick<RowReader, 'object'>, row: unknown): Fields =>
  fieldsOf(row, modelOf(object).one);

export function recordOf(reader: RowReader, row: unknown): UnifiedRecord {
  const names = Object.keys(modelOf(reader.object).shape.shape);
  const empty = Object.fromEntries(names.map(name => [name, null]));
  return { ...empty, ...reader.read(rowFields(reader, row)) } as UnifiedRecord;
}

/** `complete`: what else is wanted of each. */
export async function recordsOf(
  reader: RowReader,
  rows: readonly unknown[],
  { fields, raw }: Pick<ObjectQuery, 'fields' | 'raw'>,
  complete: (record: UnifiedRecord, row: unknown) => Promise<UnifiedRecord> = async record => record,
): Promise<Pick<ObjectPage, 'rows' | 'unreadable'>> {
  const unreadable: UnreadableRecord[] = [];
  const records = await Promise.all(
    rows.map(async row => {
      try {
        const record = withOnly(fields, await complete(recordOf(reader, row), row));
        return raw ? { ...record, raw: row } : record;
      } catch (thrown) {
        const id = unlessDefect(() => reader.idIn(row)) ?? null;
        unreadable.push({ id, reason: unreadableBecause(thrown) });
        return undefined;
      }
    }),
  );
  return { rows: records.filter(record => record !== undefined), unreadable };
}

function withOnly(fields: readonly string[] | undefined, record: UnifiedRecord): UnifiedRecord {
  if (!fields) return record;
  const names = ['id', ...fields, 'items'].filter(name => name in record);
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
  const advice =
    known.length > 0 ? say.reason('filters-there', { filters: known.join(', ') }) : say.reason('no-filters');
  throw say.error('no-filter', { system, object, filter: unknown, advice });
}
