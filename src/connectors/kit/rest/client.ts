// A system that speaks JSON over HTTP: address, logon, and what its answers mean. It never retries, except once with a new token where a
// token was refused: a 401 comes before anything is done.
import { toKontorError } from '../../../core/errors.ts';
import { exactJson } from '../../../core/exact-json.ts';
import type { Wording } from '../../../core/sentences.ts';
import { trimEnd } from '../../../core/trim-end.ts';
import { refusedForGood } from '../../../http/logon.ts';
import type { HttpReply, HttpRequest, Send } from '../../../http/send.ts';
import type { ConnectorIo } from '../../../models/connector.ts';
import { englishOf } from '../said-error.ts';
import { say } from '../sentences.ts';
import { type Asked, errorOf, type RestErrors, unreadableAnswer } from './errors.ts';
import type { RestLogon } from './logon.ts';
import { withQuery } from './query.ts';

export interface RestOptions extends ConnectorIo {
  /** What people call the system, for sentences: `BigCommerce`. */
  system: string;
  /** What stands before every path. */
  baseUrl: string;
  /** Sent with every request. */
  headers?: Headers;
  logon: RestLogon;
  errors: RestErrors;
  /** The connector's own, with what `errors` advises. */
  sentences?: readonly Wording[];
  send: Send;
}

type Headers = Record<string, string>;

export interface RestClient {
  system: string;
  /** Undefined: 404, 204, or 304. */
  get<T = unknown>(path: string, headers?: Headers): Promise<T | undefined>;
  /** A page of a list. `address`: a path, or a link that the system has answered. Undefined: 204, or 304; with `orNone` 404 too. */
  page(address: string, headers?: Headers, orNone?: boolean): Promise<Answer | undefined>;
  /** Undefined: an empty answer. Kind `uncertain`: it may have changed something. */
  send(method: WriteMethod, path: string, body?: unknown, headers?: Headers): Promise<unknown>;
}

type WriteMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Answer {
  /** Of the request. */
  url: string;
  reply: HttpReply;
  body: unknown;
}

export function restClient(options: RestOptions): RestClient {
  const { system, logon, errors, credentialsRefused } = options;
  const also = englishOf(options.sentences);
  const base = trimEnd(options.baseUrl, '/');
  const common = { accept: 'application/json', 'user-agent': 'Kontor', ...options.headers };

  const urlOf = (address: string): string => {
    const url = address.startsWith('/') ? base + address : ownLink(address);
    return logon.query ? withQuery(url, logon.query) : url;
  };
  /** Credentials go to no other host. */
  const ownLink = (link: string): string => {
    if (URL.canParse(link) && new URL(link).origin === new URL(base).origin) return link;
    throw say.error('foreign-link', { system, link }, { details: { link } });
  };

  const exchange = async (request: HttpRequest, asked: Asked): Promise<HttpReply> => {
    const send = (proof: Headers) =>
      options.send({ ...request, headers: { ...common, ...request.headers, ...proof } });
    const proof = await logon.headers();
    const reply = await send(proof);
    if (reply.status !== 401) return reply;
    logon.refused(proof);
    const renewed = await logon.headers();
    const last = renewed === proof ? reply : await send(renewed);
    if (last.status === 401) credentialsRefused(errorOf(last, asked, errors));
    return last;
  };

  /** `nothing`: statuses that say that there is nothing. */
  const answer = async (request: HttpRequest, nothing: readonly number[]): Promise<Answer | undefined> => {
    const asked = { system, write: request.method !== 'GET', nowMs: options.clock.now(), also };
    const reply = await exchange(request, asked).catch(thrown => {
      const error = toKontorError(thrown);
      if (refusedForGood.has(error.code)) credentialsRefused(error);
      throw thrown;
    });
    if (nothing.includes(reply.status)) return undefined;
    if (reply.status >= 300) throw errorOf(reply, asked, errors);
    if (asked.write && reply.text === '') return undefined;
    try {
      return { url: request.url, reply, body: exactJson(reply.text) };
    } catch (cause) {
      throw unreadableAnswer(reply, asked, errors, cause);
    }
  };
  const read: RestClient['page'] = (address, headers = {}, orNone = false) =>
    answer({ method: 'GET', url: urlOf(address), headers }, orNone ? [204, 304, 404] : [204, 304]);

  return {
    system,
    page: async (...asked) => read(...asked),
    async get<T>(path: string, headers?: Headers) {
      return (await read(path, headers, true))?.body as T | undefined;
    },
    async send(method, path, body, headers = {}) {
      const request = { method, url: urlOf(path), headers };
      const json = { headers: { ...headers, 'content-type': 'application/json' } };
      const whole = body === undefined ? request : { ...request, ...json, body: JSON.stringify(body) };
      return (await answer(whole, []))?.body;
    },
  };
}
