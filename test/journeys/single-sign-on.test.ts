// People come with the token of their identity provider: they may what its roles say, in the tenant that they name, for
// as long as the token is good; and what they change stands in the trail under their name.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { ownKontor } from '../running-kontor.ts';

type Claims = Record<string, unknown>;

/** An identity provider, as far as Kontor asks it anything. */
async function provider() {
  const made = await generateKeyPair('RS256', { extractable: true });
  let { privateKey, publicKey } = made;
  let kid = 'first';
  let isDown = false;
  let asked = 0;
  const server = createServer(async (request, reply) => {
    asked++;
    if (isDown) return reply.writeHead(503).end('<h1>Maintenance</h1>');
    const body = request.url?.endsWith('/openid-configuration')
      ? { issuer, jwks_uri: `${issuer}/keys` }
      : { keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' }] };
    reply.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/kontor`;
  const claimsOf = (roles: unknown, more: Claims = {}) => ({
    iss: issuer,
    aud: 'kontor',
    sub: 'f:1:ada',
    name: 'Ada Lovelace',
    exp: Math.floor(Date.now() / 1000) + 300,
    realm_access: { roles },
    ...more,
  });
  return {
    issuer,
    claimsOf,
    asked: () => asked,
    token: (roles: unknown, more?: Claims) =>
      new SignJWT(claimsOf(roles, more)).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey),
    /** Signed with what everybody knows, as with a shared secret. */
    confused: async () =>
      new SignJWT(claimsOf(['kontor:admin']))
        .setProtectedHeader({ alg: 'HS256', kid })
        .sign(new TextEncoder().encode(await exportSPKI(publicKey))),
    unsigned: () =>
      [{ alg: 'none' }, claimsOf(['kontor:admin'])]
        .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .concat('')
        .join('.'),
    async rotate() {
      ({ privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true }));
      kid = 'second';
    },
    down(is: boolean) {
      isDown = is;
    },
  };
}

describe('single sign-on', () => {
  const open = async () => {
    const idp = await provider();
    const signOn = { issuer: idp.issuer, audience: 'kontor', rolesClaim: 'realm_access.roles' };
    const kontor = await ownKontor({ signOn, tuning: { wrongKeysPerMinute: 1_000 } });
    const ask = async (token: string, method: string, path: string, body?: unknown, tenant?: string) => {
      const reply = await fetch(kontor.app.url + path, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(tenant === undefined ? {} : { 'kontor-tenant': tenant }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer = (await reply.json()) as {
        result?: { id: string }[];
        code?: string;
        detail?: string;
        next?: string;
      };
      return { status: reply.status, ...answer };
    };
    return { idp, kontor, ask };
  };

  test('lets people do what their roles say, where they say it', async () => {
    const { idp, kontor, ask } = await open();
    const admin = await idp.token(['other', 'kontor:admin']);
    expect((await ask(admin, 'POST', '/v1/tenants', { id: 'acme', name: 'Acme' })).status).toBe(201);
    expect((await ask(admin, 'GET', '/v1/tenants')).result?.map(({ id }) => id)).toEqual(['acme', 'main']);
    expect((await ask(admin, 'GET', '/v1/connections', undefined, 'acme')).status).toBe(200);

    const operator = await idp.token(['kontor:operator:acme', 'kontor:viewer:acme'], {
      sub: 'bob',
      name: '',
    });
    expect((await ask(operator, 'GET', '/v1/tenants')).result?.map(({ id }) => id)).toEqual(['acme']);
    expect(await ask(operator, 'GET', '/v1/connections', undefined, 'main')).toMatchObject({ status: 404 });
    expect(await ask(operator, 'POST', '/v1/keys', { name: 'more' })).toMatchObject({ status: 403 });
    const viewer = await idp.token('kontor:viewer:acme');
    expect((await ask(viewer, 'GET', '/v1/postings')).status).toBe(200);
    expect(await ask(viewer, 'POST', '/v1/connections/con_x/check')).toMatchObject({
      status: 403,
      code: 'not-permitted',
    });

    for (const roles of [undefined, [], ['kontor:root'], ['admin'], 'kontor:admin:', { admin: true }]) {
      expect(await ask(await idp.token(roles), 'GET', '/v1/tenants')).toMatchObject({
        status: 403,
        code: 'no-role',
        detail: 'Ada Lovelace has no role in Kontor.',
        next: expect.stringMatching(/realm_access.roles/),
      });
    }
    const both = await idp.token(['kontor:viewer:acme', 'kontor:viewer:main']);
    expect(await ask(both, 'GET', '/v1/tenants')).toMatchObject({ status: 403, code: 'several-tenants' });

    const trail = await kontor.client.listAudit();
    expect(trail.result.find(entry => entry.action === 'tenant.created')?.actor).toEqual({
      id: 'sso:f:1:ada',
      name: 'Ada Lovelace',
    });
  });

  test('takes no token that has expired, that is for others, from others, or signed with anything but its keys', async () => {
    const { idp, kontor, ask } = await open();
    const good = await idp.token(['kontor:viewer']);
    const stranger = await provider();
    const [head, body, signature] = good.split('.') as [string, string, string];
    const raised = Buffer.from(JSON.stringify(idp.claimsOf(['kontor:admin']))).toString('base64url');
    const bad = {
      over: await idp.token(['kontor:viewer'], { exp: Math.floor(Date.now() / 1000) - 1 }),
      endless: await idp.token(['kontor:viewer'], { exp: undefined }),
      nobody: await idp.token(['kontor:viewer'], { sub: undefined }),
      'not yet': await idp.token(['kontor:viewer'], { nbf: Math.floor(Date.now() / 1000) + 60 }),
      'for others': await idp.token(['kontor:viewer'], { aud: 'payroll' }),
      'another issuer': await stranger.token(['kontor:viewer']),
      'another key': await stranger.token(['kontor:viewer'], { iss: idp.issuer }),
      confused: await idp.confused(),
      unsigned: idp.unsigned(),
      'changed body': `${head}.${raised}.${signature}`,
      'without signature': `${head}.${body}.`,
      long: `${good}${'a'.repeat(9_000)}`,
    };
    for (const [what, token] of Object.entries(bad))
      expect(await ask(token, 'GET', '/v1/tenants'), what).toMatchObject({
        status: 401,
        code: 'bad-api-key',
      });
    expect((await ask(good, 'GET', '/v1/tenants')).status).toBe(200);
    // What is remembered of it does not outlive it.
    const brief = await idp.token(['kontor:viewer'], { exp: Math.floor(Date.now() / 1000) + 3 });
    expect((await ask(brief, 'GET', '/v1/tenants')).status).toBe(200);
    kontor.pass(3_500);
    expect((await ask(brief, 'GET', '/v1/tenants')).status).toBe(401);
  });

  test('lives through new keys and a provider that is away', async () => {
    const { idp, kontor, ask } = await open();
    idp.down(true);
    expect(await ask(await idp.token(['kontor:viewer']), 'GET', '/v1/tenants')).toMatchObject({
      status: 503,
      code: 'sign-on-unreachable',
      detail: expect.stringMatching(/does not answer with its keys: status 503/),
    });
    expect((await kontor.client.listTenants()).result.length).toBe(1);
    idp.down(false);
    const before = await idp.token(['kontor:viewer']);
    expect((await ask(before, 'GET', '/v1/tenants')).status).toBe(200);
    await idp.rotate();
    const token = await idp.token(['kontor:viewer']);
    // Keys that are not known are asked for every half minute, whatever comes.
    const now = Date.now;
    vi.spyOn(Date, 'now').mockImplementation(() => now() + 31_000);
    onTestFinished(() => void vi.restoreAllMocks());
    expect((await ask(token, 'GET', '/v1/tenants')).status).toBe(200);
    kontor.pass(6_000);
    expect((await ask(before, 'GET', '/v1/tenants')).status).toBe(401);
    // Its keys are known for a while, and asked for once, however many come.
    idp.down(true);
    kontor.pass(6_000);
    const asked = idp.asked();
    const many = await Promise.all(Array.from({ length: 20 }, () => ask(token, 'GET', '/v1/tenants')));
    expect(new Set(many.map(({ status }) => status))).toEqual(new Set([200]));
    expect(idp.asked()).toBe(asked);
  });
});
