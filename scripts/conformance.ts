// Writes src/sandbox/s4hana/CONFORMANCE.md from the names of the tests that say which fact they stand for, such as
// "(FACTS §4.1)". With --check it only says whether the page is out of date.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Listed {
  name: string;
  file: string;
}

const topics: Record<string, string> = {
  '2': 'Authentication',
  '3': 'CSRF',
  '4': 'OData on the wire',
  '5': 'Errors',
  '6': 'Sales orders',
  '7': 'Business partners',
  '8': 'Purchase orders and supplier invoices',
  '9': 'Products and stock',
  '10': 'Goods movements',
  '11': 'Deliveries, billing, returns',
  '12': 'Finance',
  '13': 'Idempotency',
  '14': 'Output',
  '15': 'Custom fields',
  '16': 'Events',
  '17': 'Communication scenarios',
  '18': 'Limits',
};

const root = new URL('..', import.meta.url);
const page = new URL('src/sandbox/s4hana/CONFORMANCE.md', root);
const cited = / \(FACTS ((?:§[\d.]+(?:, )?)+)\)$/;

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
    const sections = cited.exec(name)?.[1]?.split(', ');
    if (!sections) return [];
    // A test of many cases is one behaviour.
    const behaviour = name
      .replace(cited, '')
      .replaceAll(' > ', ': ')
      .replaceAll('%s', '…')
      .replaceAll('|', '\\|');
    return [{ behaviour, sections, file: relative(fileURLToPath(root), file) }];
  })
  .filter((one, i, all) => all.findIndex(other => other.behaviour === one.behaviour) === i);

const sectionsOf = Object.entries(topics).map(([number, title]) => {
  const here = behaviours.filter(
    ({ sections }) => Number.parseInt(sections[0]?.slice(1) ?? '', 10) === Number(number),
  );
  return { number, title, here };
});
const rows = (here: typeof behaviours) =>
  here.map(({ behaviour, sections, file }) => `| ${behaviour} | ${sections.join(', ')} | \`${file}\` |`);
const text = [
  '# What the S/4HANA sandbox imitates',
  '',
  '<!-- Made by `npm run docs` from the names of the tests; do not edit. -->',
  '',
  'Each behaviour has a test over HTTP. The section beside it is the one of the collected public facts about S/4HANA Cloud',
  'that it stands for; nothing here was compared with a live system. What is not listed may behave otherwise in a real one.',
  '',
  ...sectionsOf
    .filter(({ here }) => here.length > 0)
    .flatMap(({ title, here }) => [
      `## ${title}`,
      '',
      '| behaviour | fact | test |',
      '| --- | --- | --- |',
      ...rows(here),
      '',
    ]),
].join('\n');

if (!process.argv.includes('--check')) writeFileSync(page, text);
else if (readFileSync(page, 'utf8') !== text) {
  process.stderr.write('src/sandbox/s4hana/CONFORMANCE.md is out of date: run "npm run docs".\n');
  process.exitCode = 1;
}
