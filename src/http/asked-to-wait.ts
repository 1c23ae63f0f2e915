// How long an answer asks us to wait.
import { externalDelay, externalNumber, maxExternal } from '../core/external-numbers.ts';
import { type HttpReply, header } from './send.ts';

/**
 * In milliseconds, at most `maxExternal.pauseMs`: `Retry-After` (seconds or a date) on 429 and 503, BigCommerce's
 * `X-Rate-Limit-Time-Reset-Ms` on 429 or when its window is nearly used up. Undefined: not at all. `nowMs`: since 1970.
 */
export function askedToWaitMs(reply: HttpReply, nowMs: number): number | undefined {
  const most = maxExternal.pauseMs;
  const limited = reply.status === 429 || reply.status === 503;
  if (limited) {
    const said = header(reply, 'retry-after') ?? header(reply, 'x-retry-after');
    const seconds = externalNumber(said, most / 1000);
    const waitMs = seconds === undefined ? externalDelay(said, nowMs, most) : seconds * 1000;
    if (waitMs !== undefined) return waitMs;
  }
  const left = externalNumber(header(reply, 'x-rate-limit-requests-left'), maxExternal.quota);
  if (reply.status !== 429 && (left === undefined || left > 1)) return undefined;
  return externalNumber(header(reply, 'x-rate-limit-time-reset-ms'), most);
}
