import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import type { Connected, ForwardedReply } from '../models/connector.ts';
import { proxy } from './proxy.ts';
import { responseCache } from './response-cache.ts';

/** What a caller who wants links rewritten gets of what a system at `baseUrl` answers. */
async function relinked(baseUrl: string, body: string | Uint8Array): Promise<string> {
  const reply: ForwardedReply = {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: Readable.from([Buffer.from(body)]),
    baseUrl,
  };
  const passOn = proxy({
    open: async () => ({ forward: async () => reply }) as unknown as Connected,
    writeOnce: () => Promise.reject(new Error('no key was given')),
    cache: responseCache({ now: () => 0, elapsed: () => 0 }),
    withCalls: (_, work) => work(),
  });
  const caller = { id: 'k', name: 'k', sees: { tenant: 't' }, may: ['read'] } as const;
  const answer = await passOn(caller, 'con_1', {
    method: 'GET',
    path: '/sap/x',
    headers: {},
    body: undefined,
    linksTo: 'https://kontor/proxy',
    pace: 'queue',
    repeats: 0,
  });
  return (await buffer(answer.body as Readable)).toString('latin1');
}

test('links are known with and without the port that goes without saying', async () => {
  const https = 'https://my1.example:443/sap/x https://my1.example/sap/x https://my1.example:8443/sap/x';
  expect(await relinked('https://my1.example', https)).toBe(
    'https://kontor/proxy/sap/x https://kontor/proxy/sap/x https://my1.example:8443/sap/x',
  );
  expect(await relinked('https://my1.example:443', https)).toContain('https://kontor/proxy/sap/x https://');
  const behind = 'https://my1.example:443/erp/sap/x https://my1.example/erpx https://my1.example/sap/x';
  expect(await relinked('https://my1.example/erp', behind)).toBe(
    'https://kontor/proxy/sap/x https://my1.example/erpx https://my1.example/sap/x',
  );
  expect(await relinked('http://my1.example:8000', '"http:\\/\\/my1.example:8000\\/sap"')).toBe(
    '"https:\\/\\/kontor\\/proxy\\/sap"',
  );
  expect(await relinked('http://my1.example', 'http://my1Xexample/sap')).toBe('http://my1Xexample/sap');
});

test('what stands around links stays as it was, byte by byte', async () => {
  const link = Buffer.from('http://my1.example/sap/x');
  const around = [Buffer.from('Grüße '), Buffer.from([0xff, 0xfe, 0x80, 0x00])];
  const body = Buffer.concat([around[0] as Buffer, link, around[1] as Buffer]);
  const rewritten = Buffer.from(await relinked('http://my1.example', body), 'latin1');
  expect(
    rewritten.equals(
      Buffer.concat([around[0] as Buffer, Buffer.from('https://kontor/proxy/sap/x'), around[1] as Buffer]),
    ),
  ).toBe(true);
});
