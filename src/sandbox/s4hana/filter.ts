// `$filter` of OData V2, read by a grammar and evaluated on rows:
//   or := and ('or' and)*    and := not ('and' not)*    not := 'not' not | comparison
//   comparison := operand (('eq'|'ne'|'gt'|'ge'|'lt'|'le') operand)?    operand := '(' or ')' | function | literal | field
import { Decimal } from 'decimal.js';
import { converted } from './conversion.ts';
import type { EdmType, SetModel } from './model/parse-model.ts';
import { SapFault } from './sap-fault.ts';
import { initialValue, type Row, type Value } from './tables.ts';
import { dateMs } from './wire.ts';

export type Predicate = (row: Row) => boolean;
type Comparable = string | number | boolean | Decimal | null;
type Kind = 'text' | 'number' | 'date' | 'boolean' | 'null' | 'time';
interface Operand {
  kind: Kind;
  of(row: Row): Comparable;
  /** Of a field: what a value is when it is compared with it. */
  convert?(value: string): string;
  /** Of a literal. */
  literal?: string;
}

const token =
  /\s*(?:(datetimeoffset|datetime|time|guid)'([^']*)'|'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)([mMdDfFlL])?(?![\w])|([A-Za-z_][\w/]*)|([(),]))/y;

interface Token {
  kind: 'date' | 'time' | 'string' | 'number' | 'word' | 'mark';
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

  const truth = (of: (row: Row) => boolean): Operand => ({ kind: 'boolean', of });
  const or = (): Operand => {
    let left = and();
    while (peek('or')) {
      at++;
      const [a, b] = [left, and()];
      left = truth(row => a.of(row) === true || b.of(row) === true);
    }
    return left;
  };
  const and = (): Operand => {
    let left = not();
    while (peek('and')) {
      at++;
      const [a, b] = [left, not()];
      left = truth(row => a.of(row) === true && b.of(row) === true);
    }
    return left;
  };
  const not = (): Operand => {
    if (!peek('not')) return comparison();
    at++;
    const inner = not();
    return truth(row => inner.of(row) !== true);
  };
  const comparison = (): Operand => {
    const left = operand();
    const operator = tokens[at]?.kind === 'word' ? comparisons.get(tokens[at]?.text ?? '') : undefined;
    if (!operator) return left;
    at++;
    const right = operand();
    const [a, b] = [comparedWith(left, right), comparedWith(right, left)];
    if (left.kind !== right.kind && left.kind !== 'null' && right.kind !== 'null') {
      throw new SapFault(
        400,
        '/IWBEP/CM_MGW_RT/134',
        `Invalid $filter: "${text}" compares ${left.kind} with ${right.kind}`,
      );
    }
    return truth(row => operator(compare(a.of(row), b.of(row))));
  };
  const operand = (): Operand => {
    const current = tokens[at++];
    if (!current) throw syntax();
    if (current.kind === 'mark' && current.text === '(') {
      const inner = or();
      take(')');
      return inner;
    }
    if (current.kind === 'string') return { kind: 'text', of: () => current.text, literal: current.text };
    if (current.kind === 'number') return { kind: 'number', of: () => new Decimal(current.text) };
    if (current.kind === 'time') return { kind: 'time', of: () => current.text };
    if (current.kind === 'date') {
      const ms = dateMs(current.text.length === 16 ? `${current.text}:00` : current.text);
      if (Number.isNaN(ms)) throw syntax();
      return { kind: 'date', of: () => ms };
    }
    if (current.kind !== 'word') throw syntax();
    if (current.text === 'true' || current.text === 'false') return truth(() => current.text === 'true');
    if (current.text === 'null') return { kind: 'null', of: () => null };
    if (!peek('(')) return fieldOf(current.text, model);
    take('(');
    const args: Operand[] = [or()];
    while (peek(',')) {
      at++;
      args.push(or());
    }
    take(')');
    return callOf(current.text, args);
  };

  const root = or();
  if (at < tokens.length || root.kind !== 'boolean') throw syntax();
  return row => root.of(row) === true;
}

function scan(text: string): Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const from = token.lastIndex;
    const match = token.exec(text);
    if (!match) throw new SapFault(400, '/IWBEP/CM_MGW_RT/132', `Invalid $filter at "${text.slice(from)}"`);
    const [, dateKind, date, string, number, , word, mark] = match;
    if (dateKind !== undefined) tokens.push({ kind: literalKinds[dateKind] ?? 'date', text: date ?? '' });
    else if (string !== undefined) tokens.push({ kind: 'string', text: string.replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else tokens.push({ kind: 'mark', text: mark ?? '' });
  }
  return tokens;
}

const literalKinds: Record<string, Token['kind']> = { guid: 'string', time: 'time' };

const comparisons = new Map<string, (order: number) => boolean>([
  ['eq', order => order === 0],
  // Not comparable (null with something) is not equal, and neither greater nor less.
  ['ne', order => order !== 0],
  ['gt', order => order > 0],
  ['ge', order => order >= 0],
  ['lt', order => order < 0],
  ['le', order => order <= 0],
]);

/** The gateway runs the conversion of a field on the literal that it is compared with. */
function comparedWith(one: Operand, { convert }: Operand): Operand {
  if (one.literal === undefined || !convert) return one;
  const text = convert(one.literal);
  return { ...one, of: () => text };
}

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
  const kind = kindOf(field.type);
  switch (kind) {
    case 'number':
      return { kind, of: row => new Decimal(String(value(row))) };
    case 'date':
      return {
        kind,
        of: row => {
          const stored = value(row);
          return stored === null ? null : dateMs(stored);
        },
      };
    default:
      return { kind, of: value, convert: text => String(converted(text, field, model)) };
  }
}

function kindOf(type: EdmType): Kind {
  switch (type) {
    case 'String':
    case 'Guid':
    case 'Binary':
      return 'text';
    case 'Boolean':
      return 'boolean';
    case 'DateTime':
    case 'DateTimeOffset':
      return 'date';
    case 'Time':
      return 'time';
    default:
      return 'number';
  }
}

const texts = (text: (...args: string[]) => string) => ({ kind: 'text' as const, text });
const tests = (text: (...args: string[]) => boolean) => ({ kind: 'boolean' as const, text });

/** Text functions with the number of their arguments, which are texts but for the positions of `substring`. */
const functions: Record<
  string,
  { kind: Kind; text(...args: string[]): string | boolean | Decimal; args: number[] }
> = {
  substringof: { ...tests((a = '', b = '') => b.includes(a)), args: [2] },
  startswith: { ...tests((a = '', b = '') => a.startsWith(b)), args: [2] },
  endswith: { ...tests((a = '', b = '') => a.endsWith(b)), args: [2] },
  tolower: { ...texts((a = '') => a.toLowerCase()), args: [1] },
  toupper: { ...texts((a = '') => a.toUpperCase()), args: [1] },
  trim: { ...texts((a = '') => a.trim()), args: [1] },
  concat: { ...texts((a = '', b = '') => a + b), args: [2] },
  substring: {
    ...texts((a = '', from = '0', count = '') =>
      a.slice(Number(from), count === '' ? undefined : Number(from) + Number(count)),
    ),
    args: [2, 3],
  },
  length: { kind: 'number', text: (a = '') => new Decimal(a.length), args: [1] },
  indexof: { kind: 'number', text: (a = '', b = '') => new Decimal(a.indexOf(b)), args: [2] },
};

function callOf(name: string, args: Operand[]): Operand {
  const called = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!called?.args.includes(args.length)) {
    throw new SapFault(
      400,
      '/IWBEP/CM_MGW_RT/132',
      `Function '${name}' is not supported like this in $filter`,
    );
  }
  return { kind: called.kind, of: row => called.text(...args.map(arg => String(arg.of(row) ?? ''))) };
}
