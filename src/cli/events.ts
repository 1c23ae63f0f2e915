// `kontor events`: what happened in the sources, and what of it the database has refused.
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { ApiProblem, type Client } from '../client/index.ts';
import { KontorError } from '../core/errors.ts';
import { api, count, run } from './command.ts';
import { type ApiOptions, clientOf } from './daily.ts';
import { printJson, printTable } from './output.ts';
import { largestPage } from './read-list.ts';

type ListOptions = ApiOptions & {
  source?: string;
  subject?: string;
  connection?: string;
  setAside?: boolean;
  unreadable?: boolean;
  limit: string;
};

export function addEvents(program: Command): void {
  const events = program.command('events').description('what happened in the sources');
  api(events, 'list', 'list them, the newest first')
    .option('--source <source>', 'webhook, poll, manual')
    .option('--subject <id>', 'of this record, and of what belongs to it')
    .option('--connection <id>', 'of this connection')
    .option('--unreadable', 'those about records that could not be read, and why')
    .option('--set-aside', 'those that the database has refused, with messages that it has refused')
    .option('--limit <n>', 'how many', count, '50')
    .action(
      run((environment, options: ListOptions) => {
        const client = clientOf(options, environment);
        return options.setAside ? listSetAside(client, options) : list(client, options);
      }),
    );
  api(events, 'export <id>', 'one that was set aside, as a whole')
    .option('--to <file>', 'write it there')
    .action(
      run(async (environment, id: string, options: ApiOptions & { to?: string }) => {
        const one = await clientOf(options, environment).exportSetAside({ id });
        if (options.to === undefined) return printJson(one);
        writeFileSync(options.to, `${JSON.stringify(one, null, 2)}\n`);
        process.stdout.write(`${one.id} is in ${options.to}\n`);
      }),
    );
  api(events, 'retry [ids...]', 'store what was set aside where it belongs')
    .option('--all-set-aside', 'everything that was set aside; what is refused again stays')
    .action(
      run((environment, ids: string[], options) => retry(clientOf(options, environment), ids, options)),
    );
  api(events, 'discard <id>', 'discard one that was set aside, for good').action(
    run(async (environment, id: string, options: ApiOptions) => {
      const answer = await clientOf(options, environment).discardSetAside({ id });
      if (options.json) return printJson(answer);
      process.stdout.write(`${answer.id} discarded\n`);
    }),
  );
}

async function list(client: Client, options: ListOptions): Promise<void> {
  const answer = await client.listEvents({
    source: options.source as 'poll' | undefined,
    subject: options.subject,
    connection: options.connection,
    unreadable: options.unreadable ? 'true' : undefined,
    limit: Number(options.limit),
  });
  if (options.json) return printJson(answer);
  const why = answer.result.some(one => one.unreadable !== null);
  printTable(
    ['id', 'source', 'topic', 'subject', 'received', ...(why ? ['could not be read because'] : [])],
    answer.result.map(({ id, source, topic, subject, received_at, unreadable }) => [
      id,
      source,
      topic,
      subject,
      received_at,
      ...(why ? [unreadable ?? ''] : []),
    ]),
  );
}

async function listSetAside(client: Client, options: ListOptions): Promise<void> {
  if (options.source !== undefined || options.subject !== undefined || options.unreadable)
    throw new KontorError(
      'input',
      'not-with-set-aside',
      'Entries that were set aside are not listed by source or subject, and all of them could be read.',
      {
        next: 'Leave --source, --subject and --unreadable out; --connection narrows the list.',
      },
    );
  const { connection, limit } = options;
  const answer = await client.listSetAside({ connection, limit: Number(limit) });
  if (options.json) return printJson(answer);
  printTable(
    ['id', 'entry', 'connection', 'about', 'reason', 'tries', 'set aside'],
    answer.result.map(one => [
      one.id,
      one.entry,
      one.connection,
      one.about,
      one.reason,
      one.tries,
      one.set_aside_at,
    ]),
  );
}

async function retry(
  client: Client,
  ids: string[],
  options: ApiOptions & { allSetAside?: boolean },
): Promise<void> {
  if (ids.length === 0 && !options.allSetAside)
    throw new KontorError('input', 'nothing-chosen', 'No entry is named.', {
      next: 'Name ids, or say --all-set-aside.',
    });
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
    if (!options.json) process.stdout.write(`${id} ${last?.problem ?? 'stored'}\n`);
  }
  if (options.json) printJson({ result: outcomes });
  else if (chosen.length === 0) process.stdout.write('Nothing is set aside.\n');
}
