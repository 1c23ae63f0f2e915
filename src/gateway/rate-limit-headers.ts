// However a system writes how much it still takes, callers read it in one form: `ratelimit-limit`, `-remaining` and
// `-reset` in seconds (the names of the IETF draft before it became one structured field).
import { externalNumber, maxExternal } from '../core/external-numbers.ts';

type Headers = Record<string, string | string[] | undefined>;

const limits = ['ratelimit-limit', 'x-ratelimit-limit', 'x-rate-limit-limit', 'x-rate-limit-requests-quota'];
const remainders = [
  'ratelimit-remaining',
  'x-ratelimit-remaining',
  'x-rate-limit-remaining',
  'x-rate-limit-requests-left',
];
const resets = ['ratelimit-reset', 'x-ratelimit-reset', 'x-rate-limit-reset', 'retry-after'];
const resetsMs = ['x-rate-limit-time-reset-ms'];

/** An instant in seconds since 1970 is told from a number of seconds by its size. */
const instantsFrom = 1_000_000_000;
const maxSeconds = maxExternal.pauseMs / 1000;

export function rateLimitHeaders(headers: Headers, nowMs = Date.now()): Headers {
  const limit = firstOf(headers, limits, maxExternal.quota);
  const remaining = firstOf(headers, remainders, maxExternal.quota);
  const reset = firstOf(headers, resets, Number.MAX_SAFE_INTEGER);
  const resetMs = firstOf(headers, resetsMs, maxExternal.pauseMs);
  const seconds =
    reset === undefined
      ? resetMs === undefined
        ? undefined
        : resetMs / 1000
      : reset >= instantsFrom
        ? Math.max(0, reset - nowMs / 1000)
        : reset;
  return {
    ...(limit === undefined ? {} : { 'ratelimit-limit': String(Math.floor(limit)) }),
    ...(remaining === undefined ? {} : { 'ratelimit-remaining': String(Math.floor(remaining)) }),
    ...(seconds === undefined ? {} : { 'ratelimit-reset': String(Math.ceil(Math.min(seconds, maxSeconds))) }),
  };
}

function firstOf(headers: Headers, names: readonly string[], most: number): number | undefined {
  for (const name of names) {
    const value = headers[name];
    const number = externalNumber(Array.isArray(value) ? value[0] : value, most);
    if (number !== undefined) return number;
  }
  return undefined;
}
