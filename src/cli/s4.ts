// `kontor s4 services | metadata | get | types`: the services of an S/4HANA under SAP's own names, as tables, JSON or TypeScript.
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Client, Schemas } from '../client/index.ts';
import { type ApiOptions, api, inTable, largestPage } from './api.ts';
import { count } from './command.ts';
import { connectionIdOf } from './connection-id.ts';
import { csvOption, printCsv } from './list-options.ts';
import { printJson, printTable, say } from './output.ts';
import { filledColumns, printRecord, printRows } from './record-tables.ts';
import { say as ofCli } from './sentences.ts';

/** A service of a connection: Kontor's name, a technical name or a path. */
interface Of {
  id: string;
  service: string;
}

export function addS4(program: Command): void {
  const s4 = program
    .command('s4')
    .description('the services of an S/4HANA; a service is a name, a technical name or a path');
  api(
    s4,
    'services <connection>',
    'list the services that Kontor knows',
    async (client, connection: string) =>
      client.listServices({ id: await connectionIdOf(client, connection), limit: largestPage }).all(),
    result =>
      inTable<Schemas['KnownService']>({
        name: 'name',
        title: 'title',
        protocol: 'protocol',
        scenario: one => one.scenario ?? 'not published',
        path: 'path',
      })({ result }),
  );
  /** Work on one service. */
  const on =
    <Rest extends unknown[]>(work: (client: Client, of: Of, ...rest: Rest) => Promise<void>) =>
    async (client: Client, connection: string, service: string, ...rest: Rest) =>
      work(client, { id: await connectionIdOf(client, connection), service }, ...rest);
  api(
    s4,
    'metadata <connection> <service> [set]',
    'sets and operations of a service, or fields of a set',
    on(metadata),
  ).option('--xml', 'the $metadata as the system sends it');
  api(s4, 'get <connection> <service> <set> [key]', 'read records, or one by its key', on(get))
    .option('--filter <condition>', '$filter, such as "SoldToParty eq \'17100001\'"')
    .option('--select <fields>', 'fields, separated by commas')
    .option('--expand <children>', 'children to read along')
    .option('--orderby <fields>', 'such as "CreationDate desc"')
    .option('--top <n>', 'at most so many', count, '20')
    .option('--count', 'print how many there are')
    .addOption(csvOption('print all that match as CSV', ['top', 'count', 'json']));
  api(
    s4,
    'types <connection> <service>',
    "write the types of this system's service, custom fields included",
    on(types),
  ).option('--out <file>', 'write them here, such as sales-order.d.ts');
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
    say(`${await reply.text()}`);
    if (!reply.ok) process.exitCode = 1;
    return;
  }
  if (setName === undefined) return json ? printJson(service) : printService(service);
  const set = service.sets.find(({ name }) => name === setName);
  if (!set)
    throw ofCli.error('no-such-set', {
      service: service.path,
      set: setName,
      sets: service.sets.map(({ name }) => name).join(', '),
    });
  return json ? printJson(set) : printSet(set);
}

function printService({ sets, operations, left_out }: Schemas['ServiceDescription']): void {
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
  if (left_out.length > 0)
    printTable(
      ['cannot be used', 'because'],
      left_out.map(({ name, reason }) => [name, reason]),
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
  csv?: boolean;
}

/** Without a key: a list; with one: a record. */
async function get(
  client: Client,
  of: Of,
  set: string,
  key: string | undefined,
  { filter, select, expand, orderby, top, count: counts, csv, json }: GetOptions,
): Promise<void> {
  const asked = { ...of, set, select, expand };
  if (key !== undefined) {
    if (csv) throw ofCli.error('csv-of-lists');
    const record = await client.getServiceRecord({ ...asked, key });
    return json ? printJson(record) : printRecord(record);
  }
  if (csv) return printCsv(client.csv('listServiceRecords', { ...asked, filter, orderby }));
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
    say(`${page.count}`);
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
    say(`The first ${rows.length}; more with --top, how many there are with --count.`);
}

async function types(client: Client, of: Of, { out }: { out?: string }): Promise<void> {
  const { types: text = '', sets } = await client.getService({ ...of, types: 'true' });
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  writeFileSync(out, text);
  say(`${out}: ${sets.length} sets`);
}
