// However a system writes how much it still takes, callers read it in one form: `ratelimit-limit`, `-remaining` and
// `-reset` in seconds (the names of the IETF draft before it became one structured field).
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

export function rateLimitHeaders(headers: Headers, nowMs = Date.now()): Headers {
  const limit = numberOf(headers, limits);
  const remaining = numberOf(headers, remainders);
  const reset = numberOf(headers, resets);
  const resetMs = numberOf(headers, resetsMs);
  const seconds =
    reset === undefined
      ? resetMs === undefined
        ? undefined
        : Math.ceil(resetMs / 1000)
      : reset >= instantsFrom
        ? Math.max(0, Math.ceil(reset - nowMs / 1000))
        : reset;
  return {
    ...(limit === undefined ? {} : { 'ratelimit-limit': String(limit) }),
    ...(remaining === undefined ? {} : { 'ratelimit-remaining': String(remaining) }),
    ...(seconds === undefined ? {} : { 'ratelimit-reset': String(seconds) }),
  };
}

function numberOf(headers: Headers, names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = headers[name];
    if (value === undefined) continue;
    const number = Number(Array.isArray(value) ? value[0] : value);
    if (Number.isFinite(number)) return number;
  }
  return undefined;
}
