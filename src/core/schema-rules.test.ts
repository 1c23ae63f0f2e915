// Every rule of a schema of Kontor is said in the caller's language.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { issuesOf, problemOf, say } from './field-problems.ts';
import { speaker } from './reasons.ts';
import { rule } from './schema-rules.ts';

test('a rule of a schema is a reason with a sentence in both languages', () => {
  const schema = z.string().regex(/^\d+$/, rule('rule-cursor'));
  const [issue] = issuesOf(schema.safeParse('x').error as z.ZodError);
  const reason = problemOf(issue as never);
  expect(reason.code).toBe('rule-cursor');
  expect(['en', 'de'].map(language => speaker(say.words[language as 'en' | 'de'])(reason))).toEqual([
    'is not a cursor',
    'ist kein Cursor',
  ]);
});

/** What sandboxes demand stands in the words of their systems. */
const root = join(import.meta.dirname, '..');
const files = globSync('{cli,contract,models,flows,s4,scenarios,connectors,connections}/**/*.ts', {
  cwd: root,
}).filter(file => !file.endsWith('.test.ts'));

/** Texts that are given to `regex` and `refine` as a message. */
function messagesOf(file: string): string[] {
  const tree = ts.createSourceFile(
    file,
    readFileSync(join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: string[] = [];
  const note = (node: ts.Node | undefined) => {
    if (node && ts.isStringLiteralLike(node)) found.push(`${file}: ${node.text}`);
    if (node && ts.isObjectLiteralExpression(node))
      for (const one of node.properties)
        if (ts.isPropertyAssignment(one) && ['error', 'message'].includes(one.name.getText(tree)))
          note(one.initializer);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      if (['regex', 'refine'].includes(node.expression.name.text)) note(node.arguments[1]);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

test('each schema takes its messages from the table of rules', () => {
  expect(files.length).toBeGreaterThan(200);
  expect(files.flatMap(messagesOf)).toEqual([]);
});
