// Verifies the sender of a webhook: by a signature over the raw bytes, or by a secret of Kontor's own that the system sends along. All
// comparisons take constant time.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Sentences } from '../../../core/reasons.ts';
import { type Advice, saidError } from '../said-error.ts';
import { say } from '../sentences.ts';

export interface Delivery {
  raw: Uint8Array;
  /** Lower-case names. */
  headers: Record<string, string | undefined>;
  nowMs: number;
}

/** Undefined: the delivery does not try to prove itself in this way. */
export type Proof = (delivery: Delivery) => boolean | undefined;

export interface Hmac {
  /** Lower-case, as the others. It may hold several signatures with spaces between. */
  header: string;
  /** What is signed: the body, with a time and an id before it. */
  over: 'body' | 'ts.body' | 'id.ts.body';
  encoding: readonly ('hex' | 'base64')[];
  /** What stands before each signature: `v1,`. Those without it are passed over. */
  prefix?: string;
  /** Header of the time, in seconds since 1970, and how far it may be from now. */
  timestamp?: string;
  toleranceMs?: number;
  /** Header of the id. */
  id?: string;
}

/** HMAC-SHA256 with the bytes of the secret as they are. During a rotation there are two secrets. */
export function hmac(
  { header, over, encoding, prefix = '', timestamp = '', toleranceMs = 300_000, id = '' }: Hmac,
  secrets: readonly (string | undefined)[],
): Proof {
  return ({ raw, headers, nowMs }) => {
    const { [header]: given, [timestamp]: seconds = '', [id]: name = '' } = headers;
    if (given === undefined) return undefined;
    if (over === 'id.ts.body' && name === '') return false;
    if (over !== 'body' && !isNear(seconds, nowMs, toleranceMs)) return false;
    const before = { body: '', 'ts.body': `${seconds}.`, 'id.ts.body': `${name}.${seconds}.` }[over];
    const signatures = given
      .split(' ')
      .flatMap(one => (one.startsWith(prefix) ? one.slice(prefix.length) : []));
    return secrets.some(secret => {
      if (!secret) return false;
      const expected = createHmac('sha256', secret).update(before).update(raw).digest();
      return encoding.some(form => {
        const text = expected.toString(form);
        return signatures.some(one => same(form === 'hex' ? one.toLowerCase() : one, text));
      });
    });
  };
}

/** A header that the system was told to send along. */
export function sharedSecret(header: string, secret: string | undefined): Proof {
  return ({ headers: { [header]: given } }) =>
    given === undefined || secret === undefined ? undefined : same(given, secret);
}

/** What is present must be right, and one must be present. Throws `auth/bad-signature`; `next`: what to check; `also`: the English of it. */
export function verifySigned(
  delivery: Delivery,
  proofs: readonly Proof[],
  next: Advice,
  also: Sentences = {},
): void {
  const results = proofs.map(proof => proof(delivery)).filter(result => result !== undefined);
  if (results.length > 0 && !results.includes(false)) return;
  const says = say.reason(results.length === 0 ? 'webhook-unsigned' : 'signature-wrong');
  throw saidError(['auth', 'bad-signature'], says, next, { also });
}

const isNear = (seconds: string, nowMs: number, toleranceMs: number): boolean =>
  /^\d{1,12}$/.test(seconds) && Math.abs(nowMs - Number(seconds) * 1000) <= toleranceMs;

/** In constant time. Lengths may differ openly: they are no secret. */
function same(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}
