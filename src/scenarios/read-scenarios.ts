// Reads the scenarios of a folder: each `.json` in it except `defaults.json`, which holds what they have in common.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { KontorError } from '../core/errors.ts';
import { issuesOf, say as ofFields, problemOf } from '../core/field-problems.ts';
import { mergePatch } from '../core/merge-patch.ts';
import type { Reason } from '../core/reasons.ts';
import { type SampleRecords, wholeRecords } from './sample-records.ts';
import { defaultsFile, type Scenario, scenarioFile } from './scenario.ts';
import { say } from './sentences.ts';

const defaultsName = 'defaults.json';

type Defaults = z.input<typeof defaultsFile>;
type Rows = Partial<Record<string, Record<string, unknown>[]>>;

/** Returns the scenarios in the order of their file names. Throws `input/bad-scenario` with file, place and sentence. */
export function readScenarios(folder: string): Scenario[] {
  const names = readdirSync(folder).filter(name => name.endsWith('.json'));
  const defaults = names.includes(defaultsName)
    ? (read(join(folder, defaultsName), defaultsFile).raw as Defaults)
    : {};
  return names
    .filter(name => name !== defaultsName)
    .toSorted()
    .map(name => scenarioIn(join(folder, name), defaults));
}

function scenarioIn(file: string, defaults: Defaults): Scenario {
  const { raw, value } = read(file, scenarioFile);
  const { source, target, settings } = raw as Pick<Defaults, 'source' | 'target' | 'settings'>;
  const today = value.today ?? defaults.today;
  if (today === undefined) throw bad(file, [{ place: '', why: say.reason('today-missing') }]);
  const records = (side: 'source' | 'target', own: unknown): Found<SampleRecords> => {
    const all = { ...(defaults[side] as Rows), ...(own as Rows) };
    const fields = (defaults.fields ?? {}) as Partial<Record<string, object>>;
    const merged = Object.fromEntries(
      Object.entries(all).map(([object, rows = []]) => [
        object,
        rows.map(row => ({ ...fields[object], ...row })),
      ]),
    );
    return parsed(wholeRecords, merged, [side]);
  };
  const sides = { source: records('source', source), target: records('target', target) };
  refuse(file, [...sides.source.wrong, ...sides.target.wrong]);
  return {
    ...value,
    file,
    today,
    settings: mergePatch(defaults.settings ?? {}, settings ?? {}),
    source: sides.source.value ?? {},
    target: sides.target.value ?? {},
    posted: value.posted ?? [],
    posted_back: value.posted_back ?? [],
  };
}

function read<Shape extends z.ZodType>(file: string, shape: Shape): { raw: unknown; value: z.output<Shape> } {
  const text = readFileSync(file, 'utf8');
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (cause) {
    throw bad(file, [{ place: '', why: say.reason('file-not-json', { why: (cause as Error).message }) }]);
  }
  return { raw, value: checked(shape, raw, file, []) };
}

/** Throws `input/bad-scenario` with everything that is wrong, so that one correction is enough. */
export function checked<Shape extends z.ZodType>(
  shape: Shape,
  given: unknown,
  file: string,
  place: readonly PropertyKey[],
): z.output<Shape> {
  const { value, wrong } = parsed(shape, given, place);
  refuse(file, wrong);
  return value as z.output<Shape>;
}

interface Wrong {
  place: string;
  why: Reason;
}
interface Found<Value> {
  /** Undefined where something is wrong. */
  value: Value | undefined;
  wrong: Wrong[];
}

function parsed<Shape extends z.ZodType>(
  shape: Shape,
  given: unknown,
  place: readonly PropertyKey[],
): Found<z.output<Shape>> {
  const { data, error } = shape.safeParse(given);
  const wrong = (error ? issuesOf(error) : []).map(issue => ({
    place: placeText([...place, ...issue.path]),
    why: problemOf(issue),
  }));
  return { value: data, wrong };
}

/** `source.shop-orders[0].tax` */
const placeText = (path: readonly PropertyKey[]) =>
  path.reduce<string>(
    (before, part) =>
      typeof part === 'number' ? `${before}[${part}]` : `${before}${before && '.'}${String(part)}`,
    '',
  );

function refuse(file: string, wrong: readonly Wrong[]): void {
  if (wrong.length > 0) throw bad(file, wrong);
}

const mostShown = 20;

function bad(file: string, wrong: readonly Wrong[]): KontorError {
  const shown: Reason[] = wrong
    .slice(0, mostShown)
    .map(({ place, why }) =>
      place === ''
        ? say.reason('scenario-problem', { file, why })
        : say.reason('scenario-problem-at', { file, place, why }),
    );
  const more = wrong.length - shown.length;
  if (more > 0) shown.push(say.reason('more-problems', { count: more }));
  // One line for each problem.
  const problems = shown.reduceRight((others, first) => say.reason('scenario-problems', { first, others }));
  return say.error('bad-scenario', { problems }, { details: { file }, also: ofFields.words.en });
}
