// Why an exchange failed, as an error that says whether the request can have had an effect.
import { KontorError } from '../core/errors.ts';
import { tunnelDown } from './tunnel.ts';

/** `abandoned`: whoever asked went away. */
export type FailureKind = 'unreachable' | 'timeout' | 'reset' | 'truncated' | 'too-large' | 'abandoned';

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
const refusal = /CERTIFICATE|UNKNOWN_CA|HANDSHAKE_FAILURE|ACCESS_DENIED/;
const refusedHandshake = (code: string) =>
  code.startsWith('ERR_SSL_') && code.includes('ALERT_') && refusal.test(code);

interface RequestedOperation {
  method: string;
  url: string;
}

/** `begun`: the head of the answer had come. */
export function failureOf(
  thrown: unknown,
  request: RequestedOperation,
  { timeoutMs, timedOut, begun }: { timeoutMs: number; timedOut: boolean; begun: boolean },
): KontorError {
  if (thrown instanceof KontorError) return thrown; // of the host rules, or of a body that is sent
  const code = errorCode(thrown);
  const host = hostOf(request.url);
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  if (!timedOut && !begun && (neverSent.has(code) || untrusted.test(code) || code === 'ERR_INVALID_URL')) {
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
  if (!begun && refusedHandshake(code)) {
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
  const failure: FailureKind = timedOut ? 'timeout' : begun ? 'truncated' : 'reset';
  const safe = isSafe(request);
  const what = timedOut
    ? `did not answer within ${timeoutMs} ms`
    : `broke off the answer (${code || reason})`;
  return new KontorError(safe ? 'unavailable' : 'uncertain', 'answer-lost', `${host} ${what}.`, {
    cause: thrown,
    details: { failure },
    next: safe ? 'Kontor tries again by itself.' : lookedUp,
  });
}

/** Asking again would bring the same: so nothing tries it again by itself. */
export function answerTooLarge(request: RequestedOperation, mostBytes: number): KontorError {
  const safe = isSafe(request);
  return new KontorError(
    safe ? 'config' : 'uncertain',
    'answer-too-large',
    `${hostOf(request.url)} answered more than ${mostBytes} bytes, the most that Kontor holds of such an answer; nothing of it was used.`,
    {
      details: { failure: 'too-large' satisfies FailureKind, mostBytes },
      next: safe
        ? 'Ask for less at once (limit=, fields=), or read it through the proxy, which passes answers of any length on. Whoever runs Kontor can raise KONTOR_ANSWER_LIMIT_MB.'
        : lookedUp,
    },
  );
}

/** Whoever asked went away: nobody is there to read this, and it says nothing about the system. */
export function abandoned(): KontorError {
  return new KontorError('input', 'caller-left', 'The caller went away before the answer came.', {
    details: { failure: 'abandoned' satisfies FailureKind },
    next: 'Ask again.',
  });
}

export const isSafe = ({ method }: RequestedOperation): boolean => method === 'GET' || method === 'HEAD';

const lookedUp = 'Kontor looks up whether the document exists before anything is sent again.';

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
