// Collects what is wrong with a connector or a flow. The compiler refuses most of it; but not everybody writes TypeScript.
import { z } from 'zod';
import type { Reason } from '../../core/reasons.ts';
import { modelOf, type ObjectName, objectNames } from '../objects/all.ts';
import { say } from './sentences.ts';

const kinds = {
  'mistake-no-function': (value: unknown) => typeof value === 'function',
  'mistake-no-text': (value: unknown) => typeof value === 'string' && value !== '',
  'mistake-no-list': (value: unknown) => Array.isArray(value),
  'mistake-no-record': (value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value),
  'mistake-no-number': (value: unknown) => typeof value === 'number' && Number.isFinite(value),
  'mistake-no-flag': (value: unknown) => typeof value === 'boolean',
  'mistake-no-schema': (value: unknown) =>
    typeof (value as Partial<z.ZodType> | null)?.safeParse === 'function',
} as const;
export type Kind = keyof typeof kinds;

export type Written = Readonly<Record<string, unknown>>;

export function look() {
  const mistakes: Reason[] = [];
  const add = (mistake: Reason) => void mistakes.push(mistake);
  /** Whether `value` is so. `write`: what to write there, as code. */
  const must = (place: string, value: unknown, kind: Kind, write: string): boolean => {
    if (kinds[kind](value)) return true;
    if (value === undefined) add(say.reason('mistake-missing', { place, write }));
    else add(say.reason('mistake-kind', { place, kind: say.reason(kind), write }));
    return false;
  };
  return {
    mistakes,
    add,
    must,
    /** As `must`, where something is given. */
    may: (place: string, value: unknown, kind: Kind, write: string): boolean =>
      value !== undefined && must(place, value, kind, write),
    /** What both connectors and flows have. */
    common({ name, title, sentences }: Written, example: string): void {
      if (
        must('name', name, 'mistake-no-text', `name: '${example}'`) &&
        !/^[a-z][a-z0-9-]*$/.test(String(name))
      )
        add(say.reason('mistake-name', { name: String(name), example }));
      must('title', title, 'mistake-no-text', 'what people call it');
      const words = Array.isArray(sentences) ? sentences : [undefined];
      if (sentences !== undefined && !words.every(one => kinds['mistake-no-record'](one?.en)))
        add(
          say.reason('mistake-kind', {
            place: 'sentences',
            kind: say.reason('mistake-no-list'),
            write: 'sentences: [say.words]',
          }),
        );
    },
    /** Undefined: it is no object of Kontor. */
    object(place: string, name: unknown): ObjectName | undefined {
      if (objectNames.includes(name as ObjectName)) return name as ObjectName;
      add(say.reason('mistake-no-object', { place, name: String(name), objects: objectNames.join(', ') }));
      return undefined;
    },
    /** `known`: what the object has. */
    field(place: string, object: ObjectName, names: Iterable<string>, known: readonly string[]): void {
      for (const name of names)
        if (!known.includes(name))
          add(say.reason('mistake-no-field', { place, name, object, names: known.join(', ') }));
    },
  };
}

export type Look = ReturnType<typeof look>;

export const partsOf = (object: ObjectName): string[] => {
  const { item, details } = modelOf(object);
  return [...(item ? ['items'] : []), ...Object.keys(details?.shape ?? {})];
};

interface Schema {
  properties?: Record<string, Schema>;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

/** Every setting by its dotted path; undefined, and a mistake: they cannot be described. */
export function settingPaths(settings: z.ZodType, { add }: Look): string[] | undefined {
  try {
    return [...new Set(pathsIn(z.toJSONSchema(settings, { io: 'input' }) as Schema))];
  } catch (thrown) {
    add(say.reason('mistake-settings-undescribed', { why: (thrown as Error).message }));
    return undefined;
  }
}

const pathsIn = ({ properties = {}, anyOf = [], oneOf = [], allOf = [] }: Schema, before = ''): string[] => [
  ...[...anyOf, ...oneOf, ...allOf].flatMap(one => pathsIn(one, before)),
  ...Object.entries(properties).flatMap(([name, one]) => [
    before + name,
    ...pathsIn(one, `${before}${name}.`),
  ]),
];
