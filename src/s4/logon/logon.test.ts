// Every way to log on, over HTTP and TLS against the sandbox system; tokens that end; refusals that must not lock a user.
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { certificates } from '../../../test/certificates.ts';
import { KontorError } from '../../core/errors.ts';
import { samlAudience } from '../../sandbox/s4hana/assertion.ts';
import { type S4SandboxOptions, sandboxCredentials, startS4Sandbox } from '../../sandbox/s4hana/server.ts';
import { connectSystem, type S4SystemOptions } from '../connect.ts';
import type { Auth, OAuthSamlBearer } from './auth.ts';
import { countRefusals } from './refusals.ts';
import type { Token } from './request-token.ts';
import { cachedToken } from './token-cache.ts';

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

  test('logs on by itself, reads and writes (FACTS §2)', async () => {
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
  const saml = (url: string, change: Partial<OAuthSamlBearer['assertion']> = {}): Auth => ({
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

  test('gets a token for a business user, one for many requests (FACTS §2)', async () => {
    const { sandbox, read } = await connect(url => saml(url), trusting());
    await Promise.all([read(), read(), read()]);
    expect(sandbox.tokens()).toHaveLength(1);
  });

  test.each([
    ['signed by somebody else', () => ({ signing: stranger.client }), 'signature'],
    ['from an issuer that nobody knows', () => ({ issuer: 'other.example' }), 'issuer'],
    ['meant for another system', () => ({ audience: 'https://other.example' }), 'others'],
    ['about a user that nobody knows', () => ({ subject: 'nobody@example.org' }), 'user'],
    ['that was over before it came', () => ({ lifetimeSeconds: -1 }), 'not valid now'],
  ])('%s is refused with the reason', async (_what, change, reason) => {
    const { read } = await connect(url => saml(url, change()), trusting());
    await expect(read()).rejects.toMatchObject({
      kind: 'auth',
      code: 'token-refused',
      message: expect.stringContaining(reason),
    });
  });

  test('with a key that cannot be read is a mistake of the settings', async () => {
    const { read } = await connect(url => saml(url, { signing: { certificate: 'x', key: 'y' } }), trusting());
    await expect(read()).rejects.toMatchObject({ kind: 'config', code: 'bad-certificate' });
  });
});

describe('a token', () => {
  function tokens(answers: (Token | KontorError)[]) {
    let now = 0;
    let ahead = 0;
    let asked = 0;
    const logon = cachedToken(
      async () => {
        const answer = answers[Math.min(asked++, answers.length - 1)];
        if (answer instanceof KontorError) throw answer;
        return answer as Token;
      },
      { now: () => now + ahead, elapsed: () => now },
    );
    return {
      logon,
      asked: () => asked,
      pass: (ms: number) => {
        now += ms;
      },
      stepWall: (ms: number) => {
        ahead += ms;
      },
      header: async () => (await logon.headers()).authorization,
    };
  }
  const hour = (value: string): Token => ({ value, expiresInMs: 3_600_000 });
  const down = new KontorError('unavailable', 'token-endpoint-down', 'down');
  const refused = new KontorError('auth', 'token-refused', 'refused');

  test('is renewed while the old one still serves, and nobody waits', async () => {
    const held = tokens([hour('a'), down, hour('b')]);
    await held.header();
    held.pass(50 * 60_000);
    expect(await held.header()).toBe('Bearer a'); // and asks for the next, which fails
    held.pass(60_000);
    expect(await held.header()).toBe('Bearer a'); // asks again
    held.pass(1);
    expect(await held.header()).toBe('Bearer b');
    expect(held.asked()).toBe(3);
  });

  test('that was refused is not asked for again at once, and longer every time', async () => {
    const held = tokens([refused]);
    const tries = async (times: number) => {
      for (let i = 0; i < times; i++) await held.header().catch(() => {});
    };
    await tries(50);
    expect(held.asked()).toBe(1);
    held.pass(31_000);
    await tries(50);
    expect(held.asked()).toBe(2);
    held.pass(31_000);
    await tries(50);
    expect(held.asked()).toBe(2);
    await expect(held.logon.headers()).rejects.toMatchObject({ code: 'token-refused', retryAfterMs: 29_000 });
  });

  test('is not fetched anew for every request when each new one is refused at once', async () => {
    const held = tokens(Array.from({ length: 100 }, (_, i) => hour(String(i))));
    for (let i = 0; i < 200; i++) {
      held.logon.refused(await held.logon.headers());
      held.pass(10);
    }
    expect(held.asked()).toBeLessThan(8);
    held.pass(10_000);
    held.logon.refused(await held.logon.headers());
    await held.header();
    expect(held.asked()).toBeLessThan(9);
  });

  test('is not used for longer, and a failure not rested from for longer, because the wall clock was set back', async () => {
    const held = tokens([down, hour('a'), hour('b')]);
    await held.header().catch(() => {});
    held.stepWall(-3_600_000);
    held.pass(1_001);
    expect(await held.header()).toBe('Bearer a');
    held.stepWall(-3_600_000);
    held.pass(3_600_000);
    expect(await held.header()).toBe('Bearer b');
  });

  test('stays when an answer to an older one comes late', async () => {
    const held = tokens([hour('a'), hour('b')]);
    const old = await held.logon.headers();
    held.logon.refused(old);
    expect(await held.header()).toBe('Bearer b');
    held.logon.refused(old);
    expect(await held.header()).toBe('Bearer b');
    expect(held.asked()).toBe(2);
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
