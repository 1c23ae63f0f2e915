// What is said of errors here.
import { speaker } from '../core/reasons.ts';
import { sentences } from '../core/sentences.ts';
import { german } from './sentences.de.ts';

const wrongFields = {
  kind: 'input',
  says: 'Nothing was sent to {what}: {problems}.',
  next: 'Correct these fields. The $metadata of the service says what each of them may hold.',
} as const;

const english = {
  'invalid-batch': {
    kind: 'input',
    says: 'A read cannot stand among changes that happen together.',
    next: 'Send the reads in a batch of their own.',
  },
  'no-stamp': {
    kind: 'input',
    says: '{name} cannot be read by {by}: it is no day and no instant.',
    next: 'Name the field in which the system keeps the last change, or compare by content (readDifferences).',
  },
  'no-count': {
    kind: 'config',
    says: '{path} does not say how many there are.',
    next: 'Read the records and count them.',
  },
  'too-many-rows': {
    kind: 'config',
    says: '{path} answered more than {maxRows} records for one list.',
    next: 'Use a narrower filter; in a program of your own, read them one by one with read().',
  },
  'bad-metadata': {
    kind: 'config',
    says: 'The $metadata of the service cannot be read: {why}.',
    next: 'Check that the address is that of an OData service, and that nothing in between answers for it.',
  },
  'paging-loop': {
    kind: 'config',
    says: '{system} answers {answers} of {what}.',
    next: 'Report it to those who run the system; a narrower filter may avoid it.',
  },
  'query-too-long': {
    kind: 'input',
    says: 'The query for {name} has {length} characters; servers and proxies take about 8,000.',
    next: 'Select fewer fields, or give a list of values as anyOf(…): that is read in several requests.',
  },
  'not-a-list': {
    kind: 'config',
    says: '{what} did not answer a list.',
    next: 'Check the path: is it a set, and not one record or a function?',
  },
  'query-in-parts': {
    kind: 'input',
    says: 'The list of values is too long for one request to {name}, and several cannot be put in order, skipped or counted as one.',
    next: 'Leave out orderBy, skip and count, or give fewer values.',
  },
  'etag-needed': {
    kind: 'input',
    says: '{set} is changed only with the version that was read.',
    next: "Read the record and hand it in instead of its key, or give etag: '*' to overwrite whatever is there.",
  },
  'no-set': { kind: 'input', says: 'The service {service} has no set {set}.', next: 'It has {names}.' },
  'set-unusable': '{set} that can be used: {why}',
  'no-navigation': { kind: 'input', says: '{navigation} {problem}.', next: 'It has {names}.' },
  'leads-to-no-set': 'leads from {set} to no set',
  'no-operation': {
    kind: 'input',
    says: 'The service has no operation {name}.',
    next: 'It has {names}.',
  },
  'operation-on-record': {
    kind: 'input',
    says: '{operation} is called on {type}.',
    next: 'Say on which: {option}.',
  },
  'has-none': 'none',
  'batch-part-missing': {
    kind: 'unavailable',
    says: 'The answer to the batch says nothing about {method} {path}.',
    next: '{advice}',
  },
  'look-first': 'Look whether it was done before you send it again.',
  'send-read-again': 'Send it again, alone or in another batch.',
  'send-again': 'Send it again.',

  'same-page': 'the same page again and again',
  'too-many-pages': 'more than {pages} pages',
  'empty-pages': '{pages} pages without a row, and another link',

  'larger-than': 'it is larger than {megabytes} MB',
  'declares-entities': 'it declares entities of its own, which no OData service does',
  'begins-with': 'it begins with "{text}"',
  'no-edmx': 'it has no Edmx element',
  'no-schema': 'it has no schema',
  'offers-nothing': 'it offers nothing',
  'nothing-usable': 'nothing of it can be used ({broken})',
  'nothing-usable-of-many': 'nothing of it can be used (the first of {count}: {broken})',
  'named-why': '{name}: {why}',
  'too-large-to-parse': 'it is too large for the parser',
  'not-parsed': 'the parser stopped',
  'type-missing': 'its type {type} is not in the metadata of the service',
  'type-unreadable': 'its type {type} cannot be read: {why}',
  'base-type-missing': 'its base type {type} is not in the metadata of the service',
  'base-type-in-a-ring': 'its base type {type} leads in a ring',
  'target-missing':
    'it leads to the type {type}, which is not in the metadata of the service or cannot be read',
  'association-missing': 'its association {association} is not in the metadata of the service',
  'role-missing': 'its association {association} has no role {role}',

  'invalid-record': wrongFields,
  'invalid-key': wrongFields,
  'invalid-filter': wrongFields,
  'invalid-query': wrongFields,
  'invalid-parameters': wrongFields,
  'wrong-field': '{field} {problem}',
  'must-be-given': 'must be given',
  'given-by-name': 'must each be given by name',
  'changed-on-its-own': 'must be changed on its own: children cannot be changed with their parent',
  'left-out': 'cannot be used: {why}',
  'not-a-field': 'is not a field of {type}',
  'field-of-other-name': 'is not a field of {type} ({other} is)',
  'not-a-key-field': 'is not a key field of {set}',
  'not-a-parameter': 'is not a parameter (it takes {names})',
  'leads-nowhere': 'leads nowhere from {set}',
  'not-filterable': 'cannot be filtered by, says the service',
  'not-sortable': 'cannot be sorted by, says the service',
  'empty-list': 'is compared with an empty list',
  'field-and-direction': 'must be a field and asc or desc',
  'whole-from-0': 'must be a whole number from 0',
  'no-text': 'is not text',
  'not-null': 'must not be null',
  'must-be-list': 'must be a list',
  'must-be-list-of': 'must be a list of {type}',
  'must-be-record': 'must be a record of {type}',
  'no-list-wanted': 'must be one value, not a list',
  'not-one-value': 'has the type {type}, which cannot be written as one value',
  'must-be': 'must be {expected}, not {value}',
  'true-or-false': 'true or false',
  'finite-number': 'a finite number',
  'a-guid': 'a GUID',
  'raw-bytes': 'bytes (a Buffer or Uint8Array)',
  'a-text': 'text',
  'whole-64-bits': 'a whole number of 64 bits',
  'a-decimal': 'a decimal such as "12.50"',
  'a-day': 'a day such as 2026-01-31',
  'a-date-and-time': 'a date and time such as 2026-01-31T13:52:33',
  'an-instant': 'an instant with its offset such as 2026-01-31T13:52:33Z',
  'a-time': 'a time such as 13:52:33',
  'a-duration': 'a duration such as PT2H30M',
  'whole-number': 'must be a whole number from {least} to {most}, not {value}',
  'characters-at-most': 'may have {most} characters; {value} has {has}',
  'half-a-character': 'holds half of a character (a lone surrogate)',
  'places-at-most': 'may have {most} decimal places; {value} has {has}',
  'digits-before-point': 'may have {most} digits before the point; {value} has {has}',
  'digits-at-most': 'may have {most} digits; {value} has {has}',
  'too-fine': 'is finer than a millisecond, which OData V2 cannot carry: {value}',
} as const;

export const say = sentences(english, german);

/** For texts that have one language: messages of errors, details, descriptions. */
export const inEnglish = speaker(say.words.en);

/** What is thrown for fields that cannot be sent. */
export type Invalid =
  | 'invalid-record'
  | 'invalid-key'
  | 'invalid-filter'
  | 'invalid-query'
  | 'invalid-parameters';

/** What a value must be. */
export type Expected =
  | 'true-or-false'
  | 'finite-number'
  | 'a-guid'
  | 'raw-bytes'
  | 'a-text'
  | 'whole-64-bits'
  | 'a-decimal'
  | 'a-day'
  | 'a-date-and-time'
  | 'an-instant'
  | 'a-time'
  | 'a-duration';
