// Client credentials of a custom connection: tokens of 30 minutes for one organisation, with scopes.
import { randomUUID } from 'node:crypto';
import { problem, Refusal } from './answers.ts';

export interface Logon {
  /** What the token endpoint answers. Throws `Refusal`. */
  token(authorization: string | undefined, form: Record<string, string>): object;
  /** Throws `Refusal`: the token is not good, not for this organisation, or not for any of these scopes. */
  check(authorization: string | undefined, tenantId: string | undefined, scopes: readonly string[]): void;
  expireTokens(): void;
}

export interface LogonOptions {
  clientId: string;
  clientSecret: string;
  tenantId: string;
  /** What the app was given when it was connected. */
  scopes: readonly string[];
  now: () => number;
}

export const tokenLifeMs = 30 * 60_000;

export function openLogon({ clientId, clientSecret, tenantId, scopes, now }: LogonOptions): Logon {
  const tokens = new Map<string, { endsMs: number; scopes: readonly string[] }>();
  return {
    token(authorization, form) {
      const given = Buffer.from(authorization?.replace(/^Basic /, '') ?? '', 'base64').toString();
      const inBody = `${form.client_id}:${form.client_secret}`;
      if (![given, inBody].includes(`${clientId}:${clientSecret}`))
        throw new Refusal(400, { error: 'invalid_client' });
      if (form.grant_type !== 'client_credentials')
        throw new Refusal(400, { error: 'unsupported_grant_type' });
      const asked = form.scope ? form.scope.split(/\s+/) : scopes;
      if (asked.some(scope => !scopes.includes(scope))) throw new Refusal(400, { error: 'invalid_scope' });
      const token = randomUUID();
      tokens.set(token, { endsMs: now() + tokenLifeMs, scopes: asked });
      return {
        access_token: token,
        expires_in: tokenLifeMs / 1000,
        token_type: 'Bearer',
        scope: asked.join(' '),
      };
    },
    check(authorization, tenant, needed) {
      const token = tokens.get(/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '');
      if (!token) throw problem(401, 'AuthenticationUnsuccessful');
      if (token.endsMs <= now())
        throw problem(401, `TokenExpired: token expired at ${new Date(token.endsMs).toISOString()}`);
      // A custom connection has one organisation: it need not be named, but no other may be.
      if (tenant && tenant !== tenantId) throw problem(403, 'AuthenticationUnsuccessful');
      if (needed.length > 0 && !needed.some(scope => token.scopes.includes(scope)))
        throw problem(401, 'AuthorizationUnsuccessful');
    },
    expireTokens() {
      for (const token of tokens.values()) token.endsMs = now();
    },
  };
}
