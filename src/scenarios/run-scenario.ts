// Runs one scenario: first undisturbed, then killed at each step and run again from the top. Returns the differences between what the flow did
// and what the scenario expects.
import { sentenceOf, toKontorError } from '../core/errors.ts';
import type { Flow } from '../models/flow.ts';
import { differences } from './differences.ts';
import { checked } from './read-scenarios.ts';
import { Killed, Life, rehearseScenario } from './rehearse-scenario.ts';
import type { Scenario } from './scenario.ts';

export interface ScenarioResult {
  flow: string;
  name: string;
  file: string;
  passed: boolean;
  /** `- ` what was expected, `+ ` what came instead. */
  differences: string[];
}

/** Throws `input/bad-scenario` for settings that the flow does not take. */
export async function runScenario(flow: Flow, scenario: Scenario): Promise<ScenarioResult> {
  const { name, file } = scenario;
  const found = await differencesIn(flow, scenario);
  return { flow: flow.name, name, file, passed: found.length === 0, differences: found };
}

async function differencesIn(flow: Flow, scenario: Scenario): Promise<string[]> {
  const settings = checked(flow.settings, scenario.settings, scenario.file, ['settings']);
  try {
    const life = new Life();
    const rehearsal = await rehearseScenario(flow, scenario, settings, life);
    const found = differences(flow, scenario.expect, { ...rehearsal, documents: life.documents });
    if (found.length > 0) return found;
    // The last kill comes after the last step: everything is posted, but Kontor has not stored that the run had finished.
    for (let at = 0; at <= life.steps.length; at++) {
      const differs = await differencesAfterKill(flow, scenario, settings, at);
      if (differs.length === 0) continue;
      const moment = at < life.steps.length ? `before ${life.steps[at]}` : 'at its end';
      return [`The flow was killed ${moment}, and run again:`, ...differs];
    }
    return [];
  } catch (thrown) {
    const { kind, next } = toKontorError(thrown);
    if (kind === 'bug') return [`The flow broke: ${toKontorError(thrown).message}`];
    return [[`The flow ended with an error: ${sentenceOf(thrown)}`, next].filter(Boolean).join(' ')];
  }
}

async function differencesAfterKill(flow: Flow, scenario: Scenario, settings: unknown, at: number) {
  const [killed, second] = [new Life(at), new Life()];
  await rehearseScenario(flow, scenario, settings, killed).catch(thrown => {
    if (!((thrown as Error).cause instanceof Killed)) throw thrown;
  });
  const rehearsal = await rehearseScenario(flow, scenario, settings, second, killed.documents);
  const documents = [...killed.documents, ...second.documents];
  return differences(flow, scenario.expect, { ...rehearsal, documents });
}
