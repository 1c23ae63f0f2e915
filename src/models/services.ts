// The services of a system that describes them itself, such as OData: which there are, what they hold, and their records under the
// system's own names.
import { z } from 'zod';
import type { Reason } from '../core/reasons.ts';

/** Without its title, which is a reason here and a text in the API. */
export const knownService = z.object({
  name: z.string(),
  protocol: z.string(),
  scenario: z.string().nullable().describe('The communication scenario that releases it.'),
  path: z.string(),
});

const field = z
  .object({
    name: z.string(),
    type: z.string().describe('Such as String(20).'),
    label: z.string().nullable(),
    key: z.boolean(),
    custom: z.boolean().describe('Added by the customer.'),
    nullable: z.boolean(),
    creatable: z.boolean(),
    updatable: z.boolean(),
    filterable: z.boolean(),
    sortable: z.boolean(),
  })
  .meta({ id: 'ServiceField' });

export const serviceDescription = z
  .object({
    name: z.string().describe('Its technical name.'),
    path: z.string(),
    protocol: z.string(),
    sets: z.array(
      z
        .object({
          name: z.string(),
          keys: z.array(z.string()),
          creatable: z.boolean(),
          updatable: z.boolean(),
          deletable: z.boolean(),
          fields: z.array(field),
          navigations: z.array(z.object({ name: z.string(), target: z.string(), many: z.boolean() })),
        })
        .meta({ id: 'ServiceSet' }),
    ),
    operations: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(['action', 'function']),
        parameters: z.array(z.object({ name: z.string(), type: z.string() })),
      }),
    ),
    left_out: z
      .array(z.object({ name: z.string(), reason: z.string() }))
      .describe(
        'Sets, types, and navigations (`<set>/<navigation>`) that cannot be used, because the metadata of the service is broken there.',
      ),
    types: z.string().optional().describe('Its TypeScript types, when they were asked for.'),
  })
  .meta({ id: 'ServiceDescription' });

export const serviceRecord = z
  .record(z.string(), z.unknown())
  .describe('Decimals and 64-bit numbers are text; dates and times are in ISO 8601.');

export const serviceRecords = z.object({
  result: z.array(serviceRecord),
  keys: z.array(z.string()).describe('The fields that are the key of a record.'),
  columns: z
    .array(z.string())
    .describe('The fields that a record can have as it was asked for, in the order of the metadata.'),
  count: z.number().nullable().describe('How many there are, when that was asked for.'),
});

export type KnownService = z.infer<typeof knownService> & { title: Reason };
export type ServiceDescription = z.infer<typeof serviceDescription>;
export type ServiceRecord = z.infer<typeof serviceRecord>;
export type ServiceRecords = z.infer<typeof serviceRecords>;

export interface RecordShape {
  select?: readonly string[] | undefined;
  expand?: readonly string[] | undefined;
}

export interface RecordQuery extends RecordShape {
  /** In the system's own words, as the order. */
  filter?: string | undefined;
  orderby?: readonly string[] | undefined;
  skip: number;
  limit: number;
  count: boolean;
}

/** A service is named by Kontor's name, a technical name or a path. Throws kind `input` for what is none. */
export interface Services {
  known(): KnownService[];
  describe(service: string, options: { types: boolean }): Promise<ServiceDescription>;
  list(service: string, set: string, query: RecordQuery): Promise<ServiceRecords>;
  /** Throws `missing/no-record`. */
  get(service: string, set: string, key: string, shape: RecordShape): Promise<ServiceRecord>;
}
