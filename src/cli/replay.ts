// `kontor postings replay`: one by one, or all of a kind. What waits for a decision is replayed only when it is named.
import { ApiProblem, type Client, type Schemas } from '../client/index.ts';
import { type ApiOptions, largestPage } from './api.ts';
import { flowIdOf } from './flow-previews.ts';
import { inCommands } from './in-commands.ts';
import { printJson, say } from './output.ts';
import { asked } from './posting-filter.ts';
import { sentenceOf } from './posting-sentences.ts';
import { confirmed, planText, runToEnd } from './run-plan.ts';
import { say as ofCli } from './sentences.ts';

type Item = Schemas['BulkPlanPosting'];

interface ReplayOptions extends ApiOptions {
  allParked?: boolean;
  allRejected?: boolean;
  reason?: string;
  flow?: string;
  note?: string;
  yes?: boolean;
}

export async function replay(client: Client, ids: string[], options: ReplayOptions): Promise<void> {
  const states = statesIn(options);
  checkAsked(ids, states, options);
  if (states.length > 0) await replayAll(client, states, options);
  else await replayEach(client, ids, options);
}

async function replayEach(
  client: Client,
  ids: readonly string[],
  { json = false, note }: ReplayOptions,
): Promise<void> {
  const replayed = [];
  const refused = [];
  for (const id of ids) {
    try {
      const one = await client.replayPosting({ id, ...(note === undefined ? {} : { body: { note } }) });
      replayed.push(one);
      if (!json) say(sentenceOf(one));
    } catch (thrown) {
      // One that cannot be replayed does not stop the others; any other error does.
      if (!(thrown instanceof ApiProblem) || thrown.status !== 409) throw thrown;
      const { code, message, next } = thrown;
      refused.push({ id, code, message, next });
      if (!json) process.stderr.write(`${id} is not replayed: ${message} ${inCommands(next) ?? ''}\n`);
    }
  }
  if (json) printJson({ result: replayed, refused });
  if (refused.length > 0) process.exitCode = 1;
}

/** By a bulk plan, which leaves out what asks a question, unless its code is named. On a terminal a person is asked first. */
async function replayAll(
  client: Client,
  states: ReturnType<typeof statesIn>,
  options: ReplayOptions,
): Promise<void> {
  const { reason, flow, note, yes = false, json = false } = options;
  // Refused where there is none of this name.
  const ofFlow = flow === undefined ? undefined : await flowIdOf(client, flow);
  const filter = asked({ state: states.join(','), flow: ofFlow, reason_code: reason });
  const plan = await client.createBulkPlan({
    body: { action: 'replay', filter, ...(note === undefined ? {} : { note }) },
  });
  const asks = process.stdin.isTTY === true && !yes && !json && plan.actionable > 0;
  if (asks) say(planText(plan));
  const goes = plan.actionable > 0 && (!asks || (await confirmed(plan)));
  if (!goes) await client.cancelBulkPlan({ id: plan.id });
  const ended = goes ? await runToEnd(client, plan.id, json) : plan;
  const items = await client.listBulkPlanPostings({ id: plan.id, limit: largestPage }).all();
  const of = (...outcomes: Item['outcome'][]) => items.filter(({ outcome }) => outcomes.includes(outcome));
  const left = of('excluded').filter(one => one.reason_code === 'waits-for-decision');
  const refused = of('failed', 'skipped');
  if (json) {
    const said = refused.map(({ id, reason_code, reason: message }) => ({ id, code: reason_code, message }));
    const result = of('done').map(({ posting }) => posting);
    printJson({ plan: plan.id, result, refused: said, waiting_for_decision: left.map(({ id }) => id) });
  } else {
    for (const one of refused) process.stderr.write(`${one.id} is not replayed: ${one.reason}\n`);
    if (plan.actionable === 0) say(nothing(states, options, left.length > 0));
    else say(`Replayed: ${ended.done} of ${ended.actionable}.`);
    if (left.length > 0) say(leftText(left));
  }
  if (refused.length > 0) process.exitCode = 1;
}

const statesIn = ({ allParked, allRejected }: ReplayOptions) => [
  ...(allParked ? (['parked'] as const) : []),
  ...(allRejected ? (['rejected'] as const) : []),
];

function checkAsked(
  ids: readonly string[],
  states: readonly string[],
  { reason, flow }: ReplayOptions,
): void {
  if (states.length > 0 && ids.length > 0) throw ofCli.error('ids-or-all');
  if (states.length > 0 || (ids.length > 0 && reason === undefined && flow === undefined)) return;
  throw ofCli.error(ids.length > 0 ? 'ids-not-narrowed' : 'nothing-to-replay');
}

function nothing(states: readonly string[], { reason, flow }: ReplayOptions, isLeft: boolean): string {
  const which = [
    ...(flow === undefined ? [] : [` of flow ${flow}`]),
    ...(reason === undefined ? [] : [` for the reason ${reason}`]),
  ];
  if (isLeft) return 'Kontor has replayed nothing.';
  return `No posting${which.join('')} is ${states.join(' or ')}.`;
}

function leftText(left: readonly Item[]): string {
  const [are, them] = left.length === 1 ? ['posting waits', 'it'] : ['postings wait', 'them'];
  return [
    `${left.length} ${are} for your decision, and Kontor has not replayed ${them}:`,
    ...left.map(({ id, posting }) => `  ${id} ${posting?.reason_code}, ${posting?.business_key}`),
    'Read the reason with "kontor postings show ID". Then replay it by its id to say yes, or close it.',
  ].join('\n');
}
