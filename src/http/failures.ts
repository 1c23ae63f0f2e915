// Why an exchange failed, as an error that says whether the request can have had an effect.
import { KontorError } from '../core/errors.ts';
import { say } from './sentences.ts';
import { tunnelDown } from './tunnel.ts';

/** `abandoned`: the caller went away. */
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
    return say.error(
      'unreachable',
      {
        host,
        why: code === tunnelDown ? say.reason('tunnel-says', { words: reason }) : code || reason,
        advice: say.reason(adviceFor(code)),
      },
      { cause: thrown, details: { failure: 'unreachable' satisfies FailureKind } },
    );
  }
  if (!begun && refusedHandshake(code)) {
    return say.error('certificate-refused', { host, why: code }, { cause: thrown });
  }
  const failure: FailureKind = timedOut ? 'timeout' : begun ? 'truncated' : 'reset';
  const safe = isSafe(request);
  const how = timedOut
    ? say.reason('did-not-answer', { ms: timeoutMs })
    : say.reason('broke-off', { why: code || reason });
  return say.error(
    'answer-lost',
    { host, how, advice: say.reason(safe ? 'tries-again' : 'looks-up') },
    { kind: safe ? 'unavailable' : 'uncertain', cause: thrown, details: { failure } },
  );
}

/** Asking again would bring the same answer: so Kontor does not retry it automatically. */
export function answerTooLarge(request: RequestedOperation, maxBytes: number): KontorError {
  const safe = isSafe(request);
  return say.error(
    'answer-too-large',
    { host: hostOf(request.url), bytes: maxBytes, advice: say.reason(safe ? 'ask-for-less' : 'looks-up') },
    {
      kind: safe ? 'config' : 'uncertain',
      details: { failure: 'too-large' satisfies FailureKind, maxBytes },
    },
  );
}

/** The caller went away: nobody reads this, and it says nothing about the system. */
export function abandoned(): KontorError {
  return say.error('caller-left', { details: { failure: 'abandoned' satisfies FailureKind } });
}

export const isSafe = ({ method }: RequestedOperation): boolean => method === 'GET' || method === 'HEAD';

function adviceFor(code: string) {
  if (untrusted.test(code)) return 'trust-it';
  return code === tunnelDown ? 'check-tunnel' : 'check-address';
}

function errorCode(thrown: unknown): string {
  const direct = (thrown as { code?: unknown })?.code;
  if (typeof direct === 'string') return direct;
  const inner = (thrown as { cause?: { code?: unknown } })?.cause?.code;
  return typeof inner === 'string' ? inner : '';
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : `"${url}"`;
}
