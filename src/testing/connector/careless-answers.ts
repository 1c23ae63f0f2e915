// Refusals that repeat what was sent, in every form in which a careless programmer may do that.
import type { IncomingHttpHeaders } from 'node:http';

export interface Refusal {
  status: number;
  headers?: Record<string, string>;
  body: string | Buffer;
}

/** Contains characters that encodings write in other forms. */
export const awkwardPassword = 'S"e&c+r/e\\t ü<%€>Word';
const json = (text: string) => JSON.stringify(text).slice(1, -1);
const ascii = (text: string) =>
  json(text)
    .replaceAll('/', '\\/')
    .replace(/[^ -~]/g, one => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
const xml = (text: string) =>
  text.replace(/[&<>"]/g, found => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[found]};`);
const forms: ((text: string) => string)[] = [
  text => text,
  json,
  ascii,
  text => json(json(text)),
  xml,
  encodeURIComponent,
  text => encodeURIComponent(text).replace(/%../g, found => found.toLowerCase()),
  text => new URLSearchParams({ a: text }).toString().slice(2),
  text => Buffer.from(text).toString('base64'),
  text => Buffer.from(text).toString('base64url'),
];

/** Every form in which a secret may stand somewhere. */
export const formsOf = (secret: string): string[] => forms.map(form => form(secret));

/** Everything that a careless programmer may put into a message. `known`: what else the system knows of its caller. */
export const repeated = (headers: IncomingHttpHeaders, body: string, known = awkwardPassword): string => {
  const { authorization = '', cookie = '', 'x-csrf-token': token = '' } = headers;
  const hidden = authorization.startsWith('Basic ')
    ? Buffer.from(authorization.slice(6), 'base64').toString()
    : '';
  const said = [authorization, hidden, cookie, String(token), known, body];
  return `Not allowed for ${said.join(' and ')}.`;
};

export type Way = (headers: IncomingHttpHeaders, body: string) => Refusal;
const v2 = (text: string) => JSON.stringify({ error: { code: 'X/1', message: { lang: 'en', value: text } } });
export const ways: Record<string, Way> = {
  'V2 JSON': (headers, body) => ({
    status: 400,
    headers: { 'content-type': 'application/json' },
    body: v2(repeated(headers, body)),
  }),
  'JSON in ASCII, in details': (headers, body) => ({
    status: 400,
    headers: { 'content-type': 'application/json' },
    body: `{"error":{"code":"X/1","message":"no","details":[{"code":"${ascii(headers.authorization ?? '')}","message":"${ascii(repeated(headers, body))}"}]}}`,
  }),
  XML: (headers, body) => ({
    status: 400,
    headers: { 'content-type': 'application/xml' },
    body: `<error><code>X/1</code><message xml:lang="en">${xml(repeated(headers, body))}</message></error>`,
  }),
  'a page': (headers, body) => ({
    status: 403,
    headers: { 'content-type': 'text/html' },
    body: `<html><body>${xml(repeated(headers, body))}</body></html>`,
  }),
  'a header': headers => ({
    status: 400,
    headers: {
      'x-said': encodeURIComponent(repeated(headers, '')),
      'content-type': 'application/json',
      location: `https://elsewhere/?p=${encodeURIComponent(awkwardPassword)}&a=${encodeURIComponent(headers.authorization ?? '')}`,
    },
    body: v2('no'),
  }),
  'a redirect': headers => ({
    status: 302,
    headers: { location: `https://elsewhere/?a=${encodeURIComponent(headers.authorization ?? '')}` },
    body: '',
  }),
  'a server error': (headers, body) => ({ status: 500, body: repeated(headers, body) }),
};
