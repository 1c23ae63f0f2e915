// The facts of docs/facts are complete, and every place in the repository that cites one finds it.
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { citationsIn, factsOf, pages } from '../scripts/facts.ts';

const root = join(import.meta.dirname, '..');
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
const facts = Object.entries(pages).flatMap(([prefix, page]) =>
  factsOf(textOf(`docs/facts/${page}`)).map(fact => ({ ...fact, prefix, page })),
);
const known = new Set(facts.map(({ number }) => number));
const files = [
  ...globSync('{src,test,scripts,docs,bench,bin}/**/*.{ts,js,cjs,mjs,md,html,css,sql,grit}', { cwd: root }),
  ...globSync('*.{md,ts,cjs,json}', { cwd: root }),
];

const unresolved = (text: string, file: string): string[] =>
  citationsIn(text)
    .filter(({ number }) => !known.has(number))
    .map(({ number, line }) => `${file}:${line} cites ${number}, which no page of docs/facts has`);

test('every citation of a fact finds it', () => {
  expect(files.length).toBeGreaterThan(500);
  expect(files.flatMap(file => unresolved(textOf(file), file))).toEqual([]);
  const isCited = (number: string) =>
    files.some(file => !file.startsWith('docs') && textOf(file).includes(number));
  expect(['S4-12', 'BIGC-09'].filter(number => !isCited(number))).toEqual([]);
});

test('a citation of an unknown fact is named with its file and line', () => {
  const unknown = `S4-${999}`;
  expect(unresolved(`// One\n// two (S4-01, ${unknown})\n`, 'src/some.ts')).toEqual([
    `src/some.ts:2 cites ${unknown}, which no page of docs/facts has`,
  ]);
  // The references of orders look similar.
  expect(citationsIn(`BC-1001, S4-1, KS4-22, S4-${1234}`)).toEqual([]);
});

test('every fact has a number of its page, a title, one to four sentences, evidence, and whether it was tried', () => {
  const kinds =
    /^(Metadata|Sample|Specification|SAP note|Documentation|Library|Sample code|Public thread|Assumption): \S/;
  const wrong = facts.flatMap(({ prefix, page, line, number, title, topic, text, evidence, triedLive }) => {
    const faults = {
      'has a number of another page': !new RegExp(`^${prefix}-\\d{2,3}$`).test(number),
      'has a title that is too long, or ends with a full stop': title.length > 110 || title.endsWith('.'),
      'stands under no topic': topic === '',
      'has no text, or more than four sentences': text === '' || text.split(/[.!?](?:\s|$)/).length > 5,
      'has no evidence of a known kind': !kinds.test(evidence),
      'does not say whether it was tried on a live system': !/^(no$|yes, \S)/.test(triedLive),
    };
    return Object.entries(faults).flatMap(([fault, is]) =>
      is ? [`docs/facts/${page}:${line} ${number} ${fault}`] : [],
    );
  });
  expect(wrong).toEqual([]);
});

test('no number is given twice', () => {
  const numbers = facts.map(({ number }) => number);
  expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([]);
});

test('every page of facts is known, and its facts are read', () => {
  expect(readdirSync(join(root, 'docs/facts')).toSorted()).toEqual(
    ['README.md', ...Object.values(pages)].toSorted(),
  );
  expect(Object.values(pages).filter(page => facts.every(fact => fact.page !== page))).toEqual([]);
});

test('nothing cites the collection that facts were taken from', () => {
  const old = new RegExp(['FACTS', '§'].join('\\s*'));
  const citing = files.flatMap(file =>
    textOf(file)
      .split('\n')
      .flatMap((line, at) => (old.test(line) ? [`${file}:${at + 1} cites no fact of docs/facts`] : [])),
  );
  expect(citing).toEqual([]);
});
