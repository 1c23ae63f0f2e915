// How we prove who we are: Basic, API key, or an OAuth 2.0 client-credentials token.
import type { Clock } from '../core/clock.ts';
import { KontorError } from '../core/errors.ts';
import type { Send } from '../http/send.ts';

export type Auth =
  | { kind: 'basic'; username: string; password: string }
  | { kind: 'api-key'; key: string }
  | OAuthClientCredentials;

export interface OAuthClientCredentials {
  kind: 'oauth-client-credentials';
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  scope?: string | undefined;
  /** Where the client id and secret go: the Authorization header, or the form. Tenants differ. */
  clientAuth: 'basic' | 'body';
  /** `cache` keeps the token until shortly before it expires; `per-request` keeps nothing. */
  tokenPolicy: 'cache' | 'per-request';
}

export interface Logon {
  /** A promise only where something has to be fetched. */
  headers(): Record<string, string> | Promise<Record<string, string>>;
  /** The system refused these headers: the next call of `headers` must not answer the same token. */
  refused(): void;
}

export function logon(auth: Auth, send: Send, clock: Clock): Logon {
  switch (auth.kind) {
    case 'basic': {
      const value = `Basic ${Buffer.from(`${auth.username}:${auth.password}`).toString('base64')}`;
      return { headers: () => ({ authorization: value }), refused() {} };
    }
    case 'api-key':
      return { headers: () => ({ apikey: auth.key }), refused() {} };
    case 'oauth-client-credentials':
      return auth.tokenPolicy === 'cache'
        ? cachedToken(auth, send, clock)
        : { headers: async () => bearer(await requestToken(auth, send)), refused() {} };
  }
}

interface Token {
  value: string;
  expiresInMs: number | undefined;
}

/** One token for all, one request for it at a time, renewed before a tenth of its life is left. */
function cachedToken(auth: OAuthClientCredentials, send: Send, clock: Clock): Logon {
  let current: Promise<Token> | undefined;
  let renewAt = Number.POSITIVE_INFINITY;
  return {
    async headers() {
      if (current === undefined || clock.now() >= renewAt) {
        renewAt = Number.POSITIVE_INFINITY;
        const request = requestToken(auth, send);
        current = request;
        request.then(
          token => {
            // Without `expires_in` the token is kept until it is refused.
            if (token.expiresInMs !== undefined) renewAt = clock.now() + token.expiresInMs * 0.9;
          },
          () => {
            if (current === request) current = undefined;
          },
        );
      }
      return bearer(await current);
    },
    refused() {
      current = undefined;
    },
  };
}

const bearer = (token: Token) => ({ authorization: `Bearer ${token.value}` });

async function requestToken(auth: OAuthClientCredentials, send: Send): Promise<Token> {
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (auth.scope) form.set('scope', auth.scope);
  const headers: Record<string, string> = {
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
  };
  if (auth.clientAuth === 'basic') {
    // RFC 6749, 2.3.1: both parts are form-encoded before they are joined.
    const pair = `${encodeURIComponent(auth.clientId)}:${encodeURIComponent(auth.clientSecret)}`;
    headers.authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
  } else {
    form.set('client_id', auth.clientId);
    form.set('client_secret', auth.clientSecret);
  }
  const reply = await sendForToken(send, auth.tokenUrl, headers, form.toString());
  if (reply.status === 429 || reply.status >= 500) {
    throw new KontorError(
      'unavailable',
      'token-endpoint-down',
      `The token endpoint answered ${reply.status}.`,
      { next: 'Kontor tries again by itself.' },
    );
  }
  const body = parseObject(reply.text);
  if (reply.status !== 200 || typeof body?.access_token !== 'string') {
    const reason = typeof body?.error === 'string' ? ` (${body.error})` : '';
    throw new KontorError(
      'auth',
      'token-refused',
      `The token endpoint refused the client credentials: ${reply.status}${reason}.`,
      {
        next: 'Check client id, client secret, token URL and how the client is authenticated (basic or body).',
      },
    );
  }
  const expiresIn = Number(body.expires_in);
  return {
    value: body.access_token,
    expiresInMs: Number.isFinite(expiresIn) && expiresIn > 0 ? expiresIn * 1000 : undefined,
  };
}

/** A lost answer of the token endpoint left nothing behind: asking again is safe. */
async function sendForToken(send: Send, url: string, headers: Record<string, string>, body: string) {
  try {
    return await send({ method: 'POST', url, headers, body });
  } catch (thrown) {
    if (thrown instanceof KontorError && thrown.kind === 'uncertain') {
      throw new KontorError('unavailable', 'token-endpoint-down', thrown.message, {
        cause: thrown,
        next: 'Kontor tries again by itself. If it lasts, check the token URL of the connection.',
      });
    }
    throw thrown;
  }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined; // not JSON: the caller says what it expected
  }
}
