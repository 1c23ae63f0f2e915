// People sign in with a browser: by key or by a link that works once. Their session ends when it should, in every process; no other site can
// use it, and nobody sees the sessions of another tenant.
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import { createClient } from '../../src/client/index.ts';
import { silentLog } from '../../src/core/log.ts';
import { openBrowser, tokenIn } from '../browser.ts';
import { temporaryFolder } from '../databases.ts';
import { backUp, emptyDatabase, restoreTo } from '../restoring.ts';
import { kontorOfFile, ownKontor, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { wrongKeysPerMinute: 1_000, signInsPerMinute: 1_000 } });
const hourMs = 3_600_000;

const keyOf = ({ app, tenant }: RunningKontor, role: 'viewer' | 'operator' | 'admin', more = {}) =>
  createClient({ ...app, tenant }).createKey({ body: { name: `${role} key`, role, ...more } });

/** A browser that is signed in with a key of its own. */
async function signedIn(kontor: RunningKontor, role: 'viewer' | 'operator' | 'admin' = 'admin') {
  const key = await keyOf(kontor, role);
  const browser = openBrowser(kontor.app.url);
  const answer = await browser.signIn({ key: key.key });
  expect(answer.status).toBe(201);
  return { browser, key, session: answer.body as { id: string } };
}

describe('signing in', () => {
  test('with a key gives a session with the rights of the key, and says so', async () => {
    const kontor = await kontorOf();
    const browser = openBrowser(kontor.app.url);
    expect((await browser.get('/v1/sign-in')).body).toEqual({
      session: null,
      ways: [{ way: 'key' }, { way: 'link' }],
    });
    expect((await browser.get('/v1/session')).status).toBe(401);
    const key = await keyOf(kontor, 'operator');
    const answer = await browser.signIn({ key: key.key });
    expect(answer).toMatchObject({ status: 201, body: { may: ['read', 'write'], way: 'key' } });
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(
      /^kontor_session=kontor_login_[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/,
    );
    expect(JSON.stringify(answer.body)).not.toContain('kontor_login');
    const { body } = await browser.get('/v1/session');
    expect(body).toEqual({
      id: expect.stringMatching(/^login_/),
      name: 'operator key',
      tenant: kontor.tenant,
      may: ['read', 'write'],
      way: 'key',
      signed_in_at: expect.any(String),
      expires_at: new Date(Date.parse(body.signed_in_at) + 24 * hourMs).toISOString(),
    });
    expect((await browser.get('/v1/postings')).status).toBe(200);
    const client = createClient({ url: kontor.app.url, apiKey: key.key });
    expect(await client.getSession()).toEqual({
      ...body,
      id: null,
      signed_in_at: null,
      expires_at: null,
    });
    const stored = JSON.stringify(
      await kontor.app.store.transaction(tx => tx.selectFrom('browser_sessions').selectAll().execute()),
    );
    expect(stored).toContain(body.id);
    expect(stored).not.toContain(await browser.secret());
  });

  test('takes no wrong key, no connect session and no other session, and counts what is wrong by address', async () => {
    const kontor = await ownKontor({ tuning: { wrongKeysPerMinute: 6 } });
    const { browser: other } = await signedIn(kontor);
    const { token } = await kontor.client.createConnectSession({
      body: { connector: 's4hana', name: 'form', return_origin: 'https://app.example' },
    });
    const browser = openBrowser(kontor.app.url);
    for (const key of ['wrong', token, String(await other.secret())])
      expect(await browser.signIn({ key })).toMatchObject({ status: 401, body: { code: 'key-refused' } });
    for (const link of ['wrong', `kontor_link_${'a'.repeat(43)}`])
      expect(await browser.signIn({ link })).toMatchObject({ status: 401, body: { code: 'link-refused' } });
    // Remembered for five seconds from here on.
    expect((await other.get('/v1/session')).status).toBe(200);
    const tampered = { cookie: `kontor_session=${String(await other.secret()).slice(0, -1)}!` };
    const answer = await browser.ask('GET', '/v1/session', { headers: tampered });
    expect(answer).toMatchObject({ status: 401, body: { code: 'signed-out' } });
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^kontor_session=; Max-Age=0; Path=\/; Expires=Thu, 01 Jan 1970/),
    ]);
    expect(await browser.signIn({ key: kontor.app.apiKey })).toMatchObject({
      status: 429,
      body: { code: 'too-many-wrong-keys' },
    });
    // Who was known a moment ago goes on.
    expect((await other.get('/v1/session')).status).toBe(200);
  });

  test('is limited by address, also with a right key', async () => {
    const kontor = await ownKontor({ tuning: { signInsPerMinute: 3 } });
    const browser = openBrowser(kontor.app.url);
    const statuses = [];
    for (let n = 0; n < 4; n++) statuses.push((await browser.signIn({ key: kontor.app.apiKey })).status);
    expect(statuses).toEqual([201, 201, 201, 429]);
  });

  test('a link works once, also when two browsers open it at the same moment', async () => {
    const kontor = await kontorOf();
    const { url, expires_at } = await kontor.client.createSignInLink({ body: { role: 'viewer' } });
    expect(url.startsWith(`${kontor.app.url}/sign-in#kontor_link_`)).toBe(true);
    expect(Date.parse(expires_at) - kontor.now()).toBeGreaterThan(14 * 60_000);
    const browsers = Array.from({ length: 8 }, () => openBrowser(kontor.app.url));
    const answers = await Promise.all(browsers.map(one => one.signIn({ link: tokenIn(url) })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(401)]);
    const winner = browsers[answers.findIndex(({ status }) => status === 201)];
    expect((await winner?.get('/v1/session'))?.body).toMatchObject({
      way: 'link',
      may: ['read'],
      tenant: kontor.tenant,
    });
    const stored = await kontor.app.store.transaction(tx =>
      tx.selectFrom('sign_in_links').selectAll().execute(),
    );
    expect(JSON.stringify(stored)).not.toContain(tokenIn(url));
  });

  test('a link expires, ends with its key, and gives no more rights than its maker has', async () => {
    const kontor = await kontorOf();
    const admin = await keyOf(kontor, 'admin');
    const client = createClient({ url: kontor.app.url, apiKey: admin.key, retries: 0 });
    const browser = openBrowser(kontor.app.url);
    const late = await client.createSignInLink({ body: { expires_in_seconds: 60 } });
    kontor.pass(61_000);
    expect((await browser.signIn({ link: tokenIn(late.url) })).status).toBe(401);
    const orphan = await client.createSignInLink({ body: {} });
    const mine = await client.createSignInLink({ body: {} });
    expect((await browser.signIn({ link: tokenIn(mine.url) })).status).toBe(201);
    expect((await browser.get('/v1/session')).body).toMatchObject({
      may: ['read', 'write', 'admin'],
      tenant: kontor.tenant,
    });
    await kontor.client.revokeKey({ id: admin.id });
    expect((await browser.signIn({ link: tokenIn(orphan.url) })).status).toBe(401);
    expect(await browser.get('/v1/session')).toMatchObject({ status: 401, body: { code: 'signed-out' } });
    const { browser: viewer } = await signedIn(kontor, 'viewer');
    expect(await viewer.ask('POST', '/v1/sign-in-links', { body: {} })).toMatchObject({ status: 403 });
  });
});

describe('a session ends', () => {
  test('when nobody uses it for eight hours, and lives on when somebody does', async () => {
    const kontor = await kontorOf();
    const { browser } = await signedIn(kontor);
    for (let n = 0; n < 2; n++) {
      kontor.pass(7 * hourMs);
      expect((await browser.get('/v1/session')).status).toBe(200);
      // The last use is noted next to the answer.
      await expect
        .poll(async () => (await browser.get('/v1/sessions')).body.result[0].last_seen_at)
        .toSatisfy((at: string) => kontor.now() - Date.parse(at) < 60_000);
    }
    kontor.pass(8 * hourMs + 1_000);
    const answer = await browser.get('/v1/session');
    expect(answer).toMatchObject({ status: 401, body: { code: 'signed-out' } });
    // The browser forgets it, and is not counted as a stranger.
    expect(await browser.secret()).toBeUndefined();
  });

  test('when a page only asks again and again, with nobody in front of it', async () => {
    const kontor = await kontorOf();
    const { browser, session } = await signedIn(kontor);
    const watch = (path: string) =>
      browser.ask('GET', path, { headers: { 'kontor-request': 'watch' } }).then(({ status }) => status);
    const lastSeen = async () => {
      const { result } = await kontor.client.listSessions();
      return result.find(({ id }) => id === session.id)?.last_seen_at;
    };
    const begun = await lastSeen();
    for (let n = 0; n < 7; n++) {
      kontor.pass(hourMs);
      expect(await watch('/v1/sign-in')).toBe(200);
      expect(await watch('/v1/postings')).toBe(200);
    }
    expect(await lastSeen()).toBe(begun);
    // Somebody comes back: that counts, also while Kontor remembers the session from the last request of the page.
    expect((await browser.get('/v1/postings')).status).toBe(200);
    await expect.poll(lastSeen).not.toBe(begun);
    for (let n = 0; n < 7; n++) {
      kontor.pass(hourMs);
      expect(await watch('/v1/session')).toBe(200);
    }
    kontor.pass(hourMs + 60_000);
    expect(await watch('/v1/session')).toBe(401);
    expect((await browser.get('/v1/sign-in')).body.session).toBeNull();
  });

  test('and a request that changes something is never only a look', async () => {
    const kontor = await kontorOf();
    const { browser } = await signedIn(kontor);
    expect(
      await browser.ask('DELETE', '/v1/session', { headers: { 'kontor-request': 'watch' } }),
    ).toMatchObject({ status: 403, body: { code: 'no-console-header' } });
  });

  test('after a day, used or not', async () => {
    const kontor = await kontorOf();
    const { browser } = await signedIn(kontor);
    for (let hours = 6; hours < 24; hours += 6) {
      kontor.pass(6 * hourMs);
      expect((await browser.get('/v1/session')).status).toBe(200);
      await expect
        .poll(async () => (await browser.get('/v1/sessions')).body.result[0].last_seen_at)
        .toSatisfy((at: string) => kontor.now() - Date.parse(at) < 60_000);
    }
    kontor.pass(6 * hourMs);
    expect((await browser.get('/v1/session')).status).toBe(401);
  });

  test('with its key: revoked or expired', async () => {
    const kontor = await kontorOf();
    const { browser, key } = await signedIn(kontor);
    await kontor.client.revokeKey({ id: key.id });
    expect(await browser.get('/v1/session')).toMatchObject({ status: 401, body: { code: 'signed-out' } });
    const brief = await keyOf(kontor, 'viewer', {
      expires_at: new Date(kontor.now() + hourMs).toISOString(),
    });
    const other = openBrowser(kontor.app.url);
    await other.signIn({ key: brief.key });
    expect((await other.get('/v1/session')).body.expires_at).toBe(brief.expires_at);
    kontor.pass(hourMs + 1);
    expect((await other.get('/v1/session')).status).toBe(401);
    const { result } = await kontor.client.listSessions();
    expect(result.map(({ state }) => state)).toEqual(['ended', 'ended']);
  });

  test('of the operator, with the key that Kontor was started with', async () => {
    const kontor = await ownKontor();
    const browser = openBrowser(kontor.app.url);
    await browser.signIn({ key: kontor.app.apiKey });
    const { url } = await kontor.operator.createSignInLink({ body: {} });
    const start = (apiKey: string) =>
      startApp({
        folder: temporaryFolder(),
        databaseUrl: kontor.databaseUrl,
        apiKey,
        role: 'api',
        host: '127.0.0.1',
        port: 0,
        log: silentLog,
        encryptionKey: Buffer.alloc(32, 1).toString('base64'),
      });
    const other = await start('another key of the operator');
    onTestFinished(() => other.stop());
    const cookie = `kontor_session=${await browser.secret()}`;
    expect((await fetch(`${kontor.app.url}/v1/session`, { headers: { cookie } })).status).toBe(200);
    expect((await fetch(`${other.url}/v1/session`, { headers: { cookie } })).status).toBe(401);
    expect(await openBrowser(other.url).signIn({ link: tokenIn(url) })).toMatchObject({
      status: 401,
      body: { code: 'link-refused' },
    });
    expect((await openBrowser(kontor.app.url).signIn({ link: tokenIn(url) })).status).toBe(201);
  });

  test('when its person signs out, and the cookie is worth nothing afterwards', async () => {
    const kontor = await kontorOf();
    const { browser, key } = await signedIn(kontor);
    const secret = await browser.secret();
    expect(await browser.ask('DELETE', '/v1/session')).toMatchObject({
      status: 200,
      body: { ended: true, url: null },
    });
    expect(await browser.secret()).toBeUndefined();
    const again = await browser.ask('GET', '/v1/session', {
      headers: { cookie: `kontor_session=${secret}` },
    });
    expect(again).toMatchObject({ status: 401, body: { code: 'signed-out' } });
    const client = createClient({ url: kontor.app.url, apiKey: key.key, retries: 0 });
    await expect(client.signOut()).rejects.toMatchObject({ status: 409, code: 'not-in-a-session' });
  });

  test('when an admin ends it: at once here, and within five seconds in another process', async () => {
    const kontor = await ownKontor();
    const { browser, session } = await signedIn(kontor);
    const other = await startApp({
      folder: temporaryFolder(),
      databaseUrl: kontor.databaseUrl,
      encryptionKey: Buffer.alloc(32, 1).toString('base64'),
      apiKey: kontor.app.apiKey,
      role: 'api',
      host: '127.0.0.1',
      port: 0,
      log: silentLog,
    });
    onTestFinished(() => other.stop());
    const cookie = `kontor_session=${await browser.secret()}`;
    const there = async () => (await fetch(`${other.url}/v1/session`, { headers: { cookie } })).status;
    expect(await there()).toBe(200);
    const begun = performance.now();
    await kontor.client.endSession({ id: session.id });
    expect((await browser.get('/v1/session')).status).toBe(401);
    while ((await there()) === 200) await pause(100);
    expect(performance.now() - begun).toBeLessThan(6_000);
    expect(await there()).toBe(401);
    const trail = (await kontor.client.listAudit({ subject: session.id })).result;
    expect(trail.map(({ action, actor }) => [action, actor.name])).toEqual([
      ['session.ended', 'operator'],
      ['session.started', 'admin key'],
    ]);
    await expect(kontor.client.endSession({ id: session.id })).rejects.toMatchObject({ status: 404 });
  });
});

describe('what is kept of sessions', () => {
  test('is deleted after thirty days', async () => {
    const kontor = await ownKontor();
    const { session } = await signedIn(kontor);
    await kontor.client.createSignInLink({ body: {} });
    const left = () =>
      kontor.app.store.transaction(async tx => [
        (await tx.selectFrom('browser_sessions').select('id').execute()).length,
        (await tx.selectFrom('sign_in_links').select('id').execute()).length,
      ]);
    await kontor.client.endSession({ id: session.id });
    await kontor.app.store.deleteExpired(kontor.now() + 29 * 24 * hourMs);
    expect(await left()).toEqual([1, 1]);
    await kontor.app.store.deleteExpired(kontor.now() + 32 * 24 * hourMs);
    expect(await left()).toEqual([0, 0]);
  });

  test('lets nobody in after a restore: no session, and no link of the time of the backup', async () => {
    const kontor = await ownKontor();
    const { browser } = await signedIn(kontor);
    const { url } = await kontor.client.createSignInLink({ body: {} });
    const file = await backUp(kontor);
    await browser.ask('DELETE', '/v1/session');
    const { browser: other } = await signedIn(kontor);
    const secrets = [await browser.secret(), await other.secret()];
    expect((await other.get('/v1/session')).status).toBe(200);
    await kontor.restart(async () => {
      await emptyDatabase(kontor.databaseUrl);
      await restoreTo(kontor, file);
    });
    for (const secret of secrets) {
      const headers = { cookie: `kontor_session=${secret}` };
      expect((await browser.ask('GET', '/v1/session', { headers })).status).toBe(401);
    }
    expect((await browser.signIn({ link: tokenIn(url) })).status).toBe(401);
    expect((await browser.signIn({ key: kontor.app.apiKey })).status).toBe(201);
  });
});

describe('who sees and ends sessions', () => {
  test('people their own, an admin those of the tenant, and nobody those of another', async () => {
    const kontor = await kontorOf();
    const neighbour = await kontorOf();
    const admin = await signedIn(kontor);
    const viewer = await signedIn(kontor, 'viewer');
    const stranger = await signedIn(neighbour);
    const seen = async ({ browser }: typeof admin) =>
      (await browser.get('/v1/sessions')).body.result.map(({ id }: { id: string }) => id);
    expect(await seen(admin)).toEqual([viewer.session.id, admin.session.id]);
    expect(await seen(viewer)).toEqual([viewer.session.id]);
    expect(await seen(stranger)).toEqual([stranger.session.id]);
    const asked = async (query: string) =>
      (await admin.browser.get(`/v1/sessions?${query}`)).body.result.map(({ id }: { id: string }) => id);
    expect(await asked('mine=true')).toEqual([admin.session.id]);
    expect(await asked('state=open')).toEqual([viewer.session.id, admin.session.id]);
    expect(await asked('state=ended')).toEqual([]);
    const { body } = await viewer.browser.get('/v1/sessions');
    expect(body.result[0]).toMatchObject({
      current: true,
      state: 'open',
      name: 'viewer key',
      user_agent: 'node',
    });
    const end = ({ browser }: typeof admin, { session }: typeof admin) =>
      browser.ask('DELETE', `/v1/sessions/${session.id}`);
    expect((await end(viewer, admin)).status).toBe(404);
    expect((await end(stranger, admin)).status).toBe(404);
    expect((await end(admin, viewer)).body).toMatchObject({ id: viewer.session.id, state: 'ended' });
    expect((await viewer.browser.get('/v1/session')).status).toBe(401);
    expect(await asked('state=ended')).toEqual([viewer.session.id]);
    expect(await asked('state=open')).toEqual([admin.session.id]);
    const again = await signedIn(kontor, 'viewer');
    expect((await end(again, again)).status).toBe(200);
  });
});

describe('a cookie', () => {
  test('changes nothing without the header of the console, or for a page of another site', async () => {
    const kontor = await kontorOf();
    const { browser } = await signedIn(kontor);
    const { origin } = new URL(kontor.app.url);
    const tried = async (headers: Record<string, string | undefined>) => {
      const { status, body } = await browser.ask('POST', '/v1/keys', { body: { name: 'one' }, headers });
      return [status, body.code];
    };
    expect(await tried({ 'kontor-request': undefined })).toEqual([403, 'no-console-header']);
    expect(await tried({ 'kontor-request': 'page' })).toEqual([403, 'no-console-header']);
    expect(await tried({ origin: 'https://evil.example' })).toEqual([403, 'foreign-request']);
    expect(await tried({ origin: 'null' })).toEqual([403, 'foreign-request']);
    expect(await tried({ origin: origin.replace('http:', 'https:') })).toEqual([403, 'foreign-request']);
    for (const site of ['cross-site', 'same-site', 'none'])
      expect(await tried({ 'sec-fetch-site': site })).toEqual([403, 'foreign-request']);
    expect((await kontor.client.listKeys()).result.map(({ name }) => name)).toEqual(['admin key']);
    expect(await tried({})).toEqual([201, undefined]);
    // A browser that sends neither.
    expect(await tried({ origin: undefined, 'sec-fetch-site': undefined })).toEqual([201, undefined]);
    // Reading is harmless: other sites cannot read the answer.
    const read = await browser.ask('GET', '/v1/keys', { headers: { 'sec-fetch-site': 'cross-site' } });
    expect([read.status, read.headers.get('access-control-allow-origin')]).toEqual([200, null]);
  });

  test('signs nobody in for another site', async () => {
    const kontor = await kontorOf();
    const key = await keyOf(kontor, 'viewer');
    const answer = await openBrowser(kontor.app.url).ask('POST', '/v1/session', {
      body: { key: key.key },
      headers: { origin: 'https://evil.example' },
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'foreign-request' } });
    expect(answer.headers.getSetCookie()).toEqual([]);
    // What a form of another site can send without asking first is no JSON.
    const form = await fetch(`${kontor.app.url}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ key: key.key }),
    });
    expect([form.status, form.headers.getSetCookie()]).toEqual([
      expect.toSatisfy(status => status >= 400),
      [],
    ]);
  });

  test('of a viewer does not write, and a key next to it counts instead', async () => {
    const kontor = await kontorOf();
    const { browser } = await signedIn(kontor, 'viewer');
    expect(await browser.ask('POST', '/v1/keys', { body: { name: 'one' } })).toMatchObject({
      status: 403,
      body: { code: 'not-permitted' },
    });
    const authorization = `Bearer ${kontor.app.apiKey}`;
    const both = { authorization, 'kontor-tenant': kontor.tenant, 'kontor-request': undefined };
    expect((await browser.ask('POST', '/v1/keys', { body: { name: 'one' }, headers: both })).status).toBe(
      201,
    );
    const wrong = await browser.ask('GET', '/v1/session', { headers: { authorization: 'Bearer wrong' } });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'bad-api-key' } });
    const asBearer = { authorization: `Bearer ${await browser.secret()}`, cookie: undefined };
    expect((await browser.ask('GET', '/v1/session', { headers: asBearer })).status).toBe(401);
  });

  test('of somebody who sees all tenants is narrowed by the header', async () => {
    const kontor = await kontorOf();
    const browser = openBrowser(kontor.app.url);
    await browser.signIn({ key: kontor.app.apiKey });
    const headers = { 'kontor-tenant': kontor.tenant };
    expect((await browser.get('/v1/session')).body).toMatchObject({ name: 'operator', tenant: null });
    expect((await browser.ask('GET', '/v1/session', { headers })).body).toMatchObject({
      tenant: kontor.tenant,
    });
    const nowhere = { 'kontor-tenant': 'nowhere' };
    expect((await browser.ask('GET', '/v1/session', { headers: nowhere })).status).toBe(404);
    // Signing out ends it, whatever tenant is looked at.
    expect((await browser.ask('DELETE', '/v1/session', { headers })).status).toBe(200);
  });

  test('is sent to no system through the proxy, which needs the header', async () => {
    const kontor = await kontorOf();
    const id = await kontor.connect();
    const { browser } = await signedIn(kontor);
    const path = `/v1/connections/${id}/proxy/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder`;
    const own = { headers: { 'kontor-request': 'console' } };
    expect((await browser.ask('GET', `${path}?$top=1`, own)).status).toBe(200);
    const forged = await browser.ask('POST', path, { body: {}, headers: { 'kontor-request': undefined } });
    expect(forged).toMatchObject({ status: 403, body: { code: 'no-console-header' } });
    const written = await browser.ask('POST', path, { body: {} });
    expect(written.body.code).not.toBe('no-console-header');
    const calls = await kontor.client.listCalls({ id, limit: 500 }).all();
    const ofProxy = calls.filter(({ url }) => url.includes('A_SalesOrder'));
    expect(ofProxy.length).toBeGreaterThanOrEqual(2);
    for (const { id: call } of ofProxy) {
      const text = JSON.stringify(await kontor.client.getCall({ id: call }));
      expect(text).not.toMatch(/kontor_session|kontor_login|kontor-request/);
    }
  });
});
