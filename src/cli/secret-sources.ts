// Secrets of the process: in the environment, in a file that is put there for it, or from a program that fetches them
// from where they are kept, such as a Vault or the key service of a cloud.
import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { KontorError } from '../core/errors.ts';

/** Each may also be said as NAME_FILE or NAME_COMMAND. */
export const secretNames = ['KONTOR_DATABASE_URL', 'KONTOR_ENCRYPTION_KEY', 'KONTOR_API_KEY'] as const;
export type SecretName = (typeof secretNames)[number];
type Source = SecretName | `${SecretName}_FILE` | `${SecretName}_COMMAND`;
export type SecretSources = { [Name in Source]?: string | undefined };

/** A key service may be slow; a program that asks for a password on a terminal that is not there must not hold a start up. */
const commandMs = 30_000;

/**
 * Undefined: it is not said. Throws `config/bad-environment` when it is said in two ways, and `config/no-secret` for a file or
 * program that does not give it.
 */
export function secretOf(sources: SecretSources, name: SecretName): string | undefined {
  const said = ([name, `${name}_FILE`, `${name}_COMMAND`] as const).filter(one => sources[one] !== undefined);
  const [source, other] = said;
  if (source === undefined) return undefined;
  if (other !== undefined) {
    throw new KontorError('config', 'bad-environment', `${source} and ${other} are both set.`, {
      next: 'Set one of them.',
    });
  }
  const value = sources[source] as string;
  if (source === name) return value;
  let text: string;
  try {
    text = source.endsWith('_FILE') ? readFileSync(value, 'utf8') : outputOf(value);
  } catch (cause) {
    throw noSecret(source, whyOf(cause), cause);
  }
  if (text.trim() === '') throw noSecret(source, 'it is empty');
  return text.trim();
}

/** What it says besides its answer, such as why it has none, goes to our own standard error. */
const outputOf = (command: string) =>
  execSync(command, { encoding: 'utf8', timeout: commandMs, stdio: ['ignore', 'pipe', 'inherit'] });

/** Without the command, in which there may be a secret of its own. */
function whyOf(cause: unknown): string {
  const { status, code, message } = cause as { status?: number | null; code?: string; message: string };
  if (code === 'ETIMEDOUT') return `it took longer than ${commandMs / 1000} s`;
  if (status === undefined) return message;
  return status === null ? 'it was killed' : `it ended with exit code ${status}`;
}

function noSecret(source: string, why: string, cause?: unknown): KontorError {
  return new KontorError('config', 'no-secret', `${source} gives no secret: ${why}.`, {
    cause,
    next: 'Try it by hand as the user that Kontor runs as; it gives the secret and nothing else.',
  });
}
