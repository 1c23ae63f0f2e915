// What is said of exchanges that failed, or were never begun.
import { sentences } from '../core/sentences.ts';

export const say = sentences({
  unreachable: ['{host} cannot be reached ({why}).', '{advice}'],
  'certificate-refused': [
    '{host} refused our side of the TLS connection ({why}).',
    'Check the client certificate of the connection: not expired, with its whole chain, and known to the system.',
  ],
  'answer-lost': ['{host} {how}.', '{advice}'],
  'answer-too-large': [
    '{host} answered more than {bytes} bytes, the most that Kontor holds of such an answer; nothing of it was used.',
    '{advice}',
  ],
  'breaker-open': [
    '{host} {how} and is left alone for a moment; nothing was sent.',
    'Kontor tries again by itself. If it lasts, look at the system and at what lies between.',
  ],
  'not-sent': [
    'It waited too long for its turn and was not sent.',
    'Kontor tries again by itself. If this happens often, raise the concurrency of the connection.',
  ],
  'foreign-host': [
    'This connection does not lead to {host}.',
    'A connection reaches the hosts in its settings only. Correct the address there.',
  ],
  'private-address': [
    '{host} is an address inside this network.',
    'If it is meant, let whoever runs Kontor allow it: KONTOR_PRIVATE_HOSTS=127.0.0.1,10.1.0.0/16,sap.example.internal.',
  ],
  'bad-certificate': [
    'The client certificate cannot be used: {why}.',
    'Give certificate and private key as PEM texts that belong together, and the passphrase if the key is encrypted.',
  ],

  'did-not-answer': 'did not answer within {ms} ms',
  'broke-off': 'broke off the answer ({why})',
  hangs: 'has not answered {requests} requests for {seconds} s',
  'failed-in-a-row': 'has failed {times} times in a row',
  'tries-again': 'Kontor tries again by itself.',
  'looks-up': 'Kontor looks up whether the document exists before anything is sent again.',
  'ask-for-less':
    'Ask for less at once (limit=, fields=), or read it through the proxy, which passes answers of any length on. Whoever runs Kontor can raise KONTOR_ANSWER_LIMIT_MB.',
  'trust-it':
    'Its certificate is not trusted. Give the authority that signed it, where no public one did, and the host name that stands in it.',
  'check-tunnel':
    'Check that the tunnel of the connection is up, and that the system can be reached from its other end.',
  'check-address':
    'Check the address of the connection, and that the system is running and reachable from here.',
});
