// The sentences of the engine: why a posting waits, was sent again, or was given to a person. What a system has said, and what people
// have noted, are parameters.
import { connectionSentences } from '../connections/sentences.ts';
import { pauses } from '../core/limited.ts';
import { type Sentences, type Speak, speaker } from '../core/reasons.ts';
import { mergeSentences, sentences } from '../core/sentences.ts';
import { said as ofComparison } from '../models/objects/compare.ts';
import { ofSides } from '../models/side.ts';
import { refused } from '../store/posting-writes.ts';
import { references } from '../store/reference-used.ts';

export const say = sentences({
  unexpected: [
    'Something unexpected happened in Kontor.',
    'Please report this with the log lines around it.',
  ],
  warning: '{warnings}',

  waits: '{why}',
  'not-due': '{why}',
  'flow-paused': ['Its flow is paused.', 'Resume it; what waits for it then goes on by itself.'],
  'flow-deleted': 'Its flow was deleted before it was booked.',

  replayed: 'Replayed by a person.',
  'settled-as-found': 'A person has found its document. {note}',
  'settled-as-not-found': 'A person says that it is not there: it is sent again. {note}',
  closed: 'Closed by a person. {note}',

  'sender-died': 'Kontor was stopped while it was being sent; it is looked up before anything else.',
  'look-up-fails': 'Its answer was lost, and looking for it fails: {error}',
  'not-there-yet': 'Its answer was lost and it is not there yet; it may still appear within {seconds} s.',
  'age-unknown':
    'Its answer was lost and it is not there; how long ago that was is not sure yet, so Kontor looks again.',
  absent: 'Its answer was lost, and after the quiet period it is surely absent: it is sent again.',
  found: '{numbers}',
  'several-found': [
    'Several documents carry the reference {reference}: {numbers}.',
    'Decide which one counts and reverse the others.',
  ],
  'found-differs': [
    'Its answer was lost, and {number} carries its reference {reference}, but it is another document: {differences}.',
    'Settle the posting: as found, if it is the one all the same; or as not found, and it is sent again.',
  ],
  'cannot-be-decided': [
    'For seven days it could not be found out whether document {reference} exists: {error}',
    'Look for it by hand; if it is there, do not replay.',
  ],
  'too-many-tries': [
    'It was sent {times} times and never arrived.',
    'Find out what is between Kontor and the system, then replay.',
  ],
  'reference-shared': [
    'Posting {posting} and another one were sent under the same reference, and {numbers} carries it: whose document that is, only a person can tell.',
    'Settle it as found with this number, or as not found after the other one was settled.',
  ],
  'not-readable': '{number} is found, and cannot be read.',

  'reference-given-away': ['Its reference belongs to another document.', 'Close it, and ask anew.'],

  'no-write': [
    'The system behind this connection takes no {operation}.',
    'Nothing was sent. Use a connection to a system that does.',
  ],
  'newer-run': 'A run that began later has stored {key} already: what this one has read is read again.',
  'undeclared-field':
    'The flow writes {field} of {object} and does not say so: another one may write it, too.',
  'outcomes-missing': 'The system was sent {sent} states, and {answered} outcomes came back.',
  'flow-not-installed': 'This Kontor has no flow "{flow}".',
});

/** Speaks of whatever can stand in a posting, with the sentences that connectors and flows bring. Throws `config/code-taken`. */
export const speakerFor = (parts: readonly { sentences?: Sentences | undefined }[]): Speak =>
  speaker(
    mergeSentences([
      say.table,
      pauses.table,
      connectionSentences,
      ofSides.table,
      ofComparison.table,
      refused.table,
      references.table,
      ...parts.map(({ sentences: table = {} }) => table),
    ]),
  );
