// `kontor runs`: passes over the sources, by schedule or by hand.
import type { Command } from 'commander';
import type { Schemas } from '../client/index.ts';
import type { RunOutcome } from '../core/words.ts';
import { api, inTable, largestPage } from './api.ts';
import { fromOneUpTo } from './command.ts';

interface ListOptions {
  connection?: string;
  flow?: string;
  outcome?: RunOutcome;
  limit: string;
}

export function addRuns(program: Command): void {
  const runs = program.command('runs').description('how the sources were read');
  api(
    runs,
    'list',
    'list them, the newest first',
    (client, { connection, flow, outcome, limit }: ListOptions) =>
      client.listRuns({ connection, flow, outcome, limit: Number(limit) }),
    inTable<Schemas['Run']>({
      id: 'id',
      connection: 'connection',
      flow: 'flow',
      trigger: 'trigger',
      outcome: one => one.outcome ?? 'running',
      found: 'found',
      'missed by webhook': 'missed_by_webhook',
      started: 'started_at',
      error: 'error',
    }),
  )
    .option('--connection <id>', 'of this source')
    .option('--flow <id or name>', 'of this flow, and those by schedule of its source')
    .option('--outcome <outcome>', 'succeeded, failed')
    .option('--limit <n>', `how many, up to ${largestPage}`, fromOneUpTo(largestPage), '50');
}
