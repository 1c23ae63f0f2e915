// What is said of errors here.
import { sentences } from '../core/sentences.ts';
import { german } from './sentences.de.ts';

const english = {
  'bad-signature': {
    kind: 'auth',
    says: 'The signature of the webhook is wrong.',
    next: 'Check the client secret of the connection: it is that of the API account which registered the webhook.',
  },
} as const;

export const say = sentences(english, german);
