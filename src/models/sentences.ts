// What is said of a system that does not have an object.
import { sentences } from '../core/sentences.ts';
import { german } from './sentences.de.ts';

const english = {
  'no-object': {
    kind: 'input',
    says: 'The system behind this connection {lack}.',
    next: 'Choose a connection to a system that has them.',
  },
  'lacks-object': 'has no {object}',
  'does-not-list': 'has {object}, but none that it lists',
  'not-by-id': 'has {object}, but none that it gives by id',
  'not-as-file': 'has {object}, but none that it gives as a file',
} as const;

export const say = sentences(english, german);
