// The environment, read once and checked.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import type { AppOptions } from '../app.ts';
import { type Issue, issuesOf, say as ofFields, problemOf } from '../core/field-problems.ts';
import { rule } from '../core/schema-rules.ts';
import { type SecretSources, secretNames, secretOf } from './secret-sources.ts';
import { say as ofCli } from './sentences.ts';

const empty = z.literal('').transform(() => undefined);
/** Comma-separated. */
const list = z
  .string()
  .default('')
  .transform(text => text.split(',').flatMap(one => one.trim() || []));
/** What Fastify takes for the address of a proxy. */
const isProxy = (one: string) =>
  ['loopback', 'linklocal', 'uniquelocal'].includes(one) ||
  ipaddr.isValid(one) ||
  ipaddr.isValidCIDR(one) ||
  one.split('/').every(part => ipaddr.IPv4.isValidFourPartDecimal(part));
const text = z.union([empty, z.string()]).optional();
const secretSources = Object.fromEntries(
  secretNames.flatMap(name => ['', '_FILE', '_COMMAND'].map(way => [name + way, text])),
) as Record<keyof SecretSources, typeof text>;
/** Read as bytes. */
const megabytes = (usual: number) =>
  z
    .union([empty, z.coerce.number().int().min(1).max(1024)])
    .optional()
    .transform(mb => (mb ?? usual) * 1024 * 1024);
/** Read as milliseconds. */
const hours = (usual: number) =>
  z
    .union([empty, z.coerce.number().min(0.1).max(720)])
    .optional()
    .transform(many => (many ?? usual) * 3_600_000);
const schema = z.object({
  ...secretSources,
  KONTOR_PUBLIC_URL: z.union([empty, z.url()]).optional(),
  KONTOR_PRIVATE_HOSTS: list.refine(
    all => all.every(one => !one.includes('/') || ipaddr.isValidCIDR(one)),
    rule('rule-hosts'),
  ),
  KONTOR_TRUST_PROXY: list.refine(all => all.every(isProxy), rule('rule-proxies')),
  KONTOR_URL: z.union([empty, z.url()]).optional(),
  KONTOR_OIDC_ISSUER: z.union([empty, z.url()]).optional(),
  KONTOR_OIDC_AUDIENCE: z.string().min(1).default('kontor'),
  KONTOR_OIDC_CLIENT_ID: text,
  KONTOR_OIDC_SCOPES: z.string().min(1).default('openid profile email offline_access'),
  KONTOR_OIDC_ROLES: z.string().min(1).default('roles'),
  KONTOR_SESSION_IDLE_HOURS: hours(8),
  KONTOR_SESSION_HOURS: hours(24),
  KONTOR_TENANT: text,
  KONTOR_DATA: text,
  KONTOR_POSTGRES_BIN: text,
  KONTOR_POSTGRES_LISTEN: z
    .enum(['socket', 'loopback', ''])
    .optional()
    .transform(how => how || undefined),
  KONTOR_ANSWER_LIMIT_MB: megabytes(16),
  KONTOR_SEARCH_LIMIT_MB: megabytes(128),
  KONTOR_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Environment = z.output<typeof schema>;

/** Throws `config/bad-environment` naming the variable. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const result = schema.safeParse(variables);
  if (result.success) return result.data;
  const [issue] = issuesOf(result.error) as [Issue];
  const name = issue.path.join('.');
  throw ofCli.error('bad-environment', { name, problem: problemOf(issue) }, { also: ofFields.words.en });
}

const shortestKey = 16;

/** Undefined: it is in the data folder. Throws what `secretOf` says, and `config/bad-environment` for a short one. */
export function operatorKey(environment: Environment): string | undefined {
  const key = secretOf(environment, 'KONTOR_API_KEY');
  if (key === undefined || key.length >= shortestKey) return key;
  const problem = ofCli.reason('key-too-short', { least: shortestKey });
  throw ofCli.error('bad-environment', { name: 'KONTOR_API_KEY', problem });
}

/** The key that a running Kontor expects: from the environment, or from the file it made in the data folder. */
export function apiKeyOf(environment: Environment, folder: string): string {
  const said = operatorKey(environment);
  if (said !== undefined) return said;
  const path = join(folder, 'api.key');
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  throw ofCli.error('no-api-key', { path });
}

/** How to run the private database. Without effect when a server is named. */
export function privateDatabaseIn(environment: Environment): AppOptions['privateDatabase'] {
  return { programs: environment.KONTOR_POSTGRES_BIN, listenOn: environment.KONTOR_POSTGRES_LISTEN };
}
