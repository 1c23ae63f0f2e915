// Repeats reads that failed for a passing reason. Writes pass through untouched: repeating those is a decision
// for the engine, which looks first.
import { setTimeout as sleep } from 'node:timers/promises';
import { toKontorError } from '../core/errors.ts';
import type { Send } from './send.ts';

const passing = new Set([408, 425, 429, 500, 502, 503, 504]);

/** `delaysMs` holds the pause before each repetition; as many as there are. */
export function retryReads(send: Send, delaysMs: readonly number[]): Send {
  return async request => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(request);
    for (const delayMs of delaysMs) {
      try {
        const reply = await send(request);
        if (!passing.has(reply.status)) return reply;
      } catch (thrown) {
        if (!toKontorError(thrown).retryable) throw thrown;
      }
      await sleep(delayMs);
    }
    return send(request);
  };
}
