// A reverse proxy in front of Kontor, under a path.
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** `strips`: the path is not passed on. `headers`: what it says of the client. */
export async function startReverseProxy(
  path: string,
  { strips, headers = {} }: { strips: boolean; headers?: Record<string, string> },
) {
  let target = '';
  const server = createServer((asked, answer) => {
    const url = asked.url ?? '/';
    if (url !== path && !url.startsWith(`${path}/`) && !url.startsWith(`${path}?`))
      return answer.writeHead(404).end('not mine');
    const rest = url.slice(path.length);
    const behind = strips ? (rest.startsWith('/') ? rest : `/${rest}`) : url;
    const { hostname, port } = new URL(target);
    const passed = { ...asked.headers, host: `${hostname}:${port}`, ...headers };
    const forwarded = request(
      { hostname, port, method: asked.method, path: behind, headers: passed },
      reply => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(answer);
      },
    );
    forwarded.on('error', () => answer.writeHead(502).end());
    asked.pipe(forwarded);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    url: origin + path,
    leadsTo(url: string) {
      target = url;
    },
  };
}
