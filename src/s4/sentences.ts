// What is said of S/4HANA's answers. Its own words are parameters; what is known of its messages stands in the catalogue.
import { KontorError } from '../core/errors.ts';
import { type Reason, type Sentences, sentencesOf } from '../core/reasons.ts';
import { sentences } from '../core/sentences.ts';
import type { ServiceMessage } from '../odata/message.ts';
import { catalogue, type Explanation } from './messages/catalogue.ts';

export const say = sentences({
  'logon-refused': [
    'S/4HANA refused the logon.',
    'Check user and password of the communication user, and that it is not locked.',
  ],
  'not-authorised': [
    'S/4HANA does not allow this service: {words}.',
    'Ask the SAP administrator for the communication arrangement of this service and to assign it to the communication user.',
  ],
  'too-many-requests': ['S/4HANA asks for a pause.', 'Kontor waits and retries automatically.'],
  'server-error': ['S/4HANA answered {status}{words}.', '{advice}'],
  redirected: [
    'The address redirects ({status}) to {location}.',
    'Enter the address of the API host itself, usually the one with "-api" in its first label.',
  ],
  locked: ['SAP has it locked: {words}', 'Kontor retries automatically.'],
  'not-found': ['S/4HANA does not have it: {words}.', 'Check the address and that the service is active.'],
  'changed-meanwhile': [
    'The record has changed in S/4HANA meanwhile{words}.',
    'Read it again and repeat the change.',
  ],
  'html-answer': ['The address answers with an HTML page (status {status}).', '{advice}'],
  'unreadable-answer': [
    'The address answers with something that is not an OData answer (status {status}).',
    '{advice}',
  ],
  'soap-fault': ['S/4HANA could not process the message: {words}.', '{advice}'],
  'unreadable-confirmation': [
    'S/4HANA answered the write with neither a confirmation nor an error that Kontor can read.',
    '{advice}',
  ],
  'no-success': [
    '{operation} did not succeed, and SAP gives no reason.',
    'Look at the document in SAP: it may be posted or cancelled already, or blocked.',
  ],
  'logon-braked': [
    'S/4HANA refused the logon several times; Kontor pauses so that the user is not locked.',
    'Correct the credentials of the connection; Kontor then continues automatically.',
  ],
  'no-csrf-token': [
    'S/4HANA gave no CSRF token for {service} (status {status}), so nothing can be written.',
    'Check the credentials, and that the communication arrangement of this service is set up for the user.',
  ],
  'csrf-unavailable': [
    'S/4HANA gave no CSRF token for {service} at present (status {status}), so nothing was written.',
    'Kontor retries automatically.',
  ],
  'too-many-cookies': [
    '{host} sets {kilobytes} kB of cookies, which no server would take back.',
    'Find out what is between Kontor and S/4HANA: SAP itself sets only a few cookies.',
  ],
  'csrf-refused': [
    'S/4HANA refuses the CSRF token even when it is fresh.',
    'A proxy between Kontor and SAP probably removes cookies or the x-csrf-token header.',
  ],
  'session-renewed': [
    'The CSRF session ended while a long body was being sent; nothing was written.',
    'Send it again: the next session is fresh.',
  ],
  'foreign-link': [
    'S/4HANA answered a link to another host: {link}.',
    'Check the proxy in front of the system: links must lead back to it.',
  ],

  'sap-tries-again': 'Kontor retries automatically.',
  'sap-looks-up': 'Kontor looks for the document before it sends anything again.',
  'check-api-host':
    'Check that the address is the API host of the system (not the one people log on to), and that nothing between answers for it.',
  'report-message': 'Report this: the message that Kontor built is not what SAP expects.',
  'mend-in-sap': 'Fix the cause in SAP or in the settings, then replay the posting.',
  'refused-with-200': '{operation} was refused although SAP answered 200: {words}.',
});

const adviceCode = ({ codes }: Explanation) => `sap/${codes[0]}`;

/** Cause and fix of every message that is known, in the order in which somebody needs them. */
const advice: Sentences = Object.fromEntries(
  catalogue.map(one => [
    adviceCode(one),
    `${one.cause} ${one.fix}${one.repeat === 'after-fix' ? ' Then replay the posting.' : ''}`,
  ]),
);

export const sapSentences: Sentences = { ...say.table, ...advice };

/** SAP has understood, and refused: `words` are its own. */
export function sapRefusal(
  code: string,
  words: string | Reason,
  {
    explanation,
    ...details
  }: { explanation: Explanation | undefined; messages: ServiceMessage[]; status?: number },
): KontorError {
  const next: Reason = explanation
    ? { code: adviceCode(explanation), params: {} }
    : say.reason('mend-in-sap');
  const params = { said: words, next };
  const [message, then] = sentencesOf({ code, params }, sapSentences);
  return new KontorError('rejected', code, message, {
    details: { ...details, ...(explanation ? { explanation } : {}) },
    ...(then === undefined ? {} : { next: then }),
    params,
  });
}
