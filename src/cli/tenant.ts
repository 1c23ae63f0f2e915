// A tenant as the commands see it: the S/4HANA library at work over the API's proxy, so that no command needs to know the
// credentials of a connection.

import { createClient } from '../client/index.ts';
import { systemClock } from '../core/clock.ts';
import { type ErrorKind, KontorError } from '../core/errors.ts';
import { trimEnd } from '../core/trim-end.ts';
import { header, httpAgent, type Send, undiciSend } from '../http/send.ts';
import { type S4Client, s4Client } from '../s4/client.ts';
import { knownServices } from '../s4/documents/known-services.ts';
import type { ApiAddress } from './daily.ts';

/** Opens the tenant behind a connection for the time of `work`. Throws ApiProblem when there is no such connection. */
export async function withTenant<T>(
  { url, apiKey, tenant }: ApiAddress,
  connection: string,
  work: (client: S4Client) => Promise<T>,
): Promise<T> {
  await createClient({ url, apiKey, tenant }).getConnection({ id: connection });
  const agent = httpAgent({ connections: 6 });
  const plain = undiciSend(agent, { timeoutMs: 120_000, maxBodyBytes: 256 * 1024 * 1024 });
  const send: Send = async request => {
    const reply = await plain({
      ...request,
      headers: {
        ...request.headers,
        authorization: `Bearer ${apiKey}`,
        'kontor-links': 'rewrite',
        ...(tenant === undefined ? {} : { 'kontor-tenant': tenant }),
      },
    });
    if (header(reply, 'content-type')?.startsWith('application/problem+json')) throw problemOf(reply.text);
    return reply;
  };
  try {
    const baseUrl = `${trimEnd(url, '/')}/v1/connections/${encodeURIComponent(connection)}/proxy`;
    return await work(
      s4Client({
        baseUrl,
        auth: { kind: 'none' },
        send,
        clock: systemClock,
      }),
    );
  } finally {
    await agent.close();
  }
}

/** Kontor itself says no, not the tenant. */
function problemOf(text: string): KontorError {
  const problem = JSON.parse(text) as { kind: ErrorKind; code: string; detail: string; next?: string };
  return new KontorError(problem.kind, problem.code, problem.detail, {
    ...(problem.next === undefined ? {} : { next: problem.next }),
  });
}

/** A name of ours (`salesOrder`), a technical name (`API_SALES_ORDER_SRV`), or a path from the host on. */
export function servicePath(name: string): string {
  if (name.startsWith('/')) return name;
  const known = Object.hasOwn(knownServices, name)
    ? knownServices[name as keyof typeof knownServices]
    : Object.values(knownServices).find(({ path }) => path.endsWith(`/${name}`));
  if (known?.protocol === 'SOAP')
    throw new KontorError(
      'input',
      'not-odata',
      `${known.title} is a SOAP service and has no records to read.`,
      {
        next: 'See which services there are: kontor s4 services.',
      },
    );
  return known?.path ?? `/sap/opu/odata/sap/${name}`;
}
