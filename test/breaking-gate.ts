// A way to a server on which connections break at random moments, in either direction: cut, reset, ended half-way, or silent.
import { connect, createServer, type Socket } from 'node:net';
import { chance } from '../src/sandbox/faults.ts';

export interface BreakingGate {
  /** The address of the server through this gate. */
  url: string;
  /** From 0 to 1: how many connections break. */
  setRate(rate: number): void;
  /** How many connections broke, by how. */
  broken: Record<string, number>;
  /** How many are open now. */
  open(): number;
  close(): Promise<void>;
}

const ways = ['cut', 'reset', 'ended', 'silent'] as const;

/** `seed`: of what breaks where; the n-th connection breaks in the same way in every run. */
export async function breakingGate(target: string, seed: string): Promise<BreakingGate> {
  const { port, hostname } = new URL(target);
  const sockets = new Set<Socket>();
  const broken: Record<string, number> = {};
  let rate = 0;
  let connections = 0;
  const server = createServer({ allowHalfOpen: true }, near => {
    const n = ++connections;
    const luck = (what: string) => chance(`${seed}|${n}|${what}`);
    const far = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
    const breaks = luck('breaks') < rate;
    const way = ways[Math.floor(luck('way') * ways.length)] as (typeof ways)[number];
    const direction = luck('direction') < 0.4 ? 'there' : 'back';
    // From the first bytes of a head to the middle of a long answer.
    let left = Math.floor(10 ** (luck('bytes') * 5.5));
    const strike = () => {
      broken[way] = (broken[way] ?? 0) + 1;
      if (way === 'cut') for (const one of [near, far]) one.destroy();
      if (way === 'reset') for (const one of [near, far]) reset(one);
      if (way === 'ended') near.end();
    };
    for (const [one, other, name] of [
      [near, far, 'there'],
      [far, near, 'back'],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.on('end', () => other.end());
      one.on('data', (bytes: Buffer) => {
        if (name === 'back') keptShortly(bytes);
        if (!breaks || name !== direction || left > bytes.length) {
          if (breaks && name === direction) left -= bytes.length;
          other.write(bytes);
        } else if (left >= 0) {
          other.write(bytes.subarray(0, left));
          left = -1;
          strike();
        }
      });
    }
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${address.port}`,
    setRate(next) {
      rate = next;
    },
    broken,
    open: () => sockets.size / 2,
    close: () =>
      new Promise(done => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Node never closes a socket that is reset while it is being ended: the reset answers EINVAL, and 'close' does not come. */
function reset(socket: Socket): void {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}

/** Connections that are kept for the next request are kept for a moment only: they must not look like forgotten ones. */
function keptShortly(bytes: Buffer): void {
  const at = bytes.subarray(0, 2_000).indexOf('timeout=72\r\n');
  if (at >= 0) bytes.write('timeout=02', at);
}
