// The HTTP API as a stranger meets it: its description, its refusals, its pages.
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { everyRoute } from '../../src/contract/routes.ts';
import { kontorOfFile, placePaid, postingIn, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile();

async function call(kontor: RunningKontor, method: string, path: string, body?: string, key?: string) {
  const reply = await kontor.request(path, {
    method,
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
  });
  return {
    status: reply.status,
    type: reply.headers.get('content-type'),
    body: (await reply.json()) as Record<string, unknown>,
  };
}

describe('the API', () => {
  test('describes itself in valid OpenAPI, route by route', async () => {
    const kontor = await kontorOf();
    const reply = await fetch(`${kontor.app.url}/openapi.json`);
    const document = (await reply.json()) as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const result = await new Validator().validate(document);
    expect(result.errors ?? []).toEqual([]);
    const described = Object.values(document.paths).flatMap(path =>
      Object.values(path).map(one => one.operationId),
    );
    expect(described).toEqual(expect.arrayContaining(Object.keys(everyRoute)));
    expect(new Set(described).size).toBe(described.length);
  });

  test('sends its description from memory, whole or 304', async () => {
    const { app } = await kontorOf();
    const ask = (path: string, headers: Record<string, string> = {}) => fetch(app.url + path, { headers });
    const first = await (await ask('/openapi.json')).text();
    for (const [path, type] of [
      ['/openapi.json', 'application/json'],
      ['/docs/json', 'application/json'],
      ['/docs/yaml', 'application/x-yaml'],
    ] as const) {
      const reply = await ask(path);
      expect([reply.status, reply.headers.get('content-type')]).toEqual([200, expect.stringContaining(type)]);
      const etag = reply.headers.get('etag') ?? '';
      expect(etag).toMatch(/^"/);
      const text = await reply.text();
      if (type === 'application/json') expect(text).toBe(first);
      else expect(parse(text)).toEqual(JSON.parse(first));
      const again = await ask(path, { 'if-none-match': etag });
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect((await ask(path, { 'if-none-match': '"another"' })).status).toBe(200);
    }
    expect((await ask('/docs/')).status).toBe(200);
  });

  test('refuses in problem JSON with a code, a kind, a sentence, and what to do next', async () => {
    const kontor = await kontorOf();
    const refused: [string, string, string | undefined, string | undefined, number, string][] = [
      ['GET', '/v1/flows', undefined, 'wrong', 401, 'bad-api-key'],
      ['GET', '/v1/nonsense', undefined, undefined, 404, 'no-route'],
      ['GET', '/v1/postings/pst_none', undefined, undefined, 404, 'no-posting'],
      ['POST', '/v1/postings/pst_none/replay', undefined, undefined, 404, 'no-posting'],
      ['GET', '/v1/postings?state=nonsense', undefined, undefined, 400, 'bad-request'],
      ['GET', '/v1/postings?limit=0', undefined, undefined, 400, 'bad-request'],
      ['POST', '/v1/connections', '{', undefined, 400, 'bad-json'],
      [
        'POST',
        '/v1/connections',
        '{"connector":"x","name":"n","settings":{},"more":1}',
        undefined,
        400,
        'bad-request',
      ],
      [
        'POST',
        '/v1/connections',
        '{"connector":"x","name":"n","settings":{}}',
        undefined,
        400,
        'no-connector',
      ],
      ['PATCH', '/v1/connections/con_none', '{}', undefined, 404, 'no-connection'],
      ['POST', '/v1/connections/con_none/check', undefined, undefined, 404, 'no-connection'],
      ['POST', '/v1/flows', '{"flow":"x","from":"a","to":"b"}', undefined, 400, 'unknown-flow'],
      ['POST', '/v1/flows/flw_none/run', undefined, undefined, 404, 'no-flow'],
      ['PATCH', '/v1/flows/flw_none', '{"settings":{}}', undefined, 404, 'no-flow'],
    ];
    for (const [method, path, body, key, status, code] of refused) {
      const answer = await call(kontor, method, path, body, key);
      expect({ path, status: answer.status, code: answer.body.code }).toEqual({ path, status, code });
      expect(answer.type).toContain('application/problem+json');
      expect(answer.body).toMatchObject({
        status,
        kind: expect.any(String),
        detail: expect.stringMatching(/\.$/),
        next: expect.stringMatching(/\.$/),
      });
    }
    const tooLarge = await call(
      kontor,
      'POST',
      '/v1/connections',
      JSON.stringify({ name: 'x'.repeat(1_100_000) }),
    );
    expect(tooLarge).toMatchObject({ status: 413, body: { code: 'too-large' } });
    const name = {
      connector: 's4hana',
      name: 'SAP',
      settings: { baseUrl: kontor.s4.url, auth: { kind: 'api-key', key: 'sandbox-api-key' } },
    };
    expect((await call(kontor, 'POST', '/v1/connections', JSON.stringify(name))).status).toBe(201);
    expect(await call(kontor, 'POST', '/v1/connections', JSON.stringify(name))).toMatchObject({
      status: 409,
      body: { code: 'name-taken' },
    });
  });

  test('hands out postings page by page, each once, and filters them', async () => {
    const kontor = await kontorOf({ flows: true });
    const ids = Array.from({ length: 7 }, () => placePaid(kontor));
    for (const id of ids) {
      await postingIn(kontor, 'journal-entries.create', `orders/${id}`, 'accepted');
      await postingIn(kontor, 'sales-orders.create', `orders/${id}`, 'accepted');
    }
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await call(kontor, 'GET', `/v1/postings?limit=5${cursor && `&cursor=${cursor}`}`);
      seen.push(...(body.result as { id: string }[]).map(one => one.id));
      cursor = body.next_cursor as string | null;
    }
    expect(seen).toHaveLength(14);
    expect(new Set(seen).size).toBe(14);
    const flow = await call(kontor, 'GET', '/v1/postings?flow=order-to-journal&state=accepted');
    expect(flow.body.result).toHaveLength(7);
    const one = await call(kontor, 'GET', `/v1/postings?business_key=orders/${ids[0]}`);
    expect((one.body.result as { operation: string }[]).map(row => row.operation).toSorted()).toEqual([
      'journal-entries.create',
      'sales-orders.create',
    ]);
    // The sign for "any text" of a database is an ordinary letter here.
    expect((await call(kontor, 'GET', '/v1/postings?business_key=%25')).body.result).toEqual([]);
    const events = await call(kontor, 'GET', '/v1/events?source=webhook&limit=500');
    expect((events.body.result as unknown[]).length).toBeGreaterThanOrEqual(7);
  });
});
