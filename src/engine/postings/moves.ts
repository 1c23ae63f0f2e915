// The legal moves of a posting. Everything that changes a state goes through `legalMove`.
import type { PostingState } from '../../core/words.ts';
import { say } from '../reasons.ts';

/** from → to → when that happens. */
export const moves: Record<PostingState, Partial<Record<PostingState, string>>> = {
  planned: {
    sent: 'the intent is stored, the request leaves',
    accepted: 'of a state: the system has acknowledged this one already, and no other since',
    parked: 'it cannot be made into a document',
    closed: 'a person has ended it without a document, or it was never sent and nothing is left to do',
  },
  sent: {
    accepted: 'the document number is there',
    rejected: 'the system understood and refused',
    uncertain: 'the answer was lost, or its sender has died',
    planned: 'the request surely changed nothing',
    parked: 'it cannot be sent as it is',
  },
  uncertain: {
    accepted: 'found by its reference',
    planned: 'surely absent after the quiet period',
    uncertain: 'not found yet; the quiet period goes on',
    parked: 'cannot be decided, or refused three times in the same words and surely absent each time',
  },
  rejected: {
    planned:
      'replayed by a person, or its flow has another document for this reason, or of a state: a newer one is there',
    accepted: 'a person has found its document',
    closed: 'a person has ended it without a document, or nothing is left to do',
  },
  parked: {
    planned:
      'replayed by a person, or settled as not found, or the difference of its order was accepted, or of a state: a newer one is there',
    uncertain: 'replayed by a person after it may have been sent: looked up first',
    accepted: 'a person has found its document',
    closed: 'a person has ended it without a document, or it was never sent and nothing is left to do',
  },
  accepted: {
    planned: 'of a state: a newer one is there, or a person has it sent again',
  },
  closed: {
    planned:
      'replayed by a person, or there is something to do again that Kontor had closed itself, or of a state: a newer one is there',
    accepted: 'a person has found its document',
    uncertain: 'replayed by a person after it may have been sent: looked up first',
  },
};

/** Throws `bug/illegal-move`. */
export function legalMove(from: PostingState, to: PostingState): { from: PostingState; to: PostingState } {
  if (moves[from][to] === undefined) {
    throw say.error('illegal-move', { from, to });
  }
  return { from, to };
}
