// Runs one scenario, and says how what the flow did differs from what was expected.
import { sentenceOf, toKontorError } from '../core/errors.ts';
import type { Flow, FlowIntent, PostingAnswer } from '../models/flow.ts';
import { rehearse } from '../models/rehearse.ts';
import { differences } from './differences.ts';
import { memorySide } from './memory-side.ts';
import { checked } from './read-scenarios.ts';
import type { Scenario, Standing } from './scenario.ts';

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
  const { file, subject, today, source, target, posted, posted_back: back } = scenario;
  const settings = checked(flow.settings, scenario.settings, file, ['settings']);
  const find = (operation: string, key: string) =>
    answerOf(posted.find(one => one.operation === operation && one.key === key));
  const keyOf = (intent: FlowIntent) => (intent.keep === 'latest' ? `${flow.name}/${intent.id}` : intent.key);
  const standing = async (key: string, operation: string = flow.posts) => find(operation, key);
  const operationOf = (intent: FlowIntent) => (intent.keep === 'latest' ? flow.posts : intent.operation);
  try {
    const rehearsal = await rehearse(flow, subject, {
      settings,
      today: () => today,
      from: memorySide('source', source),
      to: memorySide('target', target),
      posted: async (operation, key) => find(operation, key),
      async postedBack(operation, keys) {
        const ours = back.filter(one => one.operation === operation && keys.includes(one.key));
        return new Map(ours.map(one => [one.key, answerOf(one)]));
      },
      // In a scenario, no person has answered anything.
      approved: async () => false,
      closedOver: async () => false,
      standing,
      async answer(intent) {
        const stands = await standing(keyOf(intent), operationOf(intent));
        if (stands && stands.state !== 'planned') return stands;
        // Nothing is wrong with the systems of a scenario.
        const state = intent.keep === 'latest' ? 'planned' : 'accepted';
        const result = intent.keep === 'latest' ? undefined : intent.result;
        return { state, documentNumber: undefined, record: intent.record, result };
      },
    });
    // What stands already is not posted again.
    const documents = await Promise.all(
      rehearsal.documents.map(async ({ intent }) =>
        (await standing(keyOf(intent), operationOf(intent))) ? [] : [intent],
      ),
    );
    return differences(flow, scenario.expect, { ...rehearsal, documents: documents.flat() });
  } catch (thrown) {
    const { kind, next } = toKontorError(thrown);
    if (kind === 'bug') return [`The flow broke: ${toKontorError(thrown).message}`];
    return [[`The flow ended with an error: ${sentenceOf(thrown)}`, next].filter(Boolean).join(' ')];
  }
}

function answerOf(posting: Standing): PostingAnswer;
function answerOf(posting: Standing | undefined): PostingAnswer | undefined;
function answerOf(posting: Standing | undefined): PostingAnswer | undefined {
  if (!posting) return undefined;
  const { state, document_number: documentNumber, record, result, basis } = posting;
  return { state, documentNumber, record, result, basis };
}
