// Writes src/sandbox/s4hana/CONFORMANCE.md from the names of the tests that say which facts of docs/facts they stand for, such as
// "(S4-12, S4-13)". With --check it only says whether the page is out of date.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { anchorOf, factsOf, pages } from './facts.ts';

interface Listed {
  name: string;
  file: string;
}

const root = new URL('..', import.meta.url);
const page = new URL('src/sandbox/s4hana/CONFORMANCE.md', root);
const cited = / \((S4-\d+(?:, S4-\d+)*)\)$/;
const facts = factsOf(readFileSync(new URL(`docs/facts/${pages.S4}`, root), 'utf8'));
const factOf = (number: string) => {
  const fact = facts.find(one => one.number === number);
  if (!fact) throw new Error(`A test cites ${number}, which docs/facts/${pages.S4} does not have`);
  return fact;
};

const listed: Listed[] = JSON.parse(
  execFileSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'list', 'src', '--json'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  }),
);
// Files come in whatever order they were read.
const behaviours = listed
  .toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))
  .flatMap(({ name, file }) => {
    const of = cited.exec(name)?.[1]?.split(', ').map(factOf);
    if (!of) return [];
    // A test of many cases is one behaviour.
    const behaviour = name
      .replace(cited, '')
      .replaceAll(' > ', ': ')
      .replaceAll('%s', '…')
      .replaceAll('|', '\\|');
    return [{ behaviour, of, file: relative(fileURLToPath(root), file) }];
  })
  .filter((one, i, all) => all.findIndex(other => other.behaviour === one.behaviour) === i);

const topics = [...new Set(facts.map(({ topic }) => topic))].map(topic => ({
  topic,
  here: behaviours.filter(({ of }) => of[0]?.topic === topic),
}));
const links = facts
  .filter(fact => behaviours.some(({ of }) => of.includes(fact)))
  .map(fact => `[${fact.number}]: ../../../docs/facts/${pages.S4}#${anchorOf(fact)}`);
const rows = (here: typeof behaviours) =>
  here.map(
    ({ behaviour, of, file }) =>
      `| ${behaviour} | ${of.map(({ number }) => `[${number}]`).join(', ')} | \`${file}\` |`,
  );
const text = [
  '# What the S/4HANA sandbox imitates',
  '',
  '<!-- Made by `npm run docs` from the names of the tests; do not edit. -->',
  '',
  'Each behaviour has a test over HTTP. The fact next to it says what a real system does, on what evidence, and whether that was',
  'tried on a live system ([all facts](../../../docs/facts/README.md)). What is not listed may behave differently in a real system.',
  '',
  ...topics
    .filter(({ here }) => here.length > 0)
    .flatMap(({ topic, here }) => [
      `## ${topic}`,
      '',
      '| behaviour | fact | test |',
      '| --- | --- | --- |',
      ...rows(here),
      '',
    ]),
  ...links,
  '',
].join('\n');

if (!process.argv.includes('--check')) writeFileSync(page, text);
else if (readFileSync(page, 'utf8') !== text) {
  process.stderr.write('src/sandbox/s4hana/CONFORMANCE.md is out of date: run "npm run docs".\n');
  process.exitCode = 1;
}
