// What a connection can do with which object, with the shapes of its records and writes.
import { z } from 'zod';
import type { objectKindRoutes } from '../../contract/object-kinds.ts';
import { listQuery, recordShape } from '../../contract/objects.ts';
import type { Speak } from '../../core/reasons.ts';
import type { ObjectKind } from '../../gateway/object-kinds.ts';
import { codeOfOne } from '../../gateway/object-words.ts';
import { accessTo } from '../../models/access.ts';
import { modelOf, type ObjectName } from '../../models/objects/all.ts';
import { type Handlers, pagedBy, type SpeakingGateway } from '../handlers.ts';

export function objectKindHandlers({
  objectKinds,
  speak,
}: SpeakingGateway): Pick<Handlers, keyof typeof objectKindRoutes> {
  return {
    async listObjects({ caller, params, query: { cursor, limit } }) {
      const kinds = await objectKinds(caller, params.id);
      const from = kinds.findIndex(({ name }) => name === cursor) + 1;
      const shown = kinds.slice(from, from + limit).map(kind => viewOf(kind, speak));
      return pagedBy(shown, limit, ({ name }) => name);
    },
    async getObject({ caller, params }) {
      const name = params.object as ObjectName;
      const kind = (await objectKinds(caller, params.id)).find(one => one.name === name);
      // Says that this system does not have it.
      if (!kind) return accessTo({ objects: {} }, name, 'list') as never;
      const model = modelOf(name);
      const input = (shape: z.ZodType | undefined, act: ObjectKind['can'][number]) =>
        shape && kind.can.includes(act) ? schemaOf(shape, 'input') : null;
      return {
        ...viewOf(kind, speak),
        record: schemaOf(recordShape(model), 'output'),
        query: schemaOf(listQuery(model), 'input'),
        create: input(model.create, 'create'),
        update: input(model.update, 'update'),
      };
    },
  };
}

const viewOf = ({ name, can }: ObjectKind, speak: Speak) => ({
  name,
  can,
  one: speak({ code: codeOfOne(name), params: {} }),
  summary: modelOf(name).summary,
});

/** Each shape stands where it is used: readers need follow no references. */
const schemaOf = (shape: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(shape, { io, unrepresentable: 'any', reused: 'inline' }) as Record<string, unknown>;
