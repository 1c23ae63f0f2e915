// Connect sessions, and what a form may ask with one.
import { z } from 'zod';
import { connectionStatuses } from '../core/words.ts';
import { objectNames } from '../models/objects/all.ts';
import { check } from './connections.ts';
import { authKind, connectorShape } from './connectors.ts';
import { pageOrigin } from './page-origin.ts';
import { reasonAs } from './reason.ts';
import { define, instant, list, name, type Route } from './route.ts';

const settings = z.record(z.string(), z.unknown());

const session = z
  .object({
    id: z.string(),
    tenant: z.string(),
    connector: z.string(),
    name,
    connection: z
      .string()
      .nullable()
      .describe('The connection that gets new credentials; null: a new one is created.'),
    allowed: z.array(z.string()).nullable(),
    return_origin: z.string(),
    state: z.enum(['open', 'used', 'over']),
    made: z.string().nullable().describe('The connection that the session created or updated.'),
    expires_at: instant,
    created_at: instant,
  })
  .meta({ id: 'ConnectSession' });

export const connectSessionRoutes = {
  createConnectSession: define(
    'POST /v1/connect-sessions',
    'admin',
    'Creates a token with which a form can create one connection, or give one new credentials, and nothing else. It can be used once.',
    session.extend({ token: z.string().describe('Shown this once.') }).meta({ id: 'NewConnectSession' }),
    {
      body: z.strictObject({
        connector: z.string().max(50),
        name: name.describe('Name of the new connection.'),
        connection: z
          .string()
          .max(50)
          .optional()
          .describe('Give this connection new credentials instead of creating one.'),
        settings: settings
          .default({})
          .describe('Settings that the form does not ask for; secrets are entered in the form.'),
        allowed: z
          .array(z.string().regex(/^\w{1,50}(:[\w-]{1,50})?$/))
          .max(50)
          .optional()
          .describe(
            'Settings that the form may give: `baseUrl`; `auth:basic` allows one kind. Left out: all.',
          ),
        objects: z
          .array(z.enum(objectNames as [string, ...string[]]))
          .max(50)
          .default([])
          .describe(
            'The objects that the connection is for; the steps for the administrator cover just these.',
          ),
        return_origin: pageOrigin.describe(
          'The page that shows the form; requests from other pages are refused.',
        ),
        expires_in_seconds: z.number().int().min(60).max(3_600).default(1_800),
      }),
      status: 201,
    },
  ),
  listConnectSessions: list(
    '/v1/connect-sessions',
    'admin',
    'Lists connect sessions, the newest first, without their tokens.',
    session,
    {},
    ['id', 'tenant', 'state', 'connector', 'name', 'connection', 'return_origin', 'expires_at', 'created_at'],
  ),
  getConnectSession: define(
    'GET /v1/connect-sessions/:id',
    'admin',
    'One connect session, and the connection that it created or updated.',
    session,
  ),
  cancelConnectSession: define(
    'DELETE /v1/connect-sessions/:id',
    'admin',
    'Ends a connect session that was not used.',
    session,
  ),
};

const given = z.strictObject({ settings });

/** For a form: the key is the token of a connect session. */
export const connectRoutes = {
  readConnectForm: define(
    'GET /v1/connect',
    'connect',
    'What the form shows: settings as JSON Schema, and the steps for the administrator.',
    z
      .object({
        connector: connectorShape,
        name: name.describe('Of the connection.'),
        connection: z.string().nullable().describe('The one that gets new credentials; null: a new one.'),
        settings: settings.describe(
          'What is set already, without secrets: in the session, and in the connection that gets new credentials.',
        ),
        return_origin: z.string(),
        expires_at: instant,
      })
      .meta({ id: 'ConnectForm' }),
    { query: z.strictObject({ auth: authKind }) },
  ),
  checkConnectForm: define(
    'POST /v1/connect/check',
    'connect',
    'Tries the settings on the system, and stores nothing. Each check and each attempt to finish counts; a session has twenty.',
    check,
    { body: given },
  ),
  finishConnectForm: define(
    'POST /v1/connect',
    'connect',
    'Creates or updates the connection, after the system has accepted the credentials, and ends the session.',
    z
      .object({
        connection: z.string(),
        name,
        status: z.enum(connectionStatuses),
        ...reasonAs('message', 'What the system answered.'),
        return_origin: z.string(),
      })
      .meta({ id: 'Connected' }),
    { body: given, status: 201 },
  ),
} satisfies Record<string, Route>;
