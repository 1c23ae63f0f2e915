// The server's log: a file that does not grow for ever, and what its last lines mean for the administrator.
import { copyFileSync, existsSync, readFileSync, statSync, truncateSync } from 'node:fs';
import type { KontorError } from '../../core/errors.ts';
import { diskFull } from '../disk-full.ts';
import { say } from '../sentences.ts';
import type { Layout } from './layout.ts';

const largestBytes = 5 * 1024 * 1024;
/** Far enough back to hold the reason behind the goodbyes of a hundred sessions; what is older has another one. */
const lastBytes = 64 * 1024;

/** The server keeps the file open for appending, so its contents move and the file stays. */
export function rotateLog({ log }: Layout): void {
  if (!existsSync(log) || statSync(log).size < largestBytes) return;
  copyFileSync(log, `${log}.1`);
  truncateSync(log);
}

/** How long the log is now, to be given to `whyItEnded` later. */
export const logSize = ({ log }: Layout): number => (existsSync(log) ? statSync(log).size : 0);

/** The reason as an error for people, from the end of what the log says since `from`. */
export function whyItEnded(layout: Layout, from: number, exit: string): KontorError {
  const log = existsSync(layout.log) ? readFileSync(layout.log) : Buffer.alloc(0);
  // A shorter log than at the start was rotated since: all of it is new.
  const begin = log.length < from ? 0 : from;
  const text = log.subarray(Math.max(begin, log.length - lastBytes)).toString();
  const known = reasons.find(({ said }) => said.test(text));
  if (known) return known.error(layout);
  const last = text
    .split('\n')
    .filter(line => /ERROR|FATAL|PANIC|error|denied|cannot|could not/.test(line))
    .map(line => line.replace(/^.*?\b(ERROR|FATAL|PANIC):\s*/, '').trim())
    .slice(-3);
  const { log: file } = layout;
  return last.length > 0
    ? say.error('database-ended-saying', { exit, words: last.join('; '), file })
    : say.error('database-ended', { exit, file });
}

const reasons: { said: RegExp; error(layout: Layout): KontorError }[] = [
  {
    said: /No space left on device|Disk quota exceeded/,
    error: ({ folder }) => diskFull(say.reason('folder-disk-full', { folder })),
  },
  {
    said: /could not locate a valid checkpoint record|invalid checkpoint record|incorrect checksum in control file|database files are incompatible/,
    error: ({ folder }) => say.error('database-damaged', { folder }),
  },
  {
    said: /Permission denied|invalid permissions|has wrong ownership/,
    error: ({ root }) => say.error('data-folder-rights', { root }),
  },
  {
    said: /Read-only file system/,
    error: ({ folder }) => say.error('folder-read-only', { folder }),
  },
  {
    said: /could not (create|open|resize|map) (anonymous )?shared memory|out of shared memory/,
    error: ({ log }) => say.error('no-shared-memory', { log }),
  },
];
