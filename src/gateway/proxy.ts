// Passes requests on to the system behind a connection, one to one. Bodies flow through, also those whose links are
// rewritten; only a write under an Idempotency-Key is held whole, and of answers what is kept.
import { Readable } from 'node:stream';
import type { Caller } from '../core/caller.ts';
import { KontorError, toKontorError } from '../core/errors.ts';
import { busyError } from '../core/limited.ts';
import { through } from '../core/owned-stream.ts';
import { speaker, worded } from '../core/reasons.ts';
import type { Connected, ForwardedReply, ForwardedRequest } from '../models/connector.ts';
import type { WriteOnce } from './idempotency-keys.ts';
import { readThroughCache } from './proxy-cache.ts';
import type { ProxyReply } from './proxy-reply.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';
import type { ResponseCache } from './response-cache.ts';
import { rewriteLinks } from './rewrite-links.ts';
import { say } from './sentences.ts';

export interface ProxyRequest extends ForwardedRequest {
  /** Links in the answer that begin with the system's own address are to begin with this one; undefined: left alone. */
  linksTo?: string | undefined;
  /** The same key never writes twice. Such a request has its body as bytes. */
  idempotencyKey?: string | undefined;
  /** A read may be answered from the cache, up to this age; undefined: the system is asked. */
  maxAgeMs?: number | undefined;
  /** queue: wait for the system's budget. pass: be refused instead. */
  pace: 'queue' | 'pass';
  /** How often a read may be repeated that failed for a passing reason. */
  repeats: number;
}

/** Headers to forward. All others belong to one TCP connection, to Kontor's own API, or to a browser. */
const kept = named(
  `accept accept-encoding accept-language content-encoding content-type if-match if-modified-since if-none-match
  if-unmodified-since prefer range slug x-csrf-token x-http-method x-requested-with dataserviceversion maxdataserviceversion
  soapaction requestid repeatabilitycreation`,
  ['odata-', 'sap-'],
);
/** Headers of an answer that concern only its way to Kontor, or Kontor's session. */
const dropped = named('connection keep-alive transfer-encoding set-cookie upgrade trailer www-authenticate', [
  'proxy-',
  'ratelimit-',
  'rate-limit-',
  'x-ratelimit-',
  'x-rate-limit-',
]);

function named(names: string, prefixes: readonly string[]): (name: string) => boolean {
  const all = new Set(names.split(/\s+/));
  return name => all.has(name) || prefixes.some(prefix => name.startsWith(prefix));
}

export type ForwardRequest = (
  caller: Caller,
  connectionId: string,
  request: ProxyRequest,
) => Promise<ProxyReply>;

/** Throws `input/no-proxy` for a connection to a system without a proxy, and what `writeOnce` throws. */
export interface ProxyParts {
  open(caller: Caller, id: string): Promise<Connected>;
  writeOnce: WriteOnce;
  cache: ResponseCache;
  withCalls<T>(context: { pace: 'queue' | 'pass'; repeats: number }, work: () => Promise<T>): Promise<T>;
}

export function proxy(parts: ProxyParts): ForwardRequest {
  return async (caller, connectionId, { linksTo, idempotencyKey, maxAgeMs, pace, repeats, ...request }) => {
    const connection = await parts.open(caller, connectionId).catch(thrown => {
      const { code, retryAfterMs = 0 } = toKontorError(thrown);
      throw pace === 'pass' && code === 'limited' ? busyError(retryAfterMs) : thrown;
    });
    const { forward } = connection;
    if (!forward) throw say.error('no-proxy');
    const headers = filtered(request.headers, kept, true);
    // Some servers take no body of which they do not know the length.
    const { 'content-length': length } = request.headers;
    if (request.body instanceof Readable && length !== undefined) headers['content-length'] = length;
    // What is to be rewritten must be readable.
    if (linksTo !== undefined) delete headers['accept-encoding'];
    const ask = async (
      passed: Record<string, string>,
      hasLeft: ProxyRequest['hasLeft'],
    ): Promise<ProxyReply> => {
      const reply = await parts
        .withCalls({ pace, repeats }, () => forward({ ...request, hasLeft, headers: passed }))
        .catch(saidToCaller);
      const answer = {
        status: reply.status,
        headers: { ...filtered(reply.headers, dropped, false), ...rateLimitHeaders(reply.headers) },
        body: reply.body,
      };
      return linksTo === undefined ? answer : relinked(answer, reply.baseUrl, linksTo);
    };
    if (idempotencyKey !== undefined)
      return parts.writeOnce({ connectionId, key: idempotencyKey, ...request }, () =>
        ask(headers, request.hasLeft),
      );
    // A caller who asks for a CSRF token is about to write.
    if (maxAgeMs === undefined || request.method !== 'GET' || headers['x-csrf-token'] !== undefined)
      return ask(headers, request.hasLeft);
    const at = { connectionId, question: ['proxy', request.path, linksTo] };
    // Others may wait for the same answer.
    return readThroughCache(parts.cache, at, { headers, maxAgeMs }, passed => ask(passed, undefined));
  };
}

const speak = speaker(say.words.en);

/** Kontor has no reference to look for; only the caller can. */
export function saidToCaller(thrown: unknown): never {
  const error = toKontorError(thrown);
  const { kind, code, message, details, params } = error;
  if (kind !== 'uncertain') throw error;
  const advice = say.reason('look-before-again');
  const next = speak(advice);
  throw new KontorError(kind, code, message, {
    cause: error,
    details,
    params: params && 'advice' in params ? { ...params, advice } : worded(message, next),
    next,
  });
}

function filtered<Value>(
  headers: Record<string, Value>,
  isOne: (name: string) => boolean,
  keep: boolean,
): Record<string, Value> {
  const passed: Record<string, Value> = {};
  for (const name in headers) if (isOne(name) === keep) passed[name] = headers[name] as Value;
  return passed;
}

const text = /^(application\/(.*\+)?(json|xml)|multipart\/|text\/)/i;

/** Headers that are about the very bytes of the body. */
const aboutBytes = ['content-length', 'content-md5', 'content-digest', 'digest'];

function relinked(reply: Omit<ForwardedReply, 'baseUrl'>, from: string, to: string): ProxyReply {
  const links = rewriteLinks(from, to);
  const headers = Object.fromEntries(
    Object.entries(reply.headers).map(([name, value]) => [
      name,
      typeof value === 'string' ? links.text(value) : value,
    ]),
  );
  if (!text.test(String(reply.headers['content-type'] ?? ''))) return { ...reply, headers };
  for (const name of aboutBytes) delete headers[name];
  return { ...reply, headers, body: through(reply.body, links.stream()) };
}
