// `kontor s4 services | metadata | get | types`: the services of an S/4HANA under SAP's own names, as tables, JSON or TypeScript.
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Client, Schemas } from '../client/index.ts';
import { KontorError } from '../core/errors.ts';
import { api, count, run } from './command.ts';
import { connectionIdOf } from './connection-id.ts';
import { type ApiOptions, clientOf } from './daily.ts';
import { printJson, printTable } from './output.ts';
import { largestPage } from './read-list.ts';
import { filledColumns, printRecord, printRows } from './record-tables.ts';

/** A service of a connection: a name of ours, a technical name or a path. */
interface Of {
  id: string;
  service: string;
}

export function addS4(program: Command): void {
  const s4 = program
    .command('s4')
    .description('the services of an S/4HANA; a service is a name, a technical name or a path');
  api(s4, 'services <connection>', 'list the services that Kontor knows').action(
    run(async (environment, connection, options) => {
      const client = clientOf(options, environment);
      await listServices(client, await connectionIdOf(client, connection), options);
    }),
  );
  /** Work on one service. */
  const on =
    <Rest extends unknown[]>(work: (client: Client, of: Of, ...rest: Rest) => Promise<void>) =>
    (client: Client, connection: string, service: string, ...rest: Rest) =>
      connectionIdOf(client, connection).then(id => work(client, { id, service }, ...rest));
  api(s4, 'metadata <connection> <service> [set]', 'sets and operations of a service, or fields of a set')
    .option('--xml', 'the $metadata as the system sends it')
    .action(
      run((environment, connection, service, set, options) =>
        on(metadata)(clientOf(options, environment), connection, service, set, options),
      ),
    );
  api(s4, 'get <connection> <service> <set> [key]', 'read records, or one by its key')
    .option('--filter <condition>', '$filter, such as "SoldToParty eq \'17100001\'"')
    .option('--select <fields>', 'fields, separated by commas')
    .option('--expand <children>', 'children to read along')
    .option('--orderby <fields>', 'such as "CreationDate desc"')
    .option('--top <n>', 'at most so many', count, '20')
    .option('--count', 'print how many there are')
    .action(
      run((environment, connection, service, set, key, options) =>
        on(get)(clientOf(options, environment), connection, service, [set, key], options),
      ),
    );
  api(s4, 'types <connection> <service>', "write the types of this system's service, custom fields included")
    .option('--out <file>', 'write them here, such as sales-order.d.ts')
    .action(
      run((environment, connection, service, options) =>
        on(types)(clientOf(options, environment), connection, service, options),
      ),
    );
}

async function listServices(client: Client, id: string, { json }: ApiOptions): Promise<void> {
  const known = await client.listServices({ id, limit: largestPage }).all();
  if (json) return printJson(known);
  printTable(
    ['name', 'title', 'protocol', 'scenario', 'path'],
    known.map(({ name, title, protocol, scenario, path }) => [
      name,
      title,
      protocol,
      scenario ?? 'not published',
      path,
    ]),
  );
}

/** Without a set: the sets and operations; with one: its fields. */
async function metadata(
  client: Client,
  of: Of,
  setName: string | undefined,
  { json, xml }: ApiOptions & { xml?: boolean },
): Promise<void> {
  const service = await client.getService(of);
  if (xml) {
    const reply = await client.call(of.id, `${service.path}/$metadata`);
    process.stdout.write(`${await reply.text()}\n`);
    if (!reply.ok) process.exitCode = 1;
    return;
  }
  if (setName === undefined) return json ? printJson(service) : printService(service);
  const set = service.sets.find(({ name }) => name === setName);
  if (!set)
    throw new KontorError('input', 'no-set', `The service ${service.path} has no set ${setName}.`, {
      next: `It has ${service.sets.map(({ name }) => name).join(', ')}.`,
    });
  return json ? printJson(set) : printSet(set);
}

function printService({ sets, operations }: Schemas['ServiceDescription']): void {
  printTable(
    ['set', 'key', 'fields', 'may'],
    sets.map(set => [set.name, set.keys.join(', '), set.fields.length, rightsOf(set)]),
  );
  if (operations.length > 0)
    printTable(
      ['operation', 'kind', 'parameters'],
      operations.map(({ name, kind, parameters }) => [
        name,
        kind,
        parameters.map(parameter => parameter.name).join(', '),
      ]),
    );
}

function printSet({ fields, navigations }: Schemas['ServiceSet']): void {
  printTable(
    ['field', 'type', 'label', 'notes'],
    fields.map(field => [field.name, field.type, field.label, notesOn(field).join(', ')]),
  );
  printTable(
    ['leads to', 'type', 'many'],
    navigations.map(({ name, target, many }) => [name, target, many ? 'yes' : '']),
  );
}

const rightsOf = ({ creatable, updatable, deletable }: Schemas['ServiceSet']) =>
  ['read', creatable && 'create', updatable && 'change', deletable && 'delete'].filter(Boolean).join(', ');

const notesOn = ({ key, custom, creatable, filterable }: Schemas['ServiceField']) => [
  ...(key ? ['key'] : []),
  ...(custom ? ['custom'] : []),
  ...(creatable ? [] : ['not on create']),
  ...(filterable ? [] : ['no filter']),
];

interface GetOptions extends ApiOptions {
  filter?: string;
  select?: string;
  expand?: string;
  orderby?: string;
  top: string;
  count?: boolean;
}

/** Without a key: a list; with one: a record. */
async function get(
  client: Client,
  of: Of,
  [set, key]: [string, string | undefined],
  { filter, select, expand, orderby, top, count: counts, json }: GetOptions,
): Promise<void> {
  const asked = { ...of, set, select, expand };
  if (key !== undefined) {
    const record = await client.getServiceRecord({ ...asked, key });
    return json ? printJson(record) : printRecord(record);
  }
  const most = Number(top);
  const pageBehind = (cursor: string | undefined, have: number) =>
    client.listServiceRecords({
      ...asked,
      filter,
      orderby,
      cursor,
      limit: counts ? 1 : Math.min(largestPage, most - have),
      count: counts ? 'true' : 'false',
    });
  let page = await pageBehind(undefined, 0);
  if (counts) {
    process.stdout.write(`${page.count}\n`);
    return;
  }
  const rows = page.result;
  while (page.next_cursor !== null && rows.length < most) {
    page = await pageBehind(page.next_cursor, rows.length);
    rows.push(...page.result);
  }
  if (json) return printJson(rows);
  const columns = select?.split(',').map(name => name.trim());
  printRows(rows, columns?.filter(name => !name.includes('/')) ?? filledColumns(rows, page.keys));
  if (rows.length === most)
    process.stdout.write(`The first ${rows.length}; more with --top, how many there are with --count.\n`);
}

async function types(client: Client, of: Of, { out }: { out?: string }): Promise<void> {
  const { types: text = '', sets } = await client.getService({ ...of, types: 'true' });
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  writeFileSync(out, text);
  process.stdout.write(`${out}: ${sets.length} sets\n`);
}
