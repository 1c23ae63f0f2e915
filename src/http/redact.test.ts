import { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventually } from '../../test/eventually.ts';
import { KontorError } from '../core/errors.ts';
import { cleanErrors } from './clean-errors.ts';
import { cleaner } from './clean-stream.ts';
import { redactor } from './redact.ts';
import type { HttpReply, HttpRequest } from './send.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const redact = redactor(['very-secret-password', 'pass/word+1']);

test('secret headers are hidden, the CSRF handshake stays readable', () => {
  expect(
    redact.headers({
      authorization: 'Basic abc',
      cookie: 'a=b',
      'set-cookie': ['a=b'],
      'x-csrf-token': 'Fetch',
      accept: 'application/json',
    }),
  ).toEqual({
    authorization: '***',
    cookie: '***',
    'set-cookie': '***',
    'x-csrf-token': 'Fetch',
    accept: 'application/json',
  });
  expect(redact.headers({ 'x-csrf-token': 'abc', 'x-auth-token': 't', APIKey: 'k' })).toEqual({
    'x-csrf-token': '***',
    'x-auth-token': '***',
    APIKey: '***',
  });
});

test.each([
  ['{"access_token":"abc","n":1}', '{"access_token":"***","n":1}'],
  ['{"token":"of a page"}', '{"token":"of a page"}'],
  ['{"clientSecret" : "a\\"b\\\\","n":1}', '{"clientSecret" : "***","n":1}'],
  ['{"said":"{\\"password\\":\\"a b\\",\\"n\\":1}"}', '{"said":"{\\"password\\":\\"***\\",\\"n\\":1}"}'],
  ['{"password":"cut in the mid', '{"password":"***'],
  ['grant_type=x&client_secret=abc&scope=s', 'grant_type=x&client_secret=***&scope=s'],
  ['https://h/p?a=1&token=abc#there', 'https://h/p?a=1&token=***'],
  ['He said "hi", then {"password":"x"}', 'He said "hi", then {"password":"***"}'],
])('fields called like a secret are hidden: %s', (given, expected) => {
  expect(redact.text(given)).toBe(expected);
});

test('a secret is hidden where it stands', () => {
  expect(redact.text('before very-secret-password after')).toBe('before *** after');
  expect(redact.text('https://h/p?q=pass%2Fword%2B1')).toBe('https://h/p?q=***');
});

const jsonEscaped = (text: string) => JSON.stringify(text).slice(1, -1);
const ascii = (text: string, write: (code: number) => string) =>
  text.replace(/[^\p{ASCII}]/gu, one =>
    Array.from({ length: one.length }, (_, nth) => write(one.charCodeAt(nth))).join(''),
  );
const xmlEscaped = (text: string) =>
  text.replace(
    /[&<>"']/g,
    found => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' }[found]};`,
  );
const everyByte = (text: string) => [...Buffer.from(text)].map(byte => byte.toString(16).padStart(2, '0'));

const inLines = (text: string) =>
  Buffer.from(text)
    .toString('base64')
    .replace(/.{5}(?=.)/g, '$&\r\n');

/** Every way in which a system may write down what it was sent. */
const writings: Record<string, (text: string) => string> = {
  plain: text => text,
  json: jsonEscaped,
  'json with slashes escaped': text => jsonEscaped(text).replaceAll('/', '\\/'),
  'json in ASCII': text => ascii(jsonEscaped(text), code => `\\u${code.toString(16).padStart(4, '0')}`),
  'json in ASCII, upper case': text =>
    ascii(jsonEscaped(text), code => `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`),
  'json, every character': text =>
    Array.from(
      { length: text.length },
      (_, nth) => `\\u${text.charCodeAt(nth).toString(16).padStart(4, '0')}`,
    ).join(''),
  'json for HTML': text =>
    jsonEscaped(text).replace(/[&<>'+]/g, one => `\\u00${one.charCodeAt(0).toString(16)}`),
  'json in json': text => jsonEscaped(jsonEscaped(text)),
  'json in json in json': text => jsonEscaped(jsonEscaped(jsonEscaped(text))),
  xml: xmlEscaped,
  'xml with numbers': text =>
    [...text].map(one => (/\w/.test(one) ? one : `&#${one.codePointAt(0)};`)).join(''),
  'xml with hex numbers': text =>
    [...text].map(one => (/\w/.test(one) ? one : `&#x${one.codePointAt(0)?.toString(16)};`)).join(''),
  'xml in xml': text => xmlEscaped(xmlEscaped(text)),
  'json in xml': text => xmlEscaped(jsonEscaped(text)),
  'xml in json': text => jsonEscaped(xmlEscaped(text)),
  uri: encodeURIComponent,
  'uri, lower case': text => encodeURIComponent(text).replace(/%../g, found => found.toLowerCase()),
  'uri, every byte': text =>
    everyByte(text)
      .map(byte => `%${byte}`)
      .join(''),
  'uri in uri': text => encodeURIComponent(encodeURIComponent(text)),
  form: text => new URLSearchParams({ a: text }).toString().slice(2),
  'form in json': text => jsonEscaped(new URLSearchParams({ a: text }).toString().slice(2)),
  base64: text => Buffer.from(text).toString('base64'),
  base64url: text => Buffer.from(text).toString('base64url'),
  'base64 of Latin-1': text => Buffer.from(text, 'latin1').toString('base64'),
  'base64 in lines': inLines,
  'base64 in lines, in json': text => jsonEscaped(inLines(text)),
  'base64 in lines, in json in json': text => jsonEscaped(jsonEscaped(inLines(text))),
  'base64 in json': text => jsonEscaped(Buffer.from(text).toString('base64')).replaceAll('/', '\\/'),
  'base64, form-encoded': text => encodeURIComponent(Buffer.from(text).toString('base64')),
  'UTF-8 read as Latin-1': text => Buffer.from(text).toString('latin1'),
};

/** Of the characters that people and generators of passwords choose, and that encodings change. */
const secret = fc.oneof(
  fc.string({ minLength: 8, maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'ab1"\\/&+ %;=?<>\'äöüß€💶:-_~'), minLength: 8, maxLength: 40 }),
  fc.string({ unit: 'grapheme', minLength: 8, maxLength: 20 }),
);
const runs = { numRuns: 300, seed: 20_261_126 };

describe('whatever the secret,', () => {
  test.each(Object.entries(writings))('%s: it is hidden', (_, write) => {
    fc.assert(
      fc.property(secret, fc.constantFrom('"', ' ', ' "x": ', ' <a>'), (value, around) => {
        fc.pre(value.isWellFormed());
        const written = write(value);
        const out = redactor([value]).text(`${around}${written}${around}`);
        expect(out.startsWith(around), out).toBe(true);
        expect(out.includes(written), out).toBe(false);
        expect(out.length).toBeLessThan(2 * around.length + Math.max(12, written.length / 4));
      }),
      runs,
    );
  });

  test('its Basic header is hidden, and what that says, however short it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 3, maxLength: 12, unit: fc.constantFrom(...'abü"&+') }),
        async password => {
          const pair = `KONTOR:${password}`;
          const value = Buffer.from(pair).toString('base64');
          const of = redactor([password]);
          await exchange(of, { authorization: `Basic ${value}` });
          for (const write of [writings.plain, writings.json, writings.xml, writings.uri, writings.form])
            for (const form of [value, pair]) {
              const said = of.text(`"${write?.(form)}" of KONTOR`);
              expect(said.includes(write?.(form) as string), said).toBe(false);
              expect(said).toMatch(/ of KONTOR$/);
            }
        },
      ),
      { ...runs, numRuns: 50 },
    );
  });

  test('it is hidden in the middle of something longer in base64', () => {
    fc.assert(
      fc.property(
        secret,
        fc.string({ maxLength: 9 }),
        fc.string({ maxLength: 9 }),
        (value, before, after) => {
          fc.pre(value.isWellFormed());
          const bytes = Buffer.from(`${before}${value}${after}`);
          const out = redactor([value]).text(`>${bytes.toString('base64')}<`);
          const left = Buffer.from(out.replaceAll(/[^\w+/]/g, ''), 'base64').toString();
          expect(left.includes(value)).toBe(false);
          expect(out).toContain('***');
        },
      ),
      runs,
    );
  });

  test('it is hidden behind a backslash that is not its own', () => {
    for (const value of ['nXYZ-0123456789', 'table-of-secrets', 'rrrrrrr-1234', 'bffnrt1234']) {
      const learning = redactor([]);
      learning.learn(value);
      for (const write of [
        (text: string) => text,
        jsonEscaped,
        (text: string) => jsonEscaped(jsonEscaped(text)),
      ])
        expect(learning.text(write(`DOMAIN\\${value}`))).not.toContain(value.slice(1));
      expect(learning.text(`a line\\n${value}`)).toBe('a line\\n***');
    }
  });

  test('JSON stays JSON', () => {
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
        fc.pre(!before.includes(value) && !after.includes(value));
        const clean = redactor([value]).values(JSON.stringify({ said: `${before}${value}${after}`, n: 1 }));
        expect(JSON.parse(clean).said).toContain('***');
      }),
      runs,
    );
  });
});

const exchange = (
  of: ReturnType<typeof redactor>,
  headers: Record<string, string>,
  body?: string,
  reply: Partial<HttpReply> = {},
): Promise<HttpReply> => {
  const request: HttpRequest = { method: 'POST', url: 'https://h/', headers, ...(body ? { body } : {}) };
  return cleanErrors(async () => ({ status: 200, headers: {}, text: '', ...reply }), of)(request);
};

describe('what was made or handed out at run time', () => {
  const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJrb250b3IifQ.c2lnbmF0dXJl';

  test('is known from the moment it is sent, in headers, cookies and forms', async () => {
    const of = redactor([]);
    await exchange(
      of,
      {
        authorization: `Bearer ${token}`,
        'x-csrf-token': 'tokenoftheday==',
        cookie: 'SAP_SESSIONID_S4H_100=session-of-the-day; sap-usercontext=sap-client=100',
        'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
      },
      'grant_type=x&assertion=asserted-by-kontor',
    );
    for (const one of [token, 'tokenoftheday==', 'session-of-the-day', 'asserted-by-kontor'])
      expect(of.text(`said "${one}".`)).toBe('said "***".');
    expect(of.text('sap-client=100')).toBe('sap-client=100');
  });

  test('is forgotten when many others have followed, and so is what it took', async () => {
    const of = redactor([]);
    const heldBy = async (count: number, from: number) => {
      for (let nth = from; nth < from + count; nth++)
        await exchange(of, { authorization: `Bearer ${nth}-${'x'.repeat(3_000)}` });
    };
    const used = () => {
      collectGarbage();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return heapUsed + arrayBuffers;
    };
    await heldBy(300, 0);
    expect(of.text('299-xxxxxxxxx '.replace('xxxxxxxxx', 'x'.repeat(3_000)))).toBe('*** ');
    const before = used();
    await heldBy(2_000, 300);
    // Buffers that were collected are given back by a thread of V8, a while later.
    await eventually('what it took is given back', () => used() - before < 20_000_000, { timeoutMs: 3_000 });
    expect(of.text(`0-${'x'.repeat(3_000)}`)).not.toContain('***');
  });

  test('stands in no refusal: not in the text, a header, a stream or a compressed stream; the session keeps its token', async () => {
    const of = redactor(['the password']);
    const said = `{"error":{"message":"Bearer ${token}, the%20password"}}`;
    const headers = {
      'x-said': token,
      'x-csrf-token': 'handed-out',
      location: 'https://h/?p=the+password',
      'content-length': '99',
    };
    const asked = { authorization: `Bearer ${token}` };
    const plain = await exchange(of, asked, undefined, { status: 400, text: said, headers });
    expect(plain.text).toBe('{"error":{"message":"Bearer ***, ***"}}');
    expect(plain.headers).toMatchObject({
      'x-said': '***',
      'x-csrf-token': 'handed-out',
      location: 'https://h/?p=***',
    });
    const pieces = () => Readable.from([...Buffer.from(said)].map(byte => Buffer.from([byte])));
    const streamed = await exchange(of, asked, undefined, { status: 400, headers, body: pieces() });
    expect(await textOf(streamed.body as Readable)).toBe(plain.text);
    expect(streamed.headers['content-length']).toBeUndefined();
    const gzip = { ...headers, 'content-encoding': 'gzip' };
    const body = Readable.from([gzipSync(said)]);
    const compressed = await exchange(of, asked, undefined, { status: 400, headers: gzip, body });
    expect(await textOf(compressed.body as Readable)).toBe(plain.text);
    const strange = { ...headers, 'content-encoding': 'own' };
    const unread = await exchange(of, asked, undefined, { status: 400, headers: strange, body: pieces() });
    expect(await textOf(unread.body as Readable)).toMatch(/cannot read/);
  });

  test('stays in data', async () => {
    const of = redactor(['4711-4711']);
    expect((await exchange(of, {}, undefined, { text: 'order 4711-4711' })).text).toBe('order 4711-4711');
  });
});

test('a body that flows by is the same but for its secrets, wherever the pieces end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(fc.constant('the pass&word'), fc.constant('the pass%26word'), fc.string({ unit: 'binary' })),
        {
          minLength: 1,
          maxLength: 40,
        },
      ),
      fc.integer({ min: 1, max: 90_000 }),
      fc.integer({ min: 0, max: 300_000 }),
      async (parts, size, filling) => {
        const bytes = Buffer.from(parts.join('~'.repeat(filling / parts.length)), 'utf8');
        const { find, values } = redactor(['the pass&word']);
        const pieces: Buffer[] = [];
        for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
        const chunks: Buffer[] = [];
        for await (const chunk of Readable.from(pieces).pipe(cleaner(find))) chunks.push(chunk as Buffer);
        expect(Buffer.concat(chunks).toString('latin1') === values(bytes.toString('latin1'))).toBe(true);
      },
    ),
    { ...runs, numRuns: 40 },
  );
});

test('a stream that breaks off breaks off', async () => {
  const broken = Readable.from([gzipSync('x'.repeat(100)).subarray(0, 20)]);
  const of = redactor([]);
  const { body } = await exchange(of, {}, undefined, {
    status: 500,
    headers: { 'content-encoding': 'gzip' },
    body: broken,
  });
  await expect(textOf(body as Readable)).rejects.toThrow(/unexpected end/);
});

test('an error is clean in its sentences, its code, its details and its causes', () => {
  const cause = Object.assign(new Error('Unexpected token in very-secret-password'), { code: 'E' });
  const {
    message,
    code,
    next,
    details,
    cause: inner,
  } = redact.error(
    new KontorError('rejected', 'very-secret-password', 'It said very-secret-password.', {
      next: 'Ask for very-secret-password.',
      details: { messages: [{ text: 'pass/word+1', 'very-secret-password': 1 }], status: 400 },
      cause: new Error('outer', { cause }),
    }),
  );
  expect({ message, code, next, details }).toEqual({
    message: 'It said ***.',
    code: '***',
    next: 'Ask for ***.',
    details: { messages: [{ text: '***', '***': 1 }], status: 400 },
  });
  const deepest = (inner as Error).cause as Error;
  expect(`${deepest.message} ${deepest.stack}`).not.toContain('very-secret');
});
