// Creates unified objects in S/4HANA so that they can be found again, whatever became of the answer.
import type { Clock } from '../../../core/clock.ts';
import type { DryRun, ObjectWrite, ObjectWriter } from '../../../models/access.ts';
import type { EntitySetClient } from '../../../odata/entity-set.ts';
import { and, eq, type Filter } from '../../../odata/filter.ts';
import type { StructuredType } from '../../../odata/metadata/model.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';
import type { S4Client } from '../../../s4/client.ts';
import { lazyService } from '../../../s4/documents/collection.ts';
import type { ServiceName } from '../../../s4/documents/known-services.ts';
import { refuseOthers } from '../../../s4/documents/refuse-others.ts';
import { checkCustom, checkTaken } from './fields.ts';

/** What was given, with the reference that it has in any case. */
export type Given = Record<string, unknown> & { reference: string };

export interface Creation {
  /** The set that is written to. */
  service: ServiceName;
  set: string;
  /** SAP's body, children as lists under their names. */
  body(given: Given, type: StructuredType): Entity;
  /** Which fields make the id that the record has in lists. */
  id(entity: Entity): string;
  /** How those are found that carry our reference. */
  search: Search;
  /** What is done with a record that has just been created. Answers warnings: it is there, whatever becomes of this. */
  complete?(set: EntitySetClient, entity: Entity, given: Given): Promise<string[]>;
  dryRun?(client: S4Client, body: Entity, given: Given): Promise<DryRun>;
}

/** Answers ids. `since`: as for `ObjectWriter.find`. */
export type Search = (
  context: { client: S4Client; set: EntitySetClient; id: Creation['id'] },
  given: Given,
  since: Date | undefined,
) => Promise<string[]>;

interface Carried {
  field: string;
  /** What it must have besides to be the one that was written. */
  and?: (given: Given) => Filter;
  /** Some that carry it do not count, such as those that were taken back. */
  counts?: (row: Entity) => boolean;
  /** Other fields that `id` and `counts` need. */
  select: readonly string[];
  expand?: readonly string[];
}

/** Documents of this kind carry our reference in a field that lists can be narrowed by. */
export function carriedIn(carried: Carried): Search {
  const { field, and: besides, counts = () => true, select, expand = [] } = carried;
  return async ({ set, id }, given) => {
    const carries = eq(field, given.reference);
    const rows = await set.list({
      filter: besides ? and(carries, besides(given)) : carries,
      select: [...new Set([field, ...select])],
      ...(expand.length > 0 ? { expand: [...expand] } : {}),
    });
    refuseOthers(rows, field, given.reference);
    return rows.filter(counts).map(id);
  };
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
    const body = creation.body(given, set.definition.type);
    checkTaken('creatable', body, set.definition.type, model);
    return { set, given, body };
  };
  return {
    async prepare(write) {
      const { set, body } = await bodyOf(write);
      return { to: `${service.path}/${set.requests.create(body).path}`, body };
    },
    async dryRun(write) {
      const { body, given } = await bodyOf(write);
      const { checked, ...rest } = (await creation.dryRun?.(client, body, given)) ?? {
        checked: [],
        warnings: [],
      };
      return {
        checked: [`Every field is one that ${creation.set} takes.`, ...checked],
        ...rest,
      };
    },
    async post(write, { requestId }) {
      const { set, given, body } = await bodyOf(write);
      const repeatable = { requestId, createdAt: new Date(clock.now()) };
      const { entity, warnings } = await set.create(body, { repeatable });
      const more = (await creation.complete?.(set, entity, given)) ?? [];
      return { number: creation.id(entity), warnings: [...warnings.map(warning => warning.text), ...more] };
    },
    async find(write, since) {
      const { set } = await open();
      const ids = await creation.search({ client, set, id: creation.id }, givenIn(write), since);
      return [...new Set(ids)].map(number => ({ number }));
    },
  };
}

const givenIn = ({ record, reference }: ObjectWrite): Given => ({ ...record, reference: reference ?? '' });
