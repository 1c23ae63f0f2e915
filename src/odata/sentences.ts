// What is said of errors here.
import { sentences } from '../core/sentences.ts';

export const say = sentences({
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
    says: 'The $metadata of the service cannot be read: {what}.',
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
});
