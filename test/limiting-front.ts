// Stands in front of a system, and asks for a pause whenever the test wants it to.
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface LimitingFront {
  url: string;
  /** Of every answer while it is set: 503 with this Retry-After. */
  retryAfter: string | undefined;
  /** Requests that it has answered like that. */
  refused(): number;
}

export async function limitingFront(systemUrl: string): Promise<LimitingFront> {
  let refused = 0;
  const server = createServer((asked, answer) => {
    if (front.retryAfter !== undefined) {
      refused++;
      asked.resume();
      return void answer.writeHead(503, { 'retry-after': front.retryAfter }).end();
    }
    const passed = request(new URL(asked.url ?? '', systemUrl), {
      method: asked.method,
      headers: asked.headers,
    });
    passed.on('response', reply => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const front: LimitingFront = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    retryAfter: undefined,
    refused: () => refused,
  };
  return front;
}
