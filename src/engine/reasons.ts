// The sentences of the engine: why a posting waits, was sent again, or was given to a person. What a system has said, and what people
// have noted, are parameters.
import { sentences } from '../core/sentences.ts';
import { german } from './reasons.de.ts';

const english = {
  unexpected: {
    kind: 'bug',
    says: 'Something unexpected happened in Kontor.',
    next: 'Please report this with the log lines around it.',
  },
  'illegal-move': { kind: 'bug', says: 'A posting cannot go from {from} to {to}.' },
  'unlisted-question': { kind: 'bug', says: 'The flow {flow} does not list its question {question}.' },
  warning: '{warnings}',
  losses: 'Not everything was written, because the system has no room or no code for it: {losses}.',
  'losses-and-warning': '{losses} {warnings}',

  'run-stopped': 'Kontor was stopped before the run had ended.',
  'several-failed': '{failures}',
  'delivery-answered': '{status}',
  'destination-gone': ['It answered 410 Gone.', 'Enable it again when its address receives messages again.'],
  'deliveries-failed': [
    'Every delivery has failed for five days; the last answer: {answer}.',
    'What waits is sent when it is enabled again.',
  ],

  waits: '{why}',
  'tried-again': ['{why}', 'Kontor tries again automatically.'],
  'not-due': '{why}',
  'flow-paused': ['The flow is paused.', 'Resume the flow; Kontor then continues automatically.'],
  'flow-deleted': 'The flow was deleted before the document was booked.',

  'credentials-expire': [
    'The {what} stops working on {day}.',
    'Get a new one from the system, and enter it in the connection before that day.',
  ],
  'credentials-expired': [
    'The {what} stopped working on {day}.',
    'Get a new one from the system, and enter it in the connection.',
  ],

  replayed: 'Replayed by a person. {note}',
  'nothing-under-key': 'There is nothing to post under this key now.',
  'replayed-waits': ['Replayed by a person. {why}', 'Kontor tries again automatically.'],
  noted: 'Note: "{note}"',
  'settled-as-found': 'A person has found its document. {note}',
  'settled-as-not-found': 'A person says that its document does not exist: Kontor sends it again. {note}',
  closed: 'Closed by a person. Note: "{note}"',
  'nothing-left': 'Closed automatically: no document was made. {why}',

  undecided: {
    kind: 'unavailable',
    says: 'Kontor is still finding out whether the document {key} was booked.',
    next: 'As soon as that is known, Kontor checks what has changed since.',
  },

  'sender-died': 'Kontor was stopped while it was sending the document. Kontor looks for the document first.',
  restored:
    'Kontor was restored from the backup of {taken}. This document may have been sent after it: Kontor looks for it first.',
  'look-up-fails': 'The answer was lost, and Kontor cannot look for the document: {error}',
  'not-there-yet':
    'The answer was lost, and the document is not there yet. It may still appear within {seconds} s.',
  'answered-not-there-yet':
    'The system answered "{words}", which does not say whether it booked the document. The document is not there yet; it may still appear within {seconds} s.',
  'answered-absent':
    'The system answered "{words}", and after the quiet period the document is surely not there: Kontor sends it again.',
  'refused-alike': [
    'The system refused the document {times} times in the same words, and each time it was surely not booked: {words}',
    'Fix the cause in the document or in the system, then replay the posting.',
  ],
  'age-unknown':
    'The answer was lost, and the document is not there. A clock was set, so Kontor does not know yet how long ago that was, and looks again.',
  absent:
    'The answer was lost, and after the quiet period the document is surely not there: Kontor sends it again.',
  found: '{numbers}',
  'several-found': [
    'Several documents carry the reference {reference}: {numbers}.',
    'Decide which one counts and reverse the others.',
  ],
  'found-differs': [
    'The answer was lost. {number} carries the reference {reference} of this posting, but differs from it: {differences}.',
    'If {number} is the right document, settle the posting as found; otherwise settle it as not found, and Kontor sends it again.',
  ],
  'cannot-be-decided': [
    'For seven days Kontor could not find out whether document {reference} exists: {error}',
    'Look for it in the system. If it exists, settle the posting as found; if not, as not found.',
  ],
  'too-many-tries': [
    'Kontor sent the document {times} times, and the system never booked it.',
    'Find out what is wrong between Kontor and the system, then replay.',
  ],
  'reference-shared': {
    kind: 'conflict',
    says: 'Posting {posting} and another one were sent under the same reference, and {numbers} carries it: only a person can tell which posting that document belongs to.',
    next: 'Settle this posting as found with this number. Or settle the other posting first, then this one as not found.',
  },
  'not-readable': { kind: 'uncertain', says: 'Kontor has found {number}, but cannot read it yet.' },

  'stored-differs': [
    'The system stored {number} differently from what Kontor sent: {differences}.',
    'Correct it in the system, or leave it as it is; then accept the difference, so that later documents of the order are booked.',
  ],
  'not-found-yet': 'the system does not show it.',
  'read-back-again': 'Kontor could not read {number} back, and tries again: {why}',
  'not-read-back': [
    'Kontor tried {times} times to read {number} back, and could not: {why}',
    'Check in the system whether the document was stored as it was sent.',
  ],
  'order-differs': {
    kind: 'input',
    says: 'Document {number} of the same order was stored differently from what Kontor sent (posting {posting}).',
    next: 'Nothing was sent. Look at that document, then accept its difference: Kontor then books this one.',
  },
  'document-not-kept': [
    'Kontor does not keep the document any more, or an earlier version did not keep it.',
    'Compare it in the system by its number.',
  ],
  'not-made-now':
    'The flow now makes other documents from its source, such as one for the whole order after one for a deposit.',
  'later-change-undecided': [
    'Its source was changed after it was sent, and that change is not booked: posting {posting} is {state}.',
    'Decide on that posting first.',
  ],
  'difference-accepted': 'A person has accepted the difference of its order.',
  'accepted-difference': 'A person has accepted the difference. Note: "{note}"',

  'reference-given-away': [
    'Its reference belongs to another document.',
    'Nothing was sent. Close it, and send the request again under another Idempotency-Key.',
  ],

  'no-write': {
    kind: 'config',
    says: 'The system behind this connection does not accept {operation}.',
    next: 'Nothing was sent. Use a connection to a system that does.',
  },
  'newer-run': {
    kind: 'unavailable',
    says: 'A run that began later has stored {key} already: Kontor runs this one again.',
  },
  'undeclared-field': {
    kind: 'config',
    says: 'The flow writes {field} of {object} without declaring it, so another flow may write it, too.',
  },
  'outcomes-missing': { kind: 'uncertain', says: 'Kontor sent {sent} states, and got {answered} outcomes.' },

  'claim-lost': {
    kind: 'unavailable',
    says: 'Kontor could not reach its database for too long; another process has begun to read this.',
  },
  'posting-changed': {
    kind: 'conflict',
    says: 'Posting {id} has just changed.',
    next: 'Nothing was changed by you. Read the posting again, then decide.',
  },
  'changed-since-plan': {
    kind: 'conflict',
    says: 'Posting {posting} has changed since the plan was made: it was {before} then, and is {now} now.',
    next: 'The plan left it as it is. Read the posting, then decide.',
  },
  'no-difference': {
    kind: 'conflict',
    says: 'Posting {id} has no difference that waits for a person.',
    next: 'Nothing was changed. `differs` of a posting says whether its document differs from what was sent.',
  },
  'document-taken': {
    kind: 'conflict',
    says: 'Document {number} belongs to {whose}.',
    next: 'Nothing was changed. Settle it as not found, or with the number of its own document.',
  },
  'number-unknown': {
    kind: 'missing',
    says: 'There is no document {number} in the system.',
    next: 'Nothing was changed. Give the number as lists of this object show it, such as 4711, or 1710:2026:100000042 for a journal entry.',
  },
  'posting-of-number': 'posting {posting}',
  'another-posting': 'another posting on this system',
  'document-differs': {
    kind: 'conflict',
    says: '{number} differs from posting {posting} (reference: {reference}): {differences}.',
    next: 'Nothing was changed. If it is the right document anyway, settle with accept_difference.',
  },
  'without-reference': 'none',
  'nothing-to-compare': 'the posting has no document to compare with',
  'other-values': 'it does not have the values that were to be written',
  'found-agrees': {
    kind: 'conflict',
    says: '{numbers} carries the reference {reference} and agrees with posting {posting}.',
    next: 'Nothing was changed. Settle it as found, or reverse that document first.',
  },
  'never-sent': {
    kind: 'conflict',
    says: 'Posting {posting} is {state} and was never sent: it cannot be settled like this.',
    next: 'Nothing was changed. Replay it, or close it.',
  },
  'not-settleable': {
    kind: 'conflict',
    says: 'Posting {posting} is {state}: it cannot be settled like this.',
    next: '{advice}',
  },
  'not-closable': {
    kind: 'conflict',
    says: 'Posting {posting} is {state}: only planned, rejected and parked postings can be closed.',
    next: '{advice}',
  },
  'not-replayable': {
    kind: 'conflict',
    says: 'Posting {posting} is {state}: only parked, rejected and closed postings can be replayed, and accepted ones with `keep` `latest`.',
    next: '{advice}',
  },
  'is-booked': 'It is booked as {number}.',
  'is-closed': 'It is closed already, and Kontor sends nothing. Replay it to open it again.',
  'is-not-decided':
    'Kontor is still finding out whether its document was booked. Wait until it knows: the posting is then accepted, sent again or parked.',
  'goes-on': 'Kontor continues with it.',
} as const;

export const say = sentences(english, german);
