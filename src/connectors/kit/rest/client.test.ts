// A REST system over real HTTP: who we are, and what each answer means.
import { describe, expect, test } from 'vitest';
import { type RestSystem, restSystem, type Said } from '../../../../test/rest-system.ts';
import type { Call } from '../../../core/call.ts';
import { systemClock } from '../../../core/clock.ts';
import { KontorError } from '../../../core/errors.ts';
import { maxDepth } from '../../../core/read-json.ts';
import { hostRules } from '../../../http/host-rules.ts';
import { outbound } from '../../../http/outbound.ts';
import { redactor } from '../../../http/redact.ts';
import { basic, bearer, clientCredentials, inQuery } from './logon.ts';

const thrownBy = async (work: Promise<unknown>): Promise<KontorError> => {
  const thrown: unknown = await work.then(
    () => 'nothing',
    error => error,
  );
  expect(thrown).toBeInstanceOf(KontorError);
  return thrown as KontorError;
};

describe('an answer', () => {
  const asking = async (said: Said, method: 'GET' | 'PUT') => {
    const system = await restSystem(() => said);
    const client = system.client();
    const work = method === 'GET' ? client.get('/things/1') : client.send('PUT', '/things/1', { a: 1 });
    return { work, system };
  };

  test.each([
    [401, 'auth', 'logon-refused', 'auth', 'logon-refused'],
    [403, 'auth', 'not-authorised', 'auth', 'not-authorised'],
    [429, 'limited', 'too-many-requests', 'limited', 'too-many-requests'],
    [408, 'unavailable', 'server-error', 'uncertain', 'server-error'],
    [500, 'unavailable', 'server-error', 'uncertain', 'server-error'],
    [503, 'unavailable', 'server-error', 'uncertain', 'server-error'],
    [302, 'config', 'refused', 'config', 'refused'],
    [400, 'config', 'refused', 'rejected', 'rejected'],
    [409, 'config', 'refused', 'rejected', 'rejected'],
    [410, 'config', 'refused', 'missing', 'not-found'],
    [412, 'config', 'refused', 'conflict', 'record-changed'],
    [422, 'config', 'refused', 'rejected', 'rejected'],
    [428, 'config', 'refused', 'conflict', 'record-changed'],
  ] as const)(
    '%i is %s/%s to a read and %s/%s to a write',
    async (status, kind, code, writeKind, writeCode) => {
      const said = { status, body: { message: 'No.' } };
      const read = await thrownBy((await asking(said, 'GET')).work);
      expect(read).toMatchObject({ kind, code, details: { status } });
      expect(read.message).toMatch(/^Ledger .*[^.]\.$/);
      const write = await thrownBy((await asking(said, 'PUT')).work);
      expect(write).toMatchObject({ kind: writeKind, code: writeCode, details: { status } });
    },
  );

  test('that there is nothing is nothing to a read; a list that is not there is none, and neither is a record to be changed', async () => {
    for (const status of [204, 404]) expect(await (await asking({ status }, 'GET')).work).toBeUndefined();
    expect(await (await asking({ status: 204 }, 'PUT')).work).toBeUndefined();
    expect(await (await asking({ body: '' }, 'PUT')).work).toBeUndefined();
    expect(await thrownBy((await asking({ status: 404 }, 'PUT')).work)).toMatchObject({ kind: 'missing' });
    const system = await restSystem(() => ({ status: 404 }));
    expect(await thrownBy(system.client().page('/things'))).toMatchObject({ kind: 'config' });
  });

  test.each([
    [{ message: 'Wrong.' }, undefined, 'Ledger answered 400: Wrong.'],
    [
      { errors: { total: ['is missing', 'is text'] } },
      undefined,
      'Ledger answered 400: total: is missing is text.',
    ],
    [
      {
        Message: 'A validation exception occurred',
        Elements: [{ Errors: [{ Message: 'no tax' }, { Message: 'no date' }] }],
      },
      ['Message', 'Elements.*.Errors.*.Message'],
      'Ledger answered 400: A validation exception occurred; no tax; no date.',
    ],
    ['<p>no</p>', undefined, 'Ledger answered 400: <p>no</p>.'],
    ['null', undefined, 'Ledger answered 400.'],
    [{ errors: null }, ['nowhere.at.all'], 'Ledger answered 400.'],
  ])('says why: %j', async (body, said, sentence) => {
    const system = await restSystem(() => ({ status: 400, body }));
    const errors = { next: { credential: '', address: 'Look.' }, ...(said ? { said } : {}) };
    const thrown = await thrownBy(system.client({ errors }).get('/things'));
    expect(thrown).toMatchObject({ message: sentence, next: 'Look.' });
  });

  test('means something else where the system says so', async () => {
    const system = await restSystem(() => ({ status: 409 }));
    const errors = {
      next: { credential: '', address: '' },
      kinds: { 409: ['conflict', 'duplicate'] },
    } as const;
    const thrown = await thrownBy(system.client({ errors }).send('POST', '/things', {}));
    expect(thrown).toMatchObject({ kind: 'conflict', code: 'duplicate' });
  });

  test('says how long to wait, in seconds or until when, and not for ever', async () => {
    const waitAfter = async (status: number, value: string) => {
      const system = await restSystem(() => ({ status, headers: { 'retry-after': value } }));
      return (await thrownBy(system.client().get('/things'))).retryAfterMs;
    };
    expect(await waitAfter(429, '7')).toBe(7_000);
    expect(await waitAfter(503, '7')).toBe(7_000);
    expect(await waitAfter(400, '7')).toBeUndefined();
    expect(await waitAfter(429, '1e300')).toBe(900_000);
    const soon = await waitAfter(429, new Date(Date.now() + 60_000).toUTCString());
    expect(soon).toBeGreaterThan(50_000);
    expect(soon).toBeLessThanOrEqual(60_000);
  });

  test('that is no JSON, or nested too deep, is unreadable; a write may have changed something all the same', async () => {
    const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    for (const body of ['<html>', '', '{"a":', nested(maxDepth + 1)])
      expect(await thrownBy((await asking({ body }, 'GET')).work)).toMatchObject({
        kind: 'config',
        code: 'unreadable-answer',
        message: 'Ledger answered with something that Kontor cannot read (status 200).',
      });
    expect(await (await asking({ body: nested(maxDepth) }, 'GET')).work).toBeInstanceOf(Array);
    expect(await thrownBy((await asking({ body: '<html>' }, 'PUT')).work)).toMatchObject({
      kind: 'uncertain',
      code: 'unreadable-confirmation',
    });
  });

  test('keeps ids and amounts that JavaScript would round', async () => {
    const body =
      '{"id":12345678901234567890,"amount":1234567890123.4567,"small":0.1,"text":"12345678901234567890"}';
    expect(await (await asking({ body }, 'GET')).work).toEqual({
      id: '12345678901234567890',
      amount: '1234567890123.4567',
      small: 0.1,
      text: '12345678901234567890',
    });
  });
});

describe('a logon', () => {
  const seen = async (logon: ReturnType<typeof basic>) => {
    const system = await restSystem(() => ({ body: {} }));
    await system.client({ logon }).get('/things?a=1');
    return system.asked.map(({ headers, url }) => [headers.authorization, url])[0];
  };

  test('is user and password, a token in a header, or one in the address', async () => {
    expect(await seen(basic('me', 'p:w'))).toEqual([`Basic ${btoa('me:p:w')}`, '/v1/things?a=1']);
    expect(await seen(bearer('t'))).toEqual(['Bearer t', '/v1/things?a=1']);
    expect(await seen(inQuery('key', 'a&b'))).toEqual([undefined, '/v1/things?a=1&key=a%26b']);
  });

  test('that is refused is told once, and not tried again', async () => {
    const system = await restSystem(() => ({ status: 401 }));
    expect(await thrownBy(system.client().get('/things'))).toMatchObject({
      message: 'Ledger refused the logon.',
      next: 'Check the key.',
    });
    expect(system.asked).toHaveLength(1);
    expect(system.refused).toHaveLength(1);
    const other = await restSystem(() => ({ status: 403 }));
    await thrownBy(other.client().get('/things'));
    expect(other.refused).toHaveLength(0); // this one thing may not be allowed
  });

  /** Hands out t1, t2, …; takes those that `takes` says. */
  const tokens = async (
    takes: (token: string) => boolean,
    endpoint: (form: URLSearchParams) => Said = () => ({}),
  ) => {
    let count = 0;
    const system: RestSystem = await restSystem(({ url, headers, body }) => {
      if (url === '/token') {
        const refusal = endpoint(new URLSearchParams(body));
        if (refusal.status) return refusal;
        return { body: { access_token: `token-${++count}-abcdef`, expires_in: 1_800, token_type: 'Bearer' } };
      }
      return takes(String(headers.authorization).replace(/^Bearer /, ''))
        ? { body: { ok: true } }
        : { status: 401 };
    });
    const logon = clientCredentials(
      {
        tokenUrl: `${system.url}/token`,
        clientId: 'id',
        clientSecret: 'secret-0123456789',
        clientAuth: 'basic',
        scope: 'a b',
        form: { username: 'me@company' },
      },
      { send: system.send, clock: systemClock },
    );
    const fetched = () => system.asked.filter(({ url }) => url === '/token').length;
    return { system, client: system.client({ logon }), fetched };
  };

  test('by client credentials fetches one token for all who wait', async () => {
    const forms: string[] = [];
    const { client, fetched, system } = await tokens(
      () => true,
      form => {
        forms.push(form.toString());
        return {};
      },
    );
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.get('/things')));
    expect(answers).toHaveLength(20);
    expect(fetched()).toBe(1);
    expect(forms).toEqual(['grant_type=client_credentials&username=me%40company&scope=a+b']);
    expect(system.asked[0]?.headers.authorization).toBe(`Basic ${btoa('id:secret-0123456789')}`);
  });

  test('by a token that was withdrawn gets a new one, once, and the request is sent again', async () => {
    let withdrawn = '';
    const { client, fetched, system } = await tokens(token => token !== withdrawn);
    await client.get('/things');
    withdrawn = 'token-1-abcdef';
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => client.send('POST', `/things/${i}`, {})),
    );
    expect(answers).toEqual(Array(10).fill({ ok: true }));
    expect(fetched()).toBe(2);
    expect(system.refused).toHaveLength(0);
  });

  test('is refused for good when a new token is refused too, or when there is none', async () => {
    const { client, system, fetched } = await tokens(() => false);
    expect(await thrownBy(client.get('/things'))).toMatchObject({ code: 'logon-refused' });
    expect(fetched()).toBe(2);
    expect(system.refused).toMatchObject([{ code: 'logon-refused' }]);
    const without = await tokens(
      () => true,
      () => ({ status: 400, body: { error: 'invalid_client' } }),
    );
    expect(await thrownBy(without.client.get('/things'))).toMatchObject({
      kind: 'auth',
      code: 'token-refused',
    });
    expect(without.system.refused).toMatchObject([{ code: 'token-refused' }]);
    expect(without.system.asked).toHaveLength(1);
  });

  test('leaves no secret in a recorded call: no token that was handed out, and none in an address', async () => {
    const secret = 'secret-0123456789';
    const system = await restSystem(({ url, headers }) =>
      url === '/token'
        ? { body: { access_token: 'minted-0123456789', expires_in: 1_800 } }
        : // What stands between may repeat what it was sent.
          { status: 400, body: { message: `Bad: ${headers.authorization} ${url}` } },
    );
    const calls: Call[] = [];
    const out = outbound({
      connectionId: 'con_1',
      redact: redactor([secret, 'query-key-0123456789']),
      limits: { concurrency: 2, adaptive: false, answerMs: 5_000 },
      answerLimitBytes: 1_000_000,
      recordBodies: 'all',
      tls: undefined,
      tunnel: undefined,
      hosts: hostRules([system.url], ['*']),
      clock: systemClock,
      writeCall: call => void calls.push(call),
      refusal: () => undefined,
      onBreaker() {},
      onLimit() {},
    });
    const logon = clientCredentials(
      { tokenUrl: `${system.url}/token`, clientId: 'id', clientSecret: secret, clientAuth: 'body' },
      { send: out.send, clock: systemClock },
    );
    const { message } = await thrownBy(system.client({ logon, send: out.send }).get('/things'));
    const byAddress = inQuery('key', 'query-key-0123456789');
    await thrownBy(system.client({ logon: byAddress, send: out.send }).get('/things'));
    await out.close();
    expect(calls).toHaveLength(3);
    expect(message + JSON.stringify(calls)).not.toMatch(/0123456789/);
  });
});

test('a link to another host is not followed: credentials go to the system only', async () => {
  const system = await restSystem(() => ({ body: [] }));
  const client = system.client();
  for (const link of ['http://127.0.0.1:1/v1/things', 'https://evil.example/', 'things', ''])
    await expect(client.page(link)).rejects.toMatchObject({ code: 'foreign-link' });
  await client.page(`${system.url}/elsewhere?page=2`);
  expect(system.asked.map(({ url }) => url)).toEqual(['/elsewhere?page=2']);
});

test('a link that has the parameter of the logon already carries it once, and keeps the others as they are', async () => {
  const system = await restSystem(() => ({ body: [] }));
  const client = system.client({ logon: inQuery('key', 'new') });
  await client.page(`${system.url}/things?a=%20+b&key=old&monkey=1&c=d?e`);
  expect(system.asked.map(({ url }) => url)).toEqual(['/things?a=%20+b&monkey=1&c=d?e&key=new']);
});
