// Commands over the API of a running Kontor: the options that all of them take, and how their answers are shown.
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { ApiProblem, type Client, createClient } from '../client/index.ts';
import { KontorError } from '../core/errors.ts';
import { fileReason } from '../core/file-errors.ts';
import { say as ofCore } from '../core/own-sentences.ts';
import { data, run } from './command.ts';
import { apiKeyOf, type Environment } from './environment.ts';
import { inCommands } from './in-commands.ts';
import { type Cell, printJson, say, tableOf } from './output.ts';
import { say as ofCli, speak } from './sentences.ts';

export interface ApiOptions {
  url?: string;
  key?: string;
  tenant?: string;
  data: string;
  json?: boolean;
}

const urlOf = (options: ApiOptions, environment: Environment): string =>
  options.url ?? environment.KONTOR_URL ?? 'http://127.0.0.1:7700';

function clientOf(options: ApiOptions, environment: Environment): Client {
  const url = urlOf(options, environment);
  const tenant = options.tenant ?? environment.KONTOR_TENANT;
  return createClient({ url, apiKey: options.key ?? apiKeyOf(environment, options.data), tenant });
}

/**
 * `ask` is given the arguments of the command and its options; further options are added to what this returns. The answer
 * is printed as JSON with `--json`, or as `show` says it; undefined: `ask` has printed it. The exit code is 1 when it is not good.
 */
export function api<Args extends unknown[], Answer>(
  parent: Command,
  name: string,
  description: string,
  ask: (client: Client, ...args: Args) => PromiseLike<Answer>,
  show?: (answer: Exclude<Answer, undefined>) => string,
  isGood?: (answer: Answer) => boolean,
): Command {
  return parent
    .command(name)
    .description(description)
    .option('--url <url>', 'address of Kontor (KONTOR_URL)')
    .option('--tenant <id>', 'whose data, with a key that sees all (KONTOR_TENANT)')
    .option('--key <key>', 'API key (KONTOR_API_KEY, or the file api.key of the data folder)')
    .addOption(data())
    .option('--json', 'print JSON')
    .action(
      run(async (environment, ...args: unknown[]) => {
        const options = args.at(-2) as ApiOptions;
        const answer = await ask(clientOf(options, environment), ...(args as Args)).then(
          undefined,
          thrown => {
            throw withAddress(thrown, urlOf(options, environment));
          },
        );
        if (isGood?.(answer) === false) process.exitCode = 1;
        if (answer === undefined) return;
        if (show && !options.json) say(show(answer as Exclude<Answer, undefined>));
        else printJson(answer);
      }),
    );
}

/** A key of another Kontor is refused: people have to know which one was asked. */
function withAddress(thrown: unknown, url: string): unknown {
  if (!(thrown instanceof ApiProblem) || thrown.status !== 401) return thrown;
  return new KontorError('auth', thrown.code, thrown.message, {
    cause: thrown,
    next: `${inCommands(thrown.next) ?? ''} ${speak(ofCli.reason('asked-kontor-at', { url }))}`.trim(),
  });
}

export interface Page<Row> {
  result: Row[];
  next_cursor: string | null;
}
/** By the title of each: a field, or what is said of a row. */
export type Columns<Row> = Record<string, keyof Row | ((row: Row) => Cell)>;

/** The most that the API answers at once. */
export const largestPage = 500;

export const inTable =
  <Row>(columns: Columns<Row>) =>
  ({ result }: { result: readonly Row[] }) =>
    tableOf(
      Object.keys(columns),
      result.map(row =>
        Object.values(columns).map(of => (typeof of === 'function' ? of(row) : (row[of] as Cell))),
      ),
    );

/** JSON text, or `@file`. Throws `input/option-unreadable`, `input/option-not-json`. */
export function settingsFrom(
  given: string,
  kind: 'settings-here' | 'fields-here' = 'settings-here',
): Record<string, unknown> {
  const file = given.startsWith('@') ? given.slice(1) : undefined;
  const named = ofCli.reason(kind);
  const what = file === undefined ? named : ofCli.reason('given-in-file', { what: named, file });
  let text = given;
  try {
    if (file !== undefined) text = readFileSync(file, 'utf8');
  } catch (cause) {
    const also = ofCore.words.en;
    throw ofCli.error('option-unreadable', { what, why: fileReason(cause) }, { cause, also });
  }
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (cause) {
    throw ofCli.error('option-not-json', { what, why: (cause as Error).message }, { cause });
  }
}
