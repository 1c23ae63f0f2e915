// `kontor idle`: says whether anything is left to do. The exit code is 1 when something is.
import type { Command } from 'commander';
import { api, run, wholeUpTo } from './command.ts';
import { clientOf } from './daily.ts';
import { printJson } from './output.ts';

export function addIdle(program: Command): void {
  api(program, 'idle', 'say whether anything is left to do')
    .option('--wait <seconds>', 'wait up to this long until nothing is left, at most 60', wholeUpTo(60), '0')
    .action(
      run(async (environment, options) => {
        const answer = await clientOf(options, environment).getIdle({ wait: `${options.wait}s` });
        if (!answer.idle) process.exitCode = 1;
        if (options.json) return printJson(answer);
        const open = Object.entries(answer.open).filter(([, count]) => count > 0);
        const left = open.map(([kind, count]) => `${count} ${kind}`).join(', ');
        process.stdout.write(answer.idle ? 'idle\n' : `not idle: ${left}\n`);
      }),
    );
}
