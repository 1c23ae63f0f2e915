// `testFlow`: the scenarios of a flow as tests, each also with the flow killed at every step and run again.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { speaker } from '../core/reasons.ts';
import type { Flow } from '../models/flow.ts';
import { mistakesInFlow } from '../models/mistakes/in-flow.ts';
import { say as ofMistakes } from '../models/mistakes/sentences.ts';
import { readScenarios } from '../scenarios/read-scenarios.ts';
import { runScenario } from '../scenarios/run-scenario.ts';
import type { Runner } from './runner.ts';

/**
 * `testFlow(contactToPartner, 'flows/samples/contact-to-partner', { test })`: one test for each `.json` of the folder. Throws
 * `input/bad-scenario`, and an error if the folder has no scenario, or if the flow is not written as Kontor expects it.
 */
export function testFlow<Settings>(
  flow: Flow<Settings>,
  folder: string,
  { test }: Pick<Runner, 'test'>,
): void {
  const mistakes = mistakesInFlow(flow).map(speaker(ofMistakes.words.en));
  assert.equal(mistakes.length, 0, `The flow ${flow.name} cannot be used. ${mistakes.join(' ')}`);
  const scenarios = existsSync(folder) ? readScenarios(folder) : [];
  assert.notEqual(scenarios.length, 0, `There are no scenarios in ${folder}.`);
  for (const scenario of scenarios)
    test(`${flow.title}: ${scenario.name}`, async () => {
      const { differences } = await runScenario(flow as Flow, scenario);
      if (differences.length > 0) assert.fail([scenario.file, ...differences].join('\n'));
    });
}
