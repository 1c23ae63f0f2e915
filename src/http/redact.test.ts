import { expect, test } from 'vitest';
import { redactor } from './redact.ts';

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

test('secrets are hidden in bodies and URLs by name and by value, in every form', () => {
  expect(redact.text('{"access_token":"abc","n":1}')).toBe('{"access_token":"***","n":1}');
  expect(redact.text('grant_type=x&client_secret=abc&scope=s')).toBe(
    'grant_type=x&client_secret=***&scope=s',
  );
  expect(redact.text('before very-secret-password after')).toBe('before *** after');
  expect(redact.url('https://h/p?q=pass%2Fword%2B1')).toBe('https://h/p?q=***');
});
