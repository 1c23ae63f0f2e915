// `kontor postings replay`: one by one, or all of a kind. What waits for a decision is replayed only when it is named.
import { ApiProblem, type Client, type Schemas } from '../client/index.ts';
import { type ApiOptions, largestPage } from './api.ts';
import { flowIdOf } from './flow-previews.ts';
import { inCommands } from './in-commands.ts';
import { printJson, say } from './output.ts';
import { sentenceOf } from './posting-sentences.ts';
import { say as ofCli } from './sentences.ts';

type Posting = Schemas['Posting'];

interface ReplayOptions extends ApiOptions {
  allParked?: boolean;
  allRejected?: boolean;
  reason?: string;
  flow?: string;
}

export async function replay(client: Client, ids: string[], options: ReplayOptions): Promise<void> {
  const states = statesIn(options);
  checkAsked(ids, states, options);
  const { json = false } = options;
  const { chosen, left } =
    states.length > 0 ? await chooseAll(client, states, options) : { chosen: ids, left: [] };
  const replayed = [];
  const refused = [];
  for (const id of chosen) {
    try {
      const one = await client.replayPosting({ id });
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
  if (json) printJson({ result: replayed, refused, waiting_for_decision: left.map(({ id }) => id) });
  else if (states.length > 0) {
    if (chosen.length === 0) say(nothing(states, options, left.length > 0));
    else say(`Replayed: ${replayed.length} of ${chosen.length}.`);
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

/** A replay of a question says yes to it, so nobody may do that unseen. A person who names its code has seen it. */
async function chooseAll(
  client: Client,
  states: ReturnType<typeof statesIn>,
  { reason, flow }: ReplayOptions,
) {
  // Refused where there is none of this name.
  const ofFlow = flow === undefined ? undefined : await flowIdOf(client, flow);
  const lists = await Promise.all(
    states.map(state => client.listPostings({ state, flow: ofFlow, limit: largestPage }).all()),
  );
  const named = lists.flat().filter(one => reason === undefined || one.reason_code === reason);
  const isLeft = (one: Posting) => one.is_question && reason === undefined;
  return { chosen: named.filter(one => !isLeft(one)).map(({ id }) => id), left: named.filter(isLeft) };
}

function nothing(states: readonly string[], { reason, flow }: ReplayOptions, isLeft: boolean): string {
  const which = [
    ...(flow === undefined ? [] : [` of flow ${flow}`]),
    ...(reason === undefined ? [] : [` for the reason ${reason}`]),
  ];
  if (isLeft) return 'Kontor has replayed nothing.';
  return `No posting${which.join('')} is ${states.join(' or ')}.`;
}

function leftText(left: readonly Posting[]): string {
  const [are, them] = left.length === 1 ? ['posting waits', 'it'] : ['postings wait', 'them'];
  return [
    `${left.length} ${are} for your decision, and Kontor has not replayed ${them}:`,
    ...left.map(one => `  ${one.id} ${one.reason_code}, ${one.business_key}`),
    'Read the reason with "kontor postings show ID". Then replay it by its id to say yes, or close it.',
  ].join('\n');
}
