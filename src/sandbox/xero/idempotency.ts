// Answers kept under the caller's `Idempotency-Key`: the same request gets the same answer for a while.
import { exception, validationException } from './answers.ts';

export interface Idempotency {
  /** The kept answer, or what `work` answers now. Throws `Refusal` when the key was used with another request. */
  once(key: string | undefined, request: string, work: () => object): object;
}

/** How long Xero keeps keys is not published; "minutes" is what integrators report. */
const keptMs = 6 * 60_000;
const longest = 128;

export function openIdempotency(now: () => number): Idempotency {
  const kept = new Map<string, { request: string; answer: object; atMs: number }>();
  return {
    once(key, request, work) {
      if (key === undefined) return work();
      if (key === '' || key.length > longest)
        throw exception(10, 'ValidationException', `Idempotency-Key must have 1 to ${longest} characters`);
      const before = kept.get(key);
      if (before && now() - before.atMs < keptMs) {
        if (before.request === request) return before.answer;
        const text = `Idempotency Key: ${key} is used with a different request.`;
        throw validationException([{ ValidationErrors: [{ Message: text }] }]);
      }
      // Only what was done is kept: what was refused may be tried again under its key.
      const answer = work();
      kept.set(key, { request, answer, atMs: now() });
      return answer;
    },
  };
}
