// Signing in with the identity provider: the browser leaves for it and comes back with a code. What has to fit together is kept in an
// encrypted cookie meanwhile, so that only the browser that left can come back.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { toKontorError } from '../core/errors.ts';
import type { IdentityProvider } from '../gateway/identity-provider.ts';
import { say } from './sentences.ts';
import { setSessionCookie } from './session-cookie.ts';
import type { SignInParts } from './sign-in-routes.ts';

const path = '/v1/sign-in/oidc';
const cookieName = 'kontor_departure';
/** For typing a password and a second factor. */
const awayForMs = 600_000;

const departure = z.object({
  what: z.literal('departure'),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
  until: z.number(),
});
type Departure = z.output<typeof departure>;

export interface OpenIdParts extends SignInParts {
  provider: IdentityProvider;
  /** Encrypts what the browser keeps. */
  vault: { seal(plain: string): string; open(sealed: string): string };
  clock: { now(): number };
}

export function addOpenId(app: FastifyInstance, parts: OpenIdParts): void {
  const { provider, sessions, vault, clock, own, strangers } = parts;
  const cookieOf = (request: FastifyRequest) => ({
    httpOnly: true,
    // The browser comes back from the provider's site.
    sameSite: 'lax' as const,
    secure: own.isSecure(request),
    path: `${own.basePath}${path}`,
  });
  const redirectUri = (request: FastifyRequest) => `${own.of(request)}${path}/callback`;
  /** Throws `auth/sign-in-interrupted` when there is none, it is too old, or it is not from here. */
  const departureOf = ({ cookies }: FastifyRequest): Departure => {
    const kept = opened(cookies[cookieName], vault);
    if (!kept || kept.until <= clock.now()) throw say.error('sign-in-interrupted');
    return kept;
  };
  const begin = async (request: FastifyRequest, reply: FastifyReply, to: string): Promise<string> => {
    const { url, departure: made } = await provider.begin(redirectUri(request));
    const kept: Departure = { what: 'departure', ...made, to, until: clock.now() + awayForMs };
    reply.setCookie(cookieName, vault.seal(JSON.stringify(kept)), {
      ...cookieOf(request),
      maxAge: awayForMs / 1000,
    });
    return url;
  };
  const finish = async (request: FastifyRequest, reply: FastifyReply): Promise<string> => {
    await strangers.refuseTooMany(request.ip);
    const { to, ...kept } = departureOf(request);
    reply.clearCookie(cookieName, cookieOf(request));
    const at = new URL(redirectUri(request) + new URL(request.url, 'http://kontor').search);
    const granted = await provider.finish(at, kept).catch(async thrown => {
      if (toKontorError(thrown).kind === 'auth') await strangers.count(request.ip);
      throw thrown;
    });
    const begun = await sessions.byProvider(granted, request.headers['user-agent']);
    setSessionCookie(own, request, reply, { ...begun, expires: begun.session.expiresAt });
    return to;
  };
  const redirected = async (request: FastifyRequest, reply: FastifyReply, where: () => Promise<string>) => {
    try {
      return reply.redirect(await where(), 303);
    } catch (thrown) {
      // A person sees the page for signing in, which says what the code means.
      if (!request.headers.accept?.includes('text/html')) throw thrown;
      const { kind, code } = toKontorError(thrown);
      if (kind === 'bug') throw thrown;
      return reply.redirect(`${own.basePath}/sign-in?problem=${encodeURIComponent(code)}`, 303);
    }
  };

  app.get<{ Querystring: { to?: string } }>(
    path,
    { schema: { hide: true }, exposeHeadRoute: false },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const to = localPath(request.query.to ?? '/');
      return redirected(request, reply, () => begin(request, reply, to));
    },
  );
  app.get(`${path}/callback`, { schema: { hide: true }, exposeHeadRoute: false }, async (request, reply) => {
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
    return redirected(request, reply, async () => own.basePath + (await finish(request, reply)));
  });
}

/** Undefined: it is not from here, or somebody has changed it. */
function opened(sealed: string | undefined, vault: OpenIdParts['vault']): Departure | undefined {
  if (sealed === undefined) return undefined;
  let text: string;
  try {
    text = vault.open(sealed);
  } catch {
    return undefined;
  }
  return departure.safeParse(JSON.parse(text)).data;
}

/** A page of this Kontor. Throws `input/not-a-local-path` for what a browser could take for an address elsewhere. */
function localPath(to: unknown): string {
  const isLocal =
    typeof to === 'string' && to.length <= 1_000 && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(to);
  if (!isLocal) throw say.error('not-a-local-path');
  return to;
}
