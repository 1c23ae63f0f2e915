// Reads unified objects as their mappings say: page by page, one by its id, what has changed.

import { unreadableBecause } from '../../../core/broken-answer.ts';
import { maxExternal } from '../../../core/external-numbers.ts';
import type { Reason } from '../../../core/reasons.ts';
import type { ChangeCursor } from '../../../core/recent-changes.ts';
import type { Access, Change, ObjectPage, UnreadableRecord } from '../../../models/access.ts';
import { modelOf, type ObjectName, type UnifiedRecord } from '../../../models/objects/all.ts';
import { fingerprintOf } from '../../../models/objects/fingerprint.ts';
import { readChanges } from '../../../odata/changes.ts';
import type { ODataClient } from '../../../odata/client.ts';
import type { LeftOut } from '../../../odata/entity-set.ts';
import { and, anyOf, eq, type Filter } from '../../../odata/filter.ts';
import { fingerprintOf as contentOf } from '../../../odata/fingerprint.ts';
import type { StructuredType } from '../../../odata/metadata/model.ts';
import { openService } from '../../../odata/service.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';
import { say } from '../sentences.ts';
import { compare, comparedIn } from './compare.ts';
import { idIn, idOf, splitId } from './ids.ts';
import { listPage } from './list-page.ts';
import type { Mapping } from './mapping.ts';
import { type Plan, planOf } from './plan.ts';

export type Reader = Required<Pick<Access, 'list' | 'get' | 'changes'>> & Pick<Access, 'getMany'>;

export function objectReader<Client extends ODataClient>(
  client: Client,
  name: ObjectName,
  mapping: Mapping<Client>,
): Reader {
  const unified = modelOf(name);
  const service = () => openService(client, mapping.path);
  const open = async () => {
    const opened = await service();
    return { set: opened.set(mapping.set), model: opened.model };
  };
  const itemsOf = async (rows: readonly Entity[], wanted: boolean): Promise<Entity[][] | undefined> =>
    wanted && mapping.items && 'of' in mapping.items ? mapping.items.of(client, rows) : undefined;

  const complete = async (rows: readonly Entity[], records: readonly UnifiedRecord[]) =>
    mapping.complete?.(
      client,
      rows,
      records.map(record => (record.items ?? []) as Record<string, unknown>[]),
    );

  /** Adds what another set knows of the record. */
  const readOtherSet = async (key: Record<string, string>, record: UnifiedRecord): Promise<Reason[]> => {
    if (!mapping.otherSet) return [];
    const { set: name, by, details, finish } = mapping.otherSet;
    const { set, model } = await service();
    const other = set(name);
    if (other.definition.type.properties.get(by)?.filterable === false) {
      const unknown = Object.keys(details);
      for (const detail of unknown) record[detail] = null;
      return [say.reason('not-filtered-by', { set: name, by, names: unknown.join(', ') })];
    }
    const asked = { ...mapping, set: name, key: [by], fields: details };
    const plan = planOf(asked, other.definition, model, heads);
    const [row] = await other.list({ filter: eq(by, Object.values(key)[0]), ...plan.shape, top: 1 });
    if (!row) return [];
    const { id: _, custom, ...found } = plan.record(row);
    Object.assign(record, found);
    if (custom) record.custom = { ...custom, ...(record.custom as object | undefined) };
    await finish?.(client, record);
    return plan.warnings;
  };

  const recordsOf = async (read: readonly Entity[], plan: Plan, withItems: boolean, leftOut: LeftOut) => {
    const items = await itemsOf(read, withItems);
    const rows: Entity[] = [];
    const records: UnifiedRecord[] = [];
    for (const [at, row] of read.entries()) {
      try {
        records.push(plan.record(row, items?.[at]));
        rows.push(row);
      } catch (thrown) {
        leftOut(row, thrown);
      }
    }
    if (withItems) await complete(rows, records);
    return records;
  };

  return {
    async list(query) {
      const { set, model } = await open();
      const plan = planOf(mapping, set.definition, model, query, unified);
      const unreadable: UnreadableRecord[] = [];
      const leftOut = (row: unknown, thrown: unknown) =>
        void unreadable.push({ id: idIn(mapping, row) ?? null, reason: unreadableBecause(thrown) });
      const page = await listPage(set, mapping, query, plan.shape, leftOut);
      const records = await recordsOf(page.rows, plan, query.items, leftOut);
      const warnings = [...plan.warnings, ...page.warnings];
      return { rows: records, unreadable, next: page.next, warnings } satisfies ObjectPage;
    },
    async getMany(ids) {
      const { set, model } = await open();
      const plan = planOf(mapping, set.definition, model, { ...heads, items: true }, unified);
      const rows: Entity[] = [];
      for (const filter of filtersOf(mapping, ids))
        rows.push(...(await set.list({ filter, ...plan.shape }, ignore)));
      return recordsOf(rows, plan, true, ignore);
    },
    async get(id, { raw }) {
      const key = splitId(mapping, id);
      if (!key) return undefined;
      const { set, model } = await open();
      const whole = { ...mapping, fields: { ...mapping.fields, ...mapping.details } };
      const plan = planOf(whole, set.definition, model, { items: true, fields: undefined, raw }, unified);
      // One unified record may be several of the system's, with a longer key.
      const [row] = mapping.only
        ? await set.list({ filter: and(sameKey(key), mapping.only), ...plan.shape, top: 1 })
        : [await set.one(key, plan.shape)];
      if (!row) return undefined;
      // Before more is asked by its key.
      idOf(mapping, row);
      const record = plan.record(row, (await itemsOf([row], true))?.[0]);
      const [warnings] = await Promise.all([readOtherSet(key, record), complete([row], [record])]);
      return { record, warnings: [...plan.warnings, ...warnings] };
    },
    async *changes(cursor, { now, since }) {
      const { set, model } = await open();
      const plan = planOf(mapping, set.definition, model, heads, unified);
      const changeOf = (row: Entity): Change => {
        try {
          const record = plan.record(row);
          const at = typeof record.changed_at === 'string' ? new Date(record.changed_at) : now;
          const of = mapping.belongsTo === undefined ? {} : { of: String(row[mapping.belongsTo]) };
          return { id: record.id, ...of, at, record, fingerprint: fingerprintOf(name, record) };
        } catch (thrown) {
          const fingerprint = contentOf(row);
          const unreadable = unreadableBecause(thrown);
          return { id: idIn(mapping, row), at: now, record: undefined, unreadable, fingerprint };
        }
      };
      const { stamp, only } = mapping;
      if (stamp !== undefined && isReadBy(stamp, set.definition.type)) {
        if (cursor === undefined && since === undefined)
          return yield { changes: [], cursor: { at: now.toISOString(), known: [] } };
        const notAfter = new Date(now.getTime() + maxExternal.aheadMs);
        const from = (cursor as ChangeCursor | undefined) ?? since?.toISOString();
        const options = { by: stamp, since: from, notAfter, filter: only, ...plan.shape };
        for await (const page of readChanges(set, options))
          yield { changes: page.rows.map(changeOf), cursor: page.cursor };
        return;
      }
      const differences = await compare(client, mapping, set, comparedIn(cursor), now, plan.shape);
      yield {
        changes: cursor === undefined ? [] : differences.rows.map(changeOf),
        cursor: differences.cursor,
      };
    },
  };
}

/** A row that cannot be read is missing in the answer. */
const ignore = () => {};

/** One for all records that differ in the last part of their keys only. */
function filtersOf(mapping: Mapping, ids: readonly string[]): Filter[] {
  const last = mapping.key.at(-1) as string;
  const keys = ids.flatMap(id => {
    const key = splitId(mapping, id);
    return key ? [key] : [];
  });
  const groups = Map.groupBy(keys, key => JSON.stringify({ ...key, [last]: undefined }));
  return [...groups.values()].map(group => {
    const { [last]: _, ...first } = group[0] as Record<string, string>;
    const values = anyOf(
      last,
      group.map(key => key[last]),
    );
    const conditions = Object.entries(first).map(([field, value]) => eq(field, value));
    return and(...conditions, values, ...(mapping.only ? [mapping.only] : []));
  });
}

const heads = { items: false, fields: undefined, raw: false };

/** Whether the service can be asked for what was changed since, in the order of the changes. */
function isReadBy(stamp: string, { keys, properties }: StructuredType): boolean {
  const isSorted = [stamp, ...keys].every(name => properties.get(name)?.sortable === true);
  return isSorted && properties.get(stamp)?.filterable === true;
}

const sameKey = (key: Record<string, string>): Filter =>
  and(...Object.entries(key).map(([field, value]) => eq(field, value)));
