// What a system has answered to a write in words of its own, without saying whether it changed anything. One such answer decides
// nothing; the same again and again, each time without a document, is a refusal.
import type { KontorError } from './errors.ts';
import type { Redacted } from './redacted.ts';

/** As it is stored. */
export interface UndecidedAnswer {
  words: Redacted;
  /** Hash of what was sent. */
  document: string | null;
}

/** For the details of an `uncertain` error. */
export const answered = (words: string): { answered: string } => ({ answered: words });

/** Undefined: nothing but the loss of the answer is known. */
export function answeredIn({ kind, details }: KontorError): string | undefined {
  return kind === 'uncertain' && typeof details.answered === 'string' && details.answered !== ''
    ? details.answered
    : undefined;
}
