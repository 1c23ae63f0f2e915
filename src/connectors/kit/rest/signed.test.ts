// Signatures of webhooks, against values and a library that were made elsewhere.
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { type Hmac, hmac, sharedSecret, verifySigned } from './signed.ts';

const raw = Buffer.from('{"events":[],"firstEventSequence":0}');
const nowMs = 1_700_000_000_000;

/** As their makers document them; the values are openssl's. */
const known: Record<string, { how: Hmac; secret: string; headers: Record<string, string> }> = {
  Xero: {
    how: { header: 'x-xero-signature', over: 'body', encoding: ['base64'] },
    secret: 'xero-webhook-key-EXAMPLE',
    headers: { 'x-xero-signature': '+WjIWOj/UkpK9PDPJaI9avMkJr85r0PMP0XV2+n/ztU=' },
  },
  'a time and the body, in hex': {
    how: { header: 'x-signature', over: 'ts.body', encoding: ['hex'], timestamp: 'x-time' },
    secret: 'hook-secret-EXAMPLE',
    headers: {
      'x-signature': 'bf95426fa79cf8673865345b921c6d0d55c50a4b7eeeb2e8b0ca8e50da22006b',
      'x-time': '1700000000',
    },
  },
  'a prefix': {
    how: { header: 'float-signature', over: 'body', encoding: ['hex'], prefix: 'sha256=' },
    secret: 'float-EXAMPLE',
    headers: { 'float-signature': 'sha256=b2cf0a5fe4d700f64d641a64ab5c2cdf13a9573ef3109af67eb7327bee8af2a8' },
  },
};

test.each(Object.entries(known))(
  '%s: is right, and wrong with anything changed',
  (_, { how, secret, headers }) => {
    const prove = hmac(how, [secret]);
    expect(prove({ raw, headers, nowMs })).toBe(true);
    expect(prove({ raw: Buffer.from(`${raw} `), headers, nowMs })).toBe(false);
    expect(hmac(how, [`${secret}x`])({ raw, headers, nowMs })).toBe(false);
    expect(prove({ raw, headers: {}, nowMs })).toBeUndefined();
    const given = headers[how.header] as string;
    for (const wrong of [
      '',
      ' ',
      given.slice(0, -1),
      `${given}0`,
      given.slice(how.prefix?.length ?? 0, -1),
      `x${given}`,
    ])
      expect(prove({ raw, headers: { ...headers, [how.header]: wrong }, nowMs }), wrong).toBe(false);
  },
);

test('two secrets count during a rotation, and none that is missing or empty', () => {
  const { how, secret, headers } = known.Xero as (typeof known)[string];
  expect(hmac(how, ['new', secret])({ raw, headers, nowMs })).toBe(true);
  expect(hmac(how, [secret, undefined])({ raw, headers, nowMs })).toBe(true);
  expect(hmac(how, [undefined, ''])({ raw, headers, nowMs })).toBe(false);
  expect(hmac(how, [])({ raw, headers, nowMs })).toBe(false);
});

test.each([
  [300_000, true],
  [300_001, false],
  [-300_000, true],
  [-300_001, false],
])('a time that is %i ms away: %s', (away, isRight) => {
  const { how, secret, headers } = known['a time and the body, in hex'] as (typeof known)[string];
  expect(hmac(how, [secret])({ raw, headers, nowMs: nowMs + away })).toBe(isRight);
  const strict = hmac({ ...how, toleranceMs: 1_000 }, [secret]);
  expect(strict({ raw, headers, nowMs: nowMs + away })).toBe(false);
});

test.each(['', 'now', '1e9', '-1700000000', '1700000000.0', ' 1700000000', '9'.repeat(400)])(
  'a time like "%s" is wrong',
  time => {
    const { how, secret, headers } = known['a time and the body, in hex'] as (typeof known)[string];
    expect(hmac(how, [secret])({ raw, headers: { ...headers, 'x-time': time }, nowMs })).toBe(false);
  },
);

test('what the library of Standard Webhooks signs is right, among other signatures too; nothing else is', () => {
  const how: Hmac = {
    header: 'webhook-signature',
    over: 'id.ts.body',
    encoding: ['base64'],
    prefix: 'v1,',
    id: 'webhook-id',
    timestamp: 'webhook-timestamp',
  };
  const word = fc.stringMatching(/^[!-~]{1,40}$/);
  const noise = fc.array(fc.stringMatching(/^(v1|v1a|v2),[A-Za-z0-9+/=]{0,50}$/), { maxLength: 3 });
  const change = fc.constantFrom(
    'nothing',
    'body',
    'id',
    'time',
    'secret',
    'version',
  ) as fc.Arbitrary<string>;
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      word,
      word,
      fc.nat(299),
      noise,
      change,
      (body, id, secret, age, others, changed) => {
        const at = Math.floor(nowMs / 1000) - age;
        const signature = new Webhook(secret, { format: 'raw' }).sign(id, new Date(at * 1000), body);
        const headers = {
          'webhook-id': changed === 'id' ? `${id}x` : id,
          'webhook-timestamp': String(changed === 'time' ? at + 1 : at),
          'webhook-signature': [
            ...others,
            changed === 'version' ? signature.replace('v1', 'v2') : signature,
          ].join(' '),
        };
        const delivery = { raw: Buffer.from(changed === 'body' ? `${body}x` : body), headers, nowMs };
        const prove = hmac(how, [changed === 'secret' ? `${secret}x` : secret]);
        expect(prove(delivery)).toBe(changed === 'nothing');
      },
    ),
    { numRuns: 1_000, seed: 7 },
  );
});

test('nothing is right that is signed with an empty secret, or about no id', () => {
  const signed = (text: string, secret: string) => createHmac('sha256', secret).update(text).digest('base64');
  const { how } = known.Xero as (typeof known)[string];
  const headers = { 'x-xero-signature': signed(raw.toString(), '') };
  expect(hmac(how, ['', undefined])({ raw, headers, nowMs })).toBe(false);
  const withId: Hmac = { ...how, over: 'id.ts.body', id: 'x-id', timestamp: 'x-time' };
  for (const id of ['', 'e1']) {
    const signature = signed(`${id}.1700000000.${raw}`, 's');
    const given = { 'x-xero-signature': signature, 'x-time': '1700000000', ...(id && { 'x-id': id }) };
    expect(hmac(withId, ['s'])({ raw, headers: given, nowMs })).toBe(id !== '');
  }
});

test('what is present must be right, and one must be present', () => {
  const yes = () => true;
  const no = () => false;
  const absent = () => undefined;
  const delivery = { raw, headers: {}, nowMs };
  for (const proofs of [[yes], [absent, yes], [yes, yes]])
    expect(() => verifySigned(delivery, proofs, '')).not.toThrow();
  for (const proofs of [[], [absent]])
    expect(() => verifySigned(delivery, proofs, 'Sign it.')).toThrow(
      expect.objectContaining({
        kind: 'auth',
        code: 'bad-signature',
        message: 'The webhook is not signed.',
        next: 'Sign it.',
      }),
    );
  for (const proofs of [[no], [yes, no], [absent, no]])
    expect(() => verifySigned(delivery, proofs, '')).toThrow('The signature of the webhook is wrong.');
});

test('a shared secret counts only where there is one', () => {
  const given = (secret: string | undefined, header?: string) =>
    sharedSecret('x-secret', secret)({ raw, headers: { 'x-secret': header }, nowMs });
  expect(given('abc', 'abc')).toBe(true);
  expect(given('abc', 'abd')).toBe(false);
  expect(given('abc', '')).toBe(false);
  expect(given('abc')).toBeUndefined();
  expect(given(undefined, 'abc')).toBeUndefined();
});
