// What every system says by the status of an answer, in one sentence for all of them. The advice differs: it is a reason of the connector.
export const ofRefusals = {
  'logon-refused': { kind: 'auth', says: '{system} refused the logon.', next: '{advice}' },
  'not-authorised': { kind: 'auth', says: '{system} does not allow this request{words}.', next: '{advice}' },
  'too-many-requests': {
    kind: 'limited',
    says: '{system} asks for a pause.',
    next: 'Kontor waits and retries automatically.',
  },
  'server-error': { kind: 'unavailable', says: '{system} answered {status}{words}.', next: '{advice}' },
  'not-found': { kind: 'missing', says: '{system} does not have this: {words}.', next: '{advice}' },
  'record-changed': {
    kind: 'conflict',
    says: 'The record has changed in {system} meanwhile{words}.',
    next: 'Read it again and repeat the change.',
  },
  'unreadable-confirmation': {
    kind: 'uncertain',
    says: '{system} answered the write with neither a confirmation nor an error that Kontor can read.',
    next: '{advice}',
  },
  'unreadable-answer': {
    kind: 'config',
    says: '{system} answered with something that Kontor cannot read (status {status}).',
    next: '{advice}',
  },
  'foreign-link': {
    kind: 'config',
    says: '{system} answered a link to another host: {link}.',
    next: 'Check the proxy in front of the system: links must lead back to it.',
  },
} as const;
