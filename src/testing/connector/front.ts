// What stands between a connector and its system in the conformance suite: it passes requests on, or answers in the system's place.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Passing {
  method: string;
  /** The part of the URL after the host. */
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Injected {
  status: number;
  headers?: Record<string, string>;
  body?: string;
  /** The connection breaks before the body is whole. */
  cut?: boolean;
}

export interface Front {
  url: string;
  asked: Passing[];
  /** Returns an answer in place of the system; undefined: the front passes the request on. */
  answer: (request: Passing) => Injected | undefined;
  /** The body of a good answer after the change; undefined: the answer is lost after the system has done its work. */
  change: (body: string, request: Passing) => string | undefined;
  reset(): void;
  close(): Promise<void>;
}

const notPassedOn = new Set(['content-length', 'content-encoding', 'transfer-encoding', 'connection']);

export async function startFront(systemUrl: string): Promise<Front> {
  const systemHost = new URL(systemUrl).host;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url: path = '/', headers } = request;
    const passing = { method, path, headers, body: Buffer.concat(chunks).toString() };
    front.asked.push(passing);
    const injected = front.answer(passing);
    if (injected?.cut) {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '4096' });
      response.write('{"data":[{"id":', () => response.destroy());
      return;
    }
    if (injected) return response.writeHead(injected.status, injected.headers).end(injected.body ?? '');
    const { host: _, connection: __, 'content-length': ___, 'accept-encoding': ____, ...kept } = headers;
    const reply = await fetch(systemUrl + path, {
      method,
      headers: kept as Record<string, string>,
      redirect: 'manual',
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    });
    const text = (await reply.text()).replaceAll(systemHost, new URL(front.url).host);
    const body = reply.ok ? front.change(text, passing) : text;
    if (body === undefined) return response.destroy();
    const answered = [...reply.headers].filter(([name]) => !notPassedOn.has(name) && name !== 'set-cookie');
    const cookies = reply.headers.getSetCookie();
    response
      .writeHead(reply.status, {
        ...Object.fromEntries(answered),
        ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}),
      })
      .end(body);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const front: Front = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    answer: () => undefined,
    change: body => body,
    reset() {
      front.asked = [];
      front.answer = () => undefined;
      front.change = body => body;
    },
    close: () =>
      new Promise<void>(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return front;
}
