// The quota of a store: so many requests in a window of 30 seconds, told in headers on every answer.

export interface RateLimit {
  /** Counts a request. `refused`: the quota is used up. */
  take(): { refused: boolean; headers: Record<string, string> };
}

const windowMs = 30_000;

export function openRateLimit(quota: number, now: () => number): RateLimit {
  let windowStart = now();
  let used = 0;
  return {
    take() {
      if (now() - windowStart >= windowMs) {
        windowStart = now();
        used = 0;
      }
      used++;
      return {
        refused: used > quota,
        headers: {
          'x-rate-limit-requests-quota': String(quota),
          'x-rate-limit-requests-left': String(Math.max(0, quota - used)),
          'x-rate-limit-time-window-ms': String(windowMs),
          'x-rate-limit-time-reset-ms': String(windowStart + windowMs - now()),
        },
      };
    },
  };
}
