// A file or folder that cannot be used, as a sentence: what the operating system says of it, in our words.
import { KontorError } from './errors.ts';

const why: Record<string, string> = {
  EACCES: 'this user may not use it',
  EPERM: 'this user may not use it',
  EROFS: 'its disk is read-only',
  ENOSPC: 'its disk is full',
  EDQUOT: 'its disk is full',
  EEXIST: 'it is a file',
  ENOTDIR: 'a part of its path is a file',
  EISDIR: 'it is a folder',
  ENOENT: 'it does not exist',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'its disk does not work',
  ELOOP: 'its path leads in a circle',
  ENAMETOOLONG: 'its path is too long',
};

export interface FileError extends NodeJS.ErrnoException {
  code: string;
  path: string;
}

/** Whether it comes from the operating system and is about a file. */
export function isFileError(thrown: unknown): thrown is FileError {
  if (!(thrown instanceof Error)) return false;
  const { code, path, syscall } = thrown as NodeJS.ErrnoException;
  return typeof code === 'string' && typeof path === 'string' && typeof syscall === 'string';
}

/** The reason, to be put after a colon. */
export function fileReason(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  return (code !== undefined && why[code]) || message;
}

/** `config/unusable-file`. */
export function unusableFile(cause: FileError): KontorError {
  return new KontorError(
    'config',
    'unusable-file',
    `Kontor cannot use ${cause.path}: ${fileReason(cause)}.`,
    {
      cause,
      details: { path: cause.path },
      next: 'Set that right, or name another place: --data DIR for what Kontor keeps, TMPDIR for what it needs for a while.',
    },
  );
}
