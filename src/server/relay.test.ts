import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent } from 'undici';
import { afterEach, expect, test } from 'vitest';
import { relay } from './relay.ts';

const agents: Agent[] = [];
const servers: Server[] = [];
afterEach(async () => {
  for (const agent of agents.splice(0)) await agent.destroy();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(answer: (request: IncomingMessage, reply: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const agentOf = (connections: number) => {
  const agent = new Agent({ connections });
  agents.push(agent);
  return agent;
};

/** A server that relays what `origin` answers; `seen` is told of each body. */
function relayTo(
  origin: string,
  seen: (body: Readable) => void = () => {},
  connections = 64,
): Promise<string> {
  const agent = agentOf(connections);
  return serve(async (request, reply) => {
    const answer = await agent.request({ origin, path: request.url as string, method: 'GET' });
    seen(answer.body);
    reply.writeHead(answer.statusCode, answer.headers as Record<string, string>);
    relay(answer.body, reply);
  });
}

const shaOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('every byte arrives as it was, however it is cut and however slowly it is read', async () => {
  const bodies = [0, 1, 300, 16_384, 50_000, 65_536, 200_000, 3_000_000].map(size => randomBytes(size));
  // In one go with its length, and in pieces without one: many of them come in one read.
  const pieces = [undefined, 199, 5_000, 70_000];
  const origin = await serve(({ url }, reply) => {
    const [, which, size] = (url as string).split('/').map(Number);
    const body = bodies[which as number] as Buffer;
    if (!size) return reply.writeHead(200, { 'content-length': body.length }).end(body);
    for (let at = 0; at < body.length; at += size) reply.write(body.subarray(at, at + size));
    reply.end();
  });
  const url = await relayTo(origin);
  const client = agentOf(64);
  const read = async (which: number, size: number, pauseMs: number): Promise<string> => {
    const { body } = await client.request({ origin: url, path: `/${which}/${size}`, method: 'GET' });
    const hash = createHash('sha256');
    for await (const piece of body) {
      hash.update(piece as Buffer);
      if (pauseMs > 0) await sleep(pauseMs);
    }
    return hash.digest('hex');
  };
  const asked = bodies.flatMap((body, which) =>
    pieces.flatMap(size =>
      [0, 0, 0, 1].map(pauseMs => ({ which, size: size ?? 0, pauseMs, sha: shaOf(body) })),
    ),
  );
  for (let round = 0; round < 5; round++) {
    const got = await Promise.all(asked.map(({ which, size, pauseMs }) => read(which, size, pauseMs)));
    expect(got).toEqual(asked.map(({ sha }) => sha));
  }
});

test('the memory of what has left is given back at once, but none that others share', async () => {
  const origin = await serve((_, reply) => reply.end(randomBytes(2_000_000)));
  const buffers = new Set<ArrayBufferLike>();
  const url = await relayTo(origin, body =>
    body.on('data', (piece: Buffer) => buffers.add(piece.buffer)).pause(),
  );
  expect((await (await fetch(url)).arrayBuffer()).byteLength).toBe(2_000_000);
  const large = [...buffers].filter(({ byteLength }) => byteLength !== 0 && byteLength >= 16_384);
  expect([buffers.size > 10, large.map(({ byteLength }) => byteLength)]).toEqual([true, []]);

  const { poolSize } = Buffer;
  Buffer.poolSize = 65_536;
  try {
    const pooled = () => Buffer.from('x'.repeat(1_000));
    // Until there is a pool of the new size, with room for three.
    while (pooled().buffer.byteLength !== 65_536);
    const [first, neighbour, last] = [pooled(), pooled(), pooled()];
    const shared = await serve((_, reply) => relay(Readable.from([first, last]), reply));
    expect((await (await fetch(shared)).text()).length).toBe(2_000);
    expect(neighbour.toString()).toBe('x'.repeat(1_000));
  } finally {
    Buffer.poolSize = poolSize;
  }
});

/** Asks, and does not read until it is told to. */
function idleClient(url: string): Socket {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname, () =>
    socket.write('GET / HTTP/1.0\r\nConnection: close\r\n\r\n'),
  );
  return socket.pause();
}

test('a client that does not read stops the reading', async () => {
  let pieces = 0;
  const url = await serve((_, reply) => {
    const endless = new Readable({
      read: () => void endless.push(++pieces > 5_000 ? null : Buffer.alloc(20_000)),
    });
    relay(endless, reply);
  });
  const client = idleClient(url);
  let before = -1;
  while (pieces !== before || pieces === 0) {
    before = pieces;
    await sleep(50);
    expect(pieces).toBeLessThan(5_000);
  }
  client.resume();
  while (pieces === before) await sleep(5);
  client.destroy();
});

test('memory that the client has not taken yet is not given back', async () => {
  const hash = createHash('sha256');
  let waits = false;
  const url = await serve((_, reply) => {
    let pieces = 0;
    const body = new Readable({
      highWaterMark: 1,
      read() {
        // Until a piece waits for the client; then it ends.
        setImmediate(() => {
          waits = reply.writableLength > 0;
          if (waits) return void body.push(null);
          const piece = Buffer.alloc(20_000, ++pieces % 251);
          hash.update(piece);
          body.push(piece);
        });
      },
    });
    relay(body, reply);
  });
  const client = idleClient(url);
  while (!waits) await sleep(5);
  await sleep(20);
  // What is allocated now would take the place of memory that was given back too early.
  const others = Array.from({ length: 2_000 }, () => Buffer.alloc(20_000, 255));
  const received: Buffer[] = [];
  for await (const piece of client) received.push(piece as Buffer);
  const whole = Buffer.concat(received);
  expect(shaOf(whole.subarray(whole.indexOf('\r\n\r\n') + 4))).toBe(hash.digest('hex'));
  expect(others.every(other => other[0] === 255)).toBe(true);
});

test('half an answer does not look like a whole one', async () => {
  const origin = await serve((_, reply) => {
    reply.write(randomBytes(100_000));
    setTimeout(() => reply.destroy(), 20);
  });
  const url = await relayTo(origin);
  await expect(fetch(url).then(reply => reply.arrayBuffer())).rejects.toThrow();
});

test('a client that went away holds no connection, neither while it waited nor while it read', async () => {
  const long = randomBytes(20_000_000);
  for (const leaves of ['before the answer', 'amid the answer'] as const) {
    let asked: ServerResponse | undefined;
    const origin = await serve((request, reply) => {
      if (request.url === '/next') reply.end('here');
      else asked = reply;
    });
    // One connection: a caller that held it would hold up the next.
    const url = new URL(await relayTo(origin, undefined, 1));
    const client = connect(Number(url.port), url.hostname, () =>
      client.write('GET /long HTTP/1.1\r\nHost: x\r\n\r\n'),
    );
    while (!asked) await sleep(5);
    if (leaves === 'before the answer') client.destroy();
    await sleep(20);
    asked.end(long);
    if (leaves === 'amid the answer') client.once('data', () => client.destroy());
    expect(await (await fetch(new URL('/next', url))).text()).toBe('here');
  }
});
