// What the documents point to is there: files behind links, and the tests that show a promise.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const documents = [...globSync('docs/**/*.md', { cwd: root }), ...globSync('*.md', { cwd: root })].filter(
  // It tells of files that were there.
  file => file !== 'CHANGELOG.md',
);
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

test('every link to a file leads to one', () => {
  const broken = documents.flatMap(document =>
    [...textOf(document).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map(([, target = '']) => target)
      .filter(target => !/^[a-z]+:/.test(target) && !existsSync(join(root, dirname(document), target)))
      .map(target => `${document}: ${target}`),
  );
  expect(documents.length).toBeGreaterThan(80);
  expect(broken).toEqual([]);
});

test('every test that security.md names is there', () => {
  const named = [...textOf('docs/security.md').matchAll(/`((?:test|src)\/[^`]+\.test\.ts)`/g)].map(
    ([, file = '']) => file,
  );
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter(file => !existsSync(join(root, normalize(file))))).toEqual([]);
});
