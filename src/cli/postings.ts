// `kontor postings`: intended writes, and what people do with those that wait for them.
import type { Command } from 'commander';
import type { Schemas } from '../client/index.ts';
import { api } from './api.ts';
import { addBulkPlans } from './bulk-plans.ts';
import { documentText } from './document-text.ts';
import { type Listing, limited, printCsv } from './list-options.ts';
import { tableOf } from './output.ts';
import { filterOf, type Narrowed, narrowed } from './posting-filter.ts';
import { postingIdOf } from './posting-id.ts';
import { amountIn, outcomeIn, sentenceOf } from './posting-sentences.ts';
import { postingTable } from './posting-table.ts';
import { replay } from './replay.ts';
import { say as ofCli } from './sentences.ts';
import { storyText } from './story-text.ts';

export function addPostings(program: Command): void {
  const postings = program.command('postings').description('intended writes and their outcomes');
  narrowed(
    limited(
      api(
        postings,
        'list',
        'list them, the newest first',
        async (client, { csv, limit, ...options }: Listing & Narrowed) =>
          csv
            ? printCsv(client.csv('listPostings', filterOf(options)))
            : client.listPostings({ ...filterOf(options), limit: Number(limit) }),
        page => postingTable(page.result),
      ),
      '50',
    ),
  );
  narrowed(
    api(
      postings,
      'count',
      'count them',
      (client, options: Narrowed) => client.countPostings(filterOf(options)),
      ({ count, is_exact: isExact }) => (isExact ? String(count) : `${count} or more`),
    ),
  );
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
    'story <posting>',
    'everything that happened to one, the oldest first: by its id, its reference or the number of its order',
    async (client, name: string) => client.getStory({ id: await postingIdOf(client, name) }),
    storyText,
  );
  api(
    postings,
    'replay [ids...]',
    'try parked, rejected or closed ones again, and send accepted states again',
    replay,
  )
    .option('--all-parked', 'all parked ones, except those that wait for your decision')
    .option('--all-rejected', 'all that the system has refused (rejected)')
    .option(
      '--reason <code>',
      'only those with this reason code; if it asks for a decision, this says yes to all of them',
    )
    .option('--flow <flow>', 'only those of this flow: id or name')
    .option('--note <text>', 'why, for the audit trail')
    .option('--yes', 'do not ask before all of them are replayed');
  api(
    postings,
    'settle <posting>',
    'say that the document of a parked, rejected or closed one is in the system, or is not',
    async (client, name: string, options: SettleOptions) => {
      const body = settlementOf(options);
      return client.settlePosting({ id: await postingIdOf(client, name), body });
    },
    sentenceOf,
  )
    .option('--found <number>', 'the number of its document, which is compared')
    .option('--accept-difference', 'it is the right document, although it differs')
    .option('--not-found', 'there is none: Kontor sends it again')
    .option('--note <text>', 'why, for the audit trail');
  api(
    postings,
    'accept-difference <posting>',
    'accept that the system stored its document differently from what was sent; Kontor then books what is parked because of it',
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
  addBulkPlans(postings);
}

/** The document that was sent or waits; if a posting was parked before it had one, the command that shows it. */
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

interface SettleOptions {
  found?: string;
  acceptDifference?: boolean;
  notFound?: boolean;
  note?: string;
}

function settlementOf({ found, acceptDifference, notFound, note }: SettleOptions) {
  if ((found === undefined) !== (notFound === true)) throw ofCli.error('found-or-not');
  return found === undefined
    ? { found: false as const, note }
    : { found: true as const, document_number: found, accept_difference: acceptDifference ?? false, note };
}
