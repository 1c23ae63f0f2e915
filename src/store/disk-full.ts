// The error for a disk that has no room for what is to be stored.
import { KontorError } from '../core/errors.ts';

/** `what`: the disk, and how full it is, as a sentence. */
export function diskFull(
  what: string,
  next = 'Free some space; Kontor then goes on. Nothing that was acknowledged is lost.',
  cause?: unknown,
): KontorError {
  return new KontorError('unavailable', 'disk-full', what, { next, cause });
}

/** Carries the work out; a write that finds no room throws `unavailable/disk-full`. */
export function orDiskFull<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== 'ENOSPC' && code !== 'EDQUOT') throw cause;
    throw diskFull(`The disk that holds ${folder} is full.`, undefined, cause);
  }
}
