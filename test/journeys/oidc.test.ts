// People sign in with the identity provider of their house. Kontor reads their rights anew while the session lasts; nobody comes in with a
// code, a state or an address that is not theirs, and a provider that is away signs nobody out.
import { describe, expect, onTestFinished, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import { silentLog } from '../../src/core/log.ts';
import { type Answer, type Browser, openBrowser } from '../browser.ts';
import { startOpenIdProvider } from '../openid-provider.ts';
import { ownKontor, type RunningKontor } from '../running-kontor.ts';

const asPage = { accept: 'text/html,application/xhtml+xml' };

async function open() {
  const idp = await startOpenIdProvider();
  const kontor = await ownKontor({ signOn: idp.signOn });
  idp.lets(kontor.app.url);
  return { idp, kontor, browser: openBrowser(kontor.app.url) };
}

/** Follows redirects until one leads to a page of Kontor or `until` says so, or something else is answered. */
async function travel(
  browser: Browser,
  from: string,
  until: (url: URL) => boolean = ({ origin, pathname }) =>
    browser.page === origin && !pathname.startsWith('/v1/'),
): Promise<Answer & { at: string }> {
  let at = new URL(from, browser.page);
  for (let hops = 0; hops < 10; hops++) {
    const answer = await browser.ask('GET', at.href, { headers: asPage });
    const location = answer.headers.get('location');
    if (location === null) return { ...answer, at: at.href };
    at = new URL(location, at);
    if (until(at)) return { ...answer, at: at.href.replace(browser.page, '') };
  }
  throw new Error('too many redirects');
}

const start = '/v1/sign-in/oidc';

/** Up to the address at which the provider sends the browser back, which nobody has asked for yet. */
async function callbackOf(browser: Browser): Promise<string> {
  return (await travel(browser, start, ({ pathname }) => pathname.endsWith('/callback'))).at;
}

/** Almost to the end of an access token of an hour, and past what is remembered. */
const nearlyAnHour = (kontor: RunningKontor) => kontor.pass(3_600_000 - 15_000);

describe('signing in with the identity provider', () => {
  test('gives the rights that the access token says, and leads to the page that was asked for', async () => {
    const { idp, kontor, browser } = await open();
    idp.is.roles = ['other', 'kontor:operator:main'];
    const { ways } = (await browser.get('/v1/sign-in')).body;
    expect(ways).toContainEqual({ way: 'oidc', url: start });
    const left = await browser.get(`${start}?to=/documents%3Fstate%3Dparked`);
    expect(left.status).toBe(303);
    const url = new URL(String(left.headers.get('location')));
    expect(url.origin).toBe(idp.issuer);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'console',
      code_challenge_method: 'S256',
      redirect_uri: `${kontor.app.url}${start}/callback`,
      scope: 'openid profile offline_access',
    });
    const [kept] = left.headers.getSetCookie();
    expect(kept).toMatch(
      /^kontor_departure=v1.*; Max-Age=600; Path=\/v1\/sign-in\/oidc; HttpOnly; SameSite=Lax$/,
    );
    expect(kept).not.toContain(url.searchParams.get('state'));
    const { at, status, headers } = await travel(browser, url.href);
    expect([status, at]).toEqual([303, '/documents?state=parked']);
    expect(headers.getSetCookie().join('\n')).toMatch(
      /kontor_session=kontor_login_[\w-]+; Path=\/; .*HttpOnly; SameSite=Lax/,
    );
    expect((await browser.get('/v1/session')).body).toMatchObject({
      name: 'Ada Lovelace',
      tenant: 'main',
      may: ['read', 'write'],
      way: 'oidc',
    });
    expect(await browser.ask('POST', '/v1/keys', { body: { name: 'one' } })).toMatchObject({ status: 403 });
    const trail = (await kontor.client.listAudit()).result;
    expect(trail[0]).toMatchObject({
      action: 'session.started',
      actor: { id: 'sso:ada', name: 'Ada Lovelace' },
    });
    const [row] = await kontor.app.store.transaction(tx =>
      tx.selectFrom('browser_sessions').selectAll().execute(),
    );
    expect(row?.tokens).toMatch(/^v1:/);
    expect(JSON.stringify(row)).not.toContain('eyJ');
  });

  test('refuses somebody without a role, and says so on the page for signing in', async () => {
    const { idp, browser } = await open();
    idp.is.roles = ['other'];
    expect((await travel(browser, start)).at).toBe('/sign-in?problem=no-role');
    idp.is.roles = ['kontor:viewer:a', 'kontor:viewer:b'];
    expect((await travel(browser, start)).at).toBe('/sign-in?problem=several-tenants');
    const asProgram = await browser.get(await callbackOf(browser));
    expect(asProgram).toMatchObject({ status: 403, body: { code: 'several-tenants' } });
    expect(await browser.secret()).toBeUndefined();
  });

  test('refuses tokens that are not for Kontor, and what the person has refused', async () => {
    const { idp, browser } = await open();
    idp.is.audience = 'payroll';
    expect((await travel(browser, start)).at).toBe('/sign-in?problem=access-token-refused');
    idp.is.opaque = true;
    expect((await travel(browser, start)).at).toBe('/sign-in?problem=access-token-refused');
    idp.is.denies = true;
    const other = openBrowser(browser.page);
    const denied = await other.get(await callbackOf(other));
    expect(denied).toMatchObject({
      status: 401,
      body: { code: 'sign-in-refused', detail: expect.stringContaining('Ada said no') },
    });
    expect(await other.secret()).toBeUndefined();
  });

  test('takes a code only from the browser that left, with its state, and once', async () => {
    const { kontor, browser } = await open();
    const callback = await callbackOf(browser);
    const refused = async (who: Browser, url: string, headers = {}) => {
      const { status, body } = await who.ask('GET', url, { headers });
      return [status, body.code];
    };
    const stranger = openBrowser(kontor.app.url);
    expect(await refused(stranger, callback)).toEqual([401, 'sign-in-interrupted']);
    // A stranger who has begun as well has another state.
    await stranger.get(start);
    expect(await refused(stranger, callback)).toEqual([401, 'sign-in-refused']);
    const cookie = await browser.jar.getCookieString(kontor.app.url + start);
    const tampered = cookie.replace(/(kontor_departure=[^;]{60})../, '$1AA');
    expect(tampered).not.toBe(cookie);
    expect(await refused(stranger, callback, { cookie: tampered })).toEqual([401, 'sign-in-interrupted']);
    const without = new URL(callback, browser.page);
    without.searchParams.delete('state');
    expect(await refused(browser, without.href, { cookie })).toEqual([401, 'sign-in-refused']);
    const foreign = new URL(callback, browser.page);
    foreign.searchParams.set('iss', 'https://evil.example');
    expect(await refused(browser, foreign.href, { cookie })).toEqual([401, 'sign-in-refused']);
    const arrived = await browser.ask('GET', callback, { headers: { cookie, ...asPage } });
    expect([arrived.status, arrived.headers.get('location')]).toEqual([303, '/']);
    expect(await refused(stranger, callback, { cookie })).toEqual([401, 'sign-in-refused']);
    expect(await stranger.secret()).toBeUndefined();
    const late = await callbackOf(browser);
    kontor.pass(601_000);
    expect(await refused(browser, late)).toEqual([401, 'sign-in-interrupted']);
  });

  test('leads to no other site', async () => {
    const { browser } = await open();
    for (const to of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/\t/evil.example',
      '/a\\b',
      'documents',
      '/a\r\nset-cookie: x=1',
      '',
    ])
      expect([to, (await browser.get(`${start}?to=${encodeURIComponent(to)}`)).body.code]).toEqual([
        to,
        'not-a-local-path',
      ]);
    expect((await browser.get(`${start}?to=/a&to=//evil.example`)).status).toBe(400);
    expect((await browser.get(`${start}?to=/documents/pst_1%23calls`)).status).toBe(303);
  });

  test('is not offered without a client', async () => {
    const idp = await startOpenIdProvider();
    const kontor = await ownKontor({ signOn: { ...idp.signOn, client: undefined } });
    const browser = openBrowser(kontor.app.url);
    expect((await browser.get('/v1/sign-in')).body.ways).toHaveLength(2);
    expect((await browser.get(start)).status).toBe(404);
  });
});

describe('a session with the identity provider', () => {
  test('reads the rights anew before the access token ends', async () => {
    const { idp, kontor, browser } = await open();
    await travel(browser, start);
    idp.is.roles = ['kontor:viewer:main'];
    expect((await browser.get('/v1/session')).body).toMatchObject({
      may: ['read', 'write', 'admin'],
      tenant: null,
    });
    expect(idp.is.renewals).toBe(0);
    nearlyAnHour(kontor);
    idp.is.ttlSeconds = 7_200;
    expect((await browser.get('/v1/session')).body).toMatchObject({ may: ['read'], tenant: 'main' });
    expect(idp.is.renewals).toBe(1);
    expect(await browser.ask('POST', '/v1/keys', { body: { name: 'one' } })).toMatchObject({ status: 403 });
    expect(idp.is.renewals).toBe(1);
    // With the refresh token that took the place of the first.
    kontor.pass(3_600_000);
    idp.is.ttlSeconds = 10_800;
    expect((await browser.get('/v1/session')).status).toBe(200);
    expect(idp.is.renewals).toBe(2);
  });

  test('ends when the person has lost their role', async () => {
    const { idp, kontor, browser } = await open();
    await travel(browser, start);
    idp.is.roles = [];
    nearlyAnHour(kontor);
    expect(await browser.get('/v1/session')).toMatchObject({ status: 403, body: { code: 'no-role' } });
    idp.is.roles = ['kontor:admin'];
    expect(await browser.get('/v1/session')).toMatchObject({ status: 401, body: { code: 'signed-out' } });
    const [ended] = (await kontor.client.listSessions()).result;
    expect(ended).toMatchObject({ state: 'ended', way: 'oidc' });
    const [entry] = (await kontor.client.listAudit({ subject: ended?.id })).result;
    expect(entry).toMatchObject({
      action: 'session.ended',
      actor: { id: 'kontor' },
      after: { reason: 'no-role' },
    });
  });

  test('makes no sign-in link: that would let the person in after they have lost their role', async () => {
    const { idp, kontor, browser } = await open();
    await travel(browser, start);
    const made = await browser.ask('POST', '/v1/sign-in-links', { body: {} });
    idp.is.roles = [];
    nearlyAnHour(kontor);
    expect((await browser.get('/v1/session')).status).toBe(403);
    expect(made).toMatchObject({ status: 409, body: { code: 'link-needs-key' } });
    // Nor does a program with a token of the provider.
    idp.is.roles = ['kontor:admin'];
    const { status } = await browser.ask('POST', '/v1/sign-in-links', { body: {} });
    expect(status).toBe(401);
  });

  test('ends when the provider takes the refresh token no more, or has given none', async () => {
    const { idp, kontor, browser } = await open();
    await travel(browser, start);
    await idp.forget();
    nearlyAnHour(kontor);
    expect(await browser.get('/v1/session')).toMatchObject({ status: 401, body: { code: 'signed-out' } });
    idp.is.givesRefreshTokens = false;
    idp.is.ttlSeconds = 7_200;
    const other = openBrowser(kontor.app.url);
    await travel(other, start);
    expect((await other.get('/v1/session')).status).toBe(200);
    kontor.pass(3_600_000);
    expect(await other.get('/v1/session')).toMatchObject({ status: 401, body: { code: 'signed-out' } });
  });

  test('goes on while the provider is away, as long as the access token is good, and afterwards when it is back', async () => {
    const { idp, kontor, browser } = await open();
    idp.is.down = true;
    expect(await browser.get(start)).toMatchObject({ status: 503, body: { code: 'provider-unreachable' } });
    expect((await travel(browser, start)).at).toBe('/sign-in?problem=provider-unreachable');
    idp.is.down = false;
    const callback = await callbackOf(browser);
    idp.is.down = true;
    expect((await travel(browser, callback)).at).toBe('/sign-in?problem=provider-unreachable');
    idp.is.down = false;
    await travel(browser, start);
    idp.is.down = true;
    nearlyAnHour(kontor);
    expect((await browser.get('/v1/session')).status).toBe(200);
    kontor.pass(20_000);
    expect(await browser.get('/v1/session')).toMatchObject({
      status: 503,
      body: { code: 'provider-unreachable' },
    });
    // People with keys work on.
    expect((await kontor.client.listTenants()).result).toHaveLength(1);
    idp.is.down = false;
    idp.is.ttlSeconds = 7_200;
    expect((await browser.get('/v1/session')).status).toBe(200);
  });

  test('is renewed by one of two processes that need it at the same moment', async () => {
    const { idp, kontor, browser } = await open();
    await travel(browser, start);
    const other = await startApp({
      folder: kontor.folder,
      databaseUrl: kontor.databaseUrl,
      apiKey: kontor.app.apiKey,
      signOn: idp.signOn,
      role: 'api',
      host: '127.0.0.1',
      port: 0,
      log: silentLog,
      clock: { now: kontor.now },
    });
    onTestFinished(() => other.stop());
    nearlyAnHour(kontor);
    idp.is.ttlSeconds = 7_200;
    const headers = { cookie: `kontor_session=${await browser.secret()}` };
    const answers = await Promise.all(
      [kontor.app.url, other.url, kontor.app.url, other.url].map(url =>
        fetch(`${url}/v1/session`, { headers }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(idp.is.renewals).toBe(1);
  });

  test('ends here and leads to the page on which it ends at the provider', async () => {
    const { idp, kontor, browser } = await open();
    await travel(browser, start);
    const secret = await browser.secret();
    const { body } = await browser.ask('DELETE', '/v1/session');
    expect(body).toEqual({ ended: true, url: expect.stringContaining(`${idp.issuer}/session/end?`) });
    expect(new URL(body.url).searchParams.get('post_logout_redirect_uri')).toBe(`${kontor.app.url}/sign-in`);
    expect((await browser.get(body.url)).status).toBe(200);
    const again = await browser.ask('GET', '/v1/session', {
      headers: { cookie: `kontor_session=${secret}` },
    });
    expect(again.status).toBe(401);
    const [row] = await kontor.app.store.transaction(tx =>
      tx.selectFrom('browser_sessions').selectAll().execute(),
    );
    expect([row?.tokens, row?.ended_at]).toEqual([null, expect.any(Date)]);
    idp.is.down = true;
    // Also while the provider is away.
    await browser.signIn({ key: kontor.app.apiKey });
    expect((await browser.ask('DELETE', '/v1/session')).body).toEqual({ ended: true, url: null });
  });
});
