// The client of the HTTP API: one method for each operation of the contract, on `fetch` alone.
import { ApiProblem } from './problem.ts';
import { routes, type TableName } from './routes.ts';
import { type TailEvent, type TailFilter, type TailOptions, tailOf } from './tail.ts';
import type { AnswerOf, ArgumentsOf, List, Method, OperationName, Schemas } from './types.ts';

export interface ClientOptions {
  /** Where Kontor answers: `https://kontor.example`. */
  url: string;
  /** Left out in a page that Kontor itself serves: there, the cookie of a browser session says who it is. */
  apiKey?: string | undefined;
  /** For keys that see all tenants: whose data is meant. */
  tenant?: string | undefined;
  /** In which language errors and reasons are worded, such as `de`; English when left out. */
  language?: string | undefined;
  /** How often a call is repeated that failed for a passing reason; 2 when left out. */
  retries?: number | undefined;
  /** How long one answer may take, in milliseconds; 120,000 when left out. */
  timeoutMs?: number | undefined;
  /**
   * Without a key: whether nobody uses the page at the moment. What is only read meanwhile does not keep the browser session from ending.
   */
  isUnused?: (() => boolean) | undefined;
}

export type Client = { [Name in OperationName]: Method<Name> } & {
  /**
   * Asks again until a posting is decided: `accepted`, `rejected` or `parked`. Throws ApiProblem `not-settled` when it is
   * not within `timeoutMs` (five minutes when left out).
   */
  settled(posting: string, options?: { timeoutMs?: number }): Promise<Schemas['PostingInFull']>;
  /**
   * A whole list as CSV in pieces: `csv('listPostings', { state: 'parked' })`. It throws if the answer is cut off: if the loop ends normally,
   * the table is complete.
   */
  csv<Name extends TableName>(list: Name, ...given: TableArguments<Name>): AsyncIterable<string>;
  /**
   * Recorded calls and state changes of postings, as they happen. It connects again when the stream breaks, and goes on where it was;
   * an event `gap` says that some are missing. It ends when `signal` is aborted, and throws when nothing answers at first or Kontor refuses.
   */
  tail(filter?: TailFilter, options?: TailOptions): AsyncIterable<TailEvent>;
  /** The PDF of an invoice. */
  invoicePdf(invoice: { id: string; key: string }): Promise<Uint8Array>;
  /**
   * Passes a request on to the system behind a connection, one to one. `path`: from the system's host on. Answers
   * whatever the system answers; nothing is repeated.
   */
  call(
    connection: string,
    path: string,
    request?: { method?: string; headers?: Record<string, string>; body?: string } & Omit<
      ByHeader,
      'ifMatch'
    >,
  ): Promise<Response>;
};

type TableFilter<Name extends TableName> = Omit<
  ArgumentsOf<Name>,
  | 'cursor'
  | 'limit'
  | 'count'
  | 'search'
  | 'raw'
  | 'maxAgeSeconds'
  | (Name extends 'listServiceRecords' ? never : 'expand')
>;
type TableArguments<Name extends TableName> =
  Record<never, never> extends TableFilter<Name> ? [given?: TableFilter<Name>] : [given: TableFilter<Name>];

interface ByHeader {
  idempotencyKey?: string | undefined;
  maxAgeSeconds?: number | undefined;
  ifMatch?: string | undefined;
}
type Given = Record<string, unknown> & ByHeader & { body?: unknown };
type Send = (name: OperationName, given: Given) => Promise<unknown>;
interface Page {
  result: unknown[];
  next_cursor: string | null;
}

/**
 * Methods throw ApiProblem; and whatever `fetch` throws when nothing answers. Kinds `limited` and `unavailable` are
 * repeated; a lost answer is, where a second try cannot do harm: reads, deletions, and writes under an Idempotency-Key.
 */
export function createClient(options: ClientOptions): Client {
  const send: Send = (name, given) => sendRepeatedly(name, given, options);
  const methods = Object.fromEntries(
    (Object.keys(routes) as OperationName[]).map(name => [
      name,
      (given: Given = {}) => (name.startsWith('list') ? listOf(name, given, send) : send(name, given)),
    ]),
  ) as unknown as Client;
  return {
    ...methods,
    async *csv(list, given?: object) {
      const { at, query } = addressOf(`${routes[list][1]}.csv`, given ?? {});
      const reply = await fetch(`${baseOf(options)}${at}${searchOf(query)}`, {
        headers: ownHeaders(options),
      });
      if (!reply.ok) throw await problemOf(reply);
      if (reply.body) yield* reply.body.pipeThrough(new TextDecoderStream());
    },
    tail: (filter = {}, given = {}) =>
      tailOf(
        (headers, signal) =>
          fetch(`${baseOf(options)}/v1/tail${searchOf(Object.entries(filter))}`, {
            headers: { ...ownHeaders(options), ...headers },
            signal,
          }),
        problemOf,
        given,
      ),
    async invoicePdf({ id, key }) {
      const path = `/v1/connections/${encodeURIComponent(id)}/invoices/${encodeURIComponent(key)}/pdf`;
      const signal = AbortSignal.timeout(options.timeoutMs ?? patienceMs);
      const reply = await fetch(baseOf(options) + path, { headers: ownHeaders(options), signal });
      if (!reply.ok) throw await problemOf(reply);
      return new Uint8Array(await reply.arrayBuffer());
    },
    call: (connection, path, { method = 'GET', headers = {}, body, ...ours } = {}) =>
      fetch(`${baseOf(options)}/v1/connections/${encodeURIComponent(connection)}/proxy${path}`, {
        method,
        headers: { ...headers, ...ownHeaders(options, ours, method) },
        ...(body === undefined ? {} : { body }),
        signal: AbortSignal.timeout(options.timeoutMs ?? patienceMs),
      }),
    async settled(posting, { timeoutMs = 300_000 } = {}) {
      const until = performance.now() + timeoutMs;
      for (let pauseMs = 200; ; pauseMs = Math.min(5_000, pauseMs * 2)) {
        const now = await methods.getPosting({ id: posting });
        if (['accepted', 'rejected', 'parked'].includes(now.state)) return now;
        if (performance.now() + pauseMs > until)
          throw new ApiProblem(0, {
            code: 'not-settled',
            kind: 'uncertain',
            detail: `Posting ${posting} is ${now.state} still.`,
            next: 'Kontor goes on with it automatically; ask again later.',
          });
        await pause(pauseMs);
      }
    },
  };
}

function listOf<Name extends OperationName>(name: Name, given: Given, send: Send) {
  const page = (cursor: string | undefined) =>
    send(name, cursor === undefined ? given : { ...given, cursor }) as Promise<Page>;
  async function* records() {
    let cursor: string | undefined;
    do {
      const { result, next_cursor } = await page(cursor);
      yield* result;
      cursor = next_cursor ?? undefined;
    } while (cursor !== undefined);
  }
  let first: Promise<Page> | undefined;
  const list: List<Page> = {
    // biome-ignore lint/suspicious/noThenProperty: awaited it is one page, like the answer of the API.
    then(fulfilled, rejected) {
      first ??= page(undefined);
      return first.then(fulfilled, rejected);
    },
    [Symbol.asyncIterator]: records,
    async all() {
      const all: unknown[] = [];
      for await (const record of records()) all.push(record);
      return all;
    },
  };
  return list as unknown as List<AnswerOf<Name> & Page>;
}

async function sendRepeatedly(name: OperationName, given: Given, options: ClientOptions): Promise<unknown> {
  const [method, path, takes] = routes[name] as readonly [string, string, ('keyed' | 'aged' | 'matched')?];
  // The key is the same for every try: whatever the first of them did, the second does not do it again.
  const key = takes === 'keyed' ? (given.idempotencyKey ?? globalThis.crypto.randomUUID()) : undefined;
  const harmless = method === 'GET' || method === 'DELETE' || key !== undefined;
  for (let tried = 0; ; tried++) {
    try {
      return await sendOnce(method, path, { ...given, idempotencyKey: key }, options);
    } catch (thrown) {
      const problem = thrown instanceof ApiProblem ? thrown : undefined;
      const isLost = problem === undefined || problem.kind === 'uncertain';
      const passing = isLost ? harmless : ['limited', 'unavailable'].includes(problem.kind);
      const pauseMs = problem?.retryAfterMs ?? 250 * 2 ** tried;
      // A caller that would have to wait for long is told.
      if (!passing || tried >= (options.retries ?? 2) || pauseMs > longestPauseMs) throw thrown;
      await pause(pauseMs);
    }
  }
}

/** The path with its parameters in it, and the rest of them. */
function addressOf(path: string, parameters: object) {
  const query = new Map<string, unknown>(Object.entries(parameters));
  const at = path.replaceAll(/:(\w+)/g, (_, part: string) => {
    const value = query.get(part);
    query.delete(part);
    return encodeURIComponent(String(value));
  });
  return { at, query };
}

async function sendOnce(
  method: string,
  path: string,
  { body, idempotencyKey, maxAgeSeconds, ifMatch, ...parameters }: Given,
  options: ClientOptions,
): Promise<unknown> {
  const { at, query } = addressOf(path, parameters);
  const reply = await fetch(`${baseOf(options)}${at}${searchOf(query)}`, {
    method,
    headers: {
      ...ownHeaders(options, { idempotencyKey, maxAgeSeconds, ifMatch }, method),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(options.timeoutMs ?? patienceMs),
  });
  if (!reply.ok) throw await problemOf(reply);
  return reply.json();
}

function searchOf(query: Iterable<[string, unknown]>): string {
  const given = [...query].flatMap(([part, value]): [string, string][] =>
    value === undefined ? [] : [[part, String(value)]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

/** What stands between may answer in its own words; then the status says what kind of problem it is. */
async function problemOf(reply: Response): Promise<ApiProblem> {
  const said = (await reply.json().catch(() => null)) as { kind?: string } | null;
  const [after] = /^\d{1,9}$/.exec(reply.headers.get('retry-after') ?? '') ?? [];
  return new ApiProblem(
    reply.status,
    said?.kind === undefined ? { kind: foreignKinds[reply.status] ?? 'bug' } : said,
    after === undefined ? undefined : Number(after) * 1000,
  );
}

/** Behind 502 and 504 Kontor may have done what it was asked for. */
const foreignKinds: Record<number, string> = {
  429: 'limited',
  502: 'uncertain',
  503: 'unavailable',
  504: 'uncertain',
};

const patienceMs = 120_000;
/** A call is not repeated after a longer pause. */
const longestPauseMs = 60_000;

/** Without slashes at its end. */
function baseOf({ url }: ClientOptions): string {
  let end = url.length;
  while (url[end - 1] === '/') end--;
  return url.slice(0, end);
}

const ownHeaders = (
  { apiKey, tenant, language, isUnused }: ClientOptions,
  { idempotencyKey, maxAgeSeconds, ifMatch }: ByHeader = {},
  method = 'GET',
) => ({
  // The header shows that a page of Kontor asks, and no form of another site.
  ...(apiKey === undefined
    ? { 'kontor-request': method === 'GET' && isUnused?.() ? 'watch' : 'console' }
    : { authorization: `Bearer ${apiKey}` }),
  ...(tenant === undefined ? {} : { 'kontor-tenant': tenant }),
  ...(language === undefined ? {} : { 'accept-language': language }),
  ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  ...(maxAgeSeconds === undefined ? {} : { 'cache-control': `max-age=${maxAgeSeconds}` }),
  ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
});

const pause = (ms: number) => new Promise<void>(done => setTimeout(done, ms));
