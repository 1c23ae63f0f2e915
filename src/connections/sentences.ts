// What is said of connections that are shut, and of their exchanges.
import { sentences } from '../core/sentences.ts';
import { say as ofHttp } from '../http/sentences.ts';

export const say = sentences({
  'connection-paused': [
    'The connection {connection} is paused.',
    'Resume it; Kontor then continues automatically.',
  ],
  'connector-not-installed': [
    'This Kontor does not have the connector "{connector}" of the connection {connection}, so nothing is read or sent over it.',
    'Start Kontor with that connector, or delete the connection.',
  ],
  'needs-credentials': [
    'The connection {connection} needs new credentials: {refusal}',
    'Enter them in the connection; Kontor then continues automatically.',
  ],
});

export const connectionSentences = { ...ofHttp.table, ...say.table };
