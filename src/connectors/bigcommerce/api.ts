// The management API: V2 answers bare bodies and 204 for nothing, V3 answers `{ data, meta }`.
import { listOf, rowsOf } from '../../core/broken-answer.ts';
import { KontorError } from '../../core/errors.ts';
import { isTooDeep } from '../../core/read-json.ts';
import { mostSaid, saidWhole } from '../../core/said-numbers.ts';
import { saidText } from '../../core/said-text.ts';
import { cutText } from '../../core/storable.ts';
import { trimEnd } from '../../core/trim-end.ts';
import { askedToWaitMs } from '../../http/asked-to-wait.ts';
import type { HttpReply, HttpRequest, Send } from '../../http/send.ts';
import type { ConnectorIo } from '../../models/connector.ts';

export interface Api {
  /** Undefined: 404, or 204. */
  get<T>(path: string): Promise<T | undefined>;
  /** All rows of a V2 list, page by page. */
  allV2<T>(path: string): Promise<T[]>;
  /** Pages of a V3 list; its rows may be anything. */
  pagesV3(path: string): AsyncGenerator<unknown[]>;
  send(method: 'POST' | 'PUT', path: string, body: unknown): Promise<unknown>;
}

const pageSize = 250;
/** Pages of what belongs to one order: more than a hundred thousand lines are a mistake of the store's. */
const mostOfOne = 400;

export function bigCommerceApi(
  options: { baseUrl: string; accessToken: string; send: Send } & ConnectorIo,
): Api {
  const base = trimEnd(options.baseUrl, '/');
  const headers = { 'x-auth-token': options.accessToken, accept: 'application/json', 'user-agent': 'Kontor' };

  const exchange = async (request: HttpRequest): Promise<HttpReply> => {
    const reply = await options.send(request);
    if (reply.status === 401) options.credentialsRefused(errorOf(reply, options.clock.now()));
    return reply;
  };
  const get = async <T>(path: string): Promise<T | undefined> => {
    const reply = await exchange({ method: 'GET', url: base + path, headers });
    if (reply.status === 404 || reply.status === 204) return undefined;
    if (reply.status >= 300) throw errorOf(reply, options.clock.now());
    return parse(reply) as T;
  };
  async function* pagesV3(path: string): AsyncGenerator<unknown[]> {
    for (let page = 1; ; page++) {
      if (page > mostSaid.pages) throw endless(path);
      const body = await get<{ data?: unknown; meta?: { pagination?: { total_pages?: unknown } } }>(
        `${path}${path.includes('?') ? '&' : '?'}limit=${pageSize}&page=${page}`,
      );
      const rows = listOf(body?.data ?? [], listed(path));
      yield rows;
      if (rows.length === 0 || page >= (saidWhole(body?.meta?.pagination?.total_pages) ?? 1)) return;
    }
  }
  return {
    get,
    async allV2<T>(path: string) {
      const all: T[] = [];
      for (let page = 1; ; page++) {
        if (page > mostOfOne) throw endless(path);
        const body = await get<T[]>(`${path}${path.includes('?') ? '&' : '?'}limit=${pageSize}&page=${page}`);
        const rows = rowsOf<T>(body ?? [], listed(path));
        all.push(...rows);
        if (rows.length < pageSize) return all;
      }
    },
    pagesV3,
    async send(method, path, body) {
      const reply = await exchange({
        method,
        url: base + path,
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (reply.status >= 300) throw errorOf(reply, options.clock.now());
      return reply.text === '' ? undefined : parse(reply);
    },
  };
}

export const endless = (path: string) =>
  new KontorError('config', 'paging-loop', `The store answers page after page of ${path} without an end.`, {
    next: 'Report it with the recorded calls; the store has probably changed its answers.',
  });

/** What an answer is called in a sentence. */
export const listed = (path: string): string => `The answer of BigCommerce to ${path.replace(/\?.*/, '')}`;

function parse(reply: HttpReply): unknown {
  try {
    if (isTooDeep(reply.text)) throw new RangeError('nested too deep');
    return JSON.parse(reply.text);
  } catch (cause) {
    throw new KontorError('config', 'unreadable-answer', 'The store answered something that is not JSON.', {
      cause,
      next: 'Check the base URL: it must lead to the management API (https://api.bigcommerce.com).',
    });
  }
}

function errorOf(reply: HttpReply, nowMs: number): KontorError {
  const details = { status: reply.status };
  if (reply.status === 401 || reply.status === 403) {
    return new KontorError(
      'auth',
      'store-refused',
      `BigCommerce refused the access token (${reply.status}).`,
      {
        details,
        next: 'Check the access token and that the API account has the scopes for orders, transactions, customers and store information.',
      },
    );
  }
  if (reply.status === 429) {
    const retryAfterMs = askedToWaitMs(reply, nowMs);
    return new KontorError(
      'limited',
      'store-quota',
      'BigCommerce asks for a pause: the quota of the store is used up.',
      {
        details,
        next: 'Kontor waits and goes on by itself.',
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      },
    );
  }
  if (reply.status >= 500) {
    return new KontorError('unavailable', 'store-down', `BigCommerce answered ${reply.status}.`, {
      details,
      next: 'Kontor tries again by itself.',
    });
  }
  const said = saidIn(reply.text).replace(/\.$/, '');
  return new KontorError(
    'config',
    'store-answer',
    `BigCommerce answered ${reply.status}${said && `: ${said}`}.`,
    {
      details,
      next: 'Check base URL and store hash of the connection.',
    },
  );
}

/** V2 answers `[{ status, message }]`, V3 `{ title, errors: { <field>: <what is wrong> } }`; others whatever they like. */
function saidIn(text: string): string {
  try {
    if (isTooDeep(text)) throw new RangeError('nested too deep');
    const body: unknown = JSON.parse(text);
    const { errors } = (body ?? {}) as { errors?: unknown };
    const fields = typeof errors === 'object' && errors !== null && !Array.isArray(errors) ? errors : {};
    const each = Object.entries(fields).map(([field, problem]) => `${field}: ${saidText(problem)}`);
    return cutText([saidText(body), ...each].filter(Boolean).join('; '), 500);
  } catch {
    return cutText(text, 200).trim(); // a page, or half an answer: shown as it came
  }
}
