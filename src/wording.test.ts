// Every sentence of Kontor exists in both languages, with the same parameters, and every error that has one can happen.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ownConnectors } from './app.ts';
import { ownFlows } from './flows/own-flows.ts';
import { textsIn } from './models/setting-texts.ts';
import { wordingOf, wordingParts } from './wording.ts';

const extended = [...ownConnectors, ...ownFlows];
const namesIn = (sentence: string | readonly string[] = '') =>
  [
    ...new Set(
      [sentence]
        .flat()
        .join(' ')
        // `{state.now}` is the word for the value of `now`.
        .match(/(?<=\{(?:\w+\.)?)\w+(?=\})/g),
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

test('every text of the settings of a connector has its German, and there is no German of another', () => {
  const texts = ownConnectors.map(({ name, settings, settingTexts }) => ({
    name,
    english: textsIn(z.toJSONSchema(settings, { io: 'input' })).toSorted(),
    german: Object.keys(settingTexts?.de ?? {}).toSorted(),
  }));
  for (const { name, english, german } of texts) expect([name, german]).toEqual([name, english]);
});

test('every text of a flow and of its settings has its German, and there is no German of another', () => {
  const english = ownFlows.flatMap(({ title, settings }) => [
    title,
    ...textsIn(z.toJSONSchema(settings, { io: 'input' })),
  ]);
  for (const { settingTexts } of ownFlows)
    expect(Object.keys(settingTexts?.de ?? {}).toSorted()).toEqual([...new Set(english)].toSorted());
});

const sourceFiles = globSync('src/**/*.ts').filter(file => !/\.test\.ts$/.test(file));

/** Finds `new KontorError(kind, code, message, options)` whose code or message is a literal text. */
function wordedInPlace(file: string): string[] {
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const isText = (node: ts.Node | undefined): boolean =>
    node !== undefined &&
    (ts.isStringLiteralLike(node) ||
      ts.isTemplateExpression(node) ||
      (ts.isConditionalExpression(node) && (isText(node.whenTrue) || isText(node.whenFalse))));
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText(tree) === 'KontorError') {
      const [, code, message] = node.arguments ?? [];
      if (isText(code) || isText(message)) found.push(`${file}: ${code?.getText(tree)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

test('what is thrown has its sentence in a table', () => {
  // The sentences are built on this one; that of its code is in the table of the engine.
  expect(sourceFiles.flatMap(wordedInPlace)).toEqual([`${join('src', 'core', 'errors.ts')}: 'unexpected'`]);
  expect(wordingOf(extended).kinds.unexpected).toBe('bug');
});

test('every table is one of the parts', async () => {
  const parts = new Set(wordingParts(extended));
  const files = sourceFiles.filter(file => / = sentences\(/.test(readFileSync(file, 'utf8')));
  expect(files.length).toBeGreaterThan(25);
  for (const file of files) {
    const exported: { [name: string]: unknown } = await import(join(import.meta.dirname, '..', file));
    const tables = Object.values(exported).flatMap(one =>
      typeof one === 'object' && one !== null && 'words' in one ? [one.words] : [],
    );
    if ('wordsOfServices' in exported) tables.push(exported.wordsOfServices);
    expect([file, tables.length, tables.filter(one => !parts.has(one as never))]).toEqual([file, 1, []]);
  }
});

test('every code of an error is thrown somewhere', () => {
  const { kinds } = wordingOf(extended);
  const sources = sourceFiles
    .filter(file => !/entences(\.de)?\.ts$/.test(file))
    .map(file => readFileSync(file, 'utf8'))
    .join('\n');
  const named = new Set(sources.match(/(?<=['`])[a-z0-9-]+(?=['`])/g));
  expect(Object.keys(kinds).filter(code => !named.has(code))).toEqual([]);
});
