// The environment, read once and checked.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { z } from 'zod';
import { KontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';

const empty = z.literal('').transform(() => undefined);
/** Comma-separated. */
const list = z
  .string()
  .default('')
  .transform(text => text.split(',').flatMap(one => one.trim() || []));
const schema = z.object({
  KONTOR_DATABASE_URL: z.union([empty, z.string()]).optional(),
  KONTOR_ENCRYPTION_KEY: z.union([empty, z.string()]).optional(),
  KONTOR_API_KEY: z.union([empty, z.string().min(16, 'at least 16 characters')]).optional(),
  KONTOR_PUBLIC_URL: z.union([empty, z.url()]).optional(),
  KONTOR_PRIVATE_HOSTS: list,
  KONTOR_TRUST_PROXY: list,
  KONTOR_URL: z.union([empty, z.url()]).optional(),
  KONTOR_TENANT: z.union([empty, z.string()]).optional(),
  KONTOR_DATA: z.union([empty, z.string()]).optional(),
  KONTOR_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Environment = z.output<typeof schema>;

/** Throws `config/bad-environment` naming the variable. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const result = schema.safeParse(variables);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new KontorError(
    'config',
    'bad-environment',
    `${issue?.path.join('.')} is not right: ${issue?.message}.`,
    { next: 'Set it right, or leave it out; docs/guides/operate.md lists what each is for.' },
  );
}

/** The key that a running Kontor expects: from the environment, or from the file it made in the data folder. */
export function apiKeyOf(environment: Environment, folder: string): string {
  if (environment.KONTOR_API_KEY) return environment.KONTOR_API_KEY;
  const path = join(folder, 'api.key');
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  throw new KontorError(
    'config',
    'no-api-key',
    `There is no API key: KONTOR_API_KEY is not set and ${path} does not exist.`,
    {
      next: 'Start Kontor once with this data folder, or set KONTOR_API_KEY.',
    },
  );
}

export function createLog(level: Environment['KONTOR_LOG']): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    // Settings and headers are never logged; should one slip in, its secrets still do not.
    redact: ['*.password', '*.clientSecret', '*.accessToken', '*.authorization', '*.key'],
  });
}
