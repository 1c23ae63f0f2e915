// Tells a refusal from lost answers. A system may answer a write in words that do not say whether it changed anything, such as a
// SOAP fault of the server. If it says the same of the same document again and again, and the document is surely absent each
// time, that is its refusal.
import type { Redacted } from '../../core/redacted.ts';
import { sameWords } from '../../core/same-words.ts';
import type { AttemptNote } from '../../store/posting-rows.ts';
import { timesToRefuse } from './next-move.ts';

/** What the system answered when the document was sent for the `number`th time; undefined: its answer was lost. */
export const answerTo = (attempts: readonly AttemptNote[], number: number) =>
  attempts.find(one => one.number === number && one.kind === 'post')?.answer ?? undefined;

/**
 * Its words, after the latest times that it was sent; `latest` is the number of the last one, whose document is absent too.
 * Attempts have the number of the sending that they belong to, so an answer counts once, whichever process has stored it. What
 * was sent before a person had it sent again counts no more: the cause may be gone.
 */
export function repeatedRefusal(attempts: readonly AttemptNote[], latest: number): Redacted | undefined {
  const last = answerTo(attempts, latest);
  if (!last) return undefined;
  for (let number = latest; number > latest - timesToRefuse; number--) {
    const notes = attempts.filter(one => one.number === number);
    const answer = answerTo(notes, number);
    if (answer?.document !== last.document || !sameWords(answer.words, last.words)) return undefined;
    if (notes.some(({ kind }) => kind === 'replay' || kind === 'settle')) return undefined;
    const isAbsent = number === latest || notes.some(one => one.kind === 'find' && one.outcome === 'absent');
    if (!isAbsent) return undefined;
  }
  return last.words;
}
