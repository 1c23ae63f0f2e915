// A file or folder that cannot be used, as a sentence: what the operating system says of it, in our words.
import type { KontorError } from './errors.ts';
import { say } from './own-sentences.ts';
import type { Reason } from './reasons.ts';

const codes = {
  EACCES: 'file-forbidden',
  EPERM: 'file-forbidden',
  EROFS: 'disk-read-only',
  ENOSPC: 'no-space-left',
  EDQUOT: 'no-space-left',
  EEXIST: 'is-a-file',
  ENOTDIR: 'file-in-path',
  EISDIR: 'is-a-folder',
  ENOENT: 'no-file',
  EMFILE: 'too-many-files',
  ENFILE: 'too-many-files',
  EIO: 'disk-broken',
  ELOOP: 'path-in-a-circle',
  ENAMETOOLONG: 'path-too-long',
} as const;

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

/** To be put after a colon; a text where only the operating system has words for it. */
export function fileReason(cause: unknown): Reason | string {
  const { code = '', message } = cause as NodeJS.ErrnoException;
  return code in codes ? say.reason(codes[code as keyof typeof codes]) : message;
}

/** `config/unusable-file`. */
export const unusableFile = (cause: FileError): KontorError =>
  say.error(
    'unusable-file',
    { path: cause.path, why: fileReason(cause) },
    { cause, details: { path: cause.path } },
  );
