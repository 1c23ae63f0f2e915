// What is said of errors here.
import { sentences } from '../core/sentences.ts';
import { german } from './sentences.de.ts';

const english = {
  'no-route': {
    kind: 'missing',
    says: 'There is no {method} {path}.',
    next: 'See /openapi.json for what there is.',
  },
  'console-not-built': {
    kind: 'missing',
    says: 'The console and the widgets are not built in this checkout.',
    next: 'Run `npm run build:console`, then start Kontor again. The API works without it.',
  },
  'same-records-again': {
    kind: 'config',
    says: 'The system answers the same records again and again instead of the next ones.',
    next: 'Report it to those who run the system; a narrower filter may avoid it.',
  },
  'all-errors': 'Errors of Kontor',
  'http-status': 'HTTP status',
  'kind-of-error': 'Kind',
  'what-to-do': 'What to do',
  'in-braces': 'Names in braces stand for values of the single error.',
  'code-of-system':
    'A code that is not listed here, such as M7/053, is the code of a message of the connected system.',
  'no-problem-page': {
    kind: 'missing',
    says: 'Kontor has no error {code}.',
    next: 'See all of them: GET /problems.',
  },
  'bad-api-key': {
    kind: 'auth',
    says: 'The API key or token is missing, wrong or revoked, or has expired.',
    next: 'Send "Authorization: Bearer <key>". The first key is in KONTOR_API_KEY, or in the file api.key of the data folder.',
  },
  'one-tenant-only': {
    kind: 'forbidden',
    says: 'This is only for keys that see all tenants.',
    next: 'Use such a key, without the header Kontor-Tenant.',
  },
  'foreign-origin': {
    kind: 'forbidden',
    says: 'This session or token is for a page on {returnOrigin}.',
    next: 'Open the page of the product that it belongs to. If it is open there, set KONTOR_PUBLIC_URL to the address at which browsers reach Kontor.',
  },
  'no-console-header': {
    kind: 'forbidden',
    says: 'A request with a browser session that changes something, or that Kontor passes on to a system, needs the header kontor-request: console.',
    next: 'Pages of Kontor send it. Programs use a key: "Authorization: Bearer <key>".',
  },
  'foreign-request': {
    kind: 'forbidden',
    says: 'The browser says that this request does not come from a page of Kontor: {origin}.',
    next: 'Open Kontor at its own address. Behind a reverse proxy, set KONTOR_PUBLIC_URL to the address that people use.',
  },
  'sign-in-interrupted': {
    kind: 'auth',
    says: 'This browser has not begun to sign in, or did so more than ten minutes ago.',
    next: 'Sign in again, in one browser. It must accept cookies.',
  },
  'not-a-local-path': {
    kind: 'input',
    says: 'The parameter "to" does not name a page of Kontor.',
    next: 'Give a path that begins with one slash, such as /documents.',
  },
  'not-ready': {
    kind: 'unavailable',
    says: 'The database does not answer.',
    next: 'Kontor continues automatically when it is back.',
  },
  port: {
    kind: 'config',
    says: 'Kontor cannot listen on {host}:{port}: {why}.',
    next: 'End that program, or choose another address: --port N, --host ADDRESS.',
  },
  'port-taken': 'another program listens there already',
  'port-not-allowed': 'this user may not listen there',
  'no-such-address': 'this machine has no such address',
  'no-such-host': 'there is no such name',
  'host-not-looked-up': 'the name could not be looked up',
  'too-many-open': {
    kind: 'limited',
    says: 'Too many requests are open: {what}. Nothing was done.',
    next: 'Wait for answers before you ask for more, or as long as Retry-After says. If they do not come, look at the system behind the connection.',
  },
  'too-many-tails': {
    kind: 'limited',
    says: 'Too many live streams are open: {count} of this tenant, which may have {limit}, or all that this Kontor can serve.',
    next: 'Close one that nobody reads, and try again.',
  },
  'all-turns-taken': 'Kontor is carrying out the maximum number of requests of this tenant',
  'tenant-requests-open': '{count} requests of this tenant',
  'connection-requests-open':
    'the maximum number over this connection, or of this tenant over all connections',
  'too-large': {
    kind: 'input',
    says: 'The body is larger than {megabytes} MB.',
    next: 'Send a smaller one.',
  },
  'bad-request': {
    kind: 'input',
    says: 'The request is invalid: {text}.',
    next: 'Compare it with /openapi.json.',
  },
  'bad-header': {
    kind: 'input',
    says: 'The header {name} is invalid. Allowed: {expected}.',
    next: 'Correct it or leave it out.',
  },
  'pace-values': 'queue or pass',
  'retry-values': '0 to 5',
  'key-characters': '1 to 255 visible ASCII characters',
  'too-many-wrong-keys': {
    kind: 'limited',
    says: 'Too many wrong keys came from this address.',
    next: 'Wait as long as Retry-After says.',
  },
  'rate-limit-reached': {
    kind: 'limited',
    says: 'More than {limit} requests came in a minute.',
    next: 'Wait as long as Retry-After says.',
  },
  'not-permitted': {
    kind: 'forbidden',
    says: '{name} may {permissions}, but not {needed}.',
    next: 'Use a key, or a role, with that permission.',
  },
  'body-broken-off': {
    kind: 'input',
    says: 'The request broke off before its body had come in whole.',
    next: 'Send it again, whole. Kontor sent at most a part of it to the system, which is not a request.',
  },
} as const;

export const say = sentences(english, german);
