// Where a connection may go. The addresses here are never reached: what is refused is refused before a socket opens, and
// what is allowed leads to this machine.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { type AllowedPrivate, hostRules } from './host-rules.ts';
import { httpAgent, type Send, undiciSend } from './send.ts';

const closing: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function sendTo(own: string[], allowed: AllowedPrivate): Send {
  const hosts = hostRules(own, allowed);
  const agent = httpAgent({ connections: 1, hosts });
  closing.push(() => agent.destroy());
  return undiciSend(agent, { timeoutMs: 2_000, maxBodyBytes: 1_000_000, hosts });
}

async function here(location?: string): Promise<{ port: number; asked: () => number }> {
  let count = 0;
  const server = createServer((_, reply) => {
    count++;
    reply
      .writeHead(location === undefined ? 200 : 302, location === undefined ? {} : { location })
      .end('here');
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, asked: () => count };
}

/** The ways in which an IPv6 address can carry an IPv4 one. */
const embeddings: Record<string, (hex: string) => string> = {
  mapped: v4 => `::ffff:${v4}`,
  compatible: v4 => `::${v4}`,
  translated: v4 => `::ffff:0:${v4}`,
  nat64: v4 => `64:ff9b::${v4}`,
  'local nat64': v4 => `64:ff9b:1::${v4}`,
  '6to4': v4 => `2002:${v4}::1`,
  teredo: v4 => `2001:0:${v4}::1`,
  'teredo client': v4 =>
    `2001:0:808:808:0:0:${v4
      .split(':')
      .map(part => (Number.parseInt(part, 16) ^ 0xffff).toString(16))
      .join(':')}`,
  isatap: v4 => `2606:4700::5efe:${v4}`,
  'local isatap': v4 => `2606:4700::200:5efe:${v4}`,
};
const byte = fc.integer({ min: 0, max: 255 });
const privateV4 = fc.oneof(
  fc.tuple(fc.constantFrom(0, 10, 127), byte, byte, byte),
  fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
  fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
  fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
);

test('no address inside this network is public, whichever IPv6 address carries it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(embeddings)), privateV4, (name, [a, b, c, d]) => {
      const hex = [a * 256 + b, c * 256 + d].map(part => part.toString(16)).join(':');
      const url = `http://[${embeddings[name]?.(hex)}]/`;
      expect(() => hostRules([url], []).check(url), `${name} ${url}`).toThrow(
        'is an address inside this network',
      );
    }),
    { numRuns: 2_000 },
  );
  // Behind a NAT64 every public IPv4 address looks like this.
  for (const url of ['http://[64:ff9b::808:808]/', 'http://[2606:4700::1111]/', 'http://8.8.8.8/'])
    expect(() => hostRules([url], []).check(url), url).not.toThrow();
});

describe('a connection', () => {
  test.each([
    'http://127.0.0.1',
    'http://127.1.2.3',
    'http://10.0.0.1',
    'http://172.16.5.5',
    'http://192.168.1.1',
    'http://169.254.169.254',
    'http://100.64.0.1',
    'http://0.0.0.0',
    'http://[::1]',
    'http://[::127.0.0.1]',
    'http://[::ffff:127.0.0.1]',
    'http://[::ffff:a00:1]',
    'http://[fd00::1]',
    'http://[fe80::1]',
    // Ways to write an address that a list of texts would not know; the parser of URLs does.
    'http://2130706433',
    'http://0x7f.1',
    'http://017700000001',
  ])('does not reach %s, unless it is allowed', async own => {
    const { port, asked } = await here();
    const url = `${own}:${port}/latest/meta-data`;
    const send = sendTo([url], []);
    for (let again = 0; again < 2; again++)
      await expect(send({ method: 'GET', url })).rejects.toMatchObject({ code: 'private-address' });
    expect(asked()).toBe(0);
  });

  test('is judged by the address that its name leads to, at the moment of connecting', async () => {
    const { port, asked } = await here();
    const url = `http://localhost:${port}/`;
    await expect(sendTo([url], [])({ method: 'GET', url })).rejects.toMatchObject({
      code: 'private-address',
      next: expect.stringContaining('KONTOR_PRIVATE_HOSTS'),
    });
    expect(asked()).toBe(0);
    for (const allowed of ['localhost', '127.0.0.0/8', '127.0.0.1', '*'])
      expect((await sendTo([url], [allowed])({ method: 'GET', url })).text).toBe('here');
    await expect(sendTo([url], ['10.0.0.0/8', 'other'])({ method: 'GET', url })).rejects.toMatchObject({
      code: 'private-address',
    });
  });

  test('reaches the hosts of its settings only, port and scheme included', async () => {
    const { port, asked } = await here();
    const own = `http://127.0.0.1:${port}`;
    const send = sendTo([`${own}/sap`], ['*']);
    expect((await send({ method: 'GET', url: `${own}/elsewhere` })).status).toBe(200);
    for (const foreign of [
      `http://127.0.0.1:${port + 1}/`,
      `https://127.0.0.1:${port}/`,
      `http://localhost:${port}/`,
      `http://127.0.0.1:${port}@example.org/`,
      `http://127.0.0.1.example.org:${port}/`,
    ])
      await expect(send({ method: 'GET', url: foreign })).rejects.toMatchObject({ code: 'foreign-host' });
    expect(asked()).toBe(1);
  });

  test('does not follow a redirect', async () => {
    const target = await here();
    const { port } = await here(`http://127.0.0.1:${target.port}/`);
    const url = `http://127.0.0.1:${port}/`;
    expect((await sendTo([url], ['*'])({ method: 'GET', url })).status).toBe(302);
    expect(target.asked()).toBe(0);
  });
});
