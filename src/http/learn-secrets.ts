// Teaches a connection's redactor the secrets of the run time at the one place that all of them pass: what leaves in a header or a form
// field called like a secret is one. So a token is known before anybody can repeat it, no matter who made it.
import type { Redactor } from '../core/redacted.ts';
import { isSecretName } from './secret-names.ts';
import type { HttpRequest } from './send.ts';

/** Values of cookies that are shorter say something harmless, such as the language; so does `sap-client=100`. */
const shortestCookie = 8;
const assignment = /=[^=]/;
const handshake = /^(fetch|required)$/i;

export function learnSecrets({ headers = {}, body }: HttpRequest, redact: Redactor): void {
  let isForm = false;
  for (const name in headers) {
    const value = headers[name] as string;
    const lower = name.toLowerCase();
    if (lower === 'content-type') isForm = value.startsWith('application/x-www-form-urlencoded');
    else if (!isSecretName(name)) continue;
    else if (lower === 'authorization' || lower === 'proxy-authorization') redact.learn(value, inCredentials);
    else if (lower === 'cookie') learnCookies(value, redact);
    else if (!handshake.test(value)) redact.learn(value);
  }
  if (!isForm || typeof body !== 'string') return;
  for (const [name, value] of new URLSearchParams(body)) if (isSecretName(name)) redact.learn(value);
}

/** With the scheme where they are short; and of Basic also what they hide. */
function inCredentials(value: string): string[] {
  const space = value.indexOf(' ');
  const credentials = value.slice(space + 1);
  const isBasic = value.slice(0, space).toLowerCase() === 'basic';
  return [
    credentials.length < shortestCookie ? value : credentials,
    ...(isBasic ? [Buffer.from(credentials, 'base64').toString()] : []),
  ];
}

function learnCookies(value: string, redact: Redactor): void {
  redact.learn(value);
  for (const cookie of value.split(';')) {
    const inner = cookie.slice(cookie.indexOf('=') + 1).trim();
    if (inner.length >= shortestCookie && !assignment.test(inner)) redact.learn(inner);
  }
}
