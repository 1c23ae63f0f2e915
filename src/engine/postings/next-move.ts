// From an error to the next move, in one place.
import type { KontorError } from '../../core/errors.ts';
import type { PostingState } from '../../core/words.ts';

export interface NextMove {
  to: PostingState;
  /** Undefined: Kontor does not continue automatically. */
  waitMs: number | undefined;
}

/** After so many refusals that changed nothing, a person is asked. */
export const maxAttempts = 200;

/** So often the same words of a system about the same document, which is absent each time, are its refusal. */
export const timesToRefuse = 3;

/** `tries` counts how often it has been sent; pauses between tries grow up to `longestPauseMs`. */
export function nextMove(error: KontorError, tries: number, longestPauseMs: number): NextMove {
  switch (error.kind) {
    case 'rejected':
    case 'forbidden':
    case 'missing':
    case 'conflict':
      return { to: 'rejected', waitMs: undefined };
    case 'input':
      return { to: 'parked', waitMs: undefined };
    case 'limited':
    case 'unavailable':
    case 'auth':
    case 'config':
      // Surely changed nothing: it is sent again after a pause.
      return tries >= maxAttempts
        ? { to: 'parked', waitMs: undefined }
        : {
            to: 'planned',
            waitMs:
              error.retryAfterMs ?? backoffMs(tries, error.kind === 'auth' ? 2_000 : 500, longestPauseMs),
          };
    case 'uncertain':
    case 'bug':
      // Kontor's own bug may have struck after the request left: it is looked up like a lost answer.
      return { to: 'uncertain', waitMs: firstLookupMs };
  }
}

/** How soon after a lost answer we look for the document the first time. */
export const firstLookupMs = 1_000;

/** Doubles with every try. */
export function backoffMs(tries: number, startMs: number, longestMs: number): number {
  return Math.min(longestMs, startMs * 2 ** Math.max(0, tries - 1));
}
