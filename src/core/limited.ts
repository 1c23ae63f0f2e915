// A system has asked to be left alone for a while. Whoever would have to wait for longer than a moment is told so at once.
import { KontorError } from './errors.ts';

/** So long a request waits for its turn; for longer it does not. */
export const longestTurnMs = 5_000;
/** Of a limit that lasts so long people are told. */
export const longLimitMs = 60_000;

/** `who`: the system, as the reader knows it. `waitMs`: what is left of the pause. Nothing was sent. */
export function limited(who: string, waitMs: number): KontorError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new KontorError(
    'limited',
    'limited',
    `${who} has asked to be left alone for ${seconds} more seconds; nothing was sent.`,
    {
      details: { who, seconds },
      retryAfterMs: seconds * 1000,
      next: 'Try again after that. Postings of flows wait and are sent automatically.',
    },
  );
}

/** For those who would rather be refused than wait, however short it is. */
export const noTurn = (waitMs: number) =>
  new KontorError('limited', 'no-turn', 'The system is to be left alone for a moment; nothing was sent.', {
    retryAfterMs: Math.max(1_000, waitMs),
    next: 'Wait as long as Retry-After says, or let Kontor wait: Kontor-Pace: queue.',
  });
