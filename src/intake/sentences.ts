// What is said of errors here.
import { sentences } from '../core/sentences.ts';

export const say = sentences({
  'bad-signature': {
    kind: 'auth',
    says: 'The signature of the webhook is wrong.',
    next: 'Check the client secret of the connection: it is that of the API account which registered the webhook.',
  },
});
