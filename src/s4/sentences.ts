// What is said of S/4HANA's answers. Its own words are parameters; what is known of its messages stands in the catalogue.
import { KontorError } from '../core/errors.ts';
import { type Reason, type Sentences, sentencesOf } from '../core/reasons.ts';
import { sentences, type Wording } from '../core/sentences.ts';
import { ofRefusals } from '../http/refusal-sentences.ts';
import type { ServiceMessage } from '../odata/message.ts';
import { germanCatalogue } from './messages/catalogue.de.ts';
import { catalogue, type Explanation } from './messages/catalogue.ts';
import { german } from './sentences.de.ts';

const english = {
  ...ofRefusals,
  redirected: {
    kind: 'config',
    says: 'The address redirects ({status}) to {location}.',
    next: 'Enter the address of the API host itself, usually the one with "-api" in its first label.',
  },
  locked: {
    kind: 'limited',
    says: 'The document is locked in SAP: {words}',
    next: 'Kontor retries automatically.',
  },
  'html-answer': {
    kind: 'config',
    says: 'The address answers with an HTML page (status {status}).',
    next: '{advice}',
  },
  'soap-fault': {
    kind: 'uncertain',
    says: 'S/4HANA could not process the message: {words}.',
    next: '{advice}',
  },
  'no-success': {
    kind: 'rejected',
    says: '{operation} did not succeed, and SAP gives no reason.',
    next: 'Look at the document in SAP: it may be posted or cancelled already, or blocked.',
  },
  'logon-braked': {
    kind: 'auth',
    says: 'S/4HANA refused the logon several times; Kontor pauses so that the user is not locked.',
    next: 'Correct the credentials of the connection; Kontor then continues automatically.',
  },
  'no-csrf-token': {
    kind: 'auth',
    says: 'S/4HANA gave no CSRF token for {service} (status {status}), so nothing can be written.',
    next: 'Check the credentials, and that the communication arrangement of this service is set up for the user.',
  },
  'csrf-unavailable': {
    kind: 'unavailable',
    says: 'S/4HANA gave no CSRF token for {service} at present (status {status}), so nothing was written.',
    next: 'Kontor retries automatically.',
  },
  'too-many-cookies': {
    kind: 'config',
    says: '{host} sets {kilobytes} kB of cookies, which no server would take back.',
    next: 'Find out what is between Kontor and S/4HANA: SAP itself sets only a few cookies.',
  },
  'csrf-refused': {
    kind: 'auth',
    says: 'S/4HANA refuses the CSRF token even when it is fresh.',
    next: 'A proxy between Kontor and SAP probably removes cookies or the x-csrf-token header.',
  },
  'session-renewed': {
    kind: 'unavailable',
    says: 'The CSRF session ended while a long body was being sent; nothing was written.',
    next: 'Send it again: the next session is fresh.',
  },

  'check-communication-user': 'Check user and password of the communication user, and that it is not locked.',
  'ask-for-arrangement':
    'Ask the SAP administrator for the communication arrangement of this service and to assign it to the communication user.',
  'check-service': 'Check the address and that the service is active.',
  'sap-tries-again': 'Kontor retries automatically.',
  'sap-looks-up': 'Kontor looks for the document before it sends anything again.',
  'check-api-host':
    'Check that the address is the API host of the system (not the one people log on to), and that nothing between answers for it.',
  'report-message': 'Report this: the message that Kontor built is not what SAP expects.',
  'mend-in-sap': 'Fix the cause in SAP or in the settings, then replay the posting.',
  'refused-with-200': '{operation} was refused although SAP answered 200: {words}.',

  'bad-address': {
    kind: 'config',
    says: '"{base}" is not an address.',
    next: 'Enter the whole address of the API host, such as https://my123456-api.s4hana.cloud.sap.',
  },
  'unreadable-cancellation': {
    kind: 'uncertain',
    says: 'S/4HANA names no document that cancels {document}.',
    next: 'Read the billing document again: BillingDocumentIsCancelled tells whether it was cancelled.',
  },
  'no-pdf': {
    kind: 'missing',
    says: 'S/4HANA answers no PDF for {document}.',
    next: 'Ask the SAP administrator whether output control is set up for this kind of document, with a form template.',
  },
  'document-missing': {
    kind: 'missing',
    says: 'S/4HANA does not have {document}.',
    next: 'Check the number, and that this connection leads to the system where the document was made.',
  },
  'bad-assertion-key': {
    kind: 'config',
    says: 'The private key of the assertion cannot be read.',
    next: 'Give it as PEM text (BEGIN PRIVATE KEY), with its passphrase if it is encrypted.',
  },
  'nothing-to-post': {
    kind: 'input',
    says: 'There is no entry to hand over.',
    next: 'Give at least one entry.',
  },
  'no-reference': {
    kind: 'input',
    says: 'DocumentReferenceID is missing in {without} of {entries} entries.',
    next: 'Give each a reference of its own: nothing else tells later whether it was posted.',
  },

  'sap-answered': 'S/4HANA answered {status}',
  'unnamed-address': 'an address that the answer does not name',

  'sap-billing-document': 'billing document {number}',
  'sap-purchase-order': 'purchase order {number}',
  'sap-sales-order': 'sales order {number}',
  'sap-outbound-delivery': 'delivery {number}',
  'sap-returns-delivery': 'returns delivery {number}',
  'sap-customer-return': 'customer return {number}',
  'sap-credit-memo-request': 'credit memo request {number}',
  'sap-supplier-invoice': 'supplier invoice {number}',

  'no-pdf-service': {
    kind: 'input',
    says: 'SAP has no service that answers a PDF of {document}.',
    next: '{advice}',
  },
  'triggered-by-rules':
    'SAP offers no service that triggers this output. {step} and the output rules of the system (BRF+) fire; for more, the customer publishes a service of their own (YY1_… or Z…).',
  'never-printed': 'SAP prints no supplier invoices: the original is an attachment of the document.',
  'trigger-bill': 'Post the billing document',
  'trigger-release': 'Release the purchase order',
  'trigger-change': 'Create or change the sales order',
  'trigger-issue': 'Post the goods issue',
  'trigger-request': 'Bill the request and print the billing document',
} as const;

export const say = sentences(english, german);

/** Documents of SAP that are named in sentences, each with its number. */
export type DocumentKind =
  | 'sap-billing-document'
  | 'sap-purchase-order'
  | 'sap-sales-order'
  | 'sap-outbound-delivery'
  | 'sap-returns-delivery'
  | 'sap-customer-return'
  | 'sap-credit-memo-request';

const adviceCode = ({ codes }: Explanation) => `sap/${codes[0]}`;

/** Cause and fix of every message that is known, in the order in which somebody needs them. */
const advice: Sentences = Object.fromEntries(
  catalogue.map(one => [
    adviceCode(one),
    `${one.cause} ${one.fix}${one.repeat === 'after-fix' ? ' Then replay the posting.' : ''}`,
  ]),
);
const germanAdvice: Sentences = Object.fromEntries(
  catalogue.flatMap(one => {
    const known = germanCatalogue[one.codes[0] ?? ''];
    if (!known) return [];
    const then = one.repeat === 'after-fix' ? ' Wiederholen Sie dann diese Buchung.' : '';
    return [[adviceCode(one), `${known.cause} ${known.fix}${then}`]];
  }),
);

export const sapWords: readonly Wording[] = [say.words, { en: advice, de: germanAdvice, kinds: {} }];
const sentencesOfSap = { ...say.words.en, ...advice };

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
  const [message, then] = sentencesOf({ code, params }, sentencesOfSap);
  return new KontorError('rejected', code, message, {
    details: { ...details, ...(explanation ? { explanation } : {}) },
    ...(then === undefined ? {} : { next: then }),
    params,
  });
}
