// Changes unified objects: the fields of a record and of its items, under the names that reads use.
// After a lost answer, the change was made if the record has the wanted values.
import { Decimal } from 'decimal.js';
import { toKontorError } from '../../../core/errors.ts';
import type { Reason } from '../../../core/reasons.ts';
import { saidBySystem } from '../../../core/reasons.ts';
import type { ObjectWrite, ObjectWriter } from '../../../models/access.ts';
import type { ODataClient } from '../../../odata/client.ts';
import { etagNeeded } from '../../../odata/entity-requests.ts';
import type { EntitySetClient } from '../../../odata/entity-set.ts';
import { type StructuredType, targetSet } from '../../../odata/metadata/model.ts';
import type { Changed, Prepared } from '../../../odata/prepared.ts';
import { openService, type Service } from '../../../odata/service.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';
import { fitRecord } from '../fit-record.ts';
import { broken, say } from '../sentences.ts';
import { idOf, noSuchRecord, splitId } from './ids.ts';
import { type Mapping, plain, type Source } from './mapping.ts';
import { textFieldsIn, textRooms } from './text-rooms.ts';
import { checkCustom, checkTaken } from './writable-fields.ts';

/**
 * What of a change is more than fields of the record and of items that are there, such as items that come and go. It is sent
 * together with the rest.
 */
export interface Further {
  /** What is read with the record. */
  expand: readonly string[];
  /** The fields of a change that are its own. `rest`: the others. */
  split(record: Fields): { own: Fields | undefined; rest: Fields };
  /** `record`: as it is now. Throws what forbids the change. */
  requests(service: Service, record: Entity, own: Fields): Prepared<Confirmed>[];
  /** Fields of the record, with the values that they have, so that its version is checked although nothing else of it changes. */
  same(record: Entity): Entity;
  isDone(record: Entity, own: Fields): boolean;
}

type Fields = Record<string, unknown>;
export type Confirmed = Pick<Changed, 'warnings'>;

/** What is changed, in the system's words. */
interface Wanted {
  service: Service;
  set: EntitySetClient;
  key: Record<string, string>;
  changes: Entity;
  items: WantedItems | undefined;
  further: (Further & { own: Fields }) | undefined;
  losses: Reason[];
}

interface WantedItems {
  set: EntitySetClient;
  navigation: string;
  /** The field that numbers them. */
  field: string;
  changes: { id: string; changes: Entity }[];
}

/** `texts`: those of the model. */
export function updater(
  client: ODataClient,
  mapping: Mapping,
  texts: readonly string[],
  further?: Further,
): ObjectWriter {
  const open = async (write: ObjectWrite) =>
    wantedOf(await openService(client, mapping.path), { mapping, texts, further }, write);
  return {
    async prepare(write) {
      const wanted = await open(write);
      const itemOf = (id: string) => ({ ...wanted.key, [wanted.items?.field ?? '']: id });
      // Not sent: the versions that they need are read when they are. What else is changed depends on what is there.
      const there = wanted.further ? await existing(mapping, wanted, write) : { record: wanted.key, itemOf };
      const requests = requestsOf(wanted, there.record, there.itemOf, { etag: '*' });
      const changes = requests.map(({ method, path, body = '{}' }) => ({
        to: `${method === 'DELETE' ? 'DELETE ' : ''}${mapping.path}/${path}`,
        body: JSON.parse(body) as unknown,
      }));
      return changes.length === 1 ? changes[0] : { together: changes };
    },
    losses: async write => (await open(write)).losses,
    async dryRun(write) {
      const wanted = await open(write);
      const { record, itemOf } = await existing(mapping, wanted, write);
      requestsOf(wanted, record, itemOf, { etag: '*' });
      return { checked: [say.reason('can-be-changed')], warnings: [] };
    },
    async post(write) {
      const wanted = await open(write);
      for (let tries = 1; ; tries++) {
        // Read first: the system wants its version.
        const { record, itemOf } = await existing(mapping, wanted, write);
        try {
          const changed = await sendTogether(
            wanted.service,
            versioned(mapping, () => requestsOf(wanted, record, itemOf)),
          );
          const warnings = changed.flatMap(one => one.warnings.map(warning => saidBySystem(warning.text)));
          return { number: idOf(mapping, record), warnings };
        } catch (thrown) {
          // Somebody has changed it in between. The retry changes only the named fields, and keeps the other change.
          if (toKontorError(thrown).kind !== 'conflict' || tries >= maxReads) throw thrown;
        }
      }
    },
    async find(write) {
      const wanted = await open(write);
      const { record, itemOf } = await read(wanted);
      const changed = wanted.items?.changes ?? [];
      const isDone =
        hasAll(record, wanted.changes) &&
        changed.every(({ id, changes }) => hasAll(itemOf(id), changes)) &&
        (!wanted.further || (record !== undefined && wanted.further.isDone(record, wanted.further.own)));
      return record && isDone ? [{ number: idOf(mapping, record) }] : [];
    },
  };
}

/** How often a change is retried because somebody else was quicker. */
const maxReads = 4;

/** Throws `missing/no-document`, and `input` for fields that this system does not have or does not let be changed. */
function wantedOf(
  service: Service,
  { mapping, texts, further }: { mapping: Mapping; texts: readonly string[]; further: Further | undefined },
  { id = '', record }: ObjectWrite,
): Wanted {
  const set = service.set(mapping.set);
  const { type } = set.definition;
  checkCustom(record, type, service.model);
  const key = splitId(mapping, id);
  if (!key) throw noSuchRecord(mapping.system, id);
  const rooms = textRooms(textFieldsIn(mapping, texts), 'updatable', type, service.model);
  const { record: fitted, losses } = fitRecord(record, texts, rooms);
  const { own: more, rest } = further?.split(fitted) ?? { own: undefined, rest: fitted };
  const { items, ...own } = rest;
  const changes = changesOf(own, mapping.fields, type);
  checkTaken('updatable', changes, type, service.model);
  return {
    service,
    set,
    key,
    changes,
    items: wantedItems(service, mapping, set, items),
    further: further && more && { ...further, own: more },
    losses,
  };
}

function wantedItems(service: Service, mapping: Mapping, set: EntitySetClient, items: unknown) {
  const shape = mapping.items;
  if (!items || !shape || !('navigation' in shape)) return undefined;
  const target = targetSet(service.model, set.definition, shape.navigation);
  if (!target) throw new TypeError(`${shape.navigation} of ${mapping.set} leads to no set`);
  const changes = (items as (Entity & { id: string })[]).map(({ id, ...given }) => {
    const changed = changesOf(given, shape.fields, target.type);
    checkTaken('updatable', changed, target.type, service.model);
    return { id, changes: changed };
  });
  return { set: service.set(target.name), navigation: shape.navigation, field: shape.key, changes };
}

/** The record as it is now, and its items by their number. */
async function read({ set, key, items, further }: Wanted) {
  const expand = [...new Set([...(items ? [items.navigation] : []), ...(further?.expand ?? [])])];
  const record = await set.one(key, expand.length > 0 ? { expand } : {});
  const rows = (items && (record?.[items.navigation] as Entity[] | null | undefined)) ?? [];
  const itemOf = (id: string) => rows.find(row => withoutZeros(row[items?.field ?? '']) === withoutZeros(id));
  return { record, itemOf };
}

/** Throws `missing`. */
async function existing({ system }: Mapping, wanted: Wanted, { id }: ObjectWrite) {
  const { record, itemOf } = await read(wanted);
  if (!record) throw noSuchRecord(system, id);
  const missing = wanted.items?.changes.find(item => !itemOf(item.id));
  if (!missing) return { record, itemOf: (number: string) => itemOf(number) as Entity };
  throw say.error('no-item', { id: id ?? '', item: missing.id, system });
}

export const withoutZeros = (number: unknown) => String(number).replace(/^0+/, '');

function requestsOf(
  { service, set, changes, items, further }: Wanted,
  record: Entity,
  itemOf: (id: string) => Entity,
  options?: { etag: string },
): Prepared<Confirmed>[] {
  const ofItems =
    items?.changes.map(item => items.set.requests.update(itemOf(item.id), item.changes, options)) ?? [];
  const more = further?.requests(service, record, further.own) ?? [];
  const isOwn = Object.keys(changes).length > 0;
  // Items and what hangs on them have no version of their own (S4-223): that of the record guards them.
  const isGuard = !isOwn && further !== undefined && ofItems.length + more.length > 0;
  const own = isOwn ? changes : isGuard ? further.same(record) : undefined;
  return [...(own ? [set.requests.update(record, own, options)] : []), ...ofItems, ...more];
}

/** The system answers a record with the version that it wants for a change of it. Throws what `brokenAnswer` says where it did not. */
function versioned<T>({ set, system }: Mapping, make: () => T): T {
  try {
    return make();
  } catch (thrown) {
    if (toKontorError(thrown).code !== etagNeeded) throw thrown;
    throw broken(say.reason('record-of-without', { system, set, fields: 'ETag' }), thrown);
  }
}

/** All of them, or none. */
async function sendTogether(service: Service, requests: Prepared<Confirmed>[]): Promise<Confirmed[]> {
  if (requests.length === 0) return [];
  if (requests.length === 1) return [await service.send(requests[0] as Prepared<Confirmed>)];
  const outcomes = await service.batch(requests, { changes: 'together' });
  return outcomes.map(outcome => {
    if (!outcome.ok) throw outcome.error;
    return outcome.value as Confirmed;
  });
}

/** An empty field is an empty text, unless it is one that can be nothing. */
function changesOf(
  record: Record<string, unknown>,
  fields: Record<string, Source>,
  type: StructuredType,
): Entity {
  const { custom, ...given } = record;
  const named = Object.entries(given).map(([name, value]) => [fields[name] as string, value] as const);
  const changes = [...named, ...Object.entries((custom ?? {}) as Entity)].map(([field, value]) => {
    const textual = type.properties.get(field)?.edm === 'Edm.String';
    return [field, value === null && textual ? '' : value];
  });
  return Object.fromEntries(changes);
}

export const hasAll = (record: Entity | undefined, wanted: Entity) =>
  record !== undefined && Object.entries(wanted).every(([field, value]) => isSame(record[field], value));

function isSame(there: unknown, wanted: unknown): boolean {
  if (there instanceof Decimal) return wanted !== null && there.eq(String(wanted));
  return plain(there) === plain(wanted);
}
