// A connection to a server that can be cut and restored: what a pulled network cable does to a database or to SAP.
import { connect, createServer, type Socket } from 'node:net';

export interface TcpCut {
  /** The same address through this cut; of a server on a unix socket too, whose folder is the host. */
  url: string;
  /** Ends every connection and refuses new ones. */
  cut(): Promise<void>;
  restore(): Promise<void>;
  close(): Promise<void>;
}

export async function tcpCut(url: string): Promise<TcpCut> {
  const target = new URL(url);
  const host = decodeURIComponent(target.hostname);
  const sockets = new Set<Socket>();
  const server = createServer(near => {
    const far = host.startsWith('/')
      ? connect(`${host}/.s.PGSQL.${target.port}`)
      : connect(Number(target.port), host);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  const listen = (port: number) => new Promise<void>(done => server.listen(port, '127.0.0.1', done));
  const stop = () =>
    new Promise<void>(done => {
      server.close(() => done());
      for (const socket of sockets) socket.destroy();
    });
  await listen(0);
  const { port } = server.address() as { port: number };
  const here = new URL(url);
  here.hostname = '127.0.0.1';
  here.port = String(port);
  return {
    url: here.href,
    cut: stop,
    restore: () => listen(port),
    close: async () => {
      if (server.listening) await stop();
    },
  };
}
