// One system of a scenario: its records in memory, read as a flow reads any system.
import type { ObjectName, UnifiedRecord } from '../models/objects/all.ts';
import { modelOf } from '../models/objects/all.ts';
import type { ListHow, RecordOf, Side } from '../models/side.ts';
import type { SampleRecords } from './sample-records.ts';
import { say } from './sentences.ts';

/** Throws `missing/no-sample` for an object that the scenario does not name: an empty list would hide that. */
export function memorySide(side: 'source' | 'target', records: SampleRecords): Side {
  const all = (object: ObjectName): UnifiedRecord[] => {
    const found = records[object];
    if (found) return found;
    throw say.error('no-sample', { object, side, sample: `{ "${object}": [] }` });
  };
  const get: Side['get'] = async <Name extends ObjectName>(
    object: Name,
    id: string,
    parts: readonly string[],
  ) => {
    const found = all(object).find(record => record.id === id);
    return found && (withParts(object, found, parts) as RecordOf<Name>);
  };
  const list: Side['list'] = async <Name extends ObjectName>(
    object: Name,
    filters: Record<string, unknown>,
    ...[parts = []]: ListHow
  ) =>
    all(object)
      .filter(record => isWanted(record, filters))
      .map(record => withParts(object, record, parts) as RecordOf<Name>);
  return {
    get,
    list,
    complete: (object, record, parts) => get(object, record.id, parts),
    known: (object, filters) => list(object, filters),
    knownOne: get,
  };
}

/** Leaves out the parts that the flow does not ask for, as a system does. */
function withParts(object: ObjectName, record: UnifiedRecord, parts: readonly string[]): UnifiedRecord {
  const further = ['items', ...Object.keys(modelOf(object).details?.shape ?? {})];
  const fields = Object.entries(record).filter(([name]) => !further.includes(name) || parts.includes(name));
  return structuredClone(Object.fromEntries(fields)) as UnifiedRecord;
}

const isWanted = (record: UnifiedRecord, filters: Record<string, unknown>) =>
  Object.entries(filters).every(([name, value]) => value === undefined || fits(record, name, String(value)));

/** Applies a filter of a model: the value of a field, or a limit of a span of days. */
function fits(record: UnifiedRecord, name: string, value: string): boolean {
  if (name in record) return String(record[name]) === value;
  const dayOf = (...fields: string[]) => {
    const field = fields.find(one => one in record);
    if (field === undefined) throw say.error('unknown-filter', { name });
    return String(record[field] ?? '').slice(0, 10);
  };
  if (name === 'valid_on') return dayOf('valid_from') <= value && value <= dayOf('valid_to');
  if (name === 'changed_since') return String(record.changed_at ?? '') >= value;
  const [, field = '', end] = /^(\w{1,40})_(from|to)$/.exec(name) ?? [];
  const day = dayOf(field, `${field}_at`, `${field}_on`);
  return end === 'from' ? day >= value : day <= value;
}
