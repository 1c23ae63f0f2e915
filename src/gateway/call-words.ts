// What is said of recorded calls that are to be sent once more.
export const callsInEnglish = {
  'not-a-test-system': {
    kind: 'conflict',
    says: 'Connection {name} is not marked as a test system, so nothing was sent.',
    next: 'Choose a connection to a test system. If {name} is one, set its environment to "test".',
  },
  'another-kind-of-system': {
    kind: 'input',
    says: 'The call was made to {system}, and connection {name} leads to another kind of system. Nothing was sent.',
    next: 'Choose a connection to {system}.',
  },
  'not-repeatable': {
    kind: 'input',
    says: 'Call {id} cannot be repeated: {why} Nothing was sent.',
    next: 'Read the call in the console, or write the request anew and send it with kontor call.',
  },
  'not-forwarded': 'Kontor forwards no such requests to systems of this kind.',
  'not-kept-whole': 'Its body is longer than what Kontor keeps, or is not kept on this connection.',
  'not-text': 'Its body is no text in UTF-8, and Kontor keeps texts only.',
  'had-secret': 'It had a secret, which Kontor has not stored.',
} as const;
