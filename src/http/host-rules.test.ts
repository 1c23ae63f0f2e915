// Where a connection may go. The addresses here are never reached: what is refused is refused before a socket opens, and
// what is allowed leads to this machine.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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
