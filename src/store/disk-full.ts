// The error for a disk that has no room for what is to be stored.
import type { KontorError } from '../core/errors.ts';
import type { Reason } from '../core/reasons.ts';
import { say } from './sentences.ts';

/** `what`: which disk, and how full it is. */
export const diskFull = (what: Reason, cause?: unknown): KontorError =>
  say.error('disk-full', { what }, { cause });

/** Carries the work out; a write that finds no room throws `unavailable/disk-full`. */
export function orDiskFull<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== 'ENOSPC' && code !== 'EDQUOT') throw cause;
    throw diskFull(say.reason('folder-disk-full', { folder }), cause);
  }
}
