// Reads unified objects from S/4HANA as their mappings say. Lists are in the order of the key and go on after the last
// key that was handed out, so that a page neither repeats nor misses a record when others come and go meanwhile.
import { Decimal } from 'decimal.js';
import type { ObjectPage, ObjectQuery, ObjectReader, UnifiedRecord } from '../../../models/objects/all.ts';
import type { S4Client } from '../../../s4/client.ts';
import { lazyService } from '../../../s4/documents/collection.ts';
import type { EntitySet } from '../../../s4/metadata/model.ts';
import type { EntitySetClient } from '../../../s4/odata/entity-set.ts';
import { and, eq, type Filter, gt, or } from '../../../s4/odata/filter.ts';
import type { Entity } from '../../../s4/values/read-entity.ts';
import type { Mapping, Source } from './mapping.ts';

const idSeparator = ':';

export function objectReader(client: S4Client, mapping: Mapping): ObjectReader {
  const service = lazyService(client, mapping.service);
  const open = async () => (await service.open()).set(mapping.set);

  return {
    async list(query) {
      const set = await open();
      const plan = planOf(mapping, set.definition, query);
      const rows = await set.list({
        filter: conditionOf(mapping, query),
        ...plan.shape,
        orderBy: mapping.key,
        top: query.limit,
      });
      const last = rows.at(-1);
      return {
        rows: rows.map(row => plan.record(row)),
        next: last && rows.length === query.limit ? keyOf(mapping, last) : undefined,
        warnings: plan.warnings,
      } satisfies ObjectPage;
    },
    async get(id, raw) {
      const key = splitId(id, mapping.key.length);
      if (!key) return undefined;
      const set = await open();
      const plan = planOf(mapping, set.definition, { items: true, fields: undefined, raw });
      const row = await readOne(set, mapping, key, plan);
      if (!row) return undefined;
      const record = plan.record(row);
      await mapping.complete?.(client, row, (record.items as Record<string, unknown>[] | undefined) ?? []);
      return record;
    },
  };
}

type Plan = ReturnType<typeof planOf>;

function readOne(
  set: EntitySetClient,
  { key }: Mapping,
  values: readonly string[],
  { shape }: Plan,
): Promise<Entity | undefined> {
  return set.one(Object.fromEntries(key.map((field, part) => [field, values[part] ?? ''])), shape);
}

/** What to ask for, and how to say it; fields that this tenant's service does not have are left out and named. */
function planOf(
  mapping: Mapping,
  definition: EntitySet,
  { items, fields, raw }: Pick<ObjectQuery, 'items' | 'fields' | 'raw'>,
) {
  const { properties } = definition.type;
  const wanted = Object.entries(mapping.fields).filter(([name]) => fields?.includes(name) ?? true);
  const missing = wanted.filter(([, source]) => {
    const from = typeof source === 'string' ? source : 'from' in source ? source.from : undefined;
    return from !== undefined && !properties.has(from);
  });
  const present = wanted.filter(one => !missing.includes(one));
  const custom = [...properties.values()].flatMap(({ name, extension }) => (extension ? [name] : []));
  const children = items ? mapping.items : undefined;
  const itemSources = Object.entries(children?.fields ?? {});
  const select = new Set([...mapping.key, ...(fields && !fields.includes('custom') ? [] : custom)]);
  const expand = new Set<string>();
  for (const [, source] of present) ask(source, '', select, expand);
  if (children) {
    expand.add(children.navigation);
    select.add(`${children.navigation}/${children.key}`);
    for (const [, source] of itemSources) ask(source, `${children.navigation}/`, select, expand);
  }
  return {
    // Without a selection SAP answers the whole record.
    shape: { ...(raw ? {} : { select: [...select] }), ...(expand.size > 0 ? { expand: [...expand] } : {}) },
    warnings: missing.map(([name, source]) => {
      const from = typeof source === 'string' ? source : 'from' in source ? source.from : '';
      return `This tenant has no ${from} in ${mapping.set}: ${name} is not known.`;
    }),
    record(row: Entity): UnifiedRecord {
      const record: UnifiedRecord = { id: keyOf(mapping, row).join(idSeparator) };
      for (const [name, source] of present) record[name] = unifiedValue(source, row);
      for (const [name] of missing) record[name] = null;
      if (custom.length > 0 && custom.some(name => name in row))
        record.custom = Object.fromEntries(custom.map(name => [name, plain(row[name])]));
      if (children) {
        const { navigation, key } = children;
        record.items = ((row[navigation] as Entity[] | null) ?? []).map(child => ({
          id: String(child[key]),
          ...Object.fromEntries(itemSources.map(([name, source]) => [name, unifiedValue(source, child)])),
        }));
      }
      if (raw) record.raw = rawOf(row);
      return record;
    },
  };
}

function ask(source: Source, path: string, select: Set<string>, expand: Set<string>): void {
  if (typeof source === 'string') select.add(path + source);
  else if ('from' in source) select.add(path + source.from);
  else {
    expand.add(path + source.child);
    for (const field of source.fields) select.add(`${path}${source.child}/${field}`);
  }
}

function unifiedValue(source: Source, row: Entity): unknown {
  if (typeof source === 'string') return plain(row[source]);
  if ('from' in source) return plain(source.as(row[source.from]));
  return plain(source.as((row[source.child] as Entity[] | null) ?? []));
}

/** An empty text of SAP's means that there is nothing. */
function plain(value: unknown): unknown {
  if (value === undefined || value === '') return null;
  return value instanceof Decimal ? value.toFixed() : typeof value === 'bigint' ? String(value) : value;
}

/** SAP's own record, amounts as text. */
function rawOf(row: Entity): unknown {
  return JSON.parse(JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? String(value) : value)));
}

function conditionOf(mapping: Mapping, { filters, after }: ObjectQuery): Filter | undefined {
  const conditions = Object.entries(filters).flatMap(([name, value]) => {
    const filter = mapping.filters[name];
    return filter && value !== undefined ? [filter(String(value))] : [];
  });
  if (after) conditions.push(beyond(mapping.key, after));
  return conditions.length === 0 ? undefined : conditions.length === 1 ? conditions[0] : and(...conditions);
}

/** Records whose key comes after this one. */
function beyond([field, ...rest]: readonly string[], [value, ...values]: readonly string[]): Filter {
  const after = gt(field as string, value);
  return rest.length === 0 ? after : or(after, and(eq(field as string, value), beyond(rest, values)));
}

const keyOf = ({ key }: Mapping, row: Entity): string[] => key.map(field => String(row[field]));

/** Undefined: it cannot be an id of this object. A product may have a colon in its number. */
function splitId(id: string, parts: number): string[] | undefined {
  if (parts === 1) return [id];
  const split = id.split(idSeparator);
  return split.length === parts && split.every(part => part !== '') ? split : undefined;
}
