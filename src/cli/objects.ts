// `kontor get | create | update | call`: unified objects of a connection, and its system as it is.
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Client, Schemas } from '../client/index.ts';
import { KontorError } from '../core/errors.ts';
import { pascalCase } from '../core/words.ts';
import { type ApiOptions, api, settingsFrom } from './api.ts';
import { count, many } from './command.ts';
import { connectionIdOf } from './connection-id.ts';
import { csvOption, printCsv } from './list-options.ts';
import { printJson, say, warn } from './output.ts';
import { filledColumns, printRecord, printRows } from './record-tables.ts';
import { say as ofCli, speak } from './sentences.ts';

type Row = Record<string, unknown>;

export function addObjectCommands(program: Command): void {
  api(
    program,
    'get <connection> <object> [id]',
    'unified objects, such as sales-orders: a list, or one',
    getObjects,
  )
    .option('--where <field=value>', 'narrow the list, such as status=open (repeatable)', many, [])
    .option('--fields <fields>', 'comma-separated')
    .option('--expand <what>', 'items')
    .option('--search <text>', 'type-ahead')
    .option('--limit <n>', 'how many', count, '50')
    .option('--all', 'every page; with --json one record on each line')
    .addOption(csvOption('print all of the list as CSV', ['limit', 'json', 'all', 'expand', 'search']));
  api(
    program,
    'create <connection> <object> <fields>',
    'create one; fields are JSON or @FILE',
    (client, connection: string, object: string, fields: string, options: WriteOptions) =>
      writeObject(client, connection, ['create', object], fields, options),
  )
    .option('--idempotency-key <key>', 'the same key never creates twice')
    .option('--dry-run', 'try it on the system, and create nothing');
  api(
    program,
    'update <connection> <object> <id> <fields>',
    'change fields; null empties one',
    (client, connection: string, object: string, id: string, fields: string, options: WriteOptions) =>
      writeObject(client, connection, ['update', object, id], fields, options),
  )
    .option('--idempotency-key <key>', 'the same key never changes twice')
    .option('--dry-run', 'only say what would be sent');
  api(program, 'call <connection> <path>', "the system's own API, such as /sap/opu/odata/sap/…", call)
    .option('-X, --method <method>', 'GET, POST, PATCH, PUT, DELETE')
    .option('-H, --header <name: value>', 'repeatable', many, [])
    .option('--body <text>', 'text, or @FILE; POST when no method is named')
    .option('--idempotency-key <key>', 'a write under the same key leaves once')
    .option('-i, --include', 'print status and headers too');
}

interface WriteOptions extends ApiOptions {
  idempotencyKey?: string;
  dryRun?: boolean;
}

type SaidReason = Schemas['SaidReason'];
type Rehearsal = NonNullable<Schemas['Written']['rehearsal']>;

const warnOf = ({ warnings }: { warnings: readonly SaidReason[] }) => {
  for (const { says } of warnings) warn(says);
};

interface GetOptions extends ApiOptions {
  where: string[];
  fields?: string;
  expand?: string;
  search?: string;
  limit: string;
  all?: boolean;
  csv?: boolean;
}

async function getObjects(
  client: Client,
  connection: string,
  object: string,
  key: string | undefined,
  { where, fields, expand, search, limit, all, csv, json }: GetOptions,
): Promise<void> {
  const id = await connectionIdOf(client, connection);
  if (key !== undefined) {
    if (csv) throw ofCli.error('csv-of-lists');
    const answer = (await operation(client, 'get', object)({ id, key })) as {
      result: Row;
      warnings: SaidReason[];
    };
    warnOf(answer);
    return json ? printJson(answer.result) : printWithLists(answer.result);
  }
  const filters = Object.fromEntries(where.map(one => splitAt(one, '=')));
  operation(client, 'list', object);
  if (csv)
    return printCsv(client.csv(`list${pascalCase(object)}` as 'listSalesOrders', { id, ...filters, fields }));
  const query = { ...filters, fields, expand, search, limit: Math.min(1_000, all ? 1_000 : Number(limit)) };
  const pageBehind = async (cursor: string | undefined) => {
    const asked = { id, ...query, cursor };
    const page = await (operation(client, 'list', object)(asked) as ReturnType<Client['listSalesOrders']>);
    warnOf(page);
    page.unreadable.map(one => `${one.id ?? 'one without an id'} is left out: ${one.reason}`).forEach(warn);
    return page;
  };
  let page = await pageBehind(undefined);
  if (!all && json) return printJson(page);
  const rows: Row[] = [];
  for (;;) {
    if (json) for (const record of page.result) say(JSON.stringify(record));
    else rows.push(...(page.result as Row[]));
    if (!all || page.next_cursor === null) break;
    page = await pageBehind(page.next_cursor);
  }
  if (json) return;
  const columns = fields ? new Set(['id', ...fields.split(',')]) : filledColumns(rows, ['id']);
  printRows(rows, [...columns]);
  if (page.next_cursor !== null) say(`The first ${rows.length}; more with --limit, all with --all.`);
}

async function writeObject(
  client: Client,
  connection: string,
  [verb, object, key]: ['create' | 'update', string, string?],
  fields: string,
  options: WriteOptions,
): Promise<void> {
  const id = await connectionIdOf(client, connection);
  const written = (await operation(
    client,
    verb,
    object,
  )({
    id,
    ...(key === undefined ? {} : { key }),
    body: settingsFrom(fields, 'fields-here'),
    idempotencyKey: options.idempotencyKey,
    ...(options.dryRun ? { dry_run: 'true' } : {}),
  })) as Schemas['Written'];
  const { rehearsal, warnings } = written;
  if (rehearsal) {
    if (options.json) return printJson({ ...rehearsal, warnings });
    warnOf(written);
    return sayRehearsal(rehearsal);
  }
  const posting = written.result ? undefined : await client.settled(written.posting?.id ?? '');
  if (posting && posting.state !== 'accepted')
    throw new KontorError('rejected', posting.reason_code ?? posting.state, posting.reason ?? posting.state, {
      next: speak(ofCli.reason('look-at-posting', { id: posting.id })),
    });
  const made = posting?.document_number ?? written.result?.id;
  if (written.result) warnOf(written);
  if (options.json) return printJson({ id: made, posting: written.posting?.id });
  say(String(made));
}

function sayRehearsal({ checked, would_send: sent, simulated }: Rehearsal): void {
  for (const { says } of checked) say(`checked: ${says}`);
  say('Kontor would send:');
  printJson(sent);
  if (!simulated) return;
  say('The system would make of it:');
  printJson(simulated);
}

interface CallOptions extends ApiOptions {
  method?: string;
  header: string[];
  body?: string;
  idempotencyKey?: string;
  include?: boolean;
}

async function call(client: Client, connection: string, path: string, options: CallOptions): Promise<void> {
  const { method, header, body: given, idempotencyKey, include } = options;
  const body = given?.startsWith('@') ? readFileSync(given.slice(1), 'utf8') : given;
  const isJson = body !== undefined && /^\s*[[{]/.test(body);
  const reply = await client.call(
    await connectionIdOf(client, connection),
    path.startsWith('/') ? path : `/${path}`,
    {
      method: method?.toUpperCase() ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        accept: 'application/json',
        ...(isJson ? { 'content-type': 'application/json' } : {}),
        ...Object.fromEntries(header.map(one => splitAt(one, ':'))),
      },
      ...(body === undefined ? {} : { body }),
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    },
  );
  if (include) {
    say(`${reply.status} ${reply.statusText}`);
    for (const [name, value] of reply.headers) say(`${name}: ${value}`);
    say('');
  }
  const text = await reply.text();
  process.stdout.write(text === '' || text.endsWith('\n') ? text : `${text}\n`);
  if (!reply.ok) process.exitCode = 1;
}

/** The operation of an object, by the names that people know. Throws `input/no-such-action`. */
function operation(client: Client, verb: 'list' | 'get' | 'create' | 'update', object: string) {
  const methods = client as unknown as Record<string, ((given: Row) => unknown) | undefined>;
  const found = methods[`${verb}${pascalCase(object)}`];
  if (found && `list${pascalCase(object)}` in methods) return found;
  throw ofCli.error('no-such-action', { verb, object });
}

function splitAt(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign);
  if (at > 0) return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  throw ofCli.error('sign-missing', { text, sign });
}

/** The record, and a table for each list of records in it. */
function printWithLists(record: Row): void {
  printRecord(record);
  for (const [name, list] of Object.entries(record)) {
    if (!Array.isArray(list) || list.length === 0) continue;
    say(name);
    printRows(list as Row[], filledColumns(list as Row[], name === 'items' ? ['id'] : []));
  }
}
