// Finds the errors that Kontor can answer in the code: each code with its kind, its sentence and what to do.
import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { type ErrorKind, errorKinds, noSuch } from '../src/core/errors.ts';

export interface Problem {
  code: string;
  kinds: ErrorKind[];
  /** With `{name}` where something is filled in. */
  says: string;
  next: string;
}

interface Found {
  code: string;
  kind: ErrorKind;
  says?: string | undefined;
  next?: string | undefined;
}

export function problems(): Problem[] {
  const sources = globSync('src/**/*.ts')
    .filter(file => !/\.test\.ts$|^src\/(sandbox|stage|scenarios|cli|client)\//.test(file))
    .toSorted()
    .map(file => ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  const sentences = new Map<string, { says: string; next: string }>();
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'sentences') readTable(node, sentences);
    const thrown = thrownIn(node);
    if (thrown) found.push(thrown);
    ts.forEachChild(node, visit);
  };
  sources.forEach(visit);
  const byCode = Map.groupBy(found, one => one.code);
  return [...byCode].toSorted().map(([code, all]) => {
    const own = all.find(one => one.says !== undefined);
    const told = sentences.get(code);
    return {
      code,
      kinds: [...new Set(all.map(one => one.kind))],
      says: told?.says ?? own?.says ?? '{…}',
      next: told?.next || (own?.next ?? ''),
    };
  });
}

/** `new KontorError('kind', 'code', …)` or `say.error('kind', 'code', …)`. */
function thrownIn(node: ts.Node): Found | undefined {
  const missing = noSuchIn(node);
  if (missing) return missing;
  const isNew = ts.isNewExpression(node) && node.expression.getText() === 'KontorError';
  const isSaid = ts.isCallExpression(node) && node.expression.getText().endsWith('.error');
  if (!isNew && !isSaid) return undefined;
  const [kind, code, says, options] = node.arguments ?? [];
  if (!kind || !code || !ts.isStringLiteral(kind) || !ts.isStringLiteral(code)) return undefined;
  if (!(kind.text in errorKinds)) return undefined;
  const next =
    options && ts.isObjectLiteralExpression(options)
      ? options.properties.find(one => ts.isPropertyAssignment(one) && one.name.getText() === 'next')
      : undefined;
  return {
    code: code.text,
    kind: kind.text as ErrorKind,
    ...(isNew
      ? { says: textOf(says), next: next && textOf((next as ts.PropertyAssignment).initializer) }
      : {}),
  };
}

/** `noSuch('flow', id)` */
function noSuchIn(node: ts.Node): Found | undefined {
  if (!ts.isCallExpression(node) || node.expression.getText() !== 'noSuch') return undefined;
  const [what] = node.arguments;
  if (!what || !ts.isStringLiteral(what)) return undefined;
  const { code, kind, message, next } = noSuch(what.text as Parameters<typeof noSuch>[0], '{id}');
  return { code, kind, says: message, next };
}

function readTable(call: ts.CallExpression, into: Map<string, { says: string; next: string }>): void {
  const [table] = call.arguments;
  if (!table || !ts.isObjectLiteralExpression(table)) return;
  for (const one of table.properties) {
    if (!ts.isPropertyAssignment(one)) continue;
    const code = ts.isStringLiteral(one.name) ? one.name.text : one.name.getText();
    const [says, next] = ts.isArrayLiteralExpression(one.initializer)
      ? one.initializer.elements
      : [one.initializer];
    into.set(code, { says: textOf(says) ?? '', next: textOf(next) ?? '' });
  }
}

/** Of a text in the code, with `{name}` for what is filled in; undefined: it is made elsewhere. */
function textOf(node: ts.Node | undefined): string | undefined {
  if (!node) return undefined;
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  const filled = (expression: ts.Expression) =>
    ts.isIdentifier(expression) ? `{${expression.text}}` : '{…}';
  return (
    node.head.text + node.templateSpans.map(span => filled(span.expression) + span.literal.text).join('')
  );
}
