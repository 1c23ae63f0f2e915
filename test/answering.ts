// A system between Kontor and a sandbox, which changes the JSON of its answers on the way.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** Stands for a value that is nested so deep, and is only written in full on the wire. */
export const deep = (levels: number) => `@deep ${levels}`;

const written = (value: unknown): string =>
  JSON.stringify(value ?? null).replace(
    /"@deep (\d+)"/g,
    (_, levels) => `${'['.repeat(levels)}1${']'.repeat(levels)}`,
  );

/** `change` gets what was asked for and what the sandbox has answered, and gives what Kontor is to see, now or later. */
export async function answering(
  sandboxUrl: string,
  change: (path: string, body: unknown) => unknown,
): Promise<string> {
  const { origin, pathname: root } = new URL(sandboxUrl);
  const prefix = root.replace(/\/+$/, '');
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
    const answer = await fetch(origin + prefix + path, {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    })
      .then(async reply => ({ reply, text: await reply.text() }))
      // The sandbox cuts the connection, as a fault or because the test has ended: so does the system in between.
      .catch(() => undefined);
    if (!answer) {
      response.destroy();
      return;
    }
    const { reply, text } = answer;
    const type = reply.headers.get('content-type') ?? '';
    const said =
      reply.ok && text !== '' && type.includes('json') ? written(await change(path, JSON.parse(text))) : text;
    const {
      'content-length': ____,
      'content-encoding': _____,
      'transfer-encoding': ______,
      ...kept
    } = Object.fromEntries(reply.headers);
    const cookies = reply.headers.getSetCookie();
    response
      .writeHead(reply.status, { ...kept, ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}) })
      .end(said);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  onTestFinished(
    () =>
      new Promise<void>(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
