// Reads the scenarios of a folder: each `.json` in it but `defaults.json`, which says what they have in common.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { KontorError } from '../core/errors.ts';
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
  if (today === undefined) throw bad(file, [], 'today is missing: say the day on which the flow runs.');
  const records = (side: 'source' | 'target', own: unknown): SampleRecords => {
    const all = { ...(defaults[side] as Rows), ...(own as Rows) };
    const fields = (defaults.fields ?? {}) as Partial<Record<string, object>>;
    const merged = Object.fromEntries(
      Object.entries(all).map(([object, rows = []]) => [
        object,
        rows.map(row => ({ ...fields[object], ...row })),
      ]),
    );
    return checked(wholeRecords, merged, file, [side]);
  };
  return {
    ...value,
    file,
    today,
    settings: mergePatch(defaults.settings ?? {}, settings ?? {}),
    source: records('source', source),
    target: records('target', target),
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
    throw bad(file, [], `it is not JSON: ${(cause as Error).message}.`);
  }
  return { raw, value: checked(shape, raw, file, []) };
}

/** The first of what is wrong is enough: it is corrected, and the files are read again. */
export function checked<Shape extends z.ZodType>(
  shape: Shape,
  given: unknown,
  file: string,
  place: readonly PropertyKey[],
): z.output<Shape> {
  const { success, data, error } = shape.safeParse(given);
  if (success) return data;
  const [first] = error.issues;
  throw bad(file, [...place, ...(first?.path ?? [])], `${first?.message ?? 'it is wrong'}.`);
}

function bad(file: string, path: readonly PropertyKey[], why: string): KontorError {
  const place = path.reduce<string>(
    (before, part) =>
      typeof part === 'number' ? `${before}[${part}]` : `${before}${before && '.'}${String(part)}`,
    '',
  );
  return new KontorError('input', 'bad-scenario', `${file}: ${place}${place && ': '}${why}`, {
    details: { file, place },
    next: 'Correct the file. Its fields are described in docs/guides/test-flows.md.',
  });
}
