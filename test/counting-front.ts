// Stands in front of a system and writes down what it is asked. What the test wants is left unanswered, refused, or answered late.
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CountingFront {
  url: string;
  /** `GET /path?query` of each request so far. */
  paths(): readonly string[];
  /** Requests whose `GET /path?query` matches are never answered. */
  hold: RegExp | undefined;
  /** Requests that match are answered so, and do not reach the system. */
  refuse: { path: RegExp; status: number; type: string; body: string } | undefined;
  /** How many it has left unanswered. */
  held(): number;
  /** The answers of the system to requests that match are kept until they are let go. */
  keep: RegExp | undefined;
  /** How many answers it keeps. */
  kept(): number;
  letGo(): void;
  close(): void;
}

export async function countingFront(systemUrl: string): Promise<CountingFront> {
  const paths: string[] = [];
  let held = 0;
  let kept: (() => void)[] = [];
  const server = createServer((asked, answer) => {
    const path = `${asked.method} ${asked.url}`;
    paths.push(path);
    if (front.hold?.test(path)) return void held++;
    if (front.refuse?.path.test(path)) {
      const { status, type, body } = front.refuse;
      return void answer.writeHead(status, { 'content-type': type }).end(body);
    }
    const { method, headers, url = '' } = asked;
    const passed = request(new URL(url, systemUrl), { method, headers });
    passed.on('response', reply => {
      const pass = () => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(answer);
      };
      if (front.keep?.test(path)) kept.push(pass);
      else pass();
    });
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const front: CountingFront = {
    hold: undefined,
    refuse: undefined,
    held: () => held,
    keep: undefined,
    kept: () => kept.length,
    letGo() {
      for (const pass of kept) pass();
      kept = [];
    },
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    paths: () => paths,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return front;
}
