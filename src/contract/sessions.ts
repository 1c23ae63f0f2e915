// Sessions of people in browsers: who am I, which sessions are there, signing in and out.
import { z } from 'zod';
import { permissions, type Role, roles } from '../core/caller.ts';
import { signInWays } from '../core/words.ts';
import { define, instant, list, name, type Route } from './route.ts';

const may = z.array(z.enum(permissions));

const currentSession = z
  .object({
    id: z.string().nullable().describe('null: the request came with a key or token.'),
    name,
    tenant: z.string().nullable().describe('null: all tenants.'),
    may,
    way: z.enum(signInWays),
    signed_in_at: instant.nullable(),
    expires_at: instant.nullable().describe('The latest end of the session.'),
  })
  .meta({ id: 'CurrentSession' });

const session = z
  .object({
    id: z.string(),
    name: name.describe('Of the key or person.'),
    tenant: z.string().nullable().describe('null: all tenants.'),
    may,
    way: z.enum(signInWays),
    user_agent: z.string().nullable(),
    state: z.enum(['open', 'ended']),
    current: z.boolean().describe('The request came with this session.'),
    signed_in_at: instant,
    last_seen_at: instant.describe('To the minute.'),
    expires_at: instant,
    ended_at: instant.nullable().describe('When it was ended; null: it is open, or its time has passed.'),
  })
  .meta({ id: 'Session' });

export const sessionRoutes = {
  getSession: define(
    'GET /v1/session',
    'read',
    'Who the caller is and what they may do, with a browser session or a key.',
    currentSession,
  ),
  listSessions: list(
    '/v1/sessions',
    'read',
    'Lists browser sessions, the newest first: your own, and for an admin all.',
    session,
    {
      mine: z.literal('true').optional().describe('Only your own.'),
      state: z.enum(['open', 'ended']).optional(),
    },
    [
      'id',
      'name',
      'tenant',
      'may',
      'way',
      'user_agent',
      'state',
      'signed_in_at',
      'last_seen_at',
      'expires_at',
      'ended_at',
    ],
  ),
  endSession: define(
    'DELETE /v1/sessions/:id',
    'read',
    'Ends a browser session, your own or, as an admin, any: at once in the process that gets this request, within seconds in all others.',
    session,
  ),
  createSignInLink: define(
    'POST /v1/sign-in-links',
    'admin',
    'Makes a link with which a person signs in once, in your name and with at most your rights. Only this answer contains it.',
    z.object({ url: z.string(), expires_at: instant }).meta({ id: 'SignInLink' }),
    {
      body: z.strictObject({
        expires_in_seconds: z.number().int().min(60).max(86_400).default(900),
        role: z
          .enum(Object.keys(roles) as [Role, ...Role[]])
          .optional()
          .describe('Left out: your own rights.'),
      }),
      status: 201,
    },
  ),
} satisfies Record<string, Route>;

const secret = z.string().min(1).max(200);

/** For browsers: these set and clear the cookie. */
export const signInRoutes = {
  getWaysToSignIn: define(
    'GET /v1/sign-in',
    'nothing',
    'The ways in which a person can sign in here, and who is signed in already.',
    z
      .object({
        session: currentSession.nullable().describe('null: nobody, or the session has ended.'),
        ways: z.array(
          z.object({
            way: z.enum(signInWays),
            url: z.string().optional().describe('Where the browser goes, for `oidc`.'),
          }),
        ),
      })
      .meta({ id: 'WaysToSignIn' }),
  ),
  signIn: define(
    'POST /v1/session',
    'nothing',
    'Signs a person in with a key or a link, and sets the cookie `kontor_session`.',
    currentSession,
    { body: z.union([z.strictObject({ key: secret }), z.strictObject({ link: secret })]), status: 201 },
  ),
  signOut: define(
    'DELETE /v1/session',
    'read',
    'Ends the session that the request came with, and clears its cookie.',
    z
      .object({
        ended: z.literal(true),
        url: z
          .string()
          .nullable()
          .describe('Where the browser goes to sign out at the identity provider, too.'),
      })
      .meta({ id: 'SignedOut' }),
  ),
} satisfies Record<string, Route>;
