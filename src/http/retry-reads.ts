// Repeats reads that failed for a passing reason. Writes pass through untouched: repeating those is a decision
// for the engine, which looks first.
import { setTimeout as sleep } from 'node:timers/promises';
import { toKontorError } from '../core/errors.ts';
import { callContext } from './call-context.ts';
import type { HttpReply, HttpRequest, Send } from './send.ts';

const longestPauseMs = 2_000;
const passing = new Set([408, 425, 429, 500, 502, 503, 504]);

/** `delaysMs` holds the pause before each repetition; as many as there are, unless the context says how many. */
export function retryReads(send: Send, delaysMs: readonly number[]): Send {
  const repeating = async (request: HttpRequest, repeats: number): Promise<HttpReply> => {
    for (let repeat = 0; repeat < repeats; repeat++) {
      const delayMs = delaysMs[Math.min(repeat, delaysMs.length - 1)] ?? 0;
      try {
        const reply = await send(request);
        if (!passing.has(reply.status)) return reply;
        reply.body?.destroy();
      } catch (thrown) {
        const { retryable, retryAfterMs = 0 } = toKontorError(thrown);
        // Who was told to wait for longer is not asked again sooner.
        if (!retryable || retryAfterMs > longestPauseMs) throw thrown;
      }
      await sleep(delayMs);
    }
    return send(request);
  };
  return request => {
    const { repeats = delaysMs.length } = callContext();
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    return isRead && repeats > 0 ? repeating(request, repeats) : send(request);
  };
}
