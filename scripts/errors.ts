// The errors that Kontor can answer: each code with its kind, its sentence and what to do.
import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { ownConnectors } from '../src/app.ts';
import { type ErrorKind, errorKinds } from '../src/core/errors.ts';
import { ownFlows } from '../src/flows/own-flows.ts';
import { wordingOf } from '../src/wording.ts';

export interface ErrorCode {
  code: string;
  kind: ErrorKind;
  /** With `{name}` where something is filled in. */
  says: string;
  next: string;
}

/** Throws when one code has two kinds, or when a code that has a sentence is thrown with another one. */
export function errorCodes(): ErrorCode[] {
  const { en, kinds } = wordingOf([...ownConnectors, ...ownFlows]);
  const worded = Object.entries(kinds).map(([code, kind]): ErrorCode => {
    const [says = '', next = ''] = [en[code] ?? ''].flat();
    return { code, kind, says, next };
  });
  const direct = [...Map.groupBy(thrownDirectly(), one => one.code)].map(([code, all]) => {
    const known = new Set([...(kinds[code] ? [kinds[code]] : []), ...all.map(({ kind }) => kind)]);
    if (known.size > 1) throw new Error(`The code ${code} has the kinds ${[...known].join(' and ')}.`);
    return all[0] as ErrorCode;
  });
  return [...worded, ...direct.filter(({ code }) => !(code in kinds))].toSorted((a, b) =>
    a.code < b.code ? -1 : 1,
  );
}

/** `new KontorError('kind', 'code', text, { next })` with a text of its own. */
function thrownDirectly(): ErrorCode[] {
  const found: ErrorCode[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'KontorError') {
      const [kind, code, says, options] = node.arguments ?? [];
      if (kind && code && ts.isStringLiteral(kind) && ts.isStringLiteral(code) && kind.text in errorKinds)
        found.push({
          code: code.text,
          kind: kind.text as ErrorKind,
          says: textOf(says),
          next: textOf(nextIn(options)),
        });
    }
    ts.forEachChild(node, visit);
  };
  for (const file of globSync('src/**/*.ts').toSorted())
    if (!/\.test\.ts$|^src\/(sandbox|stage|scenarios|cli|client)\//.test(file))
      visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  return found;
}

const nextIn = (options: ts.Node | undefined) =>
  options && ts.isObjectLiteralExpression(options)
    ? options.properties.filter(ts.isPropertyAssignment).find(one => one.name.getText() === 'next')
        ?.initializer
    : undefined;

/** Of a text in the code, with `{name}` for what is filled in. */
function textOf(node: ts.Node | undefined): string {
  if (!node) return '';
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return '{…}';
  const filled = (expression: ts.Expression) =>
    ts.isIdentifier(expression) ? `{${expression.text}}` : '{…}';
  return (
    node.head.text + node.templateSpans.map(span => filled(span.expression) + span.literal.text).join('')
  );
}
