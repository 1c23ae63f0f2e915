// Behind a reverse proxy Kontor may live under a path. It works whether the proxy passes that path on or strips it, and also without the
// proxy.
import { describe, expect, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { openBrowser, tokenIn } from '../browser.ts';
import { startReverseProxy } from '../reverse-proxy.ts';
import { ownKontor } from '../running-kontor.ts';

describe.each([{ strips: false }, { strips: true }])(
  'a proxy with a path that it strips: $strips',
  ({ strips }) => {
    const open = async () => {
      const proxy = await startReverseProxy('/tools/kontor', { strips });
      const kontor = await ownKontor({ publicUrl: `${proxy.url}/` });
      proxy.leadsTo(kontor.app.url);
      return {
        proxy,
        kontor,
        client: createClient({ url: proxy.url, apiKey: kontor.app.apiKey, retries: 0 }),
      };
    };

    test('lets programs and people in, and all addresses lead back through it', async () => {
      const { proxy, kontor, client } = await open();
      expect((await client.listTenants()).result).toHaveLength(1);
      expect((await createClient(kontor.app).listTenants()).result).toHaveLength(1);
      const { url } = await client.createSignInLink({ body: {} });
      expect(url.startsWith(`${proxy.url}/sign-in#`)).toBe(true);
      const browser = openBrowser(proxy.url);
      const answer = await browser.signIn({ link: tokenIn(url) });
      expect(answer.status).toBe(201);
      expect(answer.headers.getSetCookie()[0]).toContain('; Path=/tools/kontor;');
      expect((await browser.get('/v1/session')).body).toMatchObject({ name: 'operator', way: 'link' });
      // It goes to no other program behind the same proxy.
      expect(await browser.jar.getCookieString(`${proxy.origin}/tools/other`)).toBe('');
      const made = await browser.ask('POST', '/v1/keys', { body: { name: 'one', all_tenants: true } });
      expect(made.status).toBe(201);
      const foreign = await browser.ask('POST', '/v1/keys', {
        body: { name: 'two', all_tenants: true },
        headers: { origin: 'http://127.0.0.1:1' },
      });
      expect(foreign).toMatchObject({ status: 403, body: { code: 'foreign-request' } });
      expect((await browser.ask('DELETE', '/v1/session')).status).toBe(200);
      expect(await browser.secret()).toBeUndefined();
    });

    test('shows the description of the API and the pages of errors', async () => {
      const { proxy, kontor } = await open();
      const described = (await (await fetch(`${proxy.url}/openapi.json`)).json()) as { servers: unknown };
      expect(described.servers).toEqual([{ url: '/tools/kontor' }]);
      const page = await (await fetch(`${proxy.url}/docs`)).text();
      const assets = [...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(
        match => match[1] as string,
      );
      expect(assets.length).toBeGreaterThan(2);
      for (const asset of assets)
        expect((await fetch(new URL(asset, `${proxy.url}/docs`))).status, asset).toBe(200);
      expect((await fetch(`${proxy.url}/problems/no-route`)).status).toBe(200);
      const hooks = await fetch(`${proxy.url}/hooks/con_none`, { method: 'POST', body: '{}' });
      expect(hooks.status).toBe(401);
      // Only a whole part of a path is the prefix.
      expect((await fetch(`${kontor.app.url}/tools/kontorv1/tenants`)).status).toBe(404);
    });

    test('passes requests on to a system, whose links lead back to where they were asked for', async () => {
      const { kontor, client } = await open();
      const id = await kontor.connect();
      const reply = await client.call(
        id,
        '/sap/opu/odata/sap/API_BUSINESS_PARTNER/A_BusinessPartner?$top=1',
        {
          headers: { 'kontor-links': 'rewrite', accept: 'application/json' },
        },
      );
      expect(reply.status).toBe(200);
      const text = await reply.text();
      expect(text).not.toContain(kontor.s4.url);
      if (!strips) expect(text).toContain(`/tools/kontor/v1/connections/${id}/proxy/sap/`);
    });
  },
);

describe('a cookie is only sent over TLS', () => {
  const cookieOf = async (options: Parameters<typeof ownKontor>[0], headers: Record<string, string> = {}) => {
    const kontor = await ownKontor(options);
    const answer = await openBrowser(kontor.app.url).ask('POST', '/v1/session', {
      body: { key: kontor.app.apiKey },
      headers: { origin: undefined, ...headers },
    });
    expect(answer.status).toBe(201);
    return answer.headers.getSetCookie()[0];
  };
  const overTls = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'kontor.example' };

  test('when a proxy that is trusted says that the browser came over it', async () => {
    const trusted = await cookieOf(
      { trustProxy: ['127.0.0.1'] },
      { ...overTls, origin: 'https://kontor.example' },
    );
    expect(trusted).toContain('; Secure');
    expect(await cookieOf({}, overTls)).not.toContain('; Secure');
    expect(await cookieOf({ publicUrl: 'https://kontor.example' })).not.toContain('; Secure');
  });

  test('when the browser has sent it to the public address', async () => {
    const publicUrl = 'https://kontor.example/kontor';
    const cookie = await cookieOf({ publicUrl }, { origin: 'https://kontor.example' });
    expect(cookie).toContain('; Path=/kontor;');
    expect(cookie).toContain('; Secure');
  });
});
