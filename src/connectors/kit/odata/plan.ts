// Plans the request for reading a unified object, and maps the answer to a record.

import { answeredText } from '../../../core/broken-answer.ts';
import type { Reason } from '../../../core/reasons.ts';
import type { ObjectQuery } from '../../../models/access.ts';
import type { UnifiedRecord } from '../../../models/objects/all.ts';
import type { ObjectModel } from '../../../models/objects/field.ts';
import type { EntitySet, ServiceModel, StructuredType } from '../../../odata/metadata/model.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';
import { say } from '../sentences.ts';
import { idOf } from './ids.ts';
import { type Items, type Mapping, plain, type Source } from './mapping.ts';

export interface Plan {
  shape: { select?: string[]; expand?: string[] };
  /** Fields that this system's service does not have. */
  warnings: Reason[];
  /** What the model has and the mapping does not is null. `items`: where they are not children of the row. */
  record(row: Entity, items?: readonly Entity[]): UnifiedRecord;
}

/** Fields that this system's service does not have are left out and named. */
export function planOf(
  mapping: Mapping,
  definition: EntitySet,
  model: ServiceModel,
  { items, fields, raw }: Pick<ObjectQuery, 'items' | 'fields' | 'raw'>,
  unified?: Pick<ObjectModel, 'shape' | 'item'>,
): Plan {
  const { properties, navigations } = definition.type;
  const wanted = Object.entries(mapping.fields).filter(([name]) => fields?.includes(name) ?? true);
  const missing = wanted.flatMap(([name, source]) => {
    const from = typeof source === 'string' ? source : 'from' in source ? source.from : source.child;
    return properties.has(from) || navigations.has(from) ? [] : [{ name, from }];
  });
  const absent = new Set(missing.map(({ name }) => name));
  const present = wanted.filter(([name]) => !absent.has(name));
  const unsaid = without(mapping.fields, unified?.shape).filter(name => fields?.includes(name) ?? true);
  const custom = extensionsOf(definition.type);
  const select = new Set([...mapping.key, ...(fields && !fields.includes('custom') ? [] : custom)]);
  const expand = new Set<string>();
  for (const [, source] of present) ask(source, '', select, expand);
  const children =
    items && mapping.items
      ? childPlan(mapping.items, mapping.system, definition.type, model, unified?.item)
      : undefined;
  for (const [source, path] of children?.asks ?? []) ask(source, path, select, expand);
  return {
    // Without a selection the system answers the whole record.
    shape: { ...(raw ? {} : { select: [...select] }), ...(expand.size > 0 ? { expand: [...expand] } : {}) },
    warnings: missing.map(({ name, from }) =>
      say.reason('field-not-there', { from: String(from), set: mapping.set, name }),
    ),
    record(row, rows) {
      const record: UnifiedRecord = { id: idOf(mapping, row) };
      for (const [name, source] of present) record[name] = unifiedValue(source, row);
      for (const name of [...missing.map(({ name }) => name), ...unsaid]) record[name] = null;
      if (custom.length > 0 && custom.some(name => name in row)) record.custom = customOf(custom, row);
      if (children) record.items = children.records(row, rows);
      if (raw) record.raw = rawOf(row);
      return record;
    },
  };
}

/** Unified fields that the system does not have. */
const without = (fields: Record<string, Source>, shape: ObjectModel['item']): string[] =>
  Object.keys(shape?.shape ?? {}).filter(name => name !== 'id' && !(name in fields));

function childPlan(
  items: Items,
  system: string,
  parent: StructuredType,
  model: ServiceModel,
  item: ObjectModel['item'],
) {
  const unsaid = Object.fromEntries(without(items.fields, item).map(name => [name, null]));
  const sources = Object.entries(items.fields);
  const navigation = 'navigation' in items ? items.navigation : undefined;
  const type = navigation === undefined ? undefined : parent.navigations.get(navigation)?.target;
  const custom = type === undefined ? [] : extensionsOf(model.types.get(type));
  const asks: [Source, string][] =
    navigation === undefined
      ? []
      : [items.key, ...custom, ...Object.values(items.fields)].map(source => [source, `${navigation}/`]);
  return {
    asks,
    records(row: Entity, rows: readonly Entity[] | undefined): unknown[] {
      const children = navigation === undefined ? (rows ?? []) : ((row[navigation] as Entity[] | null) ?? []);
      return children.map(child => ({
        id: answeredText(child, items.key, system),
        ...Object.fromEntries(sources.map(([name, source]) => [name, unifiedValue(source, child)])),
        ...unsaid,
        ...(custom.length > 0 ? { custom: customOf(custom, child) } : {}),
      }));
    },
  };
}

/** What the customer has added. */
const extensionsOf = (type: StructuredType | undefined): string[] =>
  [...(type?.properties.values() ?? [])].flatMap(({ name, extension }) => (extension ? [name] : []));

const customOf = (names: readonly string[], row: Entity) =>
  Object.fromEntries(names.map(name => [name, plain(row[name])]));

function ask(source: Source, path: string, select: Set<string>, expand: Set<string>): void {
  if (path !== '') expand.add(path.slice(0, -1));
  if (typeof source === 'string') select.add(path + source);
  else if ('from' in source) select.add(path + source.from);
  else {
    for (const field of source.fields) {
      const whole = `${path}${source.child}/${field}`;
      select.add(whole);
      expand.add(whole.slice(0, whole.lastIndexOf('/')));
    }
  }
}

function unifiedValue(source: Source, row: Entity): unknown {
  if (typeof source === 'string') return plain(row[source]);
  if ('from' in source) return plain(source.as(row[source.from]));
  return plain(source.as((row[source.child] as Entity[] | null) ?? []));
}

/** The system's own record, amounts as text. */
export function rawOf(row: Entity): Entity {
  return JSON.parse(JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? String(value) : value)));
}
