// The far ends of tunnels: proxies into a network of its own, in which a name means what it means nowhere else.
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { createServer as createSocks } from '@pondwader/socks5-server';
import { onTestFinished } from 'vitest';

/** It stands for this machine, in there. */
export const insideName = 's4.plant.internal';
const inside = new Map([
  [insideName, '127.0.0.1'],
  ['127.0.0.1', '127.0.0.1'],
]);

/** Answers the address of a SOCKS5 proxy that reaches nothing but the inside. */
export async function socksEnd(): Promise<string> {
  const socks = createSocks();
  socks.setConnectionHandler(({ destAddress, destPort, socket }, sendStatus) => {
    const host = inside.get(destAddress);
    if (host === undefined) {
      sendStatus('CONNECTION_NOT_ALLOWED');
      return socket.end();
    }
    const far = connect(destPort, host, () => {
      sendStatus('REQUEST_GRANTED');
      far.pipe(socket).pipe(far);
    });
    far.on('error', () => socket.destroy());
    socket.on('error', () => far.destroy());
  });
  return `socks5://${await listening(createServer(socket => void socks._handleConnection(socket)))}`;
}

/** The same as an HTTP proxy. */
export async function httpEnd(): Promise<string> {
  const proxy = createHttp((_request, reply) => reply.writeHead(405).end());
  proxy.on('connect', ({ url = '' }, socket) => {
    const { hostname, port } = new URL(`http://${url}`);
    const host = inside.get(hostname);
    if (host === undefined) return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const far = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      far.pipe(socket).pipe(far);
    });
    far.on('error', () => socket.destroy());
    socket.on('error', () => far.destroy());
  });
  return `http://${await listening(proxy)}`;
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}
