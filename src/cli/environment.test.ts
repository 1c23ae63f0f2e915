// What is wrong with a variable of the environment is said with its name, in both languages.
import { expect, test } from 'vitest';
import type { KontorError } from '../core/errors.ts';
import { languages } from '../core/language.ts';
import { sentencesOf } from '../core/reasons.ts';
import { wordingOf } from '../wording.ts';
import { operatorKey, readEnvironment } from './environment.ts';

const words = wordingOf([]);

test.each([
  [
    { KONTOR_TRUST_PROXY: 'the proxy' },
    'KONTOR_TRUST_PROXY is invalid: must be addresses, and networks such as 10.1.0.0/16, with commas between them.',
    'KONTOR_TRUST_PROXY ist ungültig: muss aus Adressen und Netzen wie 10.1.0.0/16 bestehen, mit Kommas dazwischen.',
  ],
  [
    { KONTOR_ANSWER_LIMIT_MB: '0' },
    'KONTOR_ANSWER_LIMIT_MB is invalid: Too small: expected at least 1.',
    'KONTOR_ANSWER_LIMIT_MB ist ungültig: Zu klein: erwartet wird mindestens 1.',
  ],
  [
    { KONTOR_PUBLIC_URL: 'kontor' },
    'KONTOR_PUBLIC_URL is invalid: Invalid URL.',
    'KONTOR_PUBLIC_URL ist ungültig: Ungültig: URL.',
  ],
  [
    { KONTOR_API_KEY: 'short' },
    'KONTOR_API_KEY is invalid: it must have at least 16 characters.',
    'KONTOR_API_KEY ist ungültig: der Schlüssel muss mindestens 16 Zeichen haben.',
  ],
])('%o', (variables, english, german) => {
  let thrown: unknown;
  try {
    operatorKey(readEnvironment(variables));
  } catch (error) {
    thrown = error;
  }
  const { code, kind, message, params = {} } = thrown as KontorError;
  expect([kind, code, message]).toEqual(['config', 'bad-environment', english]);
  expect(languages.map(language => sentencesOf({ code, params }, words[language])[0])).toEqual([
    english,
    german,
  ]);
});
