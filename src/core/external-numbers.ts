// Numbers and instants that another party names: read strictly, and never believed beyond a maximum. Every place that reads
// one reads it here.

/** The most that is believed. */
export const maxExternal = {
  /** A pause that a system asks for, in milliseconds; after that, one request finds out whether it has ended. */
  pauseMs: 15 * 60_000,
  /** The life of a token, in milliseconds; after that it is renewed, however long it would be good for. */
  tokenLifeMs: 86_400_000,
  /** Pages of one list, and of them without a row, one after the other. */
  pages: 100_000,
  emptyPages: 100,
  /** How far ahead of our clock a time of change may lie, in milliseconds, and still move on how far has been read. */
  aheadMs: 86_400_000,
  /** Requests, in what is told of a quota. */
  quota: 1_000_000_000,
} as const;

const decimal = /^\d{1,400}(?:\.\d{1,400})?(?:[eE][+-]?\d{1,9})?$/;
const digits = /^\d{1,400}$/;

/** A number from 0 to `most`. Undefined: it is none, or negative. What is larger is `most`. */
export function externalNumber(said: unknown, most: number): number | undefined {
  const number =
    typeof said === 'number'
      ? said
      : typeof said === 'string' && decimal.test(said.trim())
        ? Number(said)
        : -1;
  return number >= 0 ? Math.min(number, most) : undefined;
}

/** A number without fractions, such as a count or a length. */
export function externalInteger(said: unknown, most: number = Number.MAX_SAFE_INTEGER): number | undefined {
  const isWhole =
    typeof said === 'number' ? Number.isInteger(said) : typeof said === 'string' && digits.test(said.trim());
  return isWhole ? externalNumber(said, most) : undefined;
}

/** `Fri, 20 Nov 2026 10:00:05 GMT` and its two older forms (RFC 9110, 5.6.7); or ISO 8601. */
const instant = /^(?:[A-Z][a-z]{2,8},? [\w :-]{10,40}|\d{4}-\d{2}-\d{2}T[\d:.]{5,20}(?:Z|[+-]\d{2}:?\d{2}))$/;

/** Milliseconds from `nowMs` until an instant, from 0 to `most`. Undefined: it is no instant. */
export function externalDelay(said: unknown, nowMs: number, most: number): number | undefined {
  if (typeof said !== 'string' || !instant.test(said.trim())) return undefined;
  const at = Date.parse(said);
  return Number.isNaN(at) ? undefined : Math.min(Math.max(0, at - nowMs), most);
}
