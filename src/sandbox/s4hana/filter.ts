// `$filter` of OData V2, read by a grammar and evaluated on rows:
//   or := and ('or' and)*    and := not ('and' not)*    not := 'not' not | comparison
//   comparison := operand (('eq'|'ne'|'gt'|'ge'|'lt'|'le') operand)?    operand := '(' or ')' | function | literal | field
import { Decimal } from 'decimal.js';
import type { SetModel } from './model/parse-model.ts';
import { SapFault } from './sap-fault.ts';
import { initialValue, type Row, type Value } from './tables.ts';
import { dateMs } from './wire.ts';

export type Predicate = (row: Row) => boolean;
type Comparable = string | number | boolean | Decimal | null;
type Operand = (row: Row) => Comparable;

const token =
  /\s*(?:(datetimeoffset|datetime|time|guid)'([^']*)'|'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)([mMdDfFlL])?(?![\w])|([A-Za-z_][\w/]*)|([(),]))/y;

interface Token {
  kind: 'date' | 'string' | 'number' | 'word' | 'mark';
  text: string;
}

/** Throws 400 for what the grammar or the model does not know. */
export function parseFilter(text: string, model: SetModel): Predicate {
  const tokens = scan(text);
  let at = 0;
  const syntax = () =>
    new SapFault(
      400,
      '/IWBEP/CM_MGW_RT/132',
      `Invalid $filter: "${text}"${tokens[at] ? ` near "${tokens[at]?.text}"` : ''}`,
    );
  const peek = (word: string) => tokens[at]?.kind !== 'string' && tokens[at]?.text === word;
  const take = (word: string) => {
    if (!peek(word)) throw syntax();
    at++;
  };

  const or = (): Operand => {
    let left = and();
    while (peek('or')) {
      at++;
      const [a, b] = [left, and()];
      left = row => a(row) === true || b(row) === true;
    }
    return left;
  };
  const and = (): Operand => {
    let left = not();
    while (peek('and')) {
      at++;
      const [a, b] = [left, not()];
      left = row => a(row) === true && b(row) === true;
    }
    return left;
  };
  const not = (): Operand => {
    if (!peek('not')) return comparison();
    at++;
    const inner = not();
    return row => inner(row) !== true;
  };
  const comparison = (): Operand => {
    const left = operand();
    const operator = tokens[at]?.kind === 'word' ? comparisons.get(tokens[at]?.text ?? '') : undefined;
    if (!operator) return left;
    at++;
    const right = operand();
    return row => operator(compare(left(row), right(row)));
  };
  const operand = (): Operand => {
    const current = tokens[at++];
    if (!current) throw syntax();
    if (current.kind === 'mark' && current.text === '(') {
      const inner = or();
      take(')');
      return inner;
    }
    if (current.kind === 'string') return () => current.text;
    if (current.kind === 'number') return () => new Decimal(current.text);
    if (current.kind === 'date') {
      const ms = dateMs(current.text.length === 16 ? `${current.text}:00` : current.text);
      if (Number.isNaN(ms)) throw syntax();
      return () => ms;
    }
    if (current.kind !== 'word') throw syntax();
    if (current.text === 'true' || current.text === 'false') return () => current.text === 'true';
    if (current.text === 'null') return () => null;
    if (peek('(')) {
      take('(');
      const args: Operand[] = [or()];
      while (peek(',')) {
        at++;
        args.push(or());
      }
      take(')');
      return callOf(current.text, args, syntax);
    }
    return fieldOf(current.text, model);
  };

  const root = or();
  if (at < tokens.length) throw syntax();
  return row => root(row) === true;
}

function scan(text: string): Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const from = token.lastIndex;
    const match = token.exec(text);
    if (!match) throw new SapFault(400, '/IWBEP/CM_MGW_RT/132', `Invalid $filter at "${text.slice(from)}"`);
    const [, dateKind, date, string, number, , word, mark] = match;
    if (dateKind !== undefined)
      tokens.push({ kind: dateKind === 'guid' ? 'string' : 'date', text: date ?? '' });
    else if (string !== undefined) tokens.push({ kind: 'string', text: string.replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else tokens.push({ kind: 'mark', text: mark ?? '' });
  }
  return tokens;
}

const comparisons = new Map<string, (order: number) => boolean>([
  ['eq', order => order === 0],
  // Not comparable (null with something) is not equal, and neither greater nor less.
  ['ne', order => order !== 0],
  ['gt', order => order > 0],
  ['ge', order => order >= 0],
  ['lt', order => order < 0],
  ['le', order => order <= 0],
]);

function compare(a: Comparable, b: Comparable): number {
  if (a === null || b === null) return a === b ? 0 : Number.NaN;
  if (a instanceof Decimal || b instanceof Decimal)
    return new Decimal(String(a)).comparedTo(new Decimal(String(b)));
  return a === b ? 0 : a < b ? -1 : 1;
}

function fieldOf(name: string, model: SetModel): Operand {
  const field = model.fields.get(name);
  if (!field)
    throw new SapFault(
      400,
      '/IWBEP/CM_MGW_RT/020',
      `Property '${name}' not found in type of '${model.name}'`,
    );
  if (!field.filterable) {
    throw new SapFault(
      400,
      '/IWBEP/CM_MGW_RT/021',
      `Property '${name}' cannot be used in filter expressions`,
    );
  }
  const initial = initialValue(field);
  const value = (row: Row): Value => row[name] ?? initial;
  switch (field.type) {
    case 'Decimal':
    case 'Int64':
      return row => new Decimal(String(value(row)));
    case 'DateTime':
    case 'DateTimeOffset':
      return row => {
        const stored = value(row);
        return stored === null ? null : dateMs(stored);
      };
    default:
      return value;
  }
}

function callOf(name: string, args: Operand[], syntax: () => SapFault): Operand {
  const [a, b] = args;
  if (!a || !b || args.length !== 2) throw syntax();
  const text = (operand: Operand, row: Row) => String(operand(row) ?? '');
  switch (name) {
    case 'substringof':
      return row => text(b, row).includes(text(a, row));
    case 'startswith':
      return row => text(a, row).startsWith(text(b, row));
    case 'endswith':
      return row => text(a, row).endsWith(text(b, row));
    default:
      throw new SapFault(400, '/IWBEP/CM_MGW_RT/132', `Function '${name}' is not supported in $filter`);
  }
}
