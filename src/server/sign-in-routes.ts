// Signing in and out with a browser: these routes set and clear the cookie.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Route } from '../contract/route.ts';
import { signInRoutes } from '../contract/sessions.ts';
import type { Caller } from '../core/caller.ts';
import { toKontorError } from '../core/errors.ts';
import type { Begun } from '../gateway/browser-sessions.ts';
import type { SessionAdmin } from '../gateway/session-admin.ts';
import type { Authenticate } from './authenticate.ts';
import { languageOf, sayLanguage } from './language.ts';
import type { OwnAddress } from './own-address.ts';
import { schemaOf } from './route-schema.ts';
import { currentView, whoIs } from './routes/sessions.ts';
import { say } from './sentences.ts';
import { clearSessionCookie, secretIn, setSessionCookie } from './session-cookie.ts';
import { type Strangers, waitMsOf } from './strangers.ts';

type Name = keyof typeof signInRoutes;
type Request = FastifyRequest<{ Body: { key: string } | { link: string } }>;

export interface SignInParts {
  sessions: SessionAdmin;
  authenticate: Authenticate;
  own: OwnAddress;
  strangers: Strangers;
  /** Of one address in a minute: each is a row and an entry of the audit trail. */
  signInsPerMinute: number;
}

export function addSignIn(app: FastifyInstance, parts: SignInParts): void {
  const { sessions, authenticate, own, strangers, signInsPerMinute } = parts;
  const signIns = new RateLimiterMemory({ points: signInsPerMinute, duration: 60 });
  const spend = (ip: string) =>
    signIns.consume(ip).catch((state: RateLimiterRes) => {
      throw say.error('rate-limit-reached', { limit: signInsPerMinute }, { retryAfterMs: waitMsOf(state) });
    });
  const answers: Record<Name, (request: Request, reply: FastifyReply) => Promise<unknown>> = {
    async getWaysToSignIn(request, reply) {
      const oidc = { way: 'oidc', url: `${own.basePath}/v1/sign-in/oidc` };
      const caller = await callerOf(request, reply);
      return {
        session: caller ? await whoIs(caller, sessions) : null,
        ways: [{ way: 'key' }, { way: 'link' }, ...(sessions.provider ? [oidc] : [])],
      };
    },
    async signIn(request, reply) {
      // Nobody is to be signed in as somebody else by another site.
      own.refuseForeign(request);
      await strangers.refuseTooMany(request.ip);
      await spend(request.ip);
      const begun = await signedIn(request).catch(async thrown => {
        if (toKontorError(thrown).kind === 'auth') await strangers.count(request.ip);
        throw thrown;
      });
      setSessionCookie(own, request, reply, { ...begun, expires: begun.session.expiresAt });
      return currentView(begun.session);
    },
    async signOut(request, reply) {
      const { tokens } = await sessions.signOut(request.caller as Caller);
      clearSessionCookie(own, request, reply);
      const url = tokens && (await sessions.provider?.endUrl(tokens, `${own.of(request)}/sign-in`));
      return { ended: true, url: url ?? null };
    },
  };
  /** Undefined: nobody, or somebody whose session or key has ended. */
  const callerOf = async (request: Request, reply: FastifyReply): Promise<Caller | undefined> => {
    if (request.headers.authorization === undefined && secretIn(request) === undefined) return undefined;
    try {
      await authenticate(request, reply, { needs: 'read' });
      return request.caller;
    } catch (thrown) {
      if (toKontorError(thrown).kind === 'auth') return undefined;
      throw thrown;
    }
  };
  const signedIn = ({ body, headers }: Request): Promise<Begun> =>
    'key' in body
      ? sessions.byKey(body.key, headers['user-agent'])
      : sessions.byLink(body.link, headers['user-agent']);

  for (const [name, route] of Object.entries(signInRoutes) as [Name, Route][]) {
    app.route({
      method: route.method,
      url: route.path,
      schema: schemaOf(name, route),
      onRequest: async (request, reply) => {
        if (route.needs !== 'nothing') await authenticate(request, reply, route);
      },
      handler: (request, reply) => {
        sayLanguage(reply, languageOf(request)).code(route.status).header('cache-control', 'no-store');
        return answers[name](request as Request, reply);
      },
    });
  }
}
