// The proxy: one to one, streaming both ways, with options by header; and writes under an Idempotency-Key, which leave
// once whatever happens to their answers.
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect as connectSocket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { sandboxCredentials } from '../../src/sandbox/s4hana/server.ts';
import { orderHeader } from '../order-header.ts';
import { eventually, eventuallyIs, kontorOfFile, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile();

const { username, password } = sandboxCredentials;
const orders = '/sap/opu/odata/sap/API_SALES_ORDER_SRV';

/** A connection to S/4HANA, or to a server of the test's own that does not pass for it; and what requests to it look like. */
async function connect({ app, tenant }: RunningKontor, baseUrl: string) {
  const { id } = await app.store.connections.create(
    {
      tenantId: tenant,
      connector: 's4hana',
      system: 's4hana:1',
      name: baseUrl,
      settings: { baseUrl, auth: { kind: 'basic', username }, timeoutSeconds: 3 },
    },
    { 'auth.password': password },
  );
  const asking = (headers: Record<string, string> = {}) => ({
    headers: { authorization: `Bearer ${app.apiKey}`, ...headers },
  });
  const posting = (body: unknown, headers: Record<string, string> = {}) => ({
    method: 'POST',
    body: JSON.stringify(body),
    ...asking({ 'content-type': 'application/json', accept: 'application/json', ...headers }),
  });
  return { id, base: `${app.url}/v1/connections/${id}/proxy`, asking, posting };
}

async function serve(answer: (request: IncomingMessage, reply: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const countOrders = ({ s4 }: RunningKontor) =>
  [...s4.books().salesOrders.values()].flatMap(numbers => [...numbers]).length;

describe('the proxy', () => {
  test('shows no page of a system to a browser that follows a link: its scripts would act as the person', async () => {
    const kontor = await kontorOf();
    let asked = 0;
    const url = await serve((_request, reply) => {
      asked++;
      reply.setHeader('content-type', 'text/html').end('<script>take()</script>');
    });
    const { base, asking } = await connect(kontor, url);
    const { key } = await kontor.client.createKey({ body: { name: 'Ada', role: 'viewer' } });
    const signedIn = await fetch(`${kontor.app.url}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key }),
    });
    const cookie = String(signedIn.headers.getSetCookie()[0]).split(';')[0] as string;
    const linked = await fetch(`${base}${orders}/page`, { headers: { cookie, accept: 'text/html' } });
    expect([linked.status, asked]).toEqual([403, 0]);
    expect(await linked.json()).toMatchObject({ code: 'no-console-header' });
    // What a page of Kontor asks for, and what programs ask for, is handed on as it is.
    const own = { cookie, 'kontor-request': 'console' };
    expect((await fetch(`${base}${orders}/page`, { headers: own })).status).toBe(200);
    expect(await (await fetch(`${base}${orders}/page`, asking())).text()).toBe('<script>take()</script>');
  });

  test('streams answers: the first byte comes before the last is written, and every byte as it was', async () => {
    const kontor = await kontorOf();
    const parts = Array.from({ length: 40 }, () => randomBytes(500_000));
    let finish = () => {};
    const rest = new Promise<void>(done => {
      finish = done;
    });
    const url = await serve(async (_, reply) => {
      reply.writeHead(200, {
        'content-type': 'application/octet-stream',
        etag: 'W/"x"',
        'set-cookie': 'SAP_SESSIONID=1',
        'x-ratelimit-limit': '100',
        'x-ratelimit-remaining': '7',
        'x-ratelimit-reset': '30',
        'x-own': 'kept',
      });
      reply.write(parts[0]);
      await rest;
      for (const part of parts.slice(1)) reply.write(part);
      reply.end();
    });
    const { base, asking } = await connect(kontor, url);
    const reply = await fetch(
      `${base}/sap/opu/odata4/sap/x/srvd/sap/y/0001;v=0002/Files('a%2Fb')/$value?x=a%20b`,
      asking(),
    );
    const reader = reply.body?.getReader() as ReadableStreamDefaultReader<Uint8Array>;
    const hash = createHash('sha256');
    const first = await reader.read();
    hash.update(first.value as Uint8Array);
    finish();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      hash.update(value);
    }
    expect(hash.digest('hex')).toBe(createHash('sha256').update(Buffer.concat(parts)).digest('hex'));
    const headers = Object.fromEntries(reply.headers);
    expect(headers).toMatchObject({
      etag: 'W/"x"',
      'x-own': 'kept',
      'ratelimit-limit': '100',
      'ratelimit-remaining': '7',
      'ratelimit-reset': '30',
    });
    expect(Object.keys(headers).filter(name => /cookie|x-ratelimit|authenticate/.test(name))).toEqual([]);
  });

  test('streams long bodies, passes method, path, query and status, and drops what is not for the system', async () => {
    const kontor = await kontorOf();
    const seen: { method: string; url: string; headers: IncomingMessage['headers']; sha: string }[] = [];
    const url = await serve(async (request, reply) => {
      const hash = createHash('sha256');
      for await (const chunk of request) hash.update(chunk as Buffer);
      seen.push({
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        sha: hash.digest('hex'),
      });
      reply.writeHead(request.method === 'PUT' ? 299 : 200, { 'x-csrf-token': 'token' }).end();
    });
    const { base, asking } = await connect(kontor, url);
    const body = randomBytes(12_000_000);
    const reply = await fetch(`${base}/sap/opu/odata/sap/API_X;v=0002/Files('1')/$value?a=1&a=%2B2`, {
      method: 'PUT',
      body,
      ...asking({
        'content-type': 'application/pdf',
        'if-match': 'W/"1"',
        cookie: 'mine=1',
        'x-forwarded-for': '10.0.0.1',
        'kontor-pace': 'queue',
        te: 'trailers',
      }),
    });
    expect(reply.status).toBe(299);
    const put = seen.find(one => one.method === 'PUT');
    expect(put).toMatchObject({
      url: "/sap/opu/odata/sap/API_X;v=0002/Files('1')/$value?a=1&a=%2B2",
      sha: createHash('sha256').update(body).digest('hex'),
      headers: {
        'content-type': 'application/pdf',
        'content-length': '12000000',
        'if-match': 'W/"1"',
        'x-csrf-token': 'token',
        authorization: `Basic ${btoa(`${username}:${password}`)}`,
      },
    });
    expect(Object.keys(put?.headers ?? {}).filter(name => /cookie|forwarded|kontor|^te$/.test(name))).toEqual(
      [],
    );
  });

  test('refuses bodies that are too large before they are read, said beforehand or not', async () => {
    const kontor = await kontorOf();
    let received = 0;
    const url = await serve((request, reply) => {
      request.on('data', chunk => {
        received += (chunk as Buffer).length;
      });
      request.on('end', () => reply.end());
      reply.on('error', () => {});
      if (request.method !== 'PUT') reply.writeHead(200, { 'x-csrf-token': 'token' }).end();
    });
    const { base, asking } = await connect(kontor, url);
    const said = await fetch(`${base}/sap/opu/odata/sap/API_X/Files`, {
      method: 'PUT',
      body: Buffer.alloc(100_000_000),
      ...asking(),
    });
    expect(said.status).toBe(413);
    expect(received).toBe(0);
    let sent = 0;
    const long = new ReadableStream({
      async pull(controller) {
        await sleep(2);
        controller.enqueue(new Uint8Array(1_000_000));
        if (++sent === 100) controller.close();
      },
    });
    const unsaid = await fetch(`${base}/sap/opu/odata/sap/API_X/Files`, {
      method: 'PUT',
      body: long,
      duplex: 'half',
      ...asking(),
    } as RequestInit).catch((error: Error) => error);
    if (unsaid instanceof Response) expect(unsaid.status).toBe(413);
    expect(received).toBeLessThan(52_000_000);
    expect((await fetch(`${kontor.app.url}/healthz`)).status).toBe(200);
  });

  test('leads nowhere but into the APIs of the system, however a path or a header is written', async () => {
    const kontor = await kontorOf();
    const seen: string[] = [];
    const url = await serve((request, reply) => {
      seen.push(request.url ?? '');
      reply.end();
    });
    const base = new URL((await connect(kontor, url)).base);
    const before = seen.length;
    const raw = (path: string, headers = '') =>
      new Promise<string>(done => {
        let said = '';
        const socket = connectSocket(Number(base.port), base.hostname, () =>
          socket.write(
            `GET ${base.pathname}${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer ${kontor.app.apiKey}\r\n${headers}\r\n`,
          ),
        );
        socket.on('data', chunk => {
          said += chunk.toString();
        });
        socket.on('error', () => {});
        socket.on('close', () => done(said));
      });
    for (const path of [
      '/sap/../../etc/passwd',
      '/sap/%2e%2e/%2e%2e/admin',
      '/sap/opu/..%2f..%2fbc/sec/oauth2/token',
      '/sap/bc/sec/oauth2/token',
      '/sap//bc//sec/oauth2/token',
      '/sap/bc/%73ec/oauth2/token',
      '/sap/bc/%2573ec/oauth2/token',
      '/sap/bc;a=b/sec;c/oauth2/token',
      '/sap/opu/%252e%252e/%25252e%25252e/admin',
      '/sap/opu/..;a=b/..;/admin',
      '/sap/opu/..%5c..%5cadmin',
      '/ui2/flp',
      '//evil.example/sap/x',
      '@evil.example/sap/x',
      '/sap/%',
      '/sap/%00',
    ])
      expect([path, await raw(path)]).toEqual([path, expect.stringMatching(/^HTTP\/1\.1 4\d\d /)]);
    expect(seen.slice(before)).toEqual([]);
    // What only looks like it is passed on as it came.
    for (const path of ["/sap/x/Files('a%252Fb..')", "/sap/x/Files('100%25')", '/sap/x;v=0002/A.B?p=/../x']) {
      expect([path, await raw(path)]).toEqual([path, expect.stringMatching(/^HTTP\/1\.1 200 /)]);
      expect(seen.pop()).toBe(path);
    }
    // What a header smuggles in stays one value, or is refused.
    const smuggled = await raw('/sap/opu/odata/sap/X/Y', 'Accept: a\rX-Evil: 1\r\n');
    expect(smuggled).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(seen.slice(before)).toEqual([]);
  });

  test('passes batches, and rewrites links where that is asked for', async () => {
    const kontor = await kontorOf({ s4: { pageSize: 2 } });
    const { base, asking } = await connect(kontor, kontor.s4.url);
    const batch = [
      '--b',
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      'GET A_SalesOrder?$top=1 HTTP/1.1',
      'Accept: application/json',
      '',
      '',
      '--b--',
      '',
    ].join('\r\n');
    const reply = await fetch(`${base}${orders}/$batch`, {
      method: 'POST',
      body: batch,
      ...asking({ 'content-type': 'multipart/mixed; boundary=b' }),
    });
    expect(reply.status).toBe(202);
    expect(await reply.text()).toContain('HTTP/1.1 200 OK');
    const customers = `${base}/sap/opu/odata/sap/API_BUSINESS_PARTNER/A_Customer`;
    const plain = (await (await fetch(customers, asking({ accept: 'application/json' }))).json()) as {
      d: { __next: string };
    };
    expect(plain.d.__next.startsWith(kontor.s4.url)).toBe(true);
    const rewritten = (await (
      await fetch(customers, asking({ accept: 'application/json', 'kontor-links': 'rewrite' }))
    ).json()) as { d: { __next: string } };
    expect(rewritten.d.__next.startsWith(base)).toBe(true);
    expect((await fetch(rewritten.d.__next, asking({ accept: 'application/json' }))).status).toBe(200);
  });

  test('rewrites links to the system, however they are written, and to nobody else', async () => {
    const kontor = await kontorOf();
    const links = ['/sap/x', '/', '', '?a=1', '.evil.example/sap/x', '0/sap/x', '-other/sap/x', ':80/sap/x'];
    const url = await serve(({ url: path }, reply) => {
      const here = path?.startsWith('/sap/xml')
        ? `<link href='${url}/sap/x'/>`
        : JSON.stringify(links.map(link => url + link));
      reply.writeHead(200, {
        'content-type': path?.startsWith('/sap/xml') ? 'application/atom+xml' : 'application/json',
        location: `${url}/sap/y`,
      });
      reply.end(path === '/sap/escaped' ? here.replaceAll('/', '\\/') : here);
    });
    const { base, asking } = await connect(kontor, url);
    const ask = (path: string) => fetch(`${base}${path}`, asking({ 'kontor-links': 'rewrite' }));
    const expected = [base, base, base, base, url, url, url, url].map((start, n) => start + links[n]);
    const plain = await ask('/sap/x');
    expect([await plain.json(), plain.headers.get('location')]).toEqual([expected, `${base}/sap/y`]);
    expect(await (await ask('/sap/escaped')).json()).toEqual(expected);
    expect(await (await ask('/sap/xml')).text()).toBe(`<link href='${base}/sap/x'/>`);
  });

  test('repeats reads as often as it is told, and hands a 429 through to whom does not want to wait', async () => {
    const kontor = await kontorOf();
    let asked = 0;
    const url = await serve((_, reply) => {
      asked++;
      if (asked <= 2) reply.writeHead(503).end();
      else if (asked === 4) reply.writeHead(429, { 'retry-after': '30' }).end();
      else reply.end('{}');
    });
    const { base, asking } = await connect(kontor, url);
    const get = (headers: Record<string, string> = {}) => fetch(`${base}/sap/x`, asking(headers));
    expect((await get()).status).toBe(503);
    expect((await get({ 'kontor-retry': '2' })).status).toBe(200);
    expect(asked).toBe(3);
    const limited = await get({ 'kontor-pace': 'pass' });
    expect([
      limited.status,
      limited.headers.get('retry-after'),
      limited.headers.get('ratelimit-reset'),
    ]).toEqual([429, '30', '30']);
    // The system is not asked again for what it would refuse.
    const next = await get({ 'kontor-pace': 'pass' });
    expect([next.status, ((await next.json()) as { code: string }).code]).toEqual([429, 'no-turn']);
    expect(asked).toBe(4);
    for (const wrong of [{ 'kontor-pace': 'fast' }, { 'kontor-retry': '99' }] as Record<string, string>[])
      expect((await get(wrong)).status).toBe(400);
  });

  test('records calls with the beginning of what was answered', async () => {
    const kontor = await kontorOf();
    const url = await serve((_, reply) =>
      reply.writeHead(200, { 'content-type': 'application/json' }).end(`{"a":"${'x'.repeat(50_000)}"}`),
    );
    const { id, base, asking } = await connect(kontor, url);
    await (await fetch(`${base}/sap/x`, asking())).text();
    await fetch(`${base}/sap/y`, asking());
    const list = (query: object) => kontor.client.listCalls({ id, ...query });
    const newest = await list({ limit: 1 });
    expect(newest.result).toMatchObject([{ url: `${url}/sap/y` }]);
    const { result } = await list({ limit: 1, cursor: newest.next_cursor });
    const [call] = result;
    expect((await list({ cursor: call?.id })).result).toEqual([]);
    expect(call).toMatchObject({ method: 'GET', url: `${url}/sap/x`, status: 200, failure: null });
    expect(call?.response_body).toMatch(/^\{"a":"x+\.\.\. \(50008 characters in all\)$/);
    expect(JSON.stringify(call)).not.toContain(password);
  });

  test('keeps no bodies, or only those of failures, where the connection says so', async () => {
    const kontor = await kontorOf();
    const url = await serve((request, reply) => {
      request.resume();
      reply.writeHead(request.url?.endsWith('bad') ? 400 : 200).end('{"customer":"Ada"}');
    });
    const { id, base, posting } = await connect(kontor, url);
    for (const [recordBodies, kept] of [
      ['none', []],
      ['failures', ['{"customer":"Ada"}', '{"name":"Ada"}']],
    ] as const) {
      const { connections } = kontor.app.store;
      const settings = { baseUrl: url, auth: { kind: 'basic', username }, recordBodies };
      const draft = { name: url, system: 's4hana:1', environment: null, settings };
      await connections.update(id, draft, { 'auth.password': password });
      await kontor.restart();
      for (const path of ['good', 'bad'])
        await (await fetch(`${base}/sap/${path}`, posting({ name: 'Ada' }))).text();
      const { result } = await eventuallyIs(
        'two calls are recorded',
        async () => ({ result: (await kontor.client.listCalls({ id, limit: 2 })).result }),
        ({ result: calls }) => calls.length === 2,
      );
      expect(result.flatMap(call => [call.response_body, call.request_body])).toEqual([
        ...(kept.length > 0 ? kept : ['... (18 characters in all)', '... (14 characters in all)']),
        '... (18 characters in all)',
        '... (14 characters in all)',
      ]);
      expect(result.map(call => call.status)).toEqual([400, 200]);
    }
  });
});

describe('a write under an Idempotency-Key', () => {
  test('is one document however often it is sent, also at the same time, and another body is refused', async () => {
    const kontor = await kontorOf();
    const { base, posting } = await connect(kontor, kontor.s4.url);
    const order = { ...orderHeader, PurchaseOrderByCustomer: 'KEYED-1' };
    const send = (body: unknown, key = 'order-1') =>
      fetch(`${base}${orders}/A_SalesOrder`, posting(body, { 'idempotency-key': key }));
    const together = await Promise.all(Array.from({ length: 8 }, () => send(order)));
    expect(together.filter(reply => reply.status === 201).length).toBeGreaterThanOrEqual(1);
    for (const reply of together) expect([201, 409]).toContain(reply.status);
    const again = await send(order);
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
    const first = (await (together.find(reply => reply.status === 201) as Response).json()) as {
      d: { SalesOrder: string };
    };
    expect(await again.json()).toEqual(first);
    const other = await send({ ...order, PurchaseOrderByCustomer: 'KEYED-2' });
    expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([422, 'key-reused']);
    expect(countOrders(kontor)).toBe(1);
    await kontor.restart();
    expect(await (await send(order)).json()).toEqual(first);
    expect(countOrders(kontor)).toBe(1);
    // What SAP refuses is an outcome too.
    const refused = { ...orderHeader, SoldToParty: 'NOBODY' };
    const no = await send(refused, 'order-2');
    expect(no.status).toBe(400);
    expect((await send(refused, 'order-2')).headers.get('idempotency-replayed')).toBe('true');
  });

  test('whose answer is lost is said to be uncertain, and is not sent again under that key', async () => {
    const kontor = await kontorOf();
    const { base, posting } = await connect(kontor, kontor.s4.url);
    const send = (key: string, language = 'en') =>
      fetch(
        `${base}${orders}/A_SalesOrder`,
        posting(
          { ...orderHeader, PurchaseOrderByCustomer: key },
          { 'idempotency-key': key, 'accept-language': language },
        ),
      );
    kontor.s4.setFaults({ 'lost-after-commit': 1 });
    const lost = await send('lost-1');
    expect(lost.status).toBe(504);
    expect(await lost.json()).toMatchObject({
      kind: 'uncertain',
      next: expect.stringMatching(/look in the system before you send it again/),
    });
    expect(await (await send('lost-2', 'de')).json()).toMatchObject({
      kind: 'uncertain',
      next: expect.stringMatching(/Sehen Sie im System nach, bevor Sie sie noch einmal senden/),
    });
    kontor.s4.setFaults({});
    for (let i = 0; i < 3; i++) {
      const again = await send('lost-1');
      expect(again.status).toBe(504);
      expect(await again.json()).toMatchObject({
        code: 'write-uncertain',
        next: expect.stringMatching(/Look in the system for its effect/),
      });
    }
    expect(countOrders(kontor)).toBe(2);

    // 429 is before anything happened: the same key can be used again.
    kontor.s4.setFaults({ throttled: 1 });
    expect((await send('limited-1')).status).toBe(429);
    kontor.s4.setFaults({});
    await eventually('the write is let through', async () => (await send('limited-1')).status === 201);
    expect(countOrders(kontor)).toBe(3);
  });

  test('that was under way when Kontor died is not sent again', async () => {
    const kontor = await kontorOf();
    const { id, base, asking } = await connect(kontor, kontor.s4.url);
    const body = JSON.stringify({ ...orderHeader, PurchaseOrderByCustomer: 'DEAD-1' });
    const path = `${orders}/A_SalesOrder`;
    await kontor.app.store.idempotencyKeys.begin({
      connectionId: id,
      key: 'dead-1',
      requestHash: createHash('sha256').update(`POST ${path}\n`).update(body).digest('base64url'),
      sentAt: new Date(Date.now() - 3_600_000),
    });
    const reply = await fetch(base + path, {
      method: 'POST',
      body,
      ...asking({ 'content-type': 'application/json', 'idempotency-key': 'dead-1' }),
    });
    expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([504, 'write-uncertain']);
    expect(kontor.s4.written()).toBe(0);
  });
});
