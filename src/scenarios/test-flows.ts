// Runs the scenarios of a flow.
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KontorError } from '../core/errors.ts';
import { fileReason } from '../core/file-errors.ts';
import { say as ofCore } from '../core/own-sentences.ts';
import { ownFlows } from '../flows/own-flows.ts';
import type { Flow } from '../models/flow.ts';
import { readScenarios } from './read-scenarios.ts';
import { runScenario, type ScenarioResult } from './run-scenario.ts';
import { say } from './sentences.ts';

/** All scenarios in a folder. Throws `input/bad-scenario`. */
export async function runScenarios(flow: Flow, folder: string): Promise<ScenarioResult[]> {
  const results: ScenarioResult[] = [];
  for (const scenario of readScenarios(folder)) results.push(await runScenario(flow, scenario));
  return results;
}

/** Flows, and folders that each hold one folder of scenarios per flow. */
export interface Tried {
  flows: readonly Flow[];
  places: readonly string[];
}

/** The scenarios that come with Kontor's own flows. */
export const ownSamples = (): string => fileURLToPath(new URL('../flows/samples/', import.meta.url));

export const ownScenarios = (): Tried => ({ flows: ownFlows, places: [ownSamples()] });

/**
 * Runs the scenarios of all flows, or of one, in `places` and, if the caller names one, in the folder `samples`. Throws
 * `input/unknown-flow`, `input/no-scenarios`, `input/no-scenarios-of`, `input/samples-unreadable`, `input/bad-scenario`.
 */
export async function testFlows(
  { flows, places }: Tried,
  only: string | undefined,
  samples?: string,
): Promise<ScenarioResult[]> {
  const names = flows.map(({ name }) => name);
  if (only !== undefined && !names.includes(only)) throw unknownFlow(only, names);
  if (samples !== undefined) checkSamples(samples, names, only);
  const results: ScenarioResult[] = [];
  for (const flow of flows.filter(({ name }) => only === undefined || name === only))
    for (const place of [...places, ...(samples === undefined ? [] : [samples])]) {
      const folder = join(place, flow.name);
      if (existsSync(folder)) results.push(...(await runScenarios(flow, folder)));
    }
  if (results.length === 0) throw noneIn(places, only);
  return results;
}

function noneIn(places: readonly string[], flow: string | undefined): KontorError {
  const [first = ''] = places;
  const advice = say.reason('folder-of-flow', { folder: join(first, flow ?? 'order-to-journal') });
  return flow === undefined
    ? say.error('no-scenarios', { places: places.join(', '), advice })
    : say.error('no-scenarios-of', { flow, places: places.join(', '), advice });
}

function checkSamples(samples: string, names: string[], only: string | undefined): void {
  const theirs = foldersIn(samples);
  const unknown = theirs.find(name => !names.includes(name));
  if (unknown !== undefined) throw unknownFlow(unknown, names);
  if (theirs.some(name => only === undefined || name === only)) return;
  const isOfOne = names.includes(basename(resolve(samples)));
  const advice = isOfOne
    ? say.reason('name-folder-above', { folder: dirname(samples) })
    : say.reason('folder-of-flow', { folder: join(samples, only ?? 'order-to-journal') });
  throw say.error('no-scenarios', { places: samples, advice });
}

function foldersIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.flatMap(entry => (entry.isDirectory() ? [entry.name] : []));
  } catch (cause) {
    const also = ofCore.words.en;
    throw say.error('samples-unreadable', { folder, why: fileReason(cause) }, { cause, also });
  }
}

const unknownFlow = (name: string, names: string[]) =>
  ofCore.error('unknown-flow', { name, flows: names.join(', ') });
