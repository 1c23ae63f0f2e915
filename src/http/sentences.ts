// What is said of exchanges that failed, or were never begun.
import { sentences } from '../core/sentences.ts';
import { german } from './sentences.de.ts';

const english = {
  unreachable: { kind: 'unavailable', says: '{host} cannot be reached ({why}).', next: '{advice}' },
  'certificate-refused': {
    kind: 'auth',
    says: '{host} refused our side of the TLS connection ({why}).',
    next: 'Check the client certificate of the connection: not expired, with its whole chain, and known to the system.',
  },
  'answer-lost': { kind: 'unavailable', says: '{host} {how}.', next: '{advice}' },
  'answer-too-large': {
    kind: 'config',
    says: '{host} answered more than {bytes} bytes, the maximum that Kontor holds of such an answer; Kontor used nothing of it.',
    next: '{advice}',
  },
  'breaker-open': {
    kind: 'unavailable',
    says: '{host} {how} and gets no requests for a moment; nothing was sent.',
    next: 'Kontor retries automatically. If it lasts, check the system and the network in between.',
  },
  'not-sent': {
    kind: 'unavailable',
    says: 'The request waited too long for its turn and was not sent.',
    next: 'Kontor retries automatically. If this happens often, raise the concurrency of the connection.',
  },
  'foreign-host': {
    kind: 'config',
    says: 'This connection may not send requests to {host}.',
    next: 'A connection reaches the hosts in its settings only. Correct the address there.',
  },
  'private-address': {
    kind: 'config',
    says: '{host} is an address inside this network.',
    next: 'If Kontor is to reach it, ask the person who runs Kontor to allow it: KONTOR_PRIVATE_HOSTS=127.0.0.1,10.1.0.0/16,sap.example.internal.',
  },
  'bad-certificate': {
    kind: 'config',
    says: 'The client certificate cannot be used: {why}.',
    next: 'Give certificate and private key as PEM texts that belong together, and the passphrase if the key is encrypted.',
  },

  'did-not-answer': 'did not answer within {ms} ms',
  'broke-off': 'broke off the answer ({why})',
  'tunnel-says': 'the tunnel says: {words}',
  hangs: 'has not answered {requests} requests for {seconds} s',
  'failed-in-a-row': 'has failed {times} times in a row',
  'tries-again': 'Kontor retries automatically.',
  'looks-up': 'Kontor looks for the document before it sends anything again.',
  'ask-for-less':
    'Ask for less at once (limit=, fields=), or read it through the proxy, which forwards answers of any length. The person who runs Kontor can raise KONTOR_ANSWER_LIMIT_MB.',
  'trust-it':
    'Kontor does not trust its certificate. If no public authority signed it, enter the one that did, and use the host name in the certificate.',
  'check-tunnel':
    'Check that the tunnel of the connection is up, and that the system can be reached from its other end.',
  'check-address':
    'Check the address of the connection, and that the system is running and reachable from here.',

  'caller-left': { kind: 'input', says: 'The caller went away before the answer came.', next: 'Ask again.' },

  'token-endpoint-down': {
    kind: 'unavailable',
    says: 'The token endpoint {host} {how}.',
    next: 'Kontor retries automatically. If it lasts, check the token URL of the connection.',
  },
  'endpoint-answered': 'answered {status}',
  'endpoint-answered-more': 'answered more than a token needs',
  'token-refused': {
    kind: 'auth',
    says: 'The token endpoint refused the {what}: {answer}.',
    next: '{advice}',
  },
  'status-with-words': '{status} ({words})',
  'client-credentials': 'client credentials',
  'saml-assertion': 'assertion',
  'check-client':
    'Check client id, client secret or certificate, token URL, and how the client is authenticated (basic, body or certificate).',
  'check-assertion':
    "Check that the communication system trusts the issuer and its certificate, that the audience is the system's own address without -api, that the subject is a business user there, and the clock of this machine.",

  'bad-destination': {
    kind: 'input',
    says: 'Kontor does not post messages to {host}: {why}.',
    next: '{advice}',
  },
  'not-https': 'the address does not begin with https',
  'has-password': 'the address contains a password',
  'is-private': 'it is an address inside this network',
  'give-public': 'Give a public address that begins with https and contains no password.',
  'ask-to-allow':
    'If Kontor is to reach it, ask the person who runs Kontor to allow it: KONTOR_PRIVATE_HOSTS=127.0.0.1,10.1.0.0/16,sap.example.internal.',
} as const;

export const say = sentences(english, german);
