// A REST system of a test's own: a real server on this machine that answers as the test says.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type RestClient, type RestOptions, restClient } from '../src/connectors/kit/rest/client.ts';
import { inHeader } from '../src/connectors/kit/rest/logon.ts';
import { type Clock, systemClock } from '../src/core/clock.ts';
import type { KontorError } from '../src/core/errors.ts';
import { httpAgent, type Send, undiciSend } from '../src/http/send.ts';

export interface Asked {
  method: string;
  /** From the host on. */
  url: string;
  query: URLSearchParams;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export interface Said {
  status?: number;
  headers?: Record<string, string>;
  /** A text is sent as it is, everything else as JSON; left out: nothing. */
  body?: unknown;
}

export interface RestSystem {
  url: string;
  asked: Asked[];
  refused: KontorError[];
  send: Send;
  client(options?: Partial<RestOptions>): RestClient;
}

export async function restSystem(
  answer: (asked: Asked) => Said | Promise<Said>,
  clock: Clock = systemClock,
): Promise<RestSystem> {
  const asked: Asked[] = [];
  const refused: KontorError[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers } = request;
    const query = new URL(url, 'http://x').searchParams;
    const one = { method, url, query, headers, body: Buffer.concat(chunks).toString() };
    asked.push(one);
    const { status = 200, headers: more = {}, body } = await answer(one);
    response
      .writeHead(status, more)
      .end(typeof body === 'string' || body === undefined ? body : JSON.stringify(body));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const agent = httpAgent({ connections: 4 });
  onTestFinished(async () => {
    await agent.destroy();
    server.closeAllConnections();
    await new Promise<void>(done => server.close(() => done()));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const send = undiciSend(agent, { timeoutMs: 5_000, maxBodyBytes: 1_000_000 });
  return {
    url,
    asked,
    refused,
    send,
    client: options =>
      restClient({
        system: 'Ledger',
        baseUrl: `${url}/v1/`,
        logon: inHeader('x-api-key', 'key-0123456789'),
        errors: {
          next: { credential: 'Check the key.', address: 'Check the address.' },
        },
        send,
        clock,
        credentialsRefused: error => void refused.push(error),
        foundDefect() {},
        ...options,
      }),
  };
}
