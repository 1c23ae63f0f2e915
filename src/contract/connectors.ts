// What can be connected.
import { z } from 'zod';
import { objectNames } from '../models/objects/all.ts';
import { define, list } from './route.ts';

export const objectList = z
  .string()
  .transform(text => text.split(','))
  .pipe(z.array(z.enum(objectNames as [string, ...string[]])))
  .describe('Comma-separated unified objects that you want to use; left out: all.');

export const authKind = z
  .string()
  .max(50)
  .default('basic')
  .describe('The way to log on that the steps are for, such as oauth-client-credentials.');

export const connectorShape = z
  .object({
    name: z.string(),
    title: z.string(),
    settings_schema: z
      .record(z.string(), z.unknown())
      .describe('JSON Schema with titles and help texts; secrets are writeOnly.'),
    admin_steps: z
      .array(
        z.object({
          code: z.string(),
          params: z.record(z.string(), z.unknown()),
          title: z.string(),
          text: z.string(),
          scenario: z.string().optional(),
        }),
      )
      .describe('What an administrator of the system has to do first.'),
  })
  .meta({ id: 'Connector' });

export const connectorRoutes = {
  listConnectors: list(
    '/v1/connectors',
    'read',
    'Lists the kinds of systems that can be connected.',
    z.object({
      name: z.string(),
      title: z.string(),
      repeats_calls: z
        .boolean()
        .describe('Whether a recorded call can be repeated on another system of this kind.'),
    }),
    {},
    ['name', 'title', 'repeats_calls'],
  ),
  getConnector: define(
    'GET /v1/connectors/:name',
    'read',
    'Settings of a connector as JSON Schema, and the steps for an administrator of the system.',
    connectorShape,
    {
      params: z.object({ name: z.string() }),
      query: z.strictObject({ objects: objectList.optional(), auth: authKind }),
    },
  ),
};
