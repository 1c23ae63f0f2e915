// What every connector says of records, answers and webhooks.
import { brokenAnswer } from '../../core/broken-answer.ts';
import type { Reason } from '../../core/reasons.ts';
import { sentences } from '../../core/sentences.ts';
import { ofRefusals } from '../../http/refusal-sentences.ts';
import { german } from './sentences.de.ts';

const english = {
  ...ofRefusals,
  refused: { kind: 'config', says: '{system} answered {status}{words}.', next: '{advice}' },
  rejected: {
    kind: 'rejected',
    says: '{system} answered {status}{words}.',
    next: 'Correct the cause in the system or in the settings, then replay.',
  },
  'system-answered': '{system} answered {status}{words}.',
  'retries-automatically': 'Kontor retries automatically.',
  'looks-up-record': 'Kontor looks for the record before it sends anything again.',

  'too-many-digits': {
    kind: 'input',
    says: '{system} would get {text} as {number}.',
    next: 'Nothing was sent. Numbers there have at most 15 digits.',
  },
  'no-such-record': {
    kind: 'missing',
    says: 'There is no {id} in {system}.',
    next: 'Check the id, and that this is the connection to the system where it was created.',
  },
  'list-moves': {
    kind: 'unavailable',
    says: '{set} changes faster than it can be read.',
    next: 'Send the same cursor again in a while.',
  },
  'cursor-outdated': {
    kind: 'input',
    says: 'The list cannot go on from this cursor: {why}.',
    next: 'Begin again without a cursor.',
  },
  'names-no-place': 'it names no place in it',
  'records-gone': 'the records after which it goes on are gone',
  'sorted-otherwise': 'the system sorts otherwise than it did',
  'no-item': {
    kind: 'missing',
    says: '{id} has no item {item} in {system}.',
    next: 'Nothing was changed. Read the record: it lists its items.',
  },
  'filter-missing': {
    kind: 'input',
    says: '{system} lists {object} of one {demanded} only.',
    next: 'Send {demanded}=ID.',
  },
  'no-filter': {
    kind: 'input',
    says: '{system} cannot narrow {object} by {filter}.',
    next: '{advice}',
  },
  'filters-there': 'It can by {filters}.',
  'no-filters': 'Read the whole list.',
  'fields-missing': {
    kind: 'input',
    says: '{system} needs {fields}.',
    next: 'Nothing was sent. Add what is missing and ask again.',
  },
  'fields-not-taken': {
    kind: 'input',
    says: '{system} does not take {fields} here.',
    next: 'Nothing was sent. Leave it out and ask again.',
  },
  'not-custom': {
    kind: 'input',
    says: 'This system has no such custom field here: {fields}.',
    next: '{advice}',
  },
  'make-field-visible': 'Have the administrator of the system make the field visible in this API.',
  'custom-fields-there': 'There are: {fields}.',
  'not-taken': {
    kind: 'input',
    says: 'This system does not let {fields} be set when a document is created.',
    next: 'Leave it out; some fields can be changed once the document is there.',
  },
  'not-changeable': {
    kind: 'input',
    says: 'This system does not let {fields} be changed.',
    next: 'Nothing was changed. Leave it out, or change it in the system itself.',
  },
  'endless-pages': {
    kind: 'config',
    says: '{system} answers page after page of {path} without an end.',
    next: 'Report it with the recorded calls; the system has probably changed its answers.',
  },
  'unreadable-write': {
    kind: 'uncertain',
    says: '{system} answered the write of {object} in an undocumented shape. {why}',
    next: 'Kontor looks for the record before it sends anything again. See the recorded call (kontor connections calls).',
  },
  'connector-defect': {
    kind: 'bug',
    says: 'The connector {connector} has a defect: its function {place} failed, so nothing was read or sent.',
    next: 'Correct the connector. The log of Kontor has the message of the program and the place in the code.',
  },
  'connector-defect-in-write': {
    kind: 'uncertain',
    says: 'The connector {connector} has a defect: its function {place} failed, perhaps after the document was sent.',
    next: 'Kontor looks for the record before it sends anything again. Correct the connector: the log of Kontor has the message of the program and the place in the code.',
  },
  'fault-of-system': '{what}. This is a fault of that system.',

  'unreadable-webhook': {
    kind: 'input',
    says: 'The webhook is not a {title} event.',
    next: 'Send the event as {title} does.',
  },
  'webhook-unsigned': 'The webhook is not signed.',
  'signature-wrong': 'The signature of the webhook is wrong.',

  'names-itself': '{name}, {currency}',
  'names-itself-only': '{name}, currency unknown',
  'can-be-changed': 'It is there, and its fields can be changed.',
  'fields-taken': '{set} takes every field that is given.',
  'field-not-there': 'This system has no {from} in {set}: {name} is not known.',
  'not-filtered-by': 'This system does not let {set} be filtered by {by}: {names} are not known.',
  'compared-here':
    'This system does not let {set} be filtered by {names}. Kontor reads its records and compares them, so a page can be short or empty even when it has a next_cursor.',
  'unlike-documented': 'The {what} cannot be read: {place}expected {wanted}, received {kind}',
  'expected-record': 'a record',
  'expected-text': 'a text',
  'expected-amount': 'an amount',
  'expected-instant': 'an instant',
  'expected-flag': 'true or false',
  'expected-number': 'a number',
  'expected-id': 'an id',
  'expected-list': 'a list',
  'empty-record': '{of} is an empty record',
  'answer-to-path': 'The answer to {path}',
  'list-without-ids': '{of} is a list in which no row has an id',
  'record-of-without': '{system} answered a record of {set} without {fields}',
  'no-readable-record': '{system} answered a page of {set} in which no record can be read: {why}',
} as const;

export const say = sentences(english, german);

/** What `brokenAnswer` says, for a reason that stands here. */
export const broken = (what: Reason, cause?: unknown) => brokenAnswer(what, cause, say.words.en);
