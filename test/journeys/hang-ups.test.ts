// Clients that hang up or send nonsense while Kontor waits, and systems that break off in the middle of an answer.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { eventuallyIs, kontorOfFile, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { stalledClientMs: 1_000 } });

async function systemThat(
  answer: (request: IncomingMessage, reply: ServerResponse) => void,
): Promise<string> {
  const server = createServer(answer);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function connected({ app, tenant }: RunningKontor, baseUrl: string) {
  const { id } = await app.store.connections.create(
    {
      tenantId: tenant,
      connector: 's4hana',
      system: 's4hana:1',
      name: baseUrl,
      settings: { baseUrl, auth: { kind: 'basic', username: 'u' }, timeoutSeconds: 3, concurrency: 1 },
    },
    { 'auth.password': 'secret' },
  );
  return { id, path: `/v1/connections/${id}/proxy/sap/opu/odata/sap/X` };
}

test.each([
  ['leaves', (socket: ReturnType<typeof connect>) => socket.destroy()],
  ['resets the connection', (socket: ReturnType<typeof connect>) => socket.resetAndDestroy()],
  ['sends a broken chunk', (socket: ReturnType<typeof connect>) => void socket.write('zz\r\n')],
  ['ends amid the body', (socket: ReturnType<typeof connect>) => void socket.end()],
])(
  'a client that %s while the CSRF token is waited for harms nobody, and nothing is sent',
  async (_how, leave) => {
    const kontor = await kontorOf();
    const seen: string[] = [];
    let token = () => {};
    const url = await systemThat((request, reply) => {
      seen.push(request.method as string);
      request.resume();
      token = () => void reply.writeHead(200, { 'x-csrf-token': 'token' }).end();
      if (request.method !== 'HEAD') token();
    });
    const { path } = await connected(kontor, url);
    const { hostname, port } = new URL(kontor.app.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    socket.write(
      `PUT ${path}/Files HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${kontor.app.apiKey}\r\nKontor-Tenant: ${kontor.tenant}\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n`,
    );
    await eventuallyIs(
      'the token is asked for',
      () => seen.length,
      length => length === 1,
    );
    leave(socket);
    await sleep(100);
    token();
    await sleep(100);
    // One connection to the system: it is free for the next.
    expect((await kontor.request(`${path}/Next`)).status).toBe(200);
    expect(seen.filter(method => method === 'PUT')).toEqual([]);
  },
);

describe('an answer that breaks off in the middle', () => {
  const open = async () => {
    const kontor = await kontorOf();
    const url = await systemThat((request, reply) => {
      request.resume();
      if (request.method === 'HEAD') return void reply.writeHead(200, { 'x-csrf-token': 'token' }).end();
      reply.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      reply.write('half', () => setTimeout(() => reply.destroy(), 20));
    });
    return { kontor, ...(await connected(kontor, url)) };
  };

  test.each([
    ['cached', { headers: { 'cache-control': 'max-age=60' } }, 'unavailable'],
    ['under a key', { method: 'POST', body: '{}', headers: { 'idempotency-key': 'k' } }, 'uncertain'],
  ])('is 502 answer-lost while the caller was told nothing: %s', async (_way, init, kind) => {
    const { kontor, path } = await open();
    const reply = await kontor.request(`${path}/A`, init as RequestInit);
    expect([reply.status, await reply.json()]).toMatchObject([502, { code: 'answer-lost', kind }]);
  });

  test.each([
    ['plain', {}],
    ['with links', { 'kontor-links': 'rewrite' }],
  ])('breaks off for the caller too when its head has gone out: %s', async (_way, headers) => {
    const { kontor, path } = await open();
    await expect(kontor.request(`${path}/A`, { headers }).then(reply => reply.text())).rejects.toThrow();
  });
});

test('an answer too large to be kept flows on under its key, and its outcome is known although it broke off', async () => {
  const kontor = await kontorOf();
  let posts = 0;
  const url = await systemThat((request, reply) => {
    request.resume();
    if (request.method === 'HEAD') return void reply.writeHead(200, { 'x-csrf-token': 'token' }).end();
    posts++;
    reply.writeHead(201, { location: '/sap/here' });
    reply.write(Buffer.alloc(6_000_000), () => setTimeout(() => reply.destroy(), 20));
  });
  const { path } = await connected(kontor, url);
  const send = () =>
    kontor.request(`${path}/A`, { method: 'POST', body: '{}', headers: { 'idempotency-key': 'large' } });
  const first = await send();
  expect(first.status).toBe(201);
  await expect(first.arrayBuffer()).rejects.toThrow();
  const again = await send();
  expect([again.status, Object.fromEntries(again.headers), await again.text()]).toMatchObject([
    201,
    { location: '/sap/here', 'idempotency-replayed': 'true', 'idempotency-body': 'not-kept' },
    '',
  ]);
  expect(posts).toBe(1);
});

test('many who ask for the same long answer, that may be old, all get it whole', async () => {
  const kontor = await kontorOf();
  let asked = 0;
  const url = await systemThat((_request, reply) => {
    asked++;
    reply.end(Buffer.alloc(7_000_000, 'x'));
  });
  const { path } = await connected(kontor, url);
  const read = async () => {
    const reply = await kontor.request(`${path}/A`, { headers: { 'cache-control': 'max-age=60' } });
    return (await reply.arrayBuffer()).byteLength;
  };
  expect(await Promise.all([read(), read(), read()])).toEqual([7_000_000, 7_000_000, 7_000_000]);
  expect(asked).toBe(3);
});

test('a client that takes nothing of its answer holds the connection to the system for a moment only', async () => {
  const kontor = await kontorOf();
  let streams = 0;
  const url = await systemThat((request, reply) => {
    if (request.url?.endsWith('/Next')) return void reply.end('here');
    streams++;
    reply.on('close', () => streams--);
    reply.write(Buffer.alloc(50_000_000));
  });
  const { path } = await connected(kontor, url);
  const { hostname, port } = new URL(kontor.app.url);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => {});
  socket.pause();
  socket.write(
    `GET ${path}/Long HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${kontor.app.apiKey}\r\nKontor-Tenant: ${kontor.tenant}\r\n\r\n`,
  );
  await eventuallyIs(
    'the answer flows',
    () => streams,
    count => count === 1,
  );
  await eventuallyIs(
    'it is let go of',
    () => streams,
    count => count === 0,
  );
  expect(await (await kontor.request(`${path}/Next`)).text()).toBe('here');
});
