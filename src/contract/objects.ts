// The routes of unified objects: a list and a single record for each, made from its model.
import { z } from 'zod';
import { rule } from '../core/schema-rules.ts';
import { pascalCase } from '../core/words.ts';
import { type ObjectName, objectModels } from '../models/objects/all.ts';
import type { ObjectModel } from '../models/objects/field.ts';
import { posting } from './postings.ts';
import { reasonAs, saidReason } from './reason.ts';
import { idParams, type Route } from './route.ts';

export interface ObjectRoute extends Route {
  object: ObjectName;
  act: 'list' | 'get' | 'create' | 'update';
}

const yes = z.enum(['true', 'false']).default('false');

const custom = z
  .record(z.string(), z.unknown())
  .optional()
  .describe('Custom fields in the SAP system of the customer.');

/** The shape of one record: what was asked for is there. */
export function recordShape({ shape, item, details }: ObjectModel): z.ZodObject {
  return shape
    .extend(details?.shape ?? {})
    .partial()
    .required({ id: true })
    .extend({
      ...(item ? { items: z.array(item.extend({ custom })).optional() } : {}),
      custom,
      raw: z.unknown().optional().describe("The system's own record, where raw=true asked for it."),
    });
}

/** Of a table of records: their fields in the order of the model, and why one could not be read. */
export const columnsOf = ({ shape }: ObjectModel): string[] => [
  ...Object.keys(shape.shape),
  'custom',
  'unreadable',
];

export function listQuery({ shape, item, filters, searched }: ObjectModel): z.ZodObject {
  const known = [...Object.keys(shape.shape), 'custom'];
  return z.strictObject({
    ...filters,
    cursor: z
      .string()
      .max(2_000)
      .optional()
      .describe('`next_cursor` of the page before, with the same filters.'),
    limit: z.coerce.number().int().min(1).max(1_000).default(100),
    ...(searched
      ? {
          search: z
            .string()
            .max(100)
            .optional()
            .describe(
              `Type-ahead in ${searched.join(' and ')}, from what was read some minutes ago (as_of).`,
            ),
        }
      : {}),
    ...(item ? { expand: z.literal('items').optional() } : {}),
    fields: z
      .string()
      .transform(text => text.split(','))
      .pipe(z.array(z.enum(known as [string, ...string[]])))
      .optional()
      .describe(`Comma-separated; any of ${known.join(', ')}.`),
    raw: yes.describe("Adds the system's own record."),
  });
}

const written = z
  .object({
    result: z
      .object({ id: z.string() })
      .nullable()
      .describe('Null: it is not decided yet, or this was a dry run.'),
    posting: posting.nullable().describe('The posting of this write; null: this was a dry run.'),
    rehearsal: z
      .object({
        would_send: z.unknown().describe("In the system's own words."),
        checked: z.array(saidReason).describe('What Kontor looked up in the system.'),
        simulated: z.record(z.string(), z.unknown()).optional().describe('Such as prices and availability.'),
      })
      .optional(),
    warnings: z.array(saidReason),
  })
  .meta({ id: 'Written' });

const writeQuery = z.strictObject({
  dry_run: yes.describe(
    'Checks the write against the system, writes nothing, and answers what Kontor would send.',
  ),
});

const readHeaders = z.looseObject({
  'cache-control': z
    .string()
    .optional()
    .describe(
      '`max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked.',
    ),
  'if-none-match': z
    .string()
    .optional()
    .describe('The `ETag` of an answer: 304 without a body if it would be the same.'),
});

/** Under the same key a write is carried out once. */
const writeHeaders = z.looseObject({
  'idempotency-key': z
    .string()
    .min(1)
    .max(255)
    .regex(/^[\x21-\x7e]+$/, rule('rule-printable-ascii'))
    .optional()
    .describe('The same key answers with the same posting, and never writes twice.'),
});

function routesOf(object: ObjectName): Record<string, ObjectRoute> {
  const model: ObjectModel = objectModels[object];
  const record = recordShape(model).meta({ id: pascalCase(object) });
  const path = `/v1/connections/:id/${object}`;
  return {
    [`list${pascalCase(object)}`]: {
      object,
      act: 'list',
      method: 'GET',
      path,
      summary: model.summary,
      needs: 'read',
      params: idParams,
      query: listQuery(model),
      headers: readHeaders,
      status: 200,
      csv: columnsOf(model),
      answer: z.object({
        result: z.array(record),
        next_cursor: z.string().nullable(),
        unreadable: z
          .array(z.object({ id: z.string().nullable(), ...reasonAs('reason', 'Why it cannot be read.') }))
          .describe(
            'Records that the system answered and that cannot be read; they are not in `result`. With search: none.',
          ),
        warnings: z.array(saidReason),
        as_of: z.string().optional().describe('With search: when Kontor read the records that it searched.'),
      }),
    },
    [`get${pascalCase(object)}`]: {
      object,
      act: 'get',
      method: 'GET',
      path: `${path}/:key`,
      summary: `One ${model.one}, with all its details.`,
      needs: 'read',
      params: idParams.extend({ key: z.string().min(1).max(100) }),
      query: z.strictObject({ raw: yes }),
      headers: readHeaders,
      status: 200,
      answer: z.object({ result: record, warnings: z.array(saidReason) }),
    },
    ...(model.create
      ? {
          [`create${pascalCase(object)}`]: {
            object,
            act: 'create',
            method: 'POST',
            path,
            summary: `Creates one ${model.one}, exactly once under its Idempotency-Key.`,
            needs: 'write',
            params: idParams,
            query: writeQuery,
            headers: writeHeaders,
            body: model.create.meta({ id: `New${pascalCase(object)}` }),
            status: 201,
            // 200: a dry run. 202: not decided yet; ask again with the same key, or read the posting.
            also: [200, 202],
            answer: written,
          } satisfies ObjectRoute,
        }
      : {}),
    ...(model.update
      ? {
          [`update${pascalCase(object)}`]: {
            object,
            act: 'update',
            method: 'PATCH',
            path: `${path}/:key`,
            summary: model.update.description ?? `Changes fields of one ${model.one}; null empties one.`,
            needs: 'write',
            params: idParams.extend({ key: z.string().min(1).max(100) }),
            query: writeQuery,
            headers: writeHeaders,
            body: model.update.meta({ id: `Changed${pascalCase(object)}` }),
            status: 200,
            also: [202],
            answer: written,
          } satisfies ObjectRoute,
        }
      : {}),
  };
}

export const objectRoutes: Record<string, ObjectRoute> = Object.assign(
  {},
  ...(Object.keys(objectModels) as ObjectName[]).map(routesOf),
);
