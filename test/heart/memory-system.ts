// A system in memory: books and customers. The tests of the heart ask it in this process, the conformance suite over HTTP; the answers are the
// same. What is to go wrong is said beforehand, one trouble for each write.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { failureOf } from '../../src/http/failures.ts';
import type { HttpReply, HttpRequest, Send } from '../../src/http/send.ts';

/** A row as the system answers it. */
export interface Row {
  id: number;
  reference: string | null;
  updated_at: string;
  is_reversed: boolean;
  [field: string]: unknown;
}

/** What happens to a write; all but `lost after` and `late` leave nothing behind. */
export type Trouble =
  | 'lost before'
  | 'lost after'
  /** The answer is lost, and the document appears when `appear` is called, or after `lateMs`. */
  | 'late'
  /** Nothing listens at the address. */
  | 'unreachable'
  /** It understood and refused, in these words. */
  | { refused: string }
  | { status: number; retryAfterSeconds?: number };

const day = '2026-11-25';
export const key = 'memory-key-0123456789';
const parameters = ['limit', 'after', 'reference', 'sort', 'updated_since', 'page'];
const sets = ['entries', 'customers'] as const;
type SetName = (typeof sets)[number];

export interface MemoryAnswer {
  status: number;
  headers?: Record<string, string>;
  body: object;
}

export function memorySystem({
  now = Date.now,
  lateMs = 20_000,
}: {
  now?: () => number;
  lateMs?: number;
} = {}) {
  const rows: Record<SetName, Row[]> = { entries: [], customers: [] };
  const troubles: Trouble[] = [];
  const late: { at: number; perform(): void }[] = [];
  const asked: string[] = [];
  const hold: { read?: Promise<unknown>; write?: Promise<unknown> } = {};
  let isAway = false;
  let taken = key;

  const add = (set: SetName, fields: Record<string, unknown>): Row => {
    const row: Row = {
      reference: null,
      is_reversed: false,
      ...fields,
      id: rows[set].length + 1,
      updated_at: `${new Date(now()).toISOString().slice(0, 19)}Z`,
    };
    rows[set].push(row);
    return row;
  };
  const change = (set: SetName, id: number, fields: Record<string, unknown>): void => {
    const row = rows[set].find(one => one.id === id) as Row;
    Object.assign(row, fields, { updated_at: `${new Date(now()).toISOString().slice(0, 19)}Z` });
  };
  const wrongIn = (set: SetName, { items, name }: Record<string, unknown>): string | undefined => {
    if (set === 'customers') return name ? undefined : 'A customer has a name.';
    const amounts = (items as { amount: string }[]).map(({ amount }) => Math.round(Number(amount) * 100));
    return amounts.reduce((sum, one) => sum + one, 0) === 0 ? undefined : 'The entry is not balanced.';
  };
  const listed = (set: SetName, query: URLSearchParams): MemoryAnswer => {
    const unknown = [...query.keys()].find(name => !parameters.includes(name));
    if (unknown) return { status: 400, body: { message: `There is no parameter ${unknown}.` } };
    const [limit, page] = [Number(query.get('limit') ?? 20), Number(query.get('page') ?? 1)];
    const reference = query.get('reference');
    const found = rows[set]
      .filter(one => one.id > Number(query.get('after') ?? 0))
      .filter(one => one.updated_at >= (query.get('updated_since') ?? ''))
      // As many systems do, it finds parts of words.
      .filter(one => reference === null || one.reference?.includes(reference))
      .sort((a, b) => (query.has('sort') ? a.updated_at.localeCompare(b.updated_at) : 0) || a.id - b.id);
    return { status: 200, body: { data: found.slice((page - 1) * limit, page * limit) } };
  };
  /** `path`: from the host on. */
  const answer = (
    method: string,
    path: string,
    headers: HttpRequest['headers'],
    body: string,
  ): MemoryAnswer => {
    if (headers?.authorization !== `Bearer ${taken}`)
      return { status: 401, body: { message: 'The key is wrong.' } };
    const { pathname, searchParams } = new URL(path, 'http://memory');
    if (pathname === '/account') return { status: 200, body: { name: 'Memory Ltd' } };
    const [, name = '', id] = pathname.split('/');
    const set = sets.find(one => one === name);
    if (!set) return { status: 404, body: { message: 'There is nothing here.' } };
    if (method === 'POST') {
      const fields = JSON.parse(body) as Record<string, unknown>;
      const wrong = wrongIn(set, fields);
      return wrong ? { status: 422, body: { message: wrong } } : { status: 201, body: add(set, fields) };
    }
    if (id === undefined) return listed(set, searchParams);
    const found = rows[set].find(one => String(one.id) === id);
    return found ? { status: 200, body: found } : { status: 404, body: { message: 'There is none.' } };
  };

  /** What was to appear by this moment is there. */
  const appear = (until: number): void => {
    const due = late.filter(({ at }) => at <= until);
    late.splice(0, late.length, ...late.filter(({ at }) => at > until));
    for (const { perform } of due) perform();
  };

  /** In this process, with the errors that a socket would have. */
  const send: Send = async request => {
    const { method, url, headers } = request;
    const { pathname, search } = new URL(url);
    appear(now());
    const isWrite = method !== 'GET';
    asked.push(`${method} ${pathname}${search}`);
    await hold[isWrite ? 'write' : 'read'];
    const trouble = isWrite ? troubles.shift() : undefined;
    const broken = (code: string) =>
      failureOf({ code }, request, { timeoutMs: 1_000, timedOut: false, begun: false });
    const perform = () => answer(method, pathname + search, headers, String(request.body ?? ''));
    if (isAway || trouble === 'unreachable') throw broken('ECONNREFUSED');
    if (trouble === 'lost after') perform();
    if (trouble === 'late') late.push({ at: now() + lateMs, perform });
    if (typeof trouble === 'string') throw broken('ECONNRESET');
    return replyOf(trouble ? troubled(trouble) : perform());
  };
  return {
    send,
    rows,
    /** What was asked, in order: `POST /entries`. */
    asked,
    writes: () => asked.filter(one => !one.startsWith('GET')).length,
    add,
    change,
    /** The next writes meet these, each of them one. */
    trouble(...next: Trouble[]) {
      troubles.push(...next);
    },
    /** Nothing answers, as long as it is away. */
    away(is: boolean) {
      isAway = is;
    },
    /** The system works again, and late documents appear. */
    calm() {
      troubles.splice(0);
      appear(Number.POSITIVE_INFINITY);
    },
    /** The key is taken no longer. */
    withdrawKey() {
      taken = 'another-key';
    },
    /** What was late is there now. */
    appear: () => appear(Number.POSITIVE_INFINITY),
    /** Whether a document is still to appear. */
    isLate: () => late.some(({ at }) => at > now()),
    /** Writes wait until the promise is kept. */
    holdWrites(until: Promise<unknown>) {
      hold.write = until;
    },
    holdReads(until: Promise<unknown>) {
      hold.read = until;
    },
    /** A balanced entry of this amount, for `add`. */
    entry: (amount: string) => ({
      company_code: '1710',
      currency: 'EUR',
      document_date: day,
      posting_date: day,
      items: [
        { id: '1', account: '620', amount, text: null },
        { id: '2', account: '200', amount: `-${amount}`, text: null },
      ],
    }),
    /** Documents that stand under the reference. */
    standing: (reference: string) =>
      rows.entries.filter(one => one.reference === reference && !one.is_reversed),
    /** Answers over HTTP, on a free port. */
    async serve() {
      const server = createServer(async (request, response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const { method = '', url = '/', headers } = request;
        const said = answer(method, url, headers as Record<string, string>, Buffer.concat(chunks).toString());
        response
          .writeHead(said.status, { 'content-type': 'application/json' })
          .end(JSON.stringify(said.body));
      });
      await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
      return {
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        close: () =>
          new Promise<void>(done => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      };
    },
  };
}

export type MemorySystem = ReturnType<typeof memorySystem>;

function troubled(trouble: Exclude<Trouble, string>): MemoryAnswer {
  if ('refused' in trouble) return { status: 422, body: { message: trouble.refused } };
  const { status, retryAfterSeconds } = trouble;
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return { status, headers, body: {} };
}

const replyOf = ({ status, headers = {}, body }: MemoryAnswer): HttpReply => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  text: JSON.stringify(body),
});
