// A system has asked to be left alone for a while. A caller that would have to wait for longer than a moment is told so at once.
import type { KontorError } from './errors.ts';
import { sentences } from './sentences.ts';

const english = {
  limited: {
    kind: 'limited',
    says: '{who} asks Kontor to pause for {seconds} more seconds; nothing was sent.',
    next: 'Try again after that. Postings of flows wait and are sent automatically.',
  },
  'system-of': 'The system of the connection {connection}',
  'no-turn': {
    kind: 'limited',
    says: 'The system gets no more requests for a moment; nothing was sent.',
    next: 'Wait as long as Retry-After says, or let Kontor wait: Kontor-Pace: queue.',
  },
} as const;

export const pauses = sentences(english, {
  limited: [
    '{who} bittet Kontor um eine Pause von noch {seconds} Sekunden; nichts wurde gesendet.',
    'Versuchen Sie es danach noch einmal. Buchungen von Flows warten und werden automatisch gesendet.',
  ],
  'system-of': 'Das System der Verbindung {connection}',
  'no-turn': [
    'Das System bekommt für einen Moment keine weiteren Anfragen; nichts wurde gesendet.',
    'Warten Sie so lange, wie Retry-After sagt, oder lassen Sie Kontor warten: Kontor-Pace: queue.',
  ],
});

/** So long a request waits for its turn; for longer it does not. */
export const longestTurnMs = 5_000;
/** Of a limit that lasts so long people are told. */
export const longLimitMs = 60_000;

/** `who`: the host, or of which connection it is the system. `waitMs`: what is left of the pause. Nothing was sent. */
export function limited(who: string | { connection: string }, waitMs: number): KontorError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  const named = typeof who === 'string' ? who : pauses.reason('system-of', who);
  return pauses.error(
    'limited',
    { who: named, seconds },
    { details: { who, seconds }, retryAfterMs: seconds * 1000 },
  );
}

/** For those who would rather be refused than wait, however short it is. */
export const busyError = (waitMs: number) =>
  pauses.error('no-turn', { retryAfterMs: Math.max(1_000, waitMs) });
