// What is said of errors here.
import { sentences } from '../core/sentences.ts';

export const say = sentences({
  'no-route': {
    kind: 'missing',
    says: 'There is no {method} {path}.',
    next: 'See /openapi.json for what there is.',
  },
  'no-problem-page': {
    kind: 'missing',
    says: 'Kontor has no error {code}.',
    next: 'See all of them: GET /problems.',
  },
  'bad-api-key': {
    kind: 'auth',
    says: 'The API key or token is missing, wrong, revoked, or over.',
    next: 'Send "Authorization: Bearer <key>". The first key is in KONTOR_API_KEY, or in the file api.key of the data folder.',
  },
  'one-tenant-only': {
    kind: 'forbidden',
    says: 'This is only for keys that see all tenants.',
    next: 'Use such a key, without the header Kontor-Tenant.',
  },
  'foreign-origin': {
    kind: 'forbidden',
    says: 'This connect session is for a form on {returnOrigin}.',
    next: 'Open the form in the product that it belongs to.',
  },
  'database-unreachable': {
    kind: 'unavailable',
    says: 'The database does not answer.',
    next: 'Kontor continues automatically when it is back.',
  },
  port: {
    kind: 'config',
    says: 'Kontor cannot listen on {host}:{port}: {words}.',
    next: 'End that program, or choose another address: --port N, --host ADDRESS.',
  },
  'too-many-open': {
    kind: 'limited',
    says: '{what} already; nothing was done.',
    next: 'Wait for answers before you ask for more, or as long as Retry-After says. If they do not come, look at the system behind the connection.',
  },
  'too-large': { kind: 'input', says: 'The body is too large.', next: 'Send a smaller one.' },
  'bad-request': {
    kind: 'input',
    says: 'The request is not right: {text}.',
    next: 'Compare it with /openapi.json.',
  },
  'bad-header': {
    kind: 'input',
    says: 'The header {name} is not right: it is {expected}.',
    next: 'Correct it or leave it out.',
  },
  'body-broken-off': {
    kind: 'input',
    says: 'The request broke off before its body had come in whole.',
    next: 'Send it again, whole. The system was sent a part of it at most, which is no request.',
  },
});
