// Who may come in: Basic, API key, or a bearer token from the token endpoint.
import { randomBytes } from 'node:crypto';

export interface Credentials {
  username: string;
  password: string;
  apiKey: string;
  clientId: string;
  clientSecret: string;
}

export interface Logon {
  /** The user, or undefined: 401. */
  userOf(headers: { authorization?: string | undefined; apikey?: string | undefined }): string | undefined;
  /** The token endpoint's answer to a form body and an Authorization header. */
  token(form: URLSearchParams, authorization: string | undefined): { status: number; body: object };
  /** How many tokens have been handed out. */
  /** Every bearer token that was handed out. */
  tokens(): string[];
}

export function openLogon(credentials: Credentials, tokenLifeMs: number, now: () => number): Logon {
  const tokens = new Map<string, number>();
  const basic = (user: string, password: string) =>
    `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  return {
    userOf({ authorization, apikey }) {
      if (apikey !== undefined) return apikey === credentials.apiKey ? 'APIKEY' : undefined;
      if (authorization === basic(credentials.username, credentials.password)) return credentials.username;
      if (authorization?.startsWith('Bearer ')) {
        const expiresAt = tokens.get(authorization.slice(7));
        if (expiresAt !== undefined && expiresAt > now()) return credentials.clientId;
      }
      return undefined;
    },
    token(form, authorization) {
      if (form.get('grant_type') !== 'client_credentials') {
        return { status: 400, body: { error: 'unsupported_grant_type' } };
      }
      const { clientId, clientSecret } = credentials;
      const byHeader =
        authorization === basic(encodeURIComponent(clientId), encodeURIComponent(clientSecret));
      const byBody = form.get('client_id') === clientId && form.get('client_secret') === clientSecret;
      if (!byHeader && !byBody) return { status: 401, body: { error: 'invalid_client' } };
      const token = randomBytes(24).toString('base64url');
      tokens.set(token, now() + tokenLifeMs);
      return {
        status: 200,
        body: { access_token: token, token_type: 'Bearer', expires_in: Math.floor(tokenLifeMs / 1000) },
      };
    },
    tokens: () => [...tokens.keys()],
  };
}
