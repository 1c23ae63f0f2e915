// People who are let in by the identity provider of their house: an OpenID Connect access token instead of a key. The
// token says who it is; its roles say what they may, and of which tenant.

import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import { type Caller, everyTenant, type Role, roles } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import type { KontorError } from '../core/errors.ts';
import type { SignOnSettings } from '../core/sign-on-settings.ts';
import { trimEnd } from '../core/trim-end.ts';
import { say } from './sentences.ts';

export interface SignOn {
  /**
   * Undefined: it is not a token of this provider, or it has expired. Throws `forbidden/no-role` for somebody who is known and has
   * no role here, `forbidden/several-tenants`, and `unavailable/sign-on-unreachable`.
   */
  recognise(token: string): Promise<{ caller: Caller; until: Date } | undefined>;
}

/** Signatures that are checked with a public key. With a shared secret everybody who can check one could make one. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const patienceMs = 5_000;
const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });

/** So the id of a person begins; no id of a key does. */
const personPrefix = 'sso:';
/** The provider decides what they may, with each token anew. */
export const isOfProvider = ({ id }: Pick<Caller, 'id'>): boolean => id.startsWith(personPrefix);

/** Three parts in base64url, the first of which begins with a brace. */
export const looksLikeToken = (secret: string) => /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(secret);

export function signOn({ issuer, audience, rolesClaim }: SignOnSettings, clock: Clock): SignOn {
  let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;
  const keysOfIssuer = () => {
    keys ??= discover(issuer).then(url => createRemoteJWKSet(url, { timeoutDuration: patienceMs }));
    keys.catch(() => {
      keys = undefined; // asked for again by the next
    });
    return keys;
  };
  const verified = async (token: string): Promise<JWTPayload | undefined> => {
    try {
      const { payload } = await jwtVerify(token, await keysOfIssuer(), {
        issuer,
        audience,
        algorithms,
        currentDate: new Date(clock.now()),
        requiredClaims: ['sub', 'exp'],
      });
      return payload;
    } catch (thrown) {
      // Every other error of jose means that the token is wrong, or that its key does not exist (any more).
      if (thrown instanceof errors.JOSEError && !away.has(thrown.code)) return undefined;
      throw unreachable(issuer, thrown);
    }
  };
  return {
    async recognise(token) {
      const claims = await verified(token);
      if (!claims) return undefined;
      const names = [claims.name, claims.preferred_username, claims.email, claims.sub];
      const name = String(names.find(one => typeof one === 'string' && one !== ''));
      const caller = { id: personPrefix + claims.sub, name, ...rightsOf(claims, rolesClaim, name) };
      return { caller, until: new Date(Number(claims.exp) * 1000) };
    },
  };
}

/** The provider does not answer, or something else than its keys. */
const away = new Set<string>(['ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID', 'ERR_JWKS_TIMEOUT']);

async function discover(issuer: string): Promise<URL> {
  const reply = await fetch(`${trimEnd(issuer, '/')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(patienceMs),
  });
  if (!reply.ok) throw new Error(`status ${reply.status}`);
  const { issuer: itself, jwks_uri } = discovery.parse(await reply.json());
  if (itself !== issuer) throw new Error(`it calls itself ${itself}`);
  return new URL(jwks_uri);
}

const roleName = /^kontor:(viewer|operator|admin)(?::([a-z0-9][a-z0-9_-]{0,62}))?$/;

/** `kontor:operator` is for all tenants, `kontor:operator:acme` for one. */
function rightsOf(claims: JWTPayload, path: string, name: string): Pick<Caller, 'sees' | 'may'> {
  const held = path.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], claims);
  const mine = (Array.isArray(held) ? held : [held]).flatMap(one => {
    const [, role, tenant] = roleName.exec(String(one)) ?? [];
    return role === undefined ? [] : [{ role: role as Role, tenant }];
  });
  const ofAll = mine.filter(({ tenant }) => tenant === undefined);
  const counting = ofAll.length > 0 ? ofAll : mine;
  const [first] = counting;
  if (first === undefined) {
    throw say.error('no-role', { name, path });
  }
  if (counting.some(({ tenant }) => tenant !== first.tenant)) {
    throw say.error('several-tenants', { name });
  }
  return {
    sees: first.tenant === undefined ? everyTenant : { tenant: first.tenant },
    may: [...new Set(counting.flatMap(({ role }) => roles[role]))],
  };
}

function unreachable(issuer: string, cause: unknown): KontorError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return say.error('sign-on-unreachable', { issuer, why }, { cause, retryAfterMs: 5_000 });
}
