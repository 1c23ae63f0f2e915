// Writes unified objects to S/4HANA: creates them so that they can be found again by our reference, and changes them so
// that it can be seen whether they have been changed.
import { Decimal } from 'decimal.js';
import type { Clock } from '../../../core/clock.ts';
import { KontorError, toKontorError } from '../../../core/errors.ts';
import type { ObjectWrite, ObjectWriter, Rehearsal } from '../../../models/objects/writes.ts';
import type { PostedDocument } from '../../../models/posting-operation.ts';
import type { S4Client } from '../../../s4/client.ts';
import { lazyService } from '../../../s4/documents/collection.ts';
import type { ServiceName } from '../../../s4/documents/known-services.ts';
import type { ServiceModel, StructuredType } from '../../../s4/metadata/model.ts';
import { and, eq, type Filter } from '../../../s4/odata/filter.ts';
import type { Entity } from '../../../s4/values/read-entity.ts';
import { idOf, splitId } from './ids.ts';
import type { Mapping } from './mapping.ts';
import { plain } from './plan.ts';

/** What was given, with the reference that it has in any case. */
export type Given = Record<string, unknown> & { reference: string };

export interface Creation {
  /** The set that is written to. */
  service: ServiceName;
  set: string;
  /** SAP's body, children as lists under their names. */
  body(given: Given): Entity;
  /** Which fields make the id that the record has in lists. */
  id(entity: Entity): string;
  /** Where documents of this kind carry our reference. */
  reference: {
    field: string;
    /** What it must have besides to be the one that was written. */
    and?: (given: Given) => Filter;
    /** Some that carry it do not count, such as those that were taken back. */
    counts?: (row: Entity) => boolean;
    /** Other fields that `id` and `counts` need. */
    select: readonly string[];
  };
  rehearse?(client: S4Client, body: Entity, given: Given): Promise<Rehearsal>;
}

export function creator(client: S4Client, creation: Creation, clock: Clock): ObjectWriter {
  const service = lazyService(client, creation.service);
  const open = async () => {
    const { set, model } = await service.open();
    return { set: set(creation.set), model };
  };
  const bodyOf = async (write: ObjectWrite) => {
    const { set, model } = await open();
    const given = givenIn(write);
    checkCustom(given, set.definition.type, model);
    return { set, given, body: creation.body(given) };
  };
  return {
    async prepare(write) {
      const { set, body } = await bodyOf(write);
      return { to: pathOf(service, set.requests.create(body).path), body };
    },
    async rehearse(write) {
      const { body, given } = await bodyOf(write);
      const { checked, ...rest } = (await creation.rehearse?.(client, body, given)) ?? {
        checked: [],
        warnings: [],
      };
      return {
        checked: [`Every field is one that ${creation.set} takes.`, ...checked],
        ...rest,
      };
    },
    async post(write, { requestId }) {
      const { set, body } = await bodyOf(write);
      const repeatable = { requestId, createdAt: new Date(clock.now()) };
      const { entity, warnings } = await set.create(body, { repeatable });
      return { number: creation.id(entity), warnings: warnings.map(warning => warning.text) };
    },
    async find(write) {
      const { set } = await open();
      const given = givenIn(write);
      const { field, and: besides, counts, select } = creation.reference;
      const carries = eq(field, given.reference);
      const rows = await set.list({
        filter: besides ? and(carries, besides(given)) : carries,
        select: [...select],
      });
      const ids = rows.filter(counts ?? (() => true)).map(creation.id);
      return [...new Set(ids)].map(number => ({ number }) satisfies PostedDocument);
    },
  };
}

/** The fields of a mapping, written under the names that they are read under. */
export function changer(client: S4Client, mapping: Mapping): ObjectWriter {
  const service = lazyService(client, mapping.service);
  const open = async ({ id = '', record }: ObjectWrite) => {
    const { set, model } = await service.open();
    const opened = set(mapping.set);
    checkCustom(record, opened.definition.type, model);
    const key = splitId(mapping, id);
    if (!key) throw noSuchRecord(id);
    return { set: opened, key, changes: changesOf(record, mapping, opened.definition.type) };
  };
  return {
    async prepare(write) {
      const { set, key, changes } = await open(write);
      // Not sent: the version that it needs is read when it is.
      const { path } = set.requests.update(key, changes, { etag: '*' });
      return { to: pathOf(service, path), body: changes };
    },
    async post(write) {
      const { set, key, changes } = await open(write);
      for (let tries = 1; ; tries++) {
        // Read first: SAP wants its version.
        const record = await set.one(key);
        if (!record) throw noSuchRecord(write.id);
        try {
          const { warnings } = await set.update(record, changes);
          return { number: idOf(mapping, record), warnings: warnings.map(warning => warning.text) };
        } catch (thrown) {
          // Somebody has changed it in between. Only the fields that are named are touched, whatever else they did.
          if (toKontorError(thrown).kind !== 'conflict' || tries >= mostReads) throw thrown;
        }
      }
    },
    async find(write) {
      const { set, key, changes } = await open(write);
      const record = await set.one(key);
      const done = record && Object.entries(changes).every(([field, value]) => isSame(record[field], value));
      return done ? [{ number: idOf(mapping, record) }] : [];
    },
  };
}

/** How often a change begins anew because somebody else was quicker. */
const mostReads = 4;

const givenIn = ({ record, reference }: ObjectWrite): Given => ({ ...record, reference: reference ?? '' });

const pathOf = (service: { path: string }, path: string) => `${service.path}/${path}`;

function noSuchRecord(id: string | undefined): KontorError {
  return new KontorError('missing', 'no-document', `There is no ${id} in S/4HANA.`, {
    next: 'Check the id, and that this connection leads to the tenant where it was made.',
  });
}

/** An empty field is an empty text in SAP, unless it is one that can be nothing. */
function changesOf(record: Record<string, unknown>, { fields }: Mapping, type: StructuredType): Entity {
  const { custom, ...given } = record;
  const named = Object.entries(given).map(([name, value]) => [fields[name] as string, value] as const);
  const changes = [...named, ...Object.entries((custom ?? {}) as Entity)].map(([field, value]) => {
    const textual = type.properties.get(field)?.edm === 'Edm.String';
    return [field, value === null && textual ? '' : value];
  });
  return Object.fromEntries(changes);
}

function isSame(there: unknown, wanted: unknown): boolean {
  if (there instanceof Decimal) return wanted !== null && there.eq(String(wanted));
  return plain(there) === plain(wanted);
}

/** Throws `input/not-custom`: fields that are SAP's own have names of ours, or cannot be written here. */
function checkCustom(given: Record<string, unknown>, type: StructuredType, model: ServiceModel): void {
  const types = [
    type,
    ...[...type.navigations.values()].flatMap(({ target }) => model.types.get(target) ?? []),
  ];
  const known = new Set(
    types.flatMap(({ properties }) =>
      [...properties.values()].flatMap(({ name, extension }) => (extension ? [name] : [])),
    ),
  );
  const items = Array.isArray(given.items) ? (given.items as Record<string, unknown>[]) : [];
  const wrong = [given, ...items]
    .flatMap(({ custom }) => Object.keys((custom ?? {}) as object))
    .filter(name => !known.has(name));
  if (wrong.length === 0) return;
  throw new KontorError(
    'input',
    'not-custom',
    `This tenant has no custom ${wrong.length === 1 ? 'field' : 'fields'} ${wrong.join(', ')} here.`,
    {
      details: { fields: wrong, known: [...known] },
      next:
        known.size === 0
          ? 'Have the field made visible in this API (app Custom Fields, tab UIs and Reports, APIs).'
          : `There are: ${[...known].join(', ')}.`,
    },
  );
}
