// Runs a flow once over the records of a scenario. Its process may be killed at any step: whenever the flow reads or posts something.
import type { Flow, FlowIntent, PostingAnswer } from '../models/flow.ts';
import { type Rehearsal, rehearse } from '../models/rehearse.ts';
import type { Side } from '../models/side.ts';
import { memorySide } from './memory-side.ts';
import type { Scenario, Standing } from './scenario.ts';

export class Killed extends Error {}

/** One run of the flow. */
export class Life {
  /** The documents that it has posted and that were not posted before. */
  readonly documents: FlowIntent[] = [];
  /** What it did, in order: `source.get shop-orders`. */
  readonly steps: string[] = [];
  readonly killedAt: number;

  /** `killedAt`: the step before which the run is killed, counted from 0. */
  constructor(killedAt = Number.POSITIVE_INFINITY) {
    this.killedAt = killedAt;
  }

  step(name: string): void {
    if (this.steps.length >= this.killedAt) throw new Killed(`Killed before ${name}.`);
    this.steps.push(name);
  }
}

/** `before`: the documents of an earlier run. Throws an error with the cause `Killed` if the run is killed. */
export function rehearseScenario(
  flow: Flow,
  { subject, today, source, target, posted, posted_back: back }: Scenario,
  settings: unknown,
  life: Life,
  before: readonly FlowIntent[] = [],
): Promise<Rehearsal> {
  const step = (name: string) => life.step(name);
  const keyOf = (intent: FlowIntent) => (intent.keep === 'latest' ? `${flow.name}/${intent.id}` : intent.key);
  const operationOf = (intent: FlowIntent) =>
    (intent.keep === 'latest' ? undefined : intent.operation) ?? flow.posts;
  const standing = [
    ...posted,
    ...before.map((intent): Standing => {
      const { record, result, basis } = { result: undefined, basis: undefined, ...intent };
      return { operation: operationOf(intent), key: keyOf(intent), state: 'accepted', record, result, basis };
    }),
  ];
  const find = (operation: string, key: string) => {
    const found = standing.find(one => one.operation === operation && one.key === key);
    return found && answerOf(found);
  };
  return rehearse(flow, subject, {
    settings,
    today: () => today,
    from: stepped('source', memorySide('source', source), step),
    to: stepped('target', memorySide('target', target), step),
    async posted(operation, key) {
      step(`posted ${key}`);
      return find(operation, key);
    },
    async postedBack(operation, keys) {
      step(`postedBack ${keys.join(', ')}`);
      const ours = back.filter(one => one.operation === operation && keys.includes(one.key));
      return new Map(ours.map(one => [one.key, answerOf(one)]));
    },
    // In a scenario, no person has answered anything.
    approved: async () => false,
    closedOver: async () => false,
    standing: async (key, operation = flow.posts) => find(operation, key),
    async answer(intent) {
      step(`post ${keyOf(intent)}`);
      const stands = find(operationOf(intent), keyOf(intent));
      if (!stands) life.documents.push(intent);
      if (stands && stands.state !== 'planned') return stands;
      // Nothing is wrong with the systems of a scenario.
      const state = intent.keep === 'latest' ? 'planned' : 'accepted';
      const result = intent.keep === 'latest' ? undefined : intent.result;
      return { state, documentNumber: undefined, record: intent.record, result };
    },
  });
}

/** Each reading is a step. */
const stepped = (name: string, side: Side, step: (name: string) => void): Side =>
  Object.fromEntries(
    Object.entries(side).map(([verb, read]: [string, (...how: unknown[]) => Promise<unknown>]) => [
      verb,
      async (...how: unknown[]) => {
        step(`${name}.${verb} ${String(how[0])}`);
        return read(...how);
      },
    ]),
  ) as unknown as Side;

function answerOf({
  state,
  document_number: documentNumber,
  record,
  result,
  basis,
}: Standing): PostingAnswer {
  // In a scenario, a closed posting was closed by a person.
  const closed = state === 'closed' ? { reasonCode: 'closed' } : {};
  return { state, documentNumber, record, result, basis, ...closed };
}
