// Which unified objects a connection has, what can be done with each, and what their records and writes look like.
import { z } from 'zod';
import { objectNames } from '../models/objects/all.ts';
import { define, list } from './route.ts';

const schema = z.record(z.string(), z.unknown());

const objectKind = z
  .object({
    name: z.string().describe('As it stands in addresses: `sales-orders`.'),
    one: z.string().describe('What one record is called.'),
    summary: z.string(),
    can: z
      .array(z.enum(['list', 'get', 'create', 'update', 'file', 'changes']))
      .describe('What this connection can do with it; file: as a PDF; changes: a destination can watch it.'),
  })
  .meta({ id: 'ObjectKind' });

export const objectKindRoutes = {
  listObjects: list(
    '/v1/connections/:id/objects',
    'read',
    'Lists the unified objects that a connection has, and what can be done with each.',
    objectKind,
    {},
    ['name', 'one', 'summary', 'can'],
  ),
  getObject: define(
    'GET /v1/connections/:id/objects/:object',
    'read',
    'One unified object of a connection: its records, filters and writes as JSON Schema.',
    objectKind
      .extend({
        record: schema.describe('JSON Schema of one record.'),
        query: schema.describe('JSON Schema of what lists can be narrowed by, and of what else they take.'),
        create: schema.nullable().describe('JSON Schema of what is given to create one; null: it cannot be.'),
        update: schema.nullable().describe('JSON Schema of what can be changed of one; null: nothing can.'),
      })
      .meta({ id: 'ObjectDefinition' }),
    {
      params: z.object({
        id: z.string(),
        object: z.enum(objectNames as [string, ...string[]]).describe('Such as sales-orders.'),
      }),
    },
  ),
};
