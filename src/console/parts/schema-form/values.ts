// From what stands in a form to settings, from settings to what has changed (JSON Merge Patch), and problems of the API to their fields.
import { ApiProblem } from '../../../client/index.ts';
import type { FormField } from './fields.ts';

export type Values = Record<string, unknown>;

/** The two inputs of each line of a map. */
export const keysOf = (path: string) => `${path}#key`;
export const valuesAt = (path: string) => `${path}#value`;

/** A hidden input in each row of a list: so many rows there are. */
export const rowsOf = (path: string) => `${path}#row`;

/** What is empty is left out: Kontor takes what is usual, or says that it is missing. */
export function readForm(fields: readonly FormField[], form: Pick<FormData, 'get' | 'getAll'>): Values {
  const values = fields.map(field => [field.name, enteredIn(field, form)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

function enteredIn(field: FormField, form: Pick<FormData, 'get' | 'getAll'>): unknown {
  const text = String(form.get(field.path) ?? '').trim();
  switch (field.kind) {
    case 'group': {
      const inner = readForm(field.fields, form);
      return field.required || !isEmpty(inner, field.fields) ? inner : undefined;
    }
    case 'kinds': {
      const chosen = field.kinds.find(({ value }) => value === text);
      return chosen && { [field.by]: chosen.value, ...readForm(chosen.fields, form) };
    }
    case 'flag':
      return form.get(field.path) !== null || (field.isMark ? undefined : false);
    case 'list': {
      const rows = form
        .getAll(rowsOf(field.path))
        .map((_, index) => readForm(field.fieldsAt(`${field.path}.${index}`), form));
      return rows.length > 0 ? rows : undefined;
    }
    case 'map': {
      const values = form.getAll(valuesAt(field.path)).map(String);
      const entries = form
        .getAll(keysOf(field.path))
        .map((key, index) => [String(key).trim(), (values[index] ?? '').trim()] as const)
        .filter(([key, value]) => key !== '' || value !== '')
        .map(([key, value]) => [key, field.isNumber ? numberIn(value) : value] as const);
      return entries.length > 0 || field.usual !== undefined ? Object.fromEntries(entries) : undefined;
    }
    case 'number':
      return text === '' ? undefined : numberIn(text);
    case 'json':
      return text === '' ? undefined : jsonIn(text);
    default:
      return text === '' ? undefined : text;
  }
}

/** What only says what is usual anyway does not make a group that was left empty. */
const isEmpty = (values: Values, fields: readonly FormField[]): boolean =>
  fields.every(({ name, kind, usual }) => {
    const value = values[name];
    return value === undefined || (kind === 'flag' && value === false) || same(value, usual);
  });

/** What is no number is sent as it is: Kontor says what is wrong with it. */
const numberIn = (text: string) => (text !== '' && Number.isFinite(Number(text)) ? Number(text) : text);

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Of `before`, which has no secrets, to `after`. A secret that was not entered stays. */
export function patchOf(fields: readonly FormField[], before: Values, after: Values): Values {
  const patch: Values = {};
  for (const field of fields) {
    const [old, now] = [before[field.name], after[field.name]];
    if (now === undefined && (field.isSecret || old === undefined)) continue;
    if (same(old, now)) continue;
    const value = now === undefined ? null : changedIn(field, old, now);
    if (value !== undefined) patch[field.name] = value;
  }
  return patch;
}

function changedIn(field: FormField, old: unknown, now: unknown): unknown {
  if (!isValues(old) || !isValues(now)) return now;
  if (field.kind === 'map') {
    const gone = Object.keys(old).filter(key => !(key in now));
    return { ...now, ...Object.fromEntries(gone.map(key => [key, null])) };
  }
  const inner =
    field.kind === 'group'
      ? field.fields
      : field.kind === 'kinds' && old[field.by] === now[field.by]
        ? field.kinds.find(({ value }) => value === now[field.by])?.fields
        : undefined;
  if (!inner) return now;
  const patch = patchOf(inner, old, now);
  return Object.keys(patch).length === 0 ? undefined : patch;
}

/** What the API says is wrong, by the path of the field. `needed`: said of a secret that has to be entered again. */
export function problemsByField(thrown: unknown, needed: string): Map<string, string> {
  return fieldProblems(thrown instanceof ApiProblem ? thrown.details.fields : undefined, needed);
}

/** As `problemsByField`, of the fields that a problem or a check names. */
export function fieldProblems(fields: unknown, needed: string): Map<string, string> {
  return new Map(
    (Array.isArray(fields) ? fields : []).flatMap((one: unknown): [string, string][] => {
      if (typeof one === 'string') return [[one, needed]];
      return isValues(one) && typeof one.field === 'string' ? [[one.field, String(one.problem)]] : [];
    }),
  );
}

export const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Order does not count: both come from JSON. */
function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((value, index) => same(value, other[index]))
    );
  if (!isValues(one) || !isValues(other)) return false;
  const names = Object.keys({ ...one, ...other });
  return names.every(name => same(one[name], other[name]));
}
