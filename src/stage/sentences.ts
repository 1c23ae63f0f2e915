// The sentences about what `demo` and `prove` need from this computer.
import { sentences } from '../core/sentences.ts';
import { german } from './sentences.de.ts';

const english = {
  'stage-database-refused': {
    kind: 'unavailable',
    says: 'The database server did not create or drop a database: {why}.',
    next: 'Check KONTOR_DATABASE_URL; its user must be allowed to create databases.',
  },
  'kontor-not-started': {
    kind: 'unavailable',
    says: 'Kontor did not start: {output}',
    next: 'Correct what it says, and try again.',
  },
  'printed-nothing': 'it printed nothing.',
  'no-free-port': {
    kind: 'config',
    says: 'Kontor found no free port on 127.0.0.1 from 20,000 to 32,000.',
    next: 'End programs that listen there.',
  },
} as const;

export const say = sentences(english, german);
