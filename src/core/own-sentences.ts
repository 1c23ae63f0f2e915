// The sentences of what every part uses.
import { german } from './own-sentences.de.ts';
import { sentences } from './sentences.ts';

const english = {
  'code-taken': {
    kind: 'config',
    says: 'Two parts have each a sentence of its own for the code {code}.',
    next: 'Give the code of a connector or flow another name.',
  },
  'two-parts-of-one-name': {
    kind: 'config',
    says: 'Two {what}s are called {name}.',
    next: 'Give yours a name of its own.',
  },
  'bad-time-zone': {
    kind: 'input',
    says: '"{timeZone}" is not a time zone that Kontor knows.',
    next: 'Name it as the IANA database does: America/Chicago, Europe/Berlin, UTC.',
  },
  outdated: {
    kind: 'conflict',
    says: 'The {thing} has changed since you read it.',
    next: 'Nothing was stored. Read it again, and send your change with the etag that it has then.',
  },
  'changed-meanwhile': {
    kind: 'conflict',
    says: 'Another person changed the {thing} while Kontor checked your change.',
    next: 'Nothing was stored. Look at it, and send your change again.',
  },
  'bad-currency': {
    kind: 'input',
    says: '"{currency}" is not a currency code.',
    next: 'Codes have three letters, such as EUR. Correct it where it comes from.',
  },
  'bad-settings': {
    kind: 'input',
    says: 'The settings of {what} are wrong: {text}.',
    next: 'Correct the named fields and send it again.',
  },
  'bad-encoding': {
    kind: 'input',
    says: 'The {what} is not UTF-8, so it was refused and nothing was stored.',
    next: 'Send JSON in UTF-8.',
  },
  'too-deep': {
    kind: 'input',
    says: 'The {what} is nested deeper than {maxDepth} levels, so it was refused and nothing was stored.',
    next: 'Send it with fewer levels.',
  },
  'too-long': {
    kind: 'input',
    says: 'The {what} is longer than {maxIndexed} characters, so it was refused and nothing was stored.',
    next: 'Send a shorter one.',
  },
  'bad-json': {
    kind: 'input',
    says: 'The {what} is not JSON: {why}.',
    next: 'Send one JSON value in UTF-8.',
  },
  'text-empty': 'it is empty',
  'bad-name': {
    kind: 'input',
    says: 'The name {place} is not allowed, so nothing was stored.',
    next: 'Leave it out.',
  },
  'bad-text': {
    kind: 'input',
    says: 'The text in {place} holds a NUL or half a character, so it was refused and nothing was stored.',
    next: 'Send it as UTF-8 without control characters.',
  },
  'bad-amount': {
    kind: 'input',
    says: 'The {field} is not an amount: {value}.',
    next: 'Give a number with a point, such as 12.50.',
  },
  'key-reused': {
    kind: 'config',
    says: 'This Idempotency-Key was used for another request before.',
    next: 'Use a new key for each request, and the same key only to repeat the same request.',
  },
  'flow-not-installed': { kind: 'config', says: 'This Kontor has no flow "{flow}".' },
  'unknown-flow': { kind: 'input', says: 'There is no flow "{name}".', next: 'Choose from: {flows}.' },
  'no-connection': {
    kind: 'missing',
    says: 'There is no connection {id}.',
    next: 'See which there are: GET /v1/connections.',
  },
  'no-destination': {
    kind: 'missing',
    says: 'There is no destination {id}.',
    next: 'See which there are: GET /v1/destinations.',
  },
  'no-flow': { kind: 'missing', says: 'There is no flow {id}.', next: 'See which there are: GET /v1/flows.' },
  'no-posting': {
    kind: 'missing',
    says: 'There is no posting {id}.',
    next: 'See which there are: GET /v1/postings.',
  },
  'no-run': {
    kind: 'missing',
    says: 'There is no run {id}.',
    next: 'See which there are: GET /v1/runs.',
  },
  'no-call': {
    kind: 'missing',
    says: 'There is no recorded call {id}.',
    next: 'List the calls of a connection to see which ones Kontor has kept.',
  },
  'no-tenant': {
    kind: 'missing',
    says: 'There is no tenant {id}.',
    next: 'See which there are: GET /v1/tenants.',
  },
  'no-key': { kind: 'missing', says: 'There is no key {id}.', next: 'See which there are: GET /v1/keys.' },
  'no-browser-session': {
    kind: 'missing',
    says: 'There is no open session {id}.',
    next: 'See which there are: GET /v1/sessions.',
  },
  'no-bulk-plan': {
    kind: 'missing',
    says: 'There is no bulk plan {id}.',
    next: 'See which there are: GET /v1/bulk-plans.',
  },
  'no-change-request': {
    kind: 'missing',
    says: 'There is no change-request {id}.',
    next: 'See which there are: GET /v1/change-requests.',
  },
  'no-set-aside': {
    kind: 'missing',
    says: 'There is no entry set aside under {id}.',
    next: 'See which there are: GET /v1/set-aside.',
  },

  'broken-answer': {
    kind: 'unavailable',
    says: '{what}. This is a fault of that system; nothing was changed.',
    next: 'Look at the recorded call (kontor connections calls), and report it to those who run the system or the proxy in front of it.',
  },
  'answer-to': 'The answer of {system} to {path}',
  'no-list': '{of} is {kind} and not a list',
  'row-no-record': '{of} is a list in which row {row} is {kind} and not a record',
  'answered-other': '{system} was asked for {asked} and answered {answered}',
  'not-a-record': '{system} answered {kind} in place of a record',
  'record-without': '{system} answered a record without {field}',
  'other-shape': 'The answer of the system to a question for {objects} is in another shape than documented',
  'undocumented-shape': 'The record is in another shape than documented.',
  'kind-null': 'null',
  'kind-nothing': 'nothing',
  'kind-list': 'a list',
  'kind-object': 'an object',
  'kind-string': 'a string',
  'kind-boolean': 'a boolean',
  'kind-number': 'a number',

  'unusable-file': {
    kind: 'config',
    says: 'Kontor cannot use {path}: {why}.',
    next: 'Fix that, or name another place: --data DIR for what Kontor keeps, TMPDIR for what it needs for a while.',
  },
  'file-forbidden': 'this user may not use it',
  'disk-read-only': 'its disk is read-only',
  'no-space-left': 'its disk is full',
  'disk-broken': 'its disk does not work',
  'is-a-file': 'it is a file',
  'is-a-folder': 'it is a folder',
  'file-in-path': 'a part of its path is a file',
  'no-file': 'it does not exist',
  'too-many-files': 'too many files are open',
  'path-in-a-circle': 'its path leads in a circle',
  'path-too-long': 'its path is too long',
} as const;

export const say = sentences(english, german);
