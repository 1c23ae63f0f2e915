// Asks a token endpoint (OAuth 2.0, RFC 6749): the client proves itself by secret or certificate, and the grant says what for.
import { KontorError } from '../core/errors.ts';
import { excerpt } from '../core/excerpt.ts';
import { externalNumber, maxExternal } from '../core/external-numbers.ts';
import type { Param, Reason } from '../core/reasons.ts';
import { hostOf } from './failures.ts';
import type { Send } from './send.ts';
import { say } from './sentences.ts';

export interface TokenRequest {
  tokenUrl: string;
  clientId: string;
  /** Where client id and secret go: the Authorization header or the form; or no secret but a certificate. */
  clientAuth: 'basic' | 'body' | 'certificate';
  /** For `basic` and `body`. */
  clientSecret?: string | undefined;
  scope?: string | undefined;
  /** Further fields of the form: `grant_type` and what belongs to it. */
  grant: Record<string, string>;
  /** For the sentence about a refusal: what was refused, and what to check. */
  refusal: { what: string | Reason; next: string | Reason };
}

export interface Token {
  value: string;
  /** Undefined: the endpoint did not say; the token is kept until it is refused, a day at most. */
  expiresInMs: number | undefined;
}

/** Throws `auth/token-refused`, or `unavailable/token-endpoint-down`. */
export async function requestToken(asked: TokenRequest, send: Send): Promise<Token> {
  const { form, headers } = requestOf(asked);
  const reply = await sendForToken(send, asked.tokenUrl, headers, form.toString());
  if (reply.status === 429 || reply.status >= 500) {
    throw endpointDown(asked.tokenUrl, say.reason('endpoint-answered', { status: reply.status }));
  }
  const body = parseObject(reply.text);
  if (reply.status !== 200 || typeof body?.access_token !== 'string') {
    const saidWords = [body?.error, body?.error_description].filter(text => typeof text === 'string');
    const words = excerpt(saidWords.join(': '), 500);
    const { status } = reply;
    const { what, next } = asked.refusal;
    throw say.error('token-refused', {
      what,
      answer: words === '' ? status : say.reason('status-with-words', { status, words }),
      advice: next,
    });
  }
  const expiresIn = externalNumber(body.expires_in, maxExternal.tokenLifeMs / 1000) ?? 0;
  return { value: body.access_token, expiresInMs: expiresIn > 0 ? expiresIn * 1000 : undefined };
}

function requestOf({ clientId, clientAuth, clientSecret = '', scope, grant }: TokenRequest) {
  const form = new URLSearchParams(grant);
  const headers: Record<string, string> = {
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
  };
  if (clientAuth === 'basic') headers.authorization = clientHeader(clientId, clientSecret);
  else form.set('client_id', clientId);
  if (clientAuth === 'body') form.set('client_secret', clientSecret);
  if (scope) form.set('scope', scope);
  return { form, headers };
}

/** RFC 6749, 2.3.1: both parts are form-encoded before they are joined. */
function clientHeader(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`;
}

/** A lost answer of the token endpoint left nothing behind: asking again is safe. */
async function sendForToken(send: Send, url: string, headers: Record<string, string>, body: string) {
  try {
    return await send({ method: 'POST', url, headers, body, maxBytes: 65_536 });
  } catch (thrown) {
    if (thrown instanceof KontorError && thrown.kind === 'uncertain') {
      const { how = say.reason('endpoint-answered-more') } = thrown.params ?? {};
      throw endpointDown(url, how, thrown);
    }
    throw thrown;
  }
}

const endpointDown = (url: string, how: Param, cause?: unknown) =>
  say.error('token-endpoint-down', { host: hostOf(url), how }, cause === undefined ? {} : { cause });

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined; // not JSON: the caller says what it expected
  }
}
