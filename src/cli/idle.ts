// `kontor idle`: says whether anything is left to do. The exit code is 1 when something is.
import type { Command } from 'commander';
import { api } from './api.ts';
import { wholeUpTo } from './command.ts';

export function addIdle(program: Command): void {
  api(
    program,
    'idle',
    'say whether anything is left to do',
    (client, { wait }: { wait: string }) => client.getIdle({ wait: `${wait}s` }),
    ({ idle, open }) => {
      const left = Object.entries(open).filter(([, count]) => count > 0);
      return idle
        ? 'Kontor has nothing left to do. What waits for a person: kontor postings list --state parked,rejected'
        : `not idle: ${left.map(([kind, count]) => `${count} ${kind}`).join(', ')}`;
    },
    ({ idle }) => idle,
  ).option('--wait <seconds>', 'wait up to this long until nothing is left, at most 60', wholeUpTo(60), '0');
}
