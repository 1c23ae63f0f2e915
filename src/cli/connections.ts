// `kontor connections`: links to systems; `kontor connectors`: the kinds of systems there are.
import { type Command, Option } from 'commander';
import type { Schemas } from '../client/index.ts';
import { api, inTable, settingsFrom } from './api.ts';
import { ifMatchHelp } from './command.ts';
import { connectionIdOf } from './connection-id.ts';
import { addList, type Listing, limited, printCsv } from './list-options.ts';

export function addConnections(program: Command): void {
  const connectors = program.command('connectors').description('kinds of systems that can be connected');
  addList(connectors, 'listConnectors', { name: 'name', title: 'title' });
  const connections = program.command('connections').description('links to systems');
  addList(connections, 'listConnections', {
    id: 'id',
    tenant: 'tenant',
    connector: 'connector',
    name: 'name',
    environment: 'environment',
    status: 'status',
    since: 'status_since',
    until: 'limited_until',
    waiting: one => one.waiting.jobs + one.waiting.postings,
    'credentials taken': 'credentials_accepted_at',
    reason: one => one.status_reason ?? unread(one.failing_reads) ?? soonest(one.expiries),
  });
  api(
    connections,
    'create <connector> <name> <settings>',
    'make one; settings are JSON or @FILE',
    (client, connector: string, name: string, settings: string, { environment }: Environmental) =>
      client.createConnection({
        body: { connector, name, settings: settingsFrom(settings), ...(environment ? { environment } : {}) },
      }),
    made => made.id,
  ).addOption(environmentOption());
  api(
    connections,
    'update <id>',
    'change name, environment or settings; null removes a field, secrets not named stay',
    (client, id: string, options: Environmental & { name?: string; settings: string; ifMatch?: string }) => {
      const { name, environment, settings, ifMatch } = options;
      const body = {
        ...(name === undefined ? {} : { name }),
        ...(environment === undefined ? {} : { environment }),
        settings: settingsFrom(settings),
      };
      return client.updateConnection({ id, ifMatch, body });
    },
    updated => updated.id,
  )
    .option('--name <name>', 'another name')
    .addOption(environmentOption())
    .option('--settings <json>', 'JSON or @FILE', '{}')
    .option('--if-match <etag>', ifMatchHelp);
  api(
    connections,
    'check <id>',
    'say whether it works',
    (client, id: string) => client.checkConnection({ id }),
    ({ ok, message, next }) =>
      [`${ok ? 'ok' : 'not ok'}: ${message}`, ...(next === undefined ? [] : [next])].join('\n'),
    ({ ok }) => ok,
  );
  limited(
    api(
      connections,
      'calls <id>',
      'list the HTTP exchanges over it, the newest first; bodies with --json and --csv',
      async (client, connection: string, { csv, limit, run }: Listing & { run?: string }) => {
        const of = { id: await connectionIdOf(client, connection), run };
        return csv
          ? printCsv(client.csv('listCalls', of))
          : client.listCalls({ ...of, limit: Number(limit) });
      },
      inTable<Schemas['Call']>({
        started: 'started_at',
        method: 'method',
        address: 'url',
        status: one => one.status ?? one.failure,
        ms: 'duration_ms',
        posting: 'posting',
      }),
    ),
    '20',
  ).option('--run <id>', 'only those with which this run has read the source');
  api(
    connections,
    'pause <id>',
    'send nothing over it until it is resumed',
    (client, id: string) => client.pauseConnection({ id }),
    paused => paused.status,
  );
  api(
    connections,
    'resume <id>',
    'end a pause',
    (client, id: string) => client.resumeConnection({ id }),
    resumed => resumed.status,
  );
  api(
    connections,
    'delete <id>',
    'delete one that no flow uses',
    (client, id: string) => client.deleteConnection({ id }),
    ({ id }) => `${id} deleted`,
  );
}

interface Environmental {
  environment?: 'production' | 'test';
}

const environmentOption = () =>
  new Option('--environment <environment>', 'what it leads to').choices(['production', 'test'] as const);

const unread = ([first]: { name: string; since: string; failures: number; error: string | null }[]) =>
  first && `${first.name} could not be read ${first.failures} times since ${first.since}: ${first.error}`;

const soonest = ([first]: { what: string | null; days_left: number }[]) =>
  first === undefined ? '' : `${first.what}: ${first.days_left} days left`;
