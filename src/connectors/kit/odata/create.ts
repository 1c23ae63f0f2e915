// Creates unified objects so that they can be found again when the answer is lost.
import type { Clock } from '../../../core/clock.ts';
import { type Reason, saidBySystem } from '../../../core/reasons.ts';
import type { DryRun, ObjectWrite, ObjectWriter } from '../../../models/access.ts';
import type { ODataClient } from '../../../odata/client.ts';
import type { EntitySetClient } from '../../../odata/entity-set.ts';
import type { StructuredType } from '../../../odata/metadata/model.ts';
import { openService } from '../../../odata/service.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';
import { type Fitted, fitRecord } from '../fit-record.ts';
import { say } from '../sentences.ts';
import { type TextFields, textRooms } from './text-rooms.ts';
import { checkCustom, checkTaken } from './writable-fields.ts';

/** What was given, with the reference that it has in any case. */
export type Given = Record<string, unknown> & { reference: string };

/** `Client`: what its functions ask the system through. */
export interface Creation<Client = ODataClient> {
  /** The root of the service. */
  path: string;
  /** The set that is written to. */
  set: string;
  /** The body in the system's words, children as lists under their names. */
  body(given: Given, type: StructuredType): Entity;
  /**
   * Where texts of people go. One that goes into several fields comes to `body` as a list; one that is not named here is only cleaned.
   */
  texts?: readonly TextFields[];
  /** What is said in the system's codes, where that can fail. It runs before `body`. */
  encode?(given: Given): Promise<Fitted<Given>>;
  /** Which fields make the id that the record has in lists. */
  id(entity: Entity): string;
  /** How those are found that carry our reference. */
  search: Search<Client>;
  /** Runs after a record was created. Answers warnings, because the record exists even when this fails. */
  complete?(set: EntitySetClient, entity: Entity, given: Given): Promise<Reason[]>;
  dryRun?(client: Client, body: Entity, given: Given): Promise<DryRun>;
}

/** Answers ids. `since`: as for `ObjectWriter.find`. */
export type Search<Client = ODataClient> = (
  context: { client: Client; set: EntitySetClient; id: Creation['id'] },
  given: Given,
  since: Date | undefined,
) => Promise<string[]>;

/** `texts`: those of the model. */
export function creator<Client extends ODataClient>(
  client: Client,
  creation: Creation<Client>,
  texts: readonly string[],
  clock: Clock,
): ObjectWriter {
  const open = async () => {
    const { set, model } = await openService(client, creation.path);
    return { set: set(creation.set), model };
  };
  const bodyOf = async (write: ObjectWrite) => {
    const { set, model } = await open();
    const { type } = set.definition;
    const wanted = givenIn(write);
    checkCustom(wanted, type, model);
    const coded = (await creation.encode?.(wanted)) ?? { record: wanted, losses: [] };
    const fitted = fitRecord(coded.record, texts, textRooms(creation.texts ?? [], 'creatable', type, model));
    const given = fitted.record as Given;
    const body = creation.body(given, type);
    checkTaken('creatable', body, type, model);
    return { set, given, body, losses: [...coded.losses, ...fitted.losses] };
  };
  return {
    async prepare(write) {
      const { set, body } = await bodyOf(write);
      return { to: `${creation.path}/${set.requests.create(body).path}`, body };
    },
    losses: async write => (await bodyOf(write)).losses,
    async dryRun(write) {
      const { body, given } = await bodyOf(write);
      const { checked, ...rest } = (await creation.dryRun?.(client, body, given)) ?? {
        checked: [],
        warnings: [],
      };
      return {
        checked: [say.reason('fields-taken', { set: creation.set }), ...checked],
        ...rest,
      };
    },
    async post(write, { requestId }) {
      const { set, given, body } = await bodyOf(write);
      const repeatable = { requestId, createdAt: new Date(clock.now()) };
      const { entity, warnings } = await set.create(body, { repeatable });
      const more = (await creation.complete?.(set, entity, given)) ?? [];
      const said = warnings.map(warning => saidBySystem(warning.text));
      return { number: creation.id(entity), warnings: [...said, ...more] };
    },
    async find(write, since) {
      const { set } = await open();
      const ids = await creation.search({ client, set, id: creation.id }, givenIn(write), since);
      return [...new Set(ids)].map(number => ({ number }));
    },
  };
}

const givenIn = ({ record, reference }: ObjectWrite): Given => ({ ...record, reference: reference ?? '' });
