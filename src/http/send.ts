// One HTTP exchange. Answers whatever status came; throws only when no whole answer came, and then says whether
// the request can have had an effect.
import type { Readable } from 'node:stream';
import { createSecureContext } from 'node:tls';
import { Agent, type Dispatcher } from 'undici';
import { externalInteger } from '../core/external-numbers.ts';
import { owned } from '../core/owned-stream.ts';
import { readBeginning } from '../core/read-whole.ts';
import type { TlsIdentity } from '../core/tls-identity.ts';
import { deadlineIn } from './deadlines.ts';
import { abandoned, answerTooLarge, failureOf, isSafe } from './failures.ts';
import type { HostRules } from './host-rules.ts';
import { say } from './sentences.ts';
import { throughTunnel } from './tunnel.ts';

export interface HttpRequest {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  /** A stream can be sent once: the caller gets an error when Kontor would have had to send it again. */
  body?: string | Uint8Array | Readable;
  timeoutMs?: number;
  /** Hand the body of the answer on as it comes: the reply has a `body`, and its `text` is empty. */
  streamed?: boolean;
  /** At most so much of the answer is held; left out: as much as the connection allows. */
  maxBytes?: number;
  /** Whether the caller has gone away: a request that has not left by then must not leave, and a read is given up. */
  hasLeft?: (() => boolean) | undefined;
}

export interface HttpReply {
  status: number;
  /** Lower-case names. `set-cookie` may be several. */
  headers: Record<string, string | string[] | undefined>;
  text: string;
  /**
   * Of a streamed answer; it has to be read to its end or destroyed. It breaks off with a KontorError, and nothing happens when
   * nobody listens to that. Who reads it owns the pieces and may give their memory back: another listener copies what it
   * keeps.
   */
  body?: Readable;
}

export type Send = (request: HttpRequest) => Promise<HttpReply>;

export interface UndiciOptions {
  timeoutMs: number;
  maxBodyBytes: number;
  /** What happens to a longer answer: it is refused, or only its beginning is read. Refusals are always cut. */
  beyond?: 'refuse' | 'cut';
  /** Where it may go; left out: anywhere. */
  hosts?: HostRules | undefined;
}

export interface AgentOptions {
  connections: number;
  tls?: TlsIdentity | undefined;
  /** A proxy at whose other end the system stands; left out: straight there. */
  tunnel?: string | undefined;
  /** Where it may go; left out: anywhere. */
  hosts?: HostRules | undefined;
}

/** Throws `config/bad-certificate` for a certificate and key that cannot be read or do not belong together. */
export function httpAgent({ connections, tls, tunnel, hosts }: AgentOptions): Agent {
  const identity = tls ? tlsOptions(tls) : {};
  const connect =
    tunnel === undefined
      ? { timeout: 10_000, ...identity, ...(hosts ? { lookup: hosts.lookup } : {}) }
      : throughTunnel(tunnel, identity);
  return new Agent({ connections, pipelining: 1, connect, keepAliveTimeout: 10_000 });
}

function tlsOptions({ certificate, key, passphrase, ca }: TlsIdentity) {
  const options = {
    ...(certificate === undefined ? {} : { cert: certificate }),
    ...(key === undefined ? {} : { key }),
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(ca === undefined ? {} : { ca }),
  };
  try {
    createSecureContext(options); // so that it is said now, and not at the first connection
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw say.error('bad-certificate', { why }, { cause });
  }
  return options;
}

/**
 * Throws `auth/certificate-refused`, `unavailable/unreachable` when nothing was sent, and otherwise `uncertain/answer-lost` for writes and
 * `unavailable/answer-lost` for reads, and `answer-too-large`. `details.failure` holds the FailureKind.
 */
export function undiciSend(agent: Dispatcher, defaults: UndiciOptions): Send {
  return async request => {
    const timeoutMs = request.timeoutMs ?? defaults.timeoutMs;
    defaults.hosts?.check(request.url);
    const { body } = request;
    const hasLeft = isSafe(request) ? request.hasLeft : undefined;
    const deadline = deadlineIn(timeoutMs, hasLeft);
    let begun = false;
    try {
      const reply = await agent.request({
        ...targetOf(request.url),
        method: request.method,
        headers: request.headers ?? {},
        body: body ?? null,
        signal: deadline.signal,
        headersTimeout: 0, // that is the deadline's
        bodyTimeout: timeoutMs, // between two pieces: a system that falls silent would hold the caller for ever
      });
      begun = true;
      owned(reply.body);
      const { statusCode: status, headers } = reply;
      if (request.streamed) {
        const lost = (thrown: unknown) => failureOf(thrown, request, { timeoutMs, timedOut: false, begun });
        inOurWords(reply.body, lost);
        return { status, headers, text: '', body: reply.body };
      }
      const { maxBodyBytes, beyond = 'refuse' } = defaults;
      const maxBytes = Math.min(request.maxBytes ?? maxBodyBytes, maxBodyBytes);
      const tooLarge = () => answerTooLarge(request, maxBytes);
      const text = await readText(reply, { method: request.method, maxBytes, beyond, tooLarge });
      return { status, headers, text };
    } catch (thrown) {
      if (hasLeft?.()) throw abandoned();
      throw failureOf(thrown, request, { timeoutMs, timedOut: deadline.passed(), begun });
    } finally {
      deadline.done();
    }
  };
}

/** Most addresses are written as they are sent, and need not be parsed for that. */
const plain = /^(https?:\/\/[\w.-]+(?::\d+)?)(\/[\w$&'()*+,;=:@!~%?/-][\w$&'()*+,;=:@!~%?/.-]*)$/;

function targetOf(url: string): { origin: string; path: string } {
  const [, origin, path] = url.includes('/.') ? [] : (plain.exec(url) ?? []);
  if (origin !== undefined && path !== undefined) return { origin, path };
  const parsed = new URL(url);
  return { origin: parsed.origin, path: parsed.pathname + parsed.search };
}

/** Of a refusal the beginning is enough: what SAP says stands there, and people and logs take no more. */
const maxOfRefusal = 256 * 1024;

async function readText(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  {
    method,
    maxBytes,
    beyond,
    tooLarge,
  }: {
    method: HttpRequest['method'];
    maxBytes: number;
    beyond: 'refuse' | 'cut';
    tooLarge: () => Error;
  },
): Promise<string> {
  const cuts = beyond === 'cut' || statusCode >= 300;
  const most = cuts ? Math.min(maxBytes, maxOfRefusal) : maxBytes;
  const announced = externalInteger(headers['content-length']) ?? Number.NaN;
  // An answer to HEAD announces what it does not bring.
  if (announced <= most || method === 'HEAD') return body.text();
  if (!cuts && announced > most) {
    body.destroy();
    throw tooLarge();
  }
  const { bytes, rest } = await readBeginning(body, most);
  rest?.destroy();
  if (rest && !cuts) throw tooLarge();
  return new TextDecoder().decode(bytes.subarray(0, most));
}

/** What a body breaks off with is said in our words, also to those who read it later. */
function inOurWords(body: Readable, said: (thrown: unknown) => Error): void {
  const destroy = body.destroy;
  body.destroy = thrown => destroy.call(body, thrown && said(thrown));
}

/** The first value of a reply header. */
export function header(reply: HttpReply, name: string): string | undefined {
  const value = reply.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
