// Reads the scenarios of a folder: each `.json` in it but `defaults.json`, which says what they have in common.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { KontorError } from '../core/errors.ts';
import { inJsonTerms } from '../core/first-ten.ts';
import { mergePatch } from '../core/merge-patch.ts';
import { type SampleRecords, wholeRecords } from './sample-records.ts';
import { defaultsFile, type Scenario, scenarioFile } from './scenario.ts';

const defaultsName = 'defaults.json';

type Defaults = z.input<typeof defaultsFile>;
type Rows = Partial<Record<string, Record<string, unknown>[]>>;

/** In the order of their names. Throws `input/bad-scenario` with file, place and sentence. */
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
  if (today === undefined)
    throw bad(file, [{ place: '', why: 'today is missing: say the day on which the flow runs.' }]);
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
    throw bad(file, [{ place: '', why: `it is not JSON: ${(cause as Error).message}.` }]);
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
  why: string;
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
  const wrong = (error?.issues ?? []).map(({ path, message }) => ({
    place: placeText([...place, ...path]),
    why: `${inJsonTerms(message)}.`,
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
  const lines = wrong.slice(0, mostShown).map(({ place, why }) => `${file}: ${place}${place && ': '}${why}`);
  const more = wrong.length - lines.length;
  return new KontorError(
    'input',
    'bad-scenario',
    [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'),
    {
      details: { file, place: wrong[0]?.place, wrong },
      next: 'Correct the file. Its fields are described in docs/guides/test-flows.md, those of records in docs/reference/objects.md.',
    },
  );
}
