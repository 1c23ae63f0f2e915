// `kontor runs`: passes over the sources, by schedule or by hand.
import type { Command } from 'commander';
import type { RunOutcome } from '../core/words.ts';
import { api, count, run } from './command.ts';
import { type ApiOptions, clientOf } from './daily.ts';
import { printJson, printTable } from './output.ts';

type ListOptions = ApiOptions & { connection?: string; flow?: string; outcome?: RunOutcome; limit: string };

export function addRuns(program: Command): void {
  const runs = program.command('runs').description('how the sources were read');
  api(runs, 'list', 'list them, the newest first')
    .option('--connection <id>', 'of this source')
    .option('--flow <id or name>', 'of this flow, and those by schedule of its source')
    .option('--outcome <outcome>', 'succeeded, failed')
    .option('--limit <n>', 'how many', count, '50')
    .action(
      run(async (environment, { connection, flow, outcome, limit, ...options }: ListOptions) => {
        const answer = await clientOf(options, environment).listRuns({
          connection,
          flow,
          outcome,
          limit: Number(limit),
        });
        if (options.json) return printJson(answer);
        printTable(
          [
            'id',
            'connection',
            'flow',
            'trigger',
            'outcome',
            'found',
            'missed by webhook',
            'started',
            'error',
          ],
          answer.result.map(one => [
            one.id,
            one.connection,
            one.flow,
            one.trigger,
            one.outcome ?? 'running',
            one.found,
            one.missed_by_webhook,
            one.started_at,
            one.error,
          ]),
        );
      }),
    );
}
