// Secrets of the process: in the environment, in a file that is put there for it, or from a program that fetches them
// from where they are kept, such as a Vault or the key service of a cloud.
import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileReason, isFileError } from '../core/file-errors.ts';
import { say as ofCore } from '../core/own-sentences.ts';
import type { Reason } from '../core/reasons.ts';
import { say as ofCli } from './sentences.ts';

/** Each may also be said as NAME_FILE or NAME_COMMAND. */
export const secretNames = [
  'KONTOR_DATABASE_URL',
  'KONTOR_ENCRYPTION_KEY',
  'KONTOR_API_KEY',
  'KONTOR_OIDC_CLIENT_SECRET',
] as const;
export type SecretName = (typeof secretNames)[number];
type Source = SecretName | `${SecretName}_FILE` | `${SecretName}_COMMAND`;
export type SecretSources = { [Name in Source]?: string | undefined };

/** A key service may be slow; a program that asks for a password on a terminal that is not there must not hold a start up. */
const commandMs = 30_000;

/**
 * Undefined: it is not said. Throws `config/set-twice` when it is said in two ways, and `config/no-secret` for a file or
 * program that does not give it.
 */
export function secretOf(sources: SecretSources, name: SecretName): string | undefined {
  const said = ([name, `${name}_FILE`, `${name}_COMMAND`] as const).filter(one => sources[one] !== undefined);
  const [source, other] = said;
  if (source === undefined) return undefined;
  if (other !== undefined) throw ofCli.error('set-twice', { source, other });
  const value = sources[source] as string;
  if (source === name) return value;
  let text: string;
  try {
    text = source.endsWith('_FILE') ? readFileSync(value, 'utf8') : outputOf(value);
  } catch (cause) {
    throw noSecret(source, whyOf(cause), cause);
  }
  if (text.trim() === '') throw noSecret(source, ofCli.reason('secret-empty'));
  return text.trim();
}

/** What it says besides its answer, such as why it has none, goes to our own standard error. */
const outputOf = (command: string) =>
  execSync(command, { encoding: 'utf8', timeout: commandMs, stdio: ['ignore', 'pipe', 'inherit'] });

/** Without the command, in which there may be a secret of its own. */
function whyOf(cause: unknown): Reason | string {
  const { status, code, message } = cause as { status?: number | null; code?: string; message: string };
  if (code === 'ETIMEDOUT') return ofCli.reason('command-too-slow', { seconds: commandMs / 1000 });
  if (isFileError(cause)) return ofCli.reason('secret-unread', { path: cause.path, why: fileReason(cause) });
  if (status === undefined) return message;
  return status === null ? ofCli.reason('command-killed') : ofCli.reason('command-failed', { status });
}

const noSecret = (source: Source, why: Reason | string, cause?: unknown) =>
  ofCli.error('no-secret', { source, why }, { cause, also: ofCore.words.en });
