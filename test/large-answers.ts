// One answer of a system that is far too large, on every way on which answers come: what it costs Kontor in memory, and
// how long others wait meanwhile.
import { request as ask, createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { createClient } from '../src/client/index.ts';
import { sandboxCredentials, startS4Sandbox } from '../src/sandbox/s4hana/server.ts';
import { startKontor } from '../src/stage/kontor-process.ts';
import { createTestPlace } from './databases.ts';
import { forgetPeak, peakMb, residentMb } from './process-figures.ts';

type Large = (reply: ServerResponse) => void;

/** Answers so many bytes between a beginning and an end, as fast as they are taken. */
function bytes(count: number, around: [string, string] = ['', ''], fill = 'x'): Large {
  const piece = Buffer.alloc(65_536, fill);
  return reply => {
    let left = count;
    const go = () => {
      for (; left > 0; left -= piece.length)
        if (!reply.write(piece)) {
          left -= piece.length;
          return void reply.once('drain', go);
        }
      reply.end(around[1]);
    };
    reply.write(around[0]);
    go();
  };
}

/** The sandbox, but for what a test wants to be answered in another way. */
async function inFrontOf(target: string) {
  let large: { what: RegExp; answer: Large } | undefined;
  const server = createServer((request, reply) => {
    reply.on('error', () => {});
    if (large?.what.test(`${request.method} ${request.url}`)) {
      request.resume();
      return large.answer(reply);
    }
    const { method, headers } = request;
    const passed = ask(target + request.url, { method, headers }, answer => {
      reply.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(reply);
    });
    request.pipe(passed);
    passed.on('error', () => reply.destroy());
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers(what: RegExp, answer: Large) {
      large = { what, answer };
    },
  };
}

export interface Cost {
  status: number;
  /** Of the answer to the caller. */
  bytes: number;
  /** What the process held at most, beyond what it held before. */
  mb: number;
  /** The longest that somebody else waited. */
  waitMs: number;
}

/** Asks on every way for an answer of so many megabytes. `perRow`: of each of the 60,000 rows of a directory. */
export async function costOfLargeAnswers(mb: number, perRow: number): Promise<Record<string, Cost>> {
  const { folder, databaseUrl, remove } = await createTestPlace();
  onTestFinished(remove);
  const s4 = await startS4Sandbox();
  onTestFinished(() => s4.close());
  const system = await inFrontOf(s4.url);
  const kontor = await startKontor({ folder, databaseUrl, pollSeconds: 600 });
  onTestFinished(() => kontor.kill());
  const pid = kontor.pid() as number;
  const client = createClient({ ...kontor, retries: 0 });
  const { username, password } = sandboxCredentials;
  const settings = { baseUrl: system.url, auth: { kind: 'basic', username, password }, timeoutSeconds: 300 };
  const { id } = await client.createConnection({ body: { connector: 's4hana', name: 'SAP', settings } });
  const base = `${kontor.url}/v1/connections/${id}`;
  const json = { 'content-type': 'application/json' };

  /** The longest of many short requests of somebody else. */
  const watchOthers = () => {
    let over = false;
    const watching = (async () => {
      let longest = 0;
      while (!over) {
        const asked = performance.now();
        await (await fetch(`${kontor.url}/healthz`)).text();
        longest = Math.max(longest, performance.now() - asked);
        await sleep(5);
      }
      return longest;
    })();
    return () => {
      over = true;
      return watching;
    };
  };
  const costs: Record<string, Cost> = {};
  const cost = async (way: string, path: string, init: RequestInit = {}) => {
    await sleep(300);
    forgetPeak(pid);
    const before = residentMb(pid);
    const others = watchOthers();
    const reply = await fetch(base + path, {
      ...init,
      headers: { authorization: `Bearer ${kontor.apiKey}`, ...init.headers },
    });
    let size = 0;
    for await (const piece of reply.body ?? []) size += (piece as Uint8Array).length;
    const waitMs = Math.round(await others());
    costs[way] = { status: reply.status, bytes: size, mb: Math.round(peakMb(pid) - before), waitMs };
  };
  const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
    method: 'POST',
    headers: { ...json, ...headers },
    body: JSON.stringify(body),
  });
  const size = mb * 1024 * 1024;

  // Once without, so that everything has been loaded.
  for (const path of ['/sales-orders', '/customers?search=a', '/invoices/1/pdf', '/proxy/sap/x'])
    await (await fetch(base + path, { headers: { authorization: `Bearer ${kontor.apiKey}` } })).text();
  system.answers(/\/sap\/large/, reply => {
    reply.setHeader('content-type', 'application/json');
    bytes(size, ['"', '"'], `${system.url}/sap/x `)(reply);
  });
  await cost('plain', '/proxy/sap/large');
  await cost('links', '/proxy/sap/large', { headers: { 'kontor-links': 'rewrite' } });
  await cost('cached', '/proxy/sap/large', { headers: { 'cache-control': 'max-age=60' } });
  await cost('under a key', '/proxy/sap/large', post({}, { 'idempotency-key': 'large' }));
  system.answers(/GET .*A_SalesOrder\?/, bytes(size, ['{"d":{"results":[{"SalesOrder":"', '"}]}}']));
  await cost('list', '/sales-orders?limit=5');
  system.answers(/GET .*A_SalesOrder\?/, reply => {
    reply.writeHead(400, { 'content-type': 'application/json' });
    bytes(size, ['{"error":{"code":"X/1","message":{"value":"', '"}}}'])(reply);
  });
  await cost('refusal', '/sales-orders?limit=6');
  system.answers(/GET .*GetPDF/, bytes(size, ['{"d":{"GetPDF":{"BillingDocumentBinary":"', '"}}}'], 'AAAA'));
  await cost('pdf', '/invoices/90000001/pdf');
  system.answers(
    /POST .*journalentry/,
    bytes(size, ['<Envelope><Body><Fault><faultstring>', '</faultstring></Fault></Body></Envelope>']),
  );
  const items = [
    { account: '61000000', amount: '100.10', cost_center: '17101301' },
    { account: '11001000', amount: '-100.10' },
  ];
  const dates = { document_date: '2026-11-20', posting_date: '2026-11-20' };
  const entry = { company_code: '1710', type: 'SA', ...dates, currency: 'USD', items };
  await cost('soap', '/journal-entries', post(entry, { 'idempotency-key': 'large' }));
  let rows = 0;
  system.answers(/GET .*A_Customer\?/, reply => {
    const results = Array.from({ length: rows < 60_000 ? 1_000 : 0 }, () => ({
      Customer: String(++rows).padStart(10, '0'),
      CustomerName: 'x'.repeat(perRow),
    }));
    reply.end(JSON.stringify({ d: { results } }));
  });
  await client.updateConnection({ id, body: { name: 'SAP again' } });
  for (let again = true; again; ) {
    await cost('directory', '/customers?search=x');
    again = costs.directory?.status === 503;
  }
  expect((await fetch(`${kontor.url}/healthz`)).status).toBe(200);
  return costs;
}

/** The limit for one answer that is held, and the half of what all directories may take. */
const limitMb = { answer: 16, directory: 64 };

/** What can be streamed arrives whole; what is held is refused with a short sentence; neither costs more than a few limits. */
export function expectBounded(costs: Record<string, Cost>, mb: number): void {
  const streamed = ['plain', 'links', 'cached', 'under a key'];
  const refused = { list: 502, refusal: 422, pdf: 502, soap: 202, directory: 400 };
  expect(Object.keys(costs)).toEqual([...streamed, ...Object.keys(refused)]);
  for (const way of streamed) {
    expect([way, costs[way]?.status]).toEqual([way, 200]);
    expect(costs[way]?.bytes).toBeGreaterThan(mb * 1024 * 1024);
  }
  for (const [way, status] of Object.entries(refused)) {
    expect([way, costs[way]?.status]).toEqual([way, status]);
    expect(costs[way]?.bytes).toBeLessThan(4_000);
  }
  for (const [way, cost] of Object.entries(costs)) {
    const limit = way === 'directory' ? limitMb.directory : limitMb.answer;
    // V8 lets 64 MB of buffers come together before it looks which of them nobody uses.
    const most = way === 'links' ? 64 + 5 * limit : 5 * limit;
    expect([way, cost.mb, cost.mb <= most]).toEqual([way, cost.mb, true]);
    // Far more than it takes on a machine of one's own.
    expect([way, cost.waitMs, cost.waitMs < 1_500]).toEqual([way, cost.waitMs, true]);
  }
}
