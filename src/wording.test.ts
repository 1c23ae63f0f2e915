// Every sentence of Kontor exists in both languages, with the same parameters, and every error that has one can happen.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ownConnectors } from './app.ts';
import { ownFlows } from './flows/own-flows.ts';
import { wordingOf, wordingParts } from './wording.ts';

const extended = [...ownConnectors, ...ownFlows];
const namesIn = (sentence: string | readonly string[] = '') =>
  [
    ...new Set(
      [sentence]
        .flat()
        .join(' ')
        .match(/\{\w+\}/g),
    ),
  ].toSorted();

test('every sentence has its German, with the same parameters', () => {
  const wrong = wordingParts(extended).flatMap(({ en, de }) => [
    ...Object.keys(de).filter(code => !(code in en)),
    ...Object.entries(en)
      .filter(
        ([code, says]) => namesIn(says).join() !== namesIn(de[code] ?? '{}').join() || de[code] === undefined,
      )
      .map(([code]) => code),
  ]);
  expect(wrong).toEqual([]);
});

test('every code of an error is thrown somewhere', () => {
  const { kinds } = wordingOf(extended);
  const sources = globSync('src/**/*.ts')
    .filter(file => !/\.test\.ts$|entences(\.de)?\.ts$/.test(file))
    .map(file => readFileSync(file, 'utf8'))
    .join('\n');
  const named = new Set(sources.match(/(?<=['`])[a-z0-9-]+(?=['`])/g));
  expect(Object.keys(kinds).filter(code => !named.has(code))).toEqual([]);
});
