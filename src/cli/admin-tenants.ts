// `kontor tenants`: the customers, and what is set for each.
import { type Command, InvalidArgumentError } from 'commander';
import { type ApprovalKind, approvalKinds } from '../core/approvals.ts';
import { type QuotaKind, type Quotas, quotaKinds } from '../core/quotas.ts';
import { type Retained, type Retention, retained } from '../core/retention.ts';
import { api, count, ifMatchHelp, run } from './command.ts';
import { clientOf } from './daily.ts';
import { printJson, printTable } from './output.ts';
import { readList, withLimit } from './read-list.ts';

export function addTenants(program: Command): void {
  const tenants = program.command('tenants').description('the customers whose systems are connected');
  withLimit(api(tenants, 'list', 'list them')).action(
    run(async (environment, options) => {
      const answer = await readList(clientOf(options, environment).listTenants, options);
      if (options.json) return printJson(answer);
      printTable(
        ['id', 'name', 'requests per minute', 'days kept', 'tunnels', 'two people for'],
        answer.result.map(one => [
          one.id,
          one.name,
          one.requests_per_minute,
          Object.entries(one.keep_days)
            .map(([kind, days]) => `${kind}=${days ?? 'forever'}`)
            .join(','),
          Object.entries(one.tunnels)
            .map(([name, to]) => `${name}=${to}`)
            .join(','),
          one.approvals.join(','),
        ]),
      );
    }),
  );
  api(tenants, 'show <id>', 'one of them, and how much it has of what its quotas limit').action(
    run(async (environment, id, options) => {
      const one = await clientOf(options, environment).getTenant({ id });
      if (options.json) return printJson(one);
      process.stdout.write(`${one.id}: ${one.name}\n`);
      printTable(
        ['', 'used', 'quota'],
        quotaKinds.map(kind => [kind, one.used[kind], one.quotas[kind]]),
      );
      if (one.throttled_at !== null)
        process.stdout.write(`Its keys were last refused for asking too often at ${one.throttled_at}.\n`);
    }),
  );
  api(tenants, 'create <id> <name>', 'make one')
    .option('--requests-per-minute <n>', 'what its keys may ask together', count)
    .option('--keep <days>', keepHelp, keptDays)
    .option('--quota <quotas>', quotaHelp, quotasIn)
    .action(
      run(async (environment, id, name, options) => {
        const made = await clientOf(options, environment).createTenant({
          body: { id, name, ...settingsIn(options) },
        });
        if (options.json) return printJson(made);
        process.stdout.write(`${made.id}\n`);
      }),
    );
  api(tenants, 'update <id>', 'change one; what is not named stays')
    .option('--name <name>', 'its name')
    .option('--requests-per-minute <n>', 'what its keys may ask together', count)
    .option('--keep <days>', keepHelp, keptDays)
    .option('--quota <quotas>', quotaHelp, quotasIn)
    .option('--tunnel <name=address>', tunnelHelp, tunnelIn)
    .option(
      '--approvals <kinds>',
      `changes that need two people: ${approvalKinds.join(', ')}; or none`,
      approvalsIn,
    )
    .option('--if-match <etag>', ifMatchHelp)
    .action(
      run(async (environment, id, options) => {
        const body = {
          ...(options.name === undefined ? {} : { name: options.name }),
          ...(options.approvals === undefined ? {} : { approvals: options.approvals }),
          ...(options.tunnel === undefined ? {} : { tunnels: options.tunnel }),
          ...settingsIn(options),
        };
        const changed = await clientOf(options, environment).updateTenant({
          id,
          ifMatch: options.ifMatch,
          body,
        });
        if (options.json) return printJson(changed);
        process.stdout.write(`${changed.id} changed\n`);
      }),
    );
}

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

const settingsIn = ({
  requestsPerMinute,
  keep,
  quota,
}: {
  requestsPerMinute?: string;
  keep?: Partial<Retention>;
  quota?: Partial<Quotas>;
}) => ({
  ...(quota === undefined ? {} : { quotas: quota }),
  ...(requestsPerMinute === undefined ? {} : { requests_per_minute: Number(requestsPerMinute) }),
  ...(keep === undefined ? {} : { keep_days: keep }),
});
