// What is said of connections that are shut, and of their exchanges.
import { sentences } from '../core/sentences.ts';
import { say as ofHttp } from '../http/sentences.ts';

export const say = sentences({
  'connection-paused': [
    'The connection {connection} is paused.',
    'Resume it; what waits for it then goes on by itself.',
  ],
  'needs-credentials': [
    'The connection {connection} needs new credentials: {refusal}',
    'Enter them in the connection; what waits for it then goes on by itself.',
  ],
});

export const connectionSentences = { ...ofHttp.table, ...say.table };
