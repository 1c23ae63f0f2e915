// Connect sessions, and what a form may ask with one.
import { z } from 'zod';
import { connectionStatuses } from '../core/words.ts';
import { objectNames } from '../models/objects/all.ts';
import { check } from './connections.ts';
import { authKind, connectorShape } from './connectors.ts';
import { define, idParams, instant, listOf, name, pageQuery, type Route } from './route.ts';

/** Scheme, host, port; plain HTTP only for pages on this machine. */
const origin = z
  .string()
  .max(300)
  .refine(
    text =>
      URL.canParse(text) &&
      new URL(text).origin === text &&
      (text.startsWith('https://') || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(text)),
    'must be an origin such as https://app.example.com',
  );

const settings = z.record(z.string(), z.unknown());

const session = z
  .object({
    id: z.string(),
    tenant: z.string(),
    connector: z.string(),
    name,
    connection: z.string().nullable().describe('The connection that is mended; null: a new one is made.'),
    allowed: z.array(z.string()).nullable(),
    return_origin: z.string(),
    state: z.enum(['open', 'used', 'over']),
    made: z.string().nullable().describe('The connection that came of it.'),
    expires_at: instant,
    created_at: instant,
  })
  .meta({ id: 'ConnectSession' });

export const connectSessionRoutes = {
  createConnectSession: define({
    method: 'POST',
    path: '/v1/connect-sessions',
    summary:
      'Makes a token with which a form can make one connection, or paste new credentials into one, and nothing else. It can be used once.',
    needs: 'admin',
    body: z.strictObject({
      connector: z.string().max(50),
      name: name.describe('Of the connection that is made.'),
      connection: z.string().max(50).optional().describe('To mend this one instead of making one.'),
      settings: settings.default({}).describe('What is set already; secrets are given in the form.'),
      allowed: z
        .array(z.string().regex(/^\w{1,50}(:[\w-]{1,50})?$/))
        .max(50)
        .optional()
        .describe('Settings that the form may give: `baseUrl`; `auth:basic` allows one kind. Left out: all.'),
      objects: z
        .array(z.enum(objectNames as [string, ...string[]]))
        .max(50)
        .default([])
        .describe('What the connection is for: the steps for the administrator name just that.'),
      return_origin: origin.describe('The page that shows the form; requests from other pages are refused.'),
      expires_in_seconds: z.number().int().min(60).max(3_600).default(1_800),
    }),
    status: 201,
    answer: session
      .extend({ token: z.string().describe('Shown this once.') })
      .meta({ id: 'NewConnectSession' }),
  }),
  listConnectSessions: define({
    method: 'GET',
    path: '/v1/connect-sessions',
    summary: 'Lists connect sessions, the newest first, without their tokens.',
    needs: 'admin',
    query: pageQuery,
    status: 200,
    answer: listOf(session),
  }),
  getConnectSession: define({
    method: 'GET',
    path: '/v1/connect-sessions/:id',
    summary: 'One connect session, and the connection that came of it.',
    needs: 'admin',
    params: idParams,
    status: 200,
    answer: session,
  }),
  cancelConnectSession: define({
    method: 'DELETE',
    path: '/v1/connect-sessions/:id',
    summary: 'Ends a connect session that was not used.',
    needs: 'admin',
    params: idParams,
    status: 200,
    answer: session,
  }),
};

const given = z.strictObject({ settings });

/** For a form: the key is the token of a connect session. */
export const connectRoutes = {
  readConnectForm: define({
    method: 'GET',
    path: '/v1/connect',
    summary: 'What the form is to show: settings as JSON Schema, and the steps for the administrator.',
    needs: 'connect',
    query: z.strictObject({ auth: authKind }),
    status: 200,
    answer: z
      .object({
        connector: connectorShape,
        name,
        connection: z.string().nullable(),
        settings: settings.describe('What is set already.'),
        return_origin: z.string(),
        expires_at: instant,
      })
      .meta({ id: 'ConnectForm' }),
  }),
  checkConnectForm: define({
    method: 'POST',
    path: '/v1/connect/check',
    summary: 'Tries the settings on the system, and keeps nothing. Twenty tries for a session.',
    needs: 'connect',
    body: given,
    status: 200,
    answer: check,
  }),
  finishConnectForm: define({
    method: 'POST',
    path: '/v1/connect',
    summary: 'Makes or mends the connection, after the system has accepted it, and uses the session up.',
    needs: 'connect',
    body: given,
    status: 201,
    answer: z
      .object({
        connection: z.string(),
        name,
        status: z.enum(connectionStatuses),
        message: z.string(),
        return_origin: z.string(),
      })
      .meta({ id: 'Connected' }),
  }),
} satisfies Record<string, Route>;
