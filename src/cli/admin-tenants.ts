// `kontor tenants`: the customers, and what is set for each.
import { type Command, InvalidArgumentError } from 'commander';
import { type ApprovalKind, approvalKinds } from '../core/approvals.ts';
import { type QuotaKind, type Quotas, quotaKinds } from '../core/quotas.ts';
import { type Retained, type Retention, retained } from '../core/retention.ts';
import { api } from './api.ts';
import { count, ifMatchHelp } from './command.ts';
import { addList } from './list-options.ts';
import { tableOf } from './output.ts';

export function addTenants(program: Command): void {
  const tenants = program.command('tenants').description('the customers whose systems are connected');
  addList(tenants, 'listTenants', {
    id: 'id',
    name: 'name',
    'requests per minute': 'requests_per_minute',
    'days kept': one => pairs(one.keep_days, 'forever'),
    tunnels: one => pairs(one.tunnels),
    'two people for': one => one.approvals.join(','),
  });
  api(
    tenants,
    'show <id>',
    'one of them, and how much it has of what its quotas limit',
    (client, id: string) => client.getTenant({ id }),
    ({ id, name, used, quotas, throttled_at: throttledAt }) =>
      [
        `${id}: ${name}`,
        tableOf(
          ['', 'used', 'quota'],
          quotaKinds.map(kind => [kind, used[kind], quotas[kind]]),
        ),
        ...(throttledAt === null
          ? []
          : [`Its keys were last refused for asking too often at ${throttledAt}.`]),
      ].join('\n'),
  );
  withSettings(
    api(
      tenants,
      'create <id> <name>',
      'make one',
      (client, id: string, name: string, options: Settings) =>
        client.createTenant({ body: { id, name, ...settingsIn(options) } }),
      made => made.id,
    ),
  );
  withSettings(
    api(
      tenants,
      'update <id>',
      'change one; what is not named stays',
      (client, id: string, { ifMatch, name, approvals, tunnel, ...settings }: Update) =>
        client.updateTenant({
          id,
          ifMatch,
          body: {
            ...(name === undefined ? {} : { name }),
            ...(approvals === undefined ? {} : { approvals }),
            ...(tunnel === undefined ? {} : { tunnels: tunnel }),
            ...settingsIn(settings),
          },
        }),
      changed => `${changed.id} changed`,
    ).option('--name <name>', 'its name'),
  )
    .option('--tunnel <name=address>', tunnelHelp, tunnelIn)
    .option(
      '--approvals <kinds>',
      `changes that need two people: ${approvalKinds.join(', ')}; or none`,
      approvalsIn,
    )
    .option('--if-match <etag>', ifMatchHelp);
}

interface Settings {
  requestsPerMinute?: string;
  keep?: Partial<Retention>;
  quota?: Partial<Quotas>;
}

interface Update extends Settings {
  name?: string;
  approvals?: ApprovalKind[];
  tunnel?: Record<string, string | null>;
  ifMatch?: string;
}

const withSettings = (command: Command) =>
  command
    .option('--requests-per-minute <n>', 'what its keys may ask together', count)
    .option('--keep <days>', keepHelp, keptDays)
    .option('--quota <quotas>', quotaHelp, quotasIn);

const pairs = (values: Record<string, unknown>, none = '') =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${value ?? none}`)
    .join(',');

const keepHelp = `days to keep records, such as calls=7,documents=365,events=forever; kinds: ${retained.join(', ')}`;

function keptDays(text: string): Partial<Retention> {
  const kept = text.split(',').map(one => {
    const [, kind, days] = /^(\w+)=(forever|[1-9]\d{0,4})$/.exec(one) ?? [];
    if (days === undefined || !retained.includes(kind as Retained))
      throw new InvalidArgumentError(
        `Expected: KIND=DAYS, or KIND=forever; kinds are ${retained.join(', ')}.`,
      );
    return [kind, days === 'forever' ? null : Number(days)];
  });
  return Object.fromEntries(kept);
}

const quotaHelp = `how much it may have, such as keys=200,flows=50; kinds: ${quotaKinds.join(', ')}`;

function quotasIn(text: string): Partial<Quotas> {
  const quotas = text.split(',').map(one => {
    const [, kind, most] = /^(\w+)=(\d{1,7})$/.exec(one) ?? [];
    if (most === undefined || !quotaKinds.includes(kind as QuotaKind))
      throw new InvalidArgumentError(`Expected: KIND=NUMBER; kinds are ${quotaKinds.join(', ')}.`);
    return [kind, Number(most)];
  });
  return Object.fromEntries(quotas);
}

function approvalsIn(text: string): ApprovalKind[] {
  const kinds = text === 'none' ? [] : text.split(',');
  if (kinds.every(kind => approvalKinds.includes(kind as ApprovalKind))) return kinds as ApprovalKind[];
  throw new InvalidArgumentError(`Expected: ${approvalKinds.join(', ')}, with commas between them; or none.`);
}

const tunnelHelp =
  'a proxy into its private network, socks5://host:port or http://host:port; without address: take it away';

function tunnelIn(text: string, others: Record<string, string | null> = {}): Record<string, string | null> {
  const [, name, to] = /^([a-z0-9][a-z0-9_-]*)=(.*)$/.exec(text) ?? [];
  if (name === undefined) throw new InvalidArgumentError('Expected: NAME=ADDRESS, or NAME= to take it away.');
  return { ...others, [name]: to || null };
}

const settingsIn = ({ requestsPerMinute, keep, quota }: Settings) => ({
  ...(quota === undefined ? {} : { quotas: quota }),
  ...(requestsPerMinute === undefined ? {} : { requests_per_minute: Number(requestsPerMinute) }),
  ...(keep === undefined ? {} : { keep_days: keep }),
});
