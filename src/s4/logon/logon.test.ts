// Every way to log on, over HTTP and TLS against the sandbox system; refusals that must not lock a user.
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { certificates } from '../../../test/certificates.ts';
import { systemClock } from '../../core/clock.ts';
import { samlAudience } from '../../sandbox/s4hana/assertion.ts';
import { type S4SandboxOptions, sandboxCredentials, startS4Sandbox } from '../../sandbox/s4hana/server.ts';
import { s4Client } from '../client.ts';
import { connectSystem, type S4SystemOptions } from '../connect.ts';
import type { Auth, SamlAssertion } from './auth.ts';
import { countRefusals } from './refusals.ts';

type Certificates = Awaited<ReturnType<typeof certificates>>;
let pems: Certificates;
let stranger: Certificates;
beforeAll(async () => {
  [pems, stranger] = await Promise.all([certificates(), certificates()]);
});

async function connect(
  auth: (url: string) => Auth,
  sandboxOptions: S4SandboxOptions = {},
  options: Partial<S4SystemOptions> = {},
) {
  const sandbox = await startS4Sandbox(sandboxOptions);
  const system = connectSystem({ baseUrl: sandbox.url, auth: auth(sandbox.url), ...options });
  onTestFinished(async () => {
    await system.close();
    await sandbox.close();
  });
  return {
    sandbox,
    system,
    read: async () => (await system.service('API_PRODUCT_SRV')).set('A_Product').count(),
  };
}

const tokenUrl = (url: string) => `${url}/sap/bc/sec/oauth2/token`;

describe('a client certificate', () => {
  const tls = () => ({ key: pems.server.key, cert: pems.server.certificate, ca: pems.ca });

  test('logs on without a password, reads and writes (S4-07)', async () => {
    const { system, read } = await connect(
      () => ({ kind: 'certificate', ...pems.client }),
      { tls: tls() },
      { ca: pems.ca },
    );
    expect(await read()).toBeGreaterThan(0);
    const partners = (await system.service('API_BUSINESS_PARTNER')).set('A_BusinessPartner');
    await partners.create({ BusinessPartnerCategory: '2', OrganizationBPName1: 'By certificate' });
  });

  test('of an authority that the system does not know is refused', async () => {
    const { read } = await connect(
      () => ({ kind: 'certificate', ...stranger.client }),
      { tls: tls() },
      { ca: pems.ca },
    );
    await expect(read()).rejects.toMatchObject({ kind: 'auth', code: 'logon-refused' });
  });

  test('is also asked from the server: one that we do not trust gets no credentials', async () => {
    const { read, sandbox } = await connect(
      () => ({ kind: 'basic', username: sandboxCredentials.username, password: sandboxCredentials.password }),
      { tls: tls() },
    );
    await expect(read()).rejects.toMatchObject({ kind: 'unavailable', code: 'unreachable' });
    expect(sandbox.sessionsOpened()).toBe(0);
  });

  test('stands for the secret of client credentials', async () => {
    const { read, sandbox } = await connect(
      url => ({
        kind: 'oauth-client-credentials',
        tokenUrl: tokenUrl(url),
        clientId: sandboxCredentials.clientId,
        clientAuth: 'certificate',
        client: pems.client,
        tokenPolicy: 'cache',
      }),
      { tls: tls() },
      { ca: pems.ca },
    );
    expect(await read()).toBeGreaterThan(0);
    expect(sandbox.tokens()).toHaveLength(1);
  });

  test('that does not belong to its key is refused before anything is sent', () => {
    const auth: Auth = {
      kind: 'certificate',
      certificate: pems.client.certificate,
      key: stranger.client.key,
    };
    expect(() => connectSystem({ baseUrl: 'https://127.0.0.1:1', auth })).toThrow(
      /client certificate cannot be used/,
    );
  });
});

describe('a SAML assertion', () => {
  const saml = (url: string, change: Partial<SamlAssertion> = {}): Auth => ({
    kind: 'oauth-saml-bearer',
    tokenUrl: tokenUrl(url),
    clientId: sandboxCredentials.clientId,
    clientSecret: sandboxCredentials.clientSecret,
    scope: 'API_PRODUCT_SRV_0001',
    tokenPolicy: 'cache',
    assertion: {
      issuer: 'kontor.example',
      audience: samlAudience,
      subject: 'buyer@example.org',
      nameIdFormat: 'email',
      signing: pems.client,
      ...change,
    },
  });
  const trusting = (): S4SandboxOptions => ({
    credentials: { trustedProvider: { issuer: 'kontor.example', certificate: pems.client.certificate } },
  });

  test('gets a token for a business user, one for many requests (S4-08)', async () => {
    const { sandbox, read } = await connect(url => saml(url), trusting());
    await Promise.all([read(), read(), read()]);
    expect(sandbox.tokens()).toHaveLength(1);
  });

  test.each([
    ['signed by somebody else', () => ({ signing: stranger.client }), 'signature'],
    ['from an issuer that nobody knows', () => ({ issuer: 'other.example' }), 'issuer'],
    ['meant for another system', () => ({ audience: 'https://other.example' }), 'others'],
    ['about a user that nobody knows', () => ({ subject: 'nobody@example.org' }), 'user'],
  ])('%s is refused with the reason', async (_what, change, reason) => {
    const { read } = await connect(url => saml(url, change()), trusting());
    await expect(read()).rejects.toMatchObject({
      kind: 'auth',
      code: 'token-refused',
      message: expect.stringContaining(reason),
    });
  });

  test('that has expired when it comes is refused with the reason', async () => {
    const inAnHour = () => Date.now() + 3_600_000;
    const { read } = await connect(url => saml(url), { ...trusting(), now: inAnHour });
    await expect(read()).rejects.toMatchObject({
      code: 'token-refused',
      message: expect.stringContaining('not valid now'),
    });
  });

  test('with a key that cannot be read is a mistake of the settings', async () => {
    const { read } = await connect(
      url => saml(url, { signing: { ...pems.client, key: '-----BEGIN PRIVATE KEY-----' } }),
      trusting(),
    );
    await expect(read()).rejects.toMatchObject({ kind: 'config', code: 'bad-assertion-key' });
  });
});

describe('what a logon leaves out', () => {
  const client = (url: string) => ({
    kind: 'oauth-client-credentials' as const,
    tokenUrl: tokenUrl(url),
    clientId: sandboxCredentials.clientId,
    clientSecret: sandboxCredentials.clientSecret,
  });

  test('has the defaults of the reference: the secret is sent, and one token serves many requests', async () => {
    const { sandbox, read } = await connect(client);
    for (let i = 0; i < 6; i++) expect(await read()).toBeGreaterThan(0);
    expect(sandbox.tokens()).toHaveLength(1);
  });

  test('has the defaults of the reference for an assertion too', async () => {
    const { sandbox, read } = await connect(
      url => ({
        ...client(url),
        kind: 'oauth-saml-bearer',
        assertion: {
          issuer: 'kontor.example',
          audience: samlAudience,
          subject: 'buyer@example.org',
          signing: pems.client,
        },
      }),
      {
        credentials: { trustedProvider: { issuer: 'kontor.example', certificate: pems.client.certificate } },
      },
    );
    expect(await read()).toBeGreaterThan(0);
    expect(await read()).toBeGreaterThan(0);
    expect(sandbox.tokens()).toHaveLength(1);
  });

  test.each<[string, (url: string) => object, string]>([
    ['the kind', () => ({ username: 'x', password: 'y' }), 'auth.kind: must be one of basic, api-key'],
    ['a kind that is known', () => ({ kind: 'oauth' }), 'auth.kind: must be one of basic, api-key'],
    ['everything', () => ({}), 'auth.kind'],
    ['the password', () => ({ kind: 'basic', username: 'x' }), 'auth.password'],
    ['the key', () => ({ kind: 'certificate', certificate: pems.client.certificate }), 'auth.key'],
    ['the client id', url => ({ ...client(url), clientId: undefined }), 'auth.clientId'],
    ['the secret', url => ({ ...client(url), clientSecret: undefined }), 'must have a clientSecret'],
    ['the certificate', url => ({ ...client(url), clientAuth: 'certificate' }), 'a client with certificate'],
    ['the assertion', url => ({ ...client(url), kind: 'oauth-saml-bearer' }), 'auth.assertion'],
    ['its right name', url => ({ ...client(url), secret: 'x' }), 'has no field secret'],
  ])('is refused by name before anything is sent, when it is %s', async (_what, auth, named) => {
    const sandbox = await startS4Sandbox();
    onTestFinished(() => sandbox.close());
    const given = auth(sandbox.url) as Auth;
    const refusal = expect.objectContaining({
      kind: 'input',
      code: 'bad-settings',
      message: expect.stringContaining(named),
    });
    expect(() => connectSystem({ baseUrl: sandbox.url, auth: given })).toThrow(refusal);
    const send = () => Promise.reject(new Error('sent'));
    expect(() => s4Client({ baseUrl: sandbox.url, auth: given, send, clock: systemClock })).toThrow(refusal);
    expect(sandbox.requests()).toBe(0);
  });
});

describe('a wrong password', () => {
  test('is tried by one request at a time, and then not at all for a while, longer every time', async () => {
    let now = 0;
    const refusals = countRefusals({ now: () => 0, elapsed: () => now });
    let sent = 0;
    const attempt = async () => {
      await refusals.turn();
      sent++;
      await Promise.resolve();
      if (!refusals.refused()) throw new Error('refused');
      refusals.unknown();
    };
    const burst = () => Promise.allSettled(Array.from({ length: 50 }, attempt));
    await burst();
    expect(sent).toBe(3);
    now += 61_000;
    await burst();
    expect(sent).toBe(4);
    now += 61_000;
    await burst();
    expect(sent).toBe(4);
    now += 5 * 60_000;
    await burst();
    expect(sent).toBe(5);
  });

  test('of forty requests at once costs the user three tries', async () => {
    const { read, sandbox } = await connect(() => ({ kind: 'basic', username: 'x', password: 'wrong' }));
    const results = await Promise.allSettled(Array.from({ length: 40 }, read));
    expect(results.every(result => result.status === 'rejected')).toBe(true);
    for (let i = 0; i < 5; i++) await expect(read()).rejects.toMatchObject({ kind: 'auth' });
    expect(sandbox.refusedLogons()).toBe(3);
  });
});
