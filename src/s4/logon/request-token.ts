// Asks the token endpoint: client credentials by secret or certificate, or a SAML bearer assertion.
import type { Clock } from '../../core/clock.ts';
import { KontorError } from '../../core/errors.ts';
import { excerpt } from '../../core/excerpt.ts';
import { mostSaid, saidNumber } from '../../core/said-numbers.ts';
import type { Send } from '../../http/send.ts';
import type { OAuthClientCredentials, OAuthSamlBearer } from './auth.ts';
import { signAssertion } from './saml-assertion.ts';

export interface Token {
  value: string;
  /** Undefined: the endpoint did not say; the token is kept until it is refused, a day at most. */
  expiresInMs: number | undefined;
}

/** Throws `auth/token-refused`, or `unavailable/token-endpoint-down`. */
export async function requestToken(
  auth: OAuthClientCredentials | OAuthSamlBearer,
  send: Send,
  clock: Clock,
): Promise<Token> {
  const { form, headers } = requestOf(auth, clock);
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
    const saidWords = [body?.error, body?.error_description].filter(text => typeof text === 'string');
    const said = excerpt(saidWords.join(': '), 500);
    throw new KontorError(
      'auth',
      'token-refused',
      `The token endpoint refused the ${words[auth.kind].what}: ${reply.status}${said ? ` (${said})` : ''}.`,
      { next: words[auth.kind].next },
    );
  }
  const expiresIn = saidNumber(body.expires_in, mostSaid.tokenLifeMs / 1000) ?? 0;
  return { value: body.access_token, expiresInMs: expiresIn > 0 ? expiresIn * 1000 : undefined };
}

const words = {
  'oauth-client-credentials': {
    what: 'client credentials',
    next: 'Check client id, client secret or certificate, token URL, and how the client is authenticated (basic, body or certificate).',
  },
  'oauth-saml-bearer': {
    what: 'assertion',
    next: "Check that the communication system trusts the issuer and its certificate, that the audience is S/4HANA's own address without -api, that the subject is a business user there, and the clock of this machine.",
  },
} as const;

function requestOf(auth: OAuthClientCredentials | OAuthSamlBearer, clock: Clock) {
  const form = new URLSearchParams();
  const headers: Record<string, string> = {
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
  };
  if (auth.kind === 'oauth-saml-bearer') {
    form.set('grant_type', 'urn:ietf:params:oauth:grant-type:saml2-bearer');
    form.set('client_id', auth.clientId);
    form.set(
      'assertion',
      Buffer.from(signAssertion(auth.assertion, auth.tokenUrl, clock.now())).toString('base64url'),
    );
    headers.authorization = clientHeader(auth.clientId, auth.clientSecret);
  } else {
    form.set('grant_type', 'client_credentials');
    if (auth.clientAuth === 'basic') {
      headers.authorization = clientHeader(auth.clientId, auth.clientSecret ?? '');
    } else {
      form.set('client_id', auth.clientId);
      if (auth.clientAuth === 'body') form.set('client_secret', auth.clientSecret ?? '');
    }
  }
  if (auth.scope) form.set('scope', auth.scope);
  return { form, headers };
}

/** RFC 6749, 2.3.1: both parts are form-encoded before they are joined. */
function clientHeader(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`;
}

/** A lost answer of the token endpoint left nothing behind: asking again is safe. */
async function sendForToken(send: Send, url: string, headers: Record<string, string>, body: string) {
  try {
    return await send({ method: 'POST', url, headers, body, mostBytes: 65_536 });
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
