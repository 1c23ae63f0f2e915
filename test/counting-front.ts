// Stands in front of a system, writes down what it is asked, and leaves unanswered what the test wants.
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CountingFront {
  url: string;
  /** `GET /path?query` of each request so far. */
  paths(): readonly string[];
  /** Requests whose `GET /path?query` matches are never answered. */
  hold: RegExp | undefined;
  /** How many it has left unanswered. */
  held(): number;
  close(): void;
}

export async function countingFront(systemUrl: string): Promise<CountingFront> {
  const paths: string[] = [];
  let held = 0;
  const server = createServer((asked, answer) => {
    const path = `${asked.method} ${asked.url}`;
    paths.push(path);
    if (front.hold?.test(path)) return void held++;
    const { method, headers, url = '' } = asked;
    const passed = request(new URL(url, systemUrl), { method, headers });
    passed.on('response', reply => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const front: CountingFront = {
    hold: undefined,
    held: () => held,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    paths: () => paths,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return front;
}
