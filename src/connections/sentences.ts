// What is said of connections that are shut, and of their exchanges.
import { sentences } from '../core/sentences.ts';
import { german } from './sentences.de.ts';

const english = {
  'connection-paused': {
    kind: 'unavailable',
    says: 'The connection {connection} is paused.',
    next: 'Resume it; Kontor then continues automatically.',
  },
  'connector-not-installed': {
    kind: 'config',
    says: 'This Kontor does not have the connector "{connector}" of the connection {connection}, so nothing is read or sent over it.',
    next: 'Start Kontor with that connector, or delete the connection.',
  },
  'needs-credentials': {
    kind: 'auth',
    says: 'The connection {connection} needs new credentials: {refusal}',
    next: 'Enter them in the connection; Kontor then continues automatically.',
  },
  'asked-for-pause': [
    'Its system has asked for a pause.',
    'Kontor sends nothing until {until} and then tries with one request.',
  ],
  'does-not-answer': [
    'It has not answered many times in a row.',
    'Kontor asks now and then whether it is back.',
  ],

  'no-tunnel': {
    kind: 'config',
    says: 'Tenant {tenant} has no tunnel {name}.',
    next: 'Name one of its tunnels, or ask the person who runs Kontor to add it: kontor tenants update --tunnel NAME=ADDRESS.',
  },
} as const;

export const say = sentences(english, german);
