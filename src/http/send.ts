// One HTTP exchange. Answers whatever status came; throws only when no whole answer came, and then says whether
// the request can have had an effect.
import type { Readable } from 'node:stream';
import { createSecureContext } from 'node:tls';
import { Agent, type Dispatcher } from 'undici';
import { KontorError } from '../core/errors.ts';
import type { TlsIdentity } from '../core/tls-identity.ts';
import { deadlineIn } from './deadlines.ts';
import type { HostRules } from './host-rules.ts';
import { throughTunnel, tunnelDown } from './tunnel.ts';

export interface HttpRequest {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  /** A stream can be sent once: whoever gives one is told when it would have had to be sent again. */
  body?: string | Uint8Array | Readable;
  timeoutMs?: number;
  /** Hand the body of the answer on as it comes: the reply has a `body`, and its `text` is empty. */
  streamed?: boolean;
}

export interface HttpReply {
  status: number;
  /** Lower-case names. `set-cookie` may be several. */
  headers: Record<string, string | string[] | undefined>;
  text: string;
  /**
   * Of a streamed answer; it has to be read to its end or destroyed. Who reads it owns the pieces and may give their memory back: who
   * listens beside copies what it keeps.
   */
  body?: Readable;
}

export type Send = (request: HttpRequest) => Promise<HttpReply>;

/** Why an exchange failed. */
export type FailureKind = 'unreachable' | 'timeout' | 'reset' | 'truncated' | 'too-large';

export interface UndiciOptions {
  timeoutMs: number;
  maxBodyBytes: number;
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
    throw new KontorError('config', 'bad-certificate', `The client certificate cannot be used: ${why}.`, {
      cause,
      next: 'Give certificate and private key as PEM texts that belong together, and the passphrase if the key is encrypted.',
    });
  }
  return options;
}

const neverSent = new Set([
  tunnelDown,
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** We do not trust the server, and have told it nothing (OpenSSL's verification results, as Node names them). */
const untrusted =
  /^(CERT_|CRL_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_|INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH|ERR_TLS_CERT_ALTNAME)/;

/** The other side ended the handshake because of our certificate, or because there is none. */
const refusedHandshake = /^ERR_SSL_.*ALERT_.*(CERTIFICATE|UNKNOWN_CA|HANDSHAKE_FAILURE|ACCESS_DENIED)/;

/**
 * Throws `auth/certificate-refused`, `unavailable/unreachable` when nothing was sent, and otherwise `uncertain/answer-lost` for writes and
 * `unavailable/answer-lost` for reads. `details.failure` holds the FailureKind.
 */
export function undiciSend(agent: Dispatcher, defaults: UndiciOptions): Send {
  return async request => {
    const timeoutMs = request.timeoutMs ?? defaults.timeoutMs;
    defaults.hosts?.check(request.url);
    const deadline = deadlineIn(timeoutMs);
    let begun = false;
    try {
      const reply = await agent.request({
        ...targetOf(request.url),
        method: request.method,
        headers: request.headers ?? {},
        body: request.body ?? null,
        signal: deadline.signal,
      });
      begun = true;
      if (request.streamed)
        return { status: reply.statusCode, headers: reply.headers, text: '', body: reply.body };
      const text = await readText(reply, defaults.maxBodyBytes);
      return { status: reply.statusCode, headers: reply.headers, text };
    } catch (thrown) {
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

async function readText(reply: Dispatcher.ResponseData, maxBytes: number): Promise<string> {
  const announced = Number(reply.headers['content-length'] ?? 0);
  if (announced <= maxBytes && reply.headers['content-length'] !== undefined) return reply.body.text();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of reply.body) {
    size += (chunk as Buffer).length;
    if (size > maxBytes) throw Object.assign(new Error('answer too large'), { code: 'TOO_LARGE' });
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** `begun`: the head of the answer had come. */
function failureOf(
  thrown: unknown,
  request: HttpRequest,
  { timeoutMs, timedOut, begun }: { timeoutMs: number; timedOut: boolean; begun: boolean },
): KontorError {
  if (thrown instanceof KontorError) return thrown; // of the host rules
  const code = errorCode(thrown);
  const host = hostOf(request.url);
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  if (!timedOut && (neverSent.has(code) || untrusted.test(code) || code === 'ERR_INVALID_URL')) {
    return new KontorError(
      'unavailable',
      'unreachable',
      `${host} cannot be reached (${code === tunnelDown ? reason : code || reason}).`,
      {
        cause: thrown,
        details: { failure: 'unreachable' satisfies FailureKind },
        next: nextFor(code),
      },
    );
  }
  if (refusedHandshake.test(code)) {
    return new KontorError(
      'auth',
      'certificate-refused',
      `${host} refused our side of the TLS connection (${code}).`,
      {
        cause: thrown,
        next: 'Check the client certificate of the connection: not expired, with its whole chain, and known to the system.',
      },
    );
  }
  const failure: FailureKind = timedOut
    ? 'timeout'
    : code === 'TOO_LARGE'
      ? 'too-large'
      : begun
        ? 'truncated'
        : 'reset';
  const safe = request.method === 'GET' || request.method === 'HEAD';
  const what = timedOut
    ? `did not answer within ${timeoutMs} ms`
    : `broke off the answer (${code || reason})`;
  return new KontorError(safe ? 'unavailable' : 'uncertain', 'answer-lost', `${host} ${what}.`, {
    cause: thrown,
    details: { failure },
    next: safe
      ? 'Kontor tries again by itself.'
      : 'Kontor looks up whether the document exists before anything is sent again.',
  });
}

function nextFor(code: string): string {
  if (untrusted.test(code))
    return 'Its certificate is not trusted. Give the authority that signed it, where no public one did, and the host name that stands in it.';
  if (code === tunnelDown)
    return 'Check that the tunnel of the connection is up, and that the system can be reached from its other end.';
  return 'Check the address of the connection, and that the system is running and reachable from here.';
}

function errorCode(thrown: unknown): string {
  const direct = (thrown as { code?: unknown })?.code;
  if (typeof direct === 'string') return direct;
  const inner = (thrown as { cause?: { code?: unknown } })?.cause?.code;
  return typeof inner === 'string' ? inner : '';
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : `"${url}"`;
}

/** The first value of a reply header. */
export function header(reply: HttpReply, name: string): string | undefined {
  const value = reply.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
