// The sentences about wrong requests to set up a sandbox. What a sandbox answers over HTTP is in the words of its system.
import { sentences } from '../core/sentences.ts';
import { german } from './sentences.de.ts';

const english = {
  'unknown-fault': { kind: 'input', says: 'There is no fault "{name}".', next: 'Choose from: {faults}.' },
  'bad-rate': {
    kind: 'input',
    says: 'The rate of the fault {name} must be between 0 and 1.',
    next: 'Give a share of the requests, such as 0.1.',
  },
  'unknown-service': {
    kind: 'input',
    says: 'The sandbox has no service {service}, so it cannot be locked.',
    next: 'It has: {services}.',
  },
  'file-without-metadata': {
    kind: 'input',
    says: '{file} does not contain the $metadata of an OData service.',
    next: 'Save the answer of the system: kontor s4 metadata <connection> <service> --xml.',
  },
  'bad-orders-file': {
    kind: 'input',
    says: '{path} is not a file of order lines: {why}.',
    next: 'The first line must name the columns: {columns}.',
  },
  'no-order-lines': 'it is empty',
  'columns-missing': 'it does not have the columns {names}',
} as const;

export const say = sentences(english, german);
