// A system that nobody asks whether it is S/4HANA: it answers as much as the path asks for, takes whatever comes, and gives
// its tokens late.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { silentLog } from '../src/core/log.ts';
import { chance } from '../src/sandbox/faults.ts';
import { sandboxCredentials } from '../src/sandbox/s4hana/server.ts';
import { openStore } from '../src/store/open-store.ts';

/** Answers its address. `/bytes-N` in a path: so many are answered. */
export async function filesSystem(seed: string): Promise<string> {
  const server = createServer(async (request, reply) => {
    request.on('error', () => {});
    reply.on('error', () => {});
    const [, size = '200'] = /\/bytes-(\d+)/.exec(request.url ?? '') ?? [];
    if (request.headers['x-csrf-token'] === 'Fetch') {
      await sleep(20 + 200 * chance(`${seed}|token|${request.url}|${Date.now()}`));
      reply.setHeader('x-csrf-token', 'token');
      return void reply.end('{}');
    }
    request.resume();
    const answer = () => {
      const link = `http://${request.headers.host}/sap/x `;
      reply.setHeader('content-type', 'application/json');
      if (Number(size) % 2) reply.setHeader('content-length', size);
      reply.end(Buffer.alloc(Number(size), link));
    };
    if (Number(size) % 3) request.once('end', answer);
    else answer();
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  server.keepAliveTimeout = 2_000;
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Makes the connection past the API, which would try it out first. On a private database no Kontor may run meanwhile. */
export async function connectUnasked({
  folder,
  databaseUrl,
  tenantId,
  baseUrl,
}: {
  folder: string;
  databaseUrl: string | undefined;
  tenantId: string;
  baseUrl: string;
}): Promise<string> {
  const { username, password } = sandboxCredentials;
  const opened = await openStore({ folder, databaseUrl, log: silentLog });
  const { id } = await opened.connections.create(
    {
      tenantId,
      connector: 's4hana',
      system: 's4hana:1',
      name: 'files',
      settings: { baseUrl, auth: { kind: 'basic', username }, timeoutSeconds: 2, concurrency: 24 },
    },
    { 'auth.password': password },
  );
  await opened.close();
  return id;
}
