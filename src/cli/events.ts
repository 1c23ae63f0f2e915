// `kontor events`: what happened in the sources, and what of it the database has refused.
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { ApiProblem, type Client } from '../client/index.ts';
import type { EventSource } from '../core/words.ts';
import { type ApiOptions, api, inTable, largestPage } from './api.ts';
import { type Listing, listing, printCsv } from './list-options.ts';
import { printJson, say } from './output.ts';
import { say as ofCli } from './sentences.ts';

interface ListOptions extends ApiOptions, Listing {
  source?: EventSource;
  subject?: string;
  connection?: string;
  setAside?: boolean;
  unreadable?: boolean;
}

export function addEvents(program: Command): void {
  const events = program.command('events').description('what happened in the sources');
  listing(
    api(events, 'list', 'list them, the newest first', (client, options: ListOptions) =>
      options.setAside ? listSetAside(client, options) : list(client, options),
    ),
    'received',
  )
    .option('--source <source>', 'webhook, poll, manual')
    .option('--subject <id>', 'of this record, and of what belongs to it')
    .option('--connection <id>', 'of this connection')
    .option('--unreadable', 'those about records that could not be read, and why')
    .option('--set-aside', 'those that the database has refused, with messages that it has refused');
  api(
    events,
    'export <id>',
    'one that was set aside, as a whole',
    async (client, id: string, { to }: { to?: string }) => {
      const one = await client.exportSetAside({ id });
      if (to === undefined) return one;
      writeFileSync(to, `${JSON.stringify(one, null, 2)}\n`);
      say(`${one.id} is in ${to}`);
      return undefined;
    },
  ).option('--to <file>', 'write it there');
  api(events, 'retry [ids...]', 'store what was set aside where it belongs', retry).option(
    '--all-set-aside',
    'everything that was set aside; what is refused again stays',
  );
  api(
    events,
    'discard <id>',
    'discard one that was set aside, for good',
    (client, id: string) => client.discardSetAside({ id }),
    ({ id }) => `${id} discarded`,
  );
}

async function list(client: Client, options: ListOptions): Promise<void> {
  const { source, subject, connection, since, until, csv, limit } = options;
  const unreadable = options.unreadable ? ('true' as const) : undefined;
  const filter = { source, subject, connection, since, until, unreadable };
  if (csv) return printCsv(client.csv('listEvents', filter));
  const answer = await client.listEvents({ ...filter, limit: Number(limit) });
  if (options.json) return printJson(answer);
  const why = answer.result.some(one => one.unreadable !== null);
  const shown = inTable<(typeof answer.result)[number]>({
    id: 'id',
    source: 'source',
    topic: 'topic',
    subject: 'subject',
    received: 'received_at',
    outcome: ({ outcomes }) => outcomes.map(one => one.outcome).join(', '),
    ...(why ? { 'could not be read because': 'unreadable' } : {}),
  });
  say(shown(answer));
}

async function listSetAside(client: Client, options: ListOptions): Promise<void> {
  if (options.source !== undefined || options.subject !== undefined || options.unreadable)
    throw ofCli.error('not-with-set-aside');
  const { connection, since, until, csv, limit } = options;
  const filter = { connection, since, until };
  if (csv) return printCsv(client.csv('listSetAside', filter));
  const answer = await client.listSetAside({ ...filter, limit: Number(limit) });
  if (options.json) return printJson(answer);
  const shown = inTable<(typeof answer.result)[number]>({
    id: 'id',
    entry: 'entry',
    connection: 'connection',
    about: 'about',
    reason: 'reason',
    tries: 'tries',
    'set aside': 'set_aside_at',
  });
  say(shown(answer));
}

async function retry(
  client: Client,
  ids: string[],
  options: ApiOptions & { allSetAside?: boolean },
): Promise<void> {
  if (ids.length === 0 && !options.allSetAside) throw ofCli.error('no-entry-named');
  const chosen = options.allSetAside
    ? (await client.listSetAside({ limit: largestPage }).all()).map(one => one.id)
    : ids;
  const outcomes: { id: string; retried: boolean; problem?: string }[] = [];
  for (const id of chosen) {
    try {
      await client.retrySetAside({ id });
      outcomes.push({ id, retried: true });
    } catch (thrown) {
      // One that is refused again keeps no other from being retried.
      if (!options.allSetAside || !(thrown instanceof ApiProblem) || thrown.code !== 'refused-again')
        throw thrown;
      outcomes.push({ id, retried: false, problem: thrown.message });
      process.exitCode = 1;
    }
    const last = outcomes.at(-1);
    if (!options.json) say(`${id} ${last?.problem ?? 'stored'}`);
  }
  if (options.json) printJson({ result: outcomes });
  else if (chosen.length === 0) say('Nothing is set aside.');
}
