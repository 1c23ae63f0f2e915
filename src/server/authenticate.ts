// Who is it, may they do this, and not too often. Wrong keys are counted by address, so that trying many is
// refused before anything is looked up.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Route } from '../contract/route.ts';
import { type Caller, everyTenant } from '../core/caller.ts';
import { noSuch } from '../core/no-such.ts';
import type { Authenticator } from '../gateway/authenticator.ts';
import type { OpenRequests } from './open-requests.ts';
import { say } from './sentences.ts';

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | undefined;
  }
}

export interface AuthRateLimits {
  /** Wrong keys from one address in a minute. */
  wrongKeysPerMinute: number;
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

/** Leaves the caller with the request. Throws `auth/bad-api-key`, `limited/…`, `missing/no-tenant`, `forbidden/…`. */
export function authentication(
  authenticator: Authenticator,
  limits: AuthRateLimits,
  { enter }: Pick<OpenRequests, 'enter'>,
): Authenticate {
  const strangers = new RateLimiterMemory({ points: limits.wrongKeysPerMinute, duration: 60 });
  const keys = new RateLimiterMemory({ points: limits.keyRequestsPerMinute, duration: 60 });
  const tenants = new Map<number, RateLimiterMemory>();
  const tenantLimiter = (points: number) => {
    const known = tenants.get(points) ?? new RateLimiterMemory({ points, duration: 60 });
    tenants.set(points, known);
    return known;
  };

  const recognise = async (request: FastifyRequest): Promise<Caller> => {
    const secret = /^Bearer ([\x21-\x7e]{1,8192})$/i.exec(request.headers.authorization ?? '')?.[1];
    const known = secret === undefined ? undefined : authenticator.remembered(secret);
    if (known) return known;
    const tried = await strangers.get(request.ip);
    if (tried && tried.remainingPoints <= 0)
      throw say.error('too-many-wrong-keys', { retryAfterMs: waitMsOf(tried) });
    const caller = secret === undefined ? undefined : await authenticator.recognise(secret);
    if (caller) return caller;
    await strangers.consume(request.ip).catch(() => undefined);
    throw say.error('bad-api-key');
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
    const caller = await narrowed(await recognise(request), request);
    request.caller = caller;
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

/** Throws `forbidden/not-permitted`, `forbidden/one-tenant-only`. */
export function permit(
  caller: Caller,
  { needs, everyTenant: allNeeded }: Pick<Route, 'needs' | 'everyTenant'>,
) {
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

/** The library reads the wall clock: one that was set back must not make the minute longer. */
const waitMsOf = ({ msBeforeNext }: RateLimiterRes) => Math.min(60_000, Math.max(0, msBeforeNext));
