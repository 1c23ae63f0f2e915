// One system of a scenario: its records in memory, read as a flow reads any system.
import { KontorError } from '../core/errors.ts';
import type { ObjectName, UnifiedRecord } from '../models/objects/all.ts';
import { modelOf } from '../models/objects/all.ts';
import type { ListHow, RecordOf, Side } from '../models/side.ts';
import type { SampleRecords } from './sample-records.ts';

/** Throws `missing/no-sample` for an object that the scenario says nothing of: an empty list would hide that. */
export function memorySide(side: 'source' | 'target', records: SampleRecords): Side {
  const all = (object: ObjectName): UnifiedRecord[] => {
    const found = records[object];
    if (found) return found;
    throw new KontorError('missing', 'no-sample', `The flow reads ${object} of the ${side}.`, {
      next: `Add them to the scenario: "${side}": { "${object}": [] }.`,
    });
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

/** What is not asked for is missing, as it is in a system. */
function withParts(object: ObjectName, record: UnifiedRecord, parts: readonly string[]): UnifiedRecord {
  const further = ['items', ...Object.keys(modelOf(object).details?.shape ?? {})];
  const fields = Object.entries(record).filter(([name]) => !further.includes(name) || parts.includes(name));
  return structuredClone(Object.fromEntries(fields)) as UnifiedRecord;
}

const isWanted = (record: UnifiedRecord, filters: Record<string, unknown>) =>
  Object.entries(filters).every(([name, value]) => value === undefined || fits(record, name, String(value)));

/** As the filters of the models mean it: a field, or a span of days. */
function fits(record: UnifiedRecord, name: string, value: string): boolean {
  if (name in record) return String(record[name]) === value;
  const dayOf = (...fields: string[]) => {
    const field = fields.find(one => one in record);
    if (field === undefined) throw noFilter(name);
    return String(record[field] ?? '').slice(0, 10);
  };
  if (name === 'valid_on') return dayOf('valid_from') <= value && value <= dayOf('valid_to');
  if (name === 'changed_since') return String(record.changed_at ?? '') >= value;
  const [, field = '', end] = /^(\w{1,40})_(from|to)$/.exec(name) ?? [];
  const day = dayOf(field, `${field}_at`, `${field}_on`);
  return end === 'from' ? day >= value : day <= value;
}

const noFilter = (name: string) => new KontorError('bug', 'no-filter', `Scenarios know no filter ${name}.`);
