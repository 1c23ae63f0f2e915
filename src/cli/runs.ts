// `kontor runs`: passes over the sources, by schedule or by hand.
import type { Command } from 'commander';
import type { Schemas } from '../client/index.ts';
import type { RunOutcome } from '../core/words.ts';
import { api, inTable } from './api.ts';
import { type Listing, listing, printCsv } from './list-options.ts';

interface ListOptions extends Listing {
  connection?: string;
  flow?: string;
  outcome?: RunOutcome;
}

export function addRuns(program: Command): void {
  const runs = program.command('runs').description('how the sources were read');
  listing(
    api(
      runs,
      'list',
      'list them, the newest first',
      async (client, { connection, flow, outcome, since, until, csv, limit }: ListOptions) => {
        const filter = { connection, flow, outcome, since, until };
        return csv
          ? printCsv(client.csv('listRuns', filter))
          : client.listRuns({ ...filter, limit: Number(limit) });
      },
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
    ),
    'started',
  )
    .option('--connection <id>', 'of this source')
    .option('--flow <id or name>', 'of this flow, and those by schedule of its source')
    .option('--outcome <outcome>', 'succeeded, failed');
}
