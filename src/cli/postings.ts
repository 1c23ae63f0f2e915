// `kontor postings`: intended writes, and what people do with those that wait for them.
import { type Command, InvalidArgumentError } from 'commander';
import type { Schemas } from '../client/index.ts';
import { KontorError } from '../core/errors.ts';
import { postingStates } from '../core/words.ts';
import { api, largestPage } from './api.ts';
import { fromOneUpTo } from './command.ts';
import { documentText } from './document-text.ts';
import { tableOf } from './output.ts';
import { postingIdOf } from './posting-id.ts';
import { amountIn, outcomeIn, sentenceOf } from './posting-sentences.ts';
import { postingTable } from './posting-table.ts';
import { replay } from './replay.ts';

export function addPostings(program: Command): void {
  const postings = program.command('postings').description('intended writes and their outcomes');
  api(
    postings,
    'list',
    'list them, the newest first',
    (client, { flow, state, differs, businessKey, order, limit }: ListOptions) =>
      client.listPostings({
        flow,
        state,
        differs: differs ? 'true' : undefined,
        business_key: businessKey,
        of: order && `orders/${order}`,
        limit: Number(limit),
      }),
    ({ result }) => postingTable(result),
  )
    .option('--flow <flow>', 'id or name')
    .option('--state <states>', `one or several with commas between: ${postingStates.join(', ')}`, states)
    .option('--differs', 'only those whose documents differ from what was sent')
    .option('--order <id>', 'everything about this order: its document, changes, refunds and deposits')
    .option('--business-key <key>', 'the key or its end')
    .option('--limit <n>', `how many, up to ${largestPage}`, fromOneUpTo(largestPage), '50');
  api(
    postings,
    'show <posting>',
    'one with its document, attempts and calls: by its id, its reference or the number of its order',
    async (client, name: string) => client.getPosting({ id: await postingIdOf(client, name) }),
    one =>
      [
        `${one.operation} of ${one.business_key}: ${outcomeIn(one)}`,
        ...(one.reference === null ? [] : [`Reference: ${one.reference}${amountIn(one)}`]),
        ...(one.reason === null ? [] : [one.reason]),
        ...(one.read_back === null ? [] : [one.read_back.says]),
        ...(one.difference_accepted_at === null
          ? []
          : [`The difference was accepted at ${one.difference_accepted_at}.`]),
        ...documentIn(one),
        tableOf(
          ['attempt', 'kind', 'outcome', 'message', 'at'],
          one.attempt_list.map((row, at) => [at + 1, row.kind, row.outcome, row.reason, row.started_at]),
          'There are no attempts.',
        ),
        tableOf(
          ['call', 'status', 'ms', 'url'],
          one.calls.map(row => [row.method, row.status ?? row.failure, Math.round(row.duration_ms), row.url]),
          'There are no recorded calls.',
        ),
      ].join('\n'),
  );
  api(
    postings,
    'replay [ids...]',
    'try parked, rejected or closed ones again, send accepted states again',
    replay,
  )
    .option('--all-parked', 'all parked ones, except those that wait for your decision')
    .option('--all-rejected', 'all that the system has refused (rejected)')
    .option(
      '--reason <code>',
      'only those with this reason code; if it asks for a decision, this says yes to all of them',
    )
    .option('--flow <flow>', 'of these only those of this flow: id or name');
  api(
    postings,
    'settle <posting>',
    'say that the document of a parked one is in the system, or is not',
    async (client, name: string, options: SettleOptions) => {
      const body = settlementOf(options);
      return client.settlePosting({ id: await postingIdOf(client, name), body });
    },
    sentenceOf,
  )
    .option('--found <number>', 'the number of its document, which is compared')
    .option('--accept-difference', 'it is the document although it differs')
    .option('--not-found', 'there is none: it is sent again')
    .option('--note <text>', 'why, for the audit trail');
  api(
    postings,
    'accept-difference <posting>',
    'accept that its document was stored otherwise than it was sent; what is parked because of it is booked',
    async (client, name: string, { note }: { note: string }) =>
      client.acceptPostingDifference({ id: await postingIdOf(client, name), body: { note } }),
    sentenceOf,
  ).requiredOption('--note <text>', 'why, for the audit trail');
  api(
    postings,
    'close <posting>',
    'end a planned, parked or rejected one without a document',
    async (client, name: string, { note }: { note: string }) =>
      client.closePosting({ id: await postingIdOf(client, name), body: { note } }),
    sentenceOf,
  ).requiredOption('--note <text>', 'why, for the audit trail');
}

/** What was sent, or would be; of one that is parked before it was made, where to see it. */
function documentIn(one: Schemas['PostingInFull']): string[] {
  const { document, lines, reference, amount, currency, state, flow, subject } = one;
  if (document === null)
    return state === 'parked' && flow !== null && subject !== null
      ? [`To see what Kontor would post for it now: kontor flows preview ${flow} ${subject}`]
      : [];
  const { record } = document as { record: Record<string, unknown> };
  const worth = amount === null ? undefined : `${amount} ${currency}`;
  const name = [reference, worth].filter(Boolean).join(', ');
  return [`Its document${name && ` ${name}`}:`, ...documentText(record, lines)];
}

/** `parked,rejected`, as the API takes it. */
const states = (text: string): string => {
  if (text.split(',').some(one => !(postingStates as readonly string[]).includes(one)))
    throw new InvalidArgumentError(
      `Expected: one or several of ${postingStates.join(', ')}; such as parked,rejected.`,
    );
  return text;
};

interface ListOptions {
  flow?: string;
  state?: string;
  differs?: boolean;
  businessKey?: string;
  order?: string;
  limit: string;
}

interface SettleOptions {
  found?: string;
  acceptDifference?: boolean;
  notFound?: boolean;
  note?: string;
}

function settlementOf({ found, acceptDifference, notFound, note }: SettleOptions) {
  if ((found === undefined) !== (notFound === true))
    throw new KontorError('input', 'nothing-chosen', 'It is not said whether the document was found.', {
      next: 'Say either --found NUMBER or --not-found.',
    });
  return found === undefined
    ? { found: false as const, note }
    : { found: true as const, document_number: found, accept_difference: acceptDifference ?? false, note };
}
