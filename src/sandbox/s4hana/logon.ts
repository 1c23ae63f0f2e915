// Who may come in: Basic, API key, a client certificate, or a bearer token from the token endpoint.
import { randomBytes } from 'node:crypto';
import { judgeAssertion } from './assertion.ts';
import type { Credentials } from './credentials.ts';

/** What a request brings along. */
export interface Presented {
  authorization?: string | undefined;
  apikey?: string | undefined;
  /** The name in a client certificate that the TLS layer has accepted. */
  certificateName?: string | undefined;
}

export interface Logon {
  /** The user, or undefined: 401. */
  userOf(presented: Presented): string | undefined;
  /** The token endpoint's answer to a form body. `url`: the endpoint's own address. */
  token(form: URLSearchParams, presented: Presented, url: string): { status: number; body: object };
  /** Every bearer token that was handed out. */
  tokens(): string[];
  /** Somebody has entered other credentials in the system: tokens on the old ones are withdrawn. */
  change(credentials: Partial<Credentials>): void;
}

const grants = new Set(['client_credentials', 'urn:ietf:params:oauth:grant-type:saml2-bearer']);

export function openLogon(initial: Credentials, tokenLifeMs: number, now: () => number): Logon {
  let credentials = initial;
  const tokens = new Map<string, number>();
  const basic = (user: string, password: string) =>
    `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  return {
    userOf({ authorization, apikey, certificateName }) {
      if (apikey !== undefined) return apikey === credentials.apiKey ? 'APIKEY' : undefined;
      if (authorization === basic(credentials.username, credentials.password)) return credentials.username;
      if (authorization?.startsWith('Bearer ')) {
        const expiresAt = tokens.get(authorization.slice(7));
        if (expiresAt !== undefined && expiresAt > now()) return credentials.clientId;
      }
      return authorization === undefined ? certificateName : undefined;
    },
    token(form, { authorization, certificateName }, url) {
      const { clientId, clientSecret } = credentials;
      const grant = form.get('grant_type') ?? '';
      if (!grants.has(grant)) return { status: 400, body: { error: 'unsupported_grant_type' } };
      const byHeader =
        authorization === basic(encodeURIComponent(clientId), encodeURIComponent(clientSecret));
      const byBody = form.get('client_id') === clientId && form.get('client_secret') === clientSecret;
      const byCertificate = certificateName !== undefined && form.get('client_id') === clientId;
      if (!byHeader && !byBody && !byCertificate) return { status: 401, body: { error: 'invalid_client' } };
      if (grant !== 'client_credentials') {
        const wrong = judgeAssertion(form.get('assertion') ?? '', credentials, url, now());
        if (wrong !== undefined)
          return { status: 400, body: { error: 'invalid_grant', error_description: wrong } };
      }
      const token = randomBytes(24).toString('base64url');
      tokens.set(token, now() + tokenLifeMs);
      return {
        status: 200,
        body: { access_token: token, token_type: 'Bearer', expires_in: Math.floor(tokenLifeMs / 1000) },
      };
    },
    tokens: () => [...tokens.keys()],
    change(change) {
      credentials = { ...credentials, ...change };
      for (const token of tokens.keys()) tokens.set(token, 0);
    },
  };
}
