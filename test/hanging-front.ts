// What stands in front of a server and can hang: it takes every connection then, and answers nothing.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface HangingFront {
  url: string;
  /** Cuts all connections, and from then on answers nothing, or all again. */
  hang(on: boolean): void;
  close(): void;
}

export async function hangingFront(url: string): Promise<HangingFront> {
  const { port } = new URL(url);
  const sockets = new Set<Socket>();
  let hangs = false;
  const server = createServer(near => {
    near.on('error', () => near.destroy());
    sockets.add(near);
    near.on('close', () => sockets.delete(near));
    if (hangs) return void near.resume();
    const far = connect(Number(port), '127.0.0.1');
    far.on('error', () => near.destroy());
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    near.pipe(far).pipe(near);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hang(on) {
      hangs = on;
      for (const socket of sockets) socket.destroy();
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
