// Runs the scenarios of a flow.
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KontorError } from '../core/errors.ts';
import { fileReason } from '../core/file-errors.ts';
import { ownFlows } from '../flows/own-flows.ts';
import type { Flow } from '../models/flow.ts';
import { readScenarios } from './read-scenarios.ts';
import { runScenario, type ScenarioResult } from './run-scenario.ts';

/** All scenarios in a folder. Throws `input/bad-scenario`. */
export async function testFlow(flow: Flow, folder: string): Promise<ScenarioResult[]> {
  const results: ScenarioResult[] = [];
  for (const scenario of readScenarios(folder)) results.push(await runScenario(flow, scenario));
  return results;
}

/** The scenarios that come with Kontor's own flows. */
export const ownSamples = (): string => fileURLToPath(new URL('../flows/samples/', import.meta.url));

/**
 * Runs what comes with Kontor's own flows, and what is in `samples` besides: a folder with a folder for each flow. Throws
 * `input/unknown-flow`, `input/no-scenarios`, `input/bad-scenario`.
 */
export async function testOwnFlows(only: string | undefined, samples?: string): Promise<ScenarioResult[]> {
  const names = ownFlows.map(({ name }) => name);
  if (only !== undefined && !names.includes(only)) throw unknownFlow(only, names);
  const theirs = samples === undefined ? [] : foldersIn(samples);
  const unknown = theirs.find(name => !names.includes(name));
  if (unknown !== undefined) throw unknownFlow(unknown, names);
  if (samples !== undefined && !theirs.some(name => only === undefined || name === only)) {
    const isOfOne = names.includes(basename(resolve(samples)));
    const next = isOfOne
      ? `This is the folder of one flow; name the one above it: --samples ${dirname(samples)}.`
      : `Put them into a folder with the name of their flow: ${join(samples, only ?? 'order-to-journal')}.`;
    throw new KontorError('input', 'no-scenarios', `There are no scenarios in ${samples}.`, { next });
  }
  const results: ScenarioResult[] = [];
  for (const flow of ownFlows.filter(({ name }) => only === undefined || name === only))
    for (const place of [ownSamples(), ...(samples === undefined ? [] : [samples])]) {
      const folder = join(place, flow.name);
      if (existsSync(folder)) results.push(...(await testFlow(flow, folder)));
    }
  return results;
}

function foldersIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.flatMap(entry => (entry.isDirectory() ? [entry.name] : []));
  } catch (cause) {
    throw new KontorError('input', 'no-scenarios', `Kontor cannot read ${folder}: ${fileReason(cause)}.`, {
      cause,
      next: 'Name a folder that has a folder for each flow: --samples DIR.',
    });
  }
}

const unknownFlow = (name: string, names: string[]) =>
  new KontorError('input', 'unknown-flow', `There is no flow "${name}".`, {
    next: `Choose from: ${names.join(', ')}.`,
  });
