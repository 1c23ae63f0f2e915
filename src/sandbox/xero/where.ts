// The `where` and `order` of lists: comparisons of fields with values, joined by AND and OR. Names that do not exist and
// values of another type are refused, as the .NET expressions behind it do.
import { exception, type Refusal } from './answers.ts';

type Value = string | number | boolean | Date | null | { guid: string };
export type Test = (row: object) => boolean;

/** What a list can be filtered and sorted by; `Contact.Name` is a path. */
export type Fields = Record<string, 'text' | 'guid' | 'number' | 'date' | 'flag'>;

const tokens =
  /\s*(?:(&&|\|\||==|!=|>=|<=|[=<>!(),])|"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w.]*))/y;

interface Token {
  kind: 'sign' | 'text' | 'number' | 'name';
  text: string;
}

export function parseWhere(text: string, type: string, fields: Fields): Test {
  const all = tokensOf(text);
  let at = 0;
  const refuse = (why: string): Refusal => exception(16, 'QueryParseException', why);
  const peek = () => all[at];
  const take = (...signs: string[]): boolean => {
    if (peek()?.kind === 'text' || !signs.includes((peek()?.text ?? '').toUpperCase())) return false;
    at++;
    return true;
  };
  const need = (sign: string) => {
    if (!take(sign)) throw refuse(`${sign} or operator expected`);
  };

  const or = (): Test => {
    let left = and();
    while (take('||', 'OR')) {
      const [one, other] = [left, and()];
      left = row => one(row) || other(row);
    }
    return left;
  };
  const and = (): Test => {
    let left = not();
    while (take('&&', 'AND')) {
      const [one, other] = [left, not()];
      left = row => one(row) && other(row);
    }
    return left;
  };
  const not = (): Test => {
    if (take('!', 'NOT')) {
      const one = not();
      return row => !one(row);
    }
    if (take('(')) {
      const one = or();
      need(')');
      return one;
    }
    return comparison();
  };
  const comparison = (): Test => {
    const token = all[at++];
    if (token?.kind !== 'name') throw refuse('Expression expected');
    const call = /^(.+)\.(Contains|StartsWith|EndsWith)$/.exec(token.text);
    const path = call?.[1] ?? token.text;
    const kind = fields[path];
    if (!kind) throw refuse(`No property or field '${path}' exists in type '${type}'`);
    const read = (row: object) => readPath(row, path);
    if (call) {
      need('(');
      const part = value();
      need(')');
      if (kind !== 'text' || typeof part !== 'string')
        throw refuse(`No applicable method '${call[2]}' exists in type '${path}'`);
      return row => holds(String(read(row) ?? ''), call[2] as string, part);
    }
    const sign = all[at++]?.text;
    if (sign === undefined || !['=', '==', '!=', '>', '>=', '<', '<='].includes(sign)) {
      if (kind === 'flag') {
        at--;
        return row => read(row) === true;
      }
      throw refuse('Operator expected');
    }
    const right = value();
    if (right !== null && kindOf(right) !== kind)
      throw refuse(`Operator '${sign}' incompatible with operand types '${kind}' and '${kindOf(right)}'`);
    return row => compares(read(row), sign, right);
  };
  const value = (): Value => {
    const token = all[at++];
    if (token?.kind === 'text') return token.text;
    if (token?.kind === 'number') return Number(token.text);
    const name = token?.text.toLowerCase();
    if (name === 'true' || name === 'false') return name === 'true';
    if (name === 'null') return null;
    if (name === 'guid' || name === 'datetime' || name === 'datetime.parse') {
      const given: Value[] = [];
      need('(');
      do given.push(value());
      while (take(','));
      need(')');
      if (name === 'guid' && typeof given[0] === 'string') return { guid: given[0].toLowerCase() };
      if (name === 'datetime.parse' && typeof given[0] === 'string')
        return new Date(`${given[0]}Z`.replace('ZZ', 'Z'));
      const [year = 1, month = 1, ...rest] = given.map(Number);
      if (name === 'datetime') return new Date(Date.UTC(year, month - 1, ...rest));
    }
    throw refuse('Expression expected');
  };

  const test = or();
  if (at < all.length) throw refuse(`Syntax error at '${peek()?.text}'`);
  return test;
}

/** `Name ASC`, `Date DESC`. */
export function parseOrder(text: string, type: string, fields: Fields): (a: object, b: object) => number {
  const keys = text.split(',').map(part => {
    const [path = '', direction = 'ASC'] = part.trim().split(/\s+/);
    if (!fields[path])
      throw exception(16, 'QueryParseException', `No property or field '${path}' exists in type '${type}'`);
    return { path, sign: direction.toUpperCase() === 'DESC' ? -1 : 1 };
  });
  return (a, b) => {
    for (const { path, sign } of keys) {
      const [left, right] = [a, b].map(row => rank(readPath(row, path)));
      if (left !== right) return ((left ?? '') < (right ?? '') ? -1 : 1) * sign;
    }
    return 0;
  };
}

function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  tokens.lastIndex = 0;
  while (text.slice(tokens.lastIndex).trim() !== '') {
    const from = tokens.lastIndex;
    const match = tokens.exec(text);
    if (!match) throw exception(16, 'QueryParseException', `Syntax error at index ${from}`);
    const [, sign, quoted, number, name] = match;
    if (sign !== undefined) found.push({ kind: 'sign', text: sign });
    else if (quoted !== undefined) found.push({ kind: 'text', text: quoted.replace(/\\(.)/g, '$1') });
    else if (number !== undefined) found.push({ kind: 'number', text: number });
    else found.push({ kind: 'name', text: name ?? '' });
  }
  return found;
}

function readPath(row: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], row);
}

const rank = (value: unknown): string | number =>
  value instanceof Date ? value.getTime() : typeof value === 'number' ? value : String(value ?? '');

function kindOf(value: Exclude<Value, null>): Fields[string] {
  if (value instanceof Date) return 'date';
  if (typeof value === 'object') return 'guid';
  return typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'flag';
}

function holds(text: string, method: string, part: string): boolean {
  const [whole, piece] = [text.toLowerCase(), part.toLowerCase()];
  if (method === 'Contains') return whole.includes(piece);
  return method === 'StartsWith' ? whole.startsWith(piece) : whole.endsWith(piece);
}

function compares(left: unknown, sign: string, right: Value): boolean {
  if (right === null || left === undefined || left === null) {
    const same = (left ?? null) === right;
    return sign === '!=' ? !same : (sign === '=' || sign === '==') && same;
  }
  const other = typeof right === 'object' && 'guid' in right ? right.guid : rank(right);
  const one = typeof left === 'boolean' ? String(left) : rank(left);
  switch (sign) {
    case '!=':
      return one !== other;
    case '>':
      return one > other;
    case '>=':
      return one >= other;
    case '<':
      return one < other;
    case '<=':
      return one <= other;
    default:
      return one === other;
  }
}
