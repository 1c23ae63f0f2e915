// Who is it, may they do this, and not too often. Programs come with a key or token, people in browsers with the cookie of their session.
// If both are sent, the key counts.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Route } from '../contract/route.ts';
import { type Caller, everyTenant } from '../core/caller.ts';
import { toKontorError } from '../core/errors.ts';
import { noSuch } from '../core/no-such.ts';
import type { Authenticator } from '../gateway/authenticator.ts';
import { signedOut } from '../gateway/session-holder.ts';
import type { OpenRequests } from './open-requests.ts';
import type { OwnAddress } from './own-address.ts';
import { say } from './sentences.ts';
import { clearSessionCookie, isWatch, refuseForged, secretIn } from './session-cookie.ts';
import { type Strangers, waitMsOf } from './strangers.ts';

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | undefined;
  }
}

export interface AuthRateLimits {
  /** Requests with one key in a minute. */
  keyRequestsPerMinute: number;
}

export type Authenticate = (
  request: FastifyRequest,
  reply: FastifyReply,
  needs: Pick<Route, 'needs' | 'everyTenant'> & {
    /** The request was let in before, and is asked for nothing but whether its key is still good. */
    again?: true;
  },
) => Promise<void>;

/** Leaves the caller with the request. Throws `auth/bad-api-key`, `auth/signed-out`, `limited/…`, `missing/no-tenant`, `forbidden/…`. */
export function authentication(
  authenticator: Authenticator,
  limits: AuthRateLimits,
  { enter, strangers, own }: Pick<OpenRequests, 'enter'> & { strangers: Strangers; own: OwnAddress },
): Authenticate {
  const keys = new RateLimiterMemory({ points: limits.keyRequestsPerMinute, duration: 60 });
  const tenants = new Map<number, RateLimiterMemory>();
  const tenantLimiter = (points: number) => {
    const known = tenants.get(points) ?? new RateLimiterMemory({ points, duration: 60 });
    tenants.set(points, known);
    return known;
  };

  const byKey = async ({ headers, ip }: FastifyRequest): Promise<Caller> => {
    const secret = /^Bearer ([\x21-\x7e]{1,8192})$/i.exec(headers.authorization ?? '')?.[1];
    const known = secret === undefined ? undefined : authenticator.remembered(secret);
    if (known) return known;
    await strangers.refuseTooMany(ip);
    const caller = secret === undefined ? undefined : await authenticator.recognise(secret);
    if (caller) return caller;
    await strangers.count(ip);
    throw say.error('bad-api-key');
  };

  const bySession = async (
    secret: string,
    isUse: boolean,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Caller> => {
    refuseForged(own, request);
    const known = authenticator.rememberedSession(secret, isUse);
    if (known) return known;
    await strangers.refuseTooMany(request.ip);
    try {
      const caller = await authenticator.recogniseSession(secret, isUse);
      if (caller) return caller;
    } catch (thrown) {
      if (toKontorError(thrown).kind === 'auth') clearSessionCookie(own, request, reply);
      throw thrown;
    }
    clearSessionCookie(own, request, reply);
    await strangers.count(request.ip);
    throw signedOut();
  };

  const recognise = (request: FastifyRequest, reply: FastifyReply, again = false): Promise<Caller> => {
    const secret = request.headers.authorization === undefined ? secretIn(request) : undefined;
    const isUse = !again && !isWatch(request);
    return secret === undefined ? byKey(request) : bySession(secret, isUse, request, reply);
  };

  /** A key for all tenants can be narrowed to one, request by request. */
  const narrowed = async (caller: Caller, request: FastifyRequest): Promise<Caller> => {
    const named = request.headers['kontor-tenant'];
    if (named === undefined) return caller;
    if (typeof named === 'string') {
      const own = caller.sees === everyTenant || caller.sees.tenant === named;
      if (own && (await authenticator.tenantLimit(named))) return { ...caller, sees: { tenant: named } };
    }
    throw noSuch('tenant', String(named).slice(0, 63));
  };

  const spend = async (limiter: RateLimiterMemory, key: string, reply: FastifyReply): Promise<void> => {
    const { left, over } = await limiter.consume(key).then(
      state => ({ left: state, over: false }),
      (state: RateLimiterRes) => ({ left: state, over: true }),
    );
    reply.header('ratelimit-limit', limiter.points);
    reply.header('ratelimit-remaining', left.remainingPoints);
    reply.header('ratelimit-reset', Math.ceil(waitMsOf(left) / 1000));
    if (over)
      throw say.error('rate-limit-reached', { limit: limiter.points }, { retryAfterMs: waitMsOf(left) });
  };

  return async (request, reply, route) => {
    const caller = await narrowed(await recognise(request, reply, route.again), request);
    request.caller = caller;
    refuseOtherPage(caller, request, own);
    if (route.again) return permit(caller, route);
    if (caller.id !== 'operator') await spend(keys, caller.id, reply);
    if (caller.sees !== everyTenant) {
      const { tenant } = caller.sees;
      const limit = await authenticator.tenantLimit(tenant);
      if (limit?.requestsPerMinute)
        await spend(tenantLimiter(limit.requestsPerMinute), tenant, reply).catch(error => {
          authenticator.throttled(tenant);
          throw error;
        });
    }
    permit(caller, route);
    enter(request, reply, caller);
  };
}

/** Throws `forbidden/foreign-origin` for the token of one page in the hands of another. Programs send no origin. */
function refuseOtherPage({ page, may }: Caller, request: FastifyRequest, own: OwnAddress): void {
  const { origin } = request.headers;
  if (page === undefined || origin === undefined || origin === page) return;
  // The form of a session is a page of Kontor, which browsers show only inside the page that the session names (`connect-page.ts`).
  if (may.includes('connect') && own.isOfOwnPage(request)) return;
  throw say.error('foreign-origin', { returnOrigin: page });
}

/** Throws `forbidden/not-permitted`, `forbidden/one-tenant-only`. */
export function permit(
  caller: Caller,
  { needs, everyTenant: allNeeded }: Pick<Route, 'needs' | 'everyTenant'>,
) {
  if (needs === 'nothing') return;
  if (!caller.may.includes(needs)) {
    throw say.error('not-permitted', {
      name: caller.name,
      permissions: caller.may.join(', '),
      needed: needs,
    });
  }
  if (allNeeded && caller.sees !== everyTenant) {
    throw say.error('one-tenant-only');
  }
}
