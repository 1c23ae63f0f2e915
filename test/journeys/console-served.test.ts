// The console as the server hands it out: its page under the addresses of pages, and nothing else under any other address.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Fastify from 'fastify';
import { request } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { addConsole, consoleFolder } from '../../src/server/console.ts';
import { addWidgetFiles } from '../../src/server/widget-files.ts';
import { kontorOfFile } from '../running-kontor.ts';

const kontorOf = kontorOfFile();
const asBrowser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

test.each(['/', '/documents', '/documents/pst_1', '/find?text=1001', '/sign-in'])(
  '%s is a page for a browser, and a problem for everybody else',
  async path => {
    const { app } = await kontorOf();
    const page = await fetch(app.url + path, { headers: asBrowser });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|upgrade-insecure|https?:/);
    expect(await page.text()).not.toMatch(/<script(?![^>]* src=)|<style| style=/);
    const other = await fetch(app.url + path, { headers: { accept: 'application/json' } });
    expect(other.status).toBe(404);
    expect(await other.json()).toMatchObject({ code: 'no-route' });
  },
);

test.each(['/nothing', '/documents/pst_1/nothing', '/assets/nothing.js', '/assets/../index.html'])(
  '%s is no page, for browsers either',
  async path => {
    const { app } = await kontorOf();
    const answer = await fetch(app.url + path, { headers: asBrowser });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toMatch(/application\/problem\+json/);
  },
);

test('scripts are compressed beforehand, and kept by the browser for good', async () => {
  const { app } = await kontorOf();
  const page = await (await fetch(`${app.url}/`, { headers: asBrowser })).text();
  const [, script] = /src="(\/assets\/[^"]+\.js)"/.exec(page) ?? [];
  const answer = await fetch(app.url + script, { headers: { 'accept-encoding': 'br' } });
  expect(answer.headers.get('content-encoding')).toBe('br');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(answer.headers.get('content-type')).toMatch(/javascript/);
  expect(await answer.text()).toBe(readFileSync(join(consoleFolder, String(script)), 'utf8'));
});

test('below another path, the page asks there for its scripts and for the API', async () => {
  const server = Fastify();
  onTestFinished(() => server.close());
  await addConsole(server, { folder: consoleFolder, basePath: '/kontor' });
  const { body } = await server.inject({ url: '/', headers: asBrowser });
  expect(body).toContain('content="/kontor"');
  expect([...body.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, at]) => at)).toSatisfy((all: string[]) =>
    all.every(at => at.startsWith('/kontor/')),
  );
});

test('the form of a connect session is a page that only its origin may show', async () => {
  const { app, client } = await kontorOf();
  const session = (return_origin: string) =>
    client.createConnectSession({ body: { connector: 's4hana', name: 'x', return_origin } });
  const pageOf = async (id: string, headers: Record<string, string> = asBrowser) => {
    const answer = await fetch(`${app.url}/connect/${id}`, { headers });
    const policy = answer.headers.get('content-security-policy') ?? '';
    return { answer, ancestors: /frame-ancestors ([^;]*)/.exec(policy)?.[1], body: await answer.text() };
  };
  const { id, token } = await session('https://app.example:8443');
  const open = await pageOf(id);
  expect([open.answer.status, open.ancestors]).toEqual([200, 'https://app.example:8443']);
  expect(open.body).toContain('<meta name="kontor-host" content="https://app.example:8443"');
  expect(open.body).not.toContain(token);
  expect(open.body).not.toMatch(/<script(?![^>]* src=)|<style| style=/);
  expect(Object.fromEntries(open.answer.headers)).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  for (const name of ['x-frame-options', 'cross-origin-opener-policy', 'set-cookie'])
    expect(open.answer.headers.get(name)).toBeNull();
  // Who has only the id does not see whether the session has ended; there, its page says so to who has the token.
  await client.cancelConnectSession({ id });
  const ended = await pageOf(id);
  expect([ended.answer.status, ended.ancestors, ended.body]).toEqual([200, open.ancestors, open.body]);

  // What a policy cannot name, no policy names.
  const odd = await Promise.all(['http://[::1]:8080', "https://a'b.example"].map(session));
  for (const unknown of ['ses_unknown', '..%2f', '%00', ...odd.map(one => one.id)]) {
    const { answer, ancestors, body } = await pageOf(unknown);
    expect([unknown, answer.status, ancestors]).toEqual([unknown, 404, "'none'"]);
    expect(body).toContain('<meta name="kontor-host" content=""');
  }
  const program = await pageOf(id, { accept: 'application/json' });
  expect([program.answer.status, JSON.parse(program.body).code]).toEqual([404, 'no-route']);
});

test('without a build, one sentence says so', async () => {
  const server = Fastify();
  onTestFinished(() => server.close());
  await addConsole(server, { folder: '/nowhere', basePath: '' });
  const { body } = await server.inject({ url: '/', headers: asBrowser });
  expect(body).toContain('The console and the widgets are not built');
});

test.each(['picker', 'orders', 'errors', 'connect', 'index'])(
  'the widget %s is a script for every origin',
  async name => {
    const { app } = await kontorOf();
    const url = `${app.url}/widgets/${name}.js`;
    const answer = await fetch(url, { headers: { origin: 'https://app.example', 'accept-encoding': 'br' } });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
      'content-encoding': 'br',
      'content-type': expect.stringContaining('javascript'),
    });
    const script = await answer.text();
    const etag = String(answer.headers.get('etag'));
    // `fetch` would add that it wants no answer of a cache.
    const again = await request(url, { headers: { 'accept-encoding': 'br', 'if-none-match': etag } });
    expect(again.statusCode).toBe(304);
    for (const [, shared] of script.matchAll(/"\.\/(shared-[\w-]+\.js)"/g)) {
      const part = await fetch(`${app.url}/widgets/${shared}`);
      expect([part.status, part.headers.get('cache-control')]).toEqual([
        200,
        'public, max-age=31536000, immutable',
      ]);
    }
  },
);

test.each([
  '/widgets/manifest.json',
  '/widgets/nothing.js',
  '/widgets/',
  '/widgets/..%2fconsole%2findex.html',
])('%s is no widget', async path => {
  const { app } = await kontorOf();
  const answer = await fetch(app.url + path);
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toMatch(/application\/problem\+json/);
});

test('where the widgets are not built, their address says so', async () => {
  const server = Fastify();
  onTestFinished(() => server.close());
  await addWidgetFiles(server, join(consoleFolder, 'not-there'));
  const { statusCode, body } = await server.inject({ url: '/widgets/picker.js' });
  expect([statusCode, body]).toEqual([500, expect.stringContaining('not built')]);
});
