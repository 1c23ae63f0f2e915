// The Xero sandbox as another program than Kontor uses it: with a token of its own.
import { expect } from 'vitest';
import type { XeroSandbox } from '../src/sandbox/xero/server.ts';

/** A call of the accounting API, which must be answered well. */
export async function callXero(
  { url, credentials: { clientId, clientSecret } }: Pick<XeroSandbox, 'url' | 'credentials'>,
  method: 'GET' | 'PUT' | 'POST',
  path: string,
  body?: object,
): Promise<unknown> {
  const client = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const granted = await fetch(`${url}/connect/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${client}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
  });
  const { access_token: token } = (await granted.json()) as { access_token: string };
  const reply = await fetch(`${url}/api.xro/2.0${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      'content-type': 'application/json',
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await reply.text();
  expect([reply.status, text]).toEqual([200, text]);
  return JSON.parse(text);
}
