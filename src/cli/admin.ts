// `kontor tenants | keys | changes | audit`: whose data it is, who gets in, who agrees, and who changed what.
import { type Command, InvalidArgumentError } from 'commander';
import { type ApprovalKind, approvalKinds } from '../core/approvals.ts';
import { type Retained, type Retention, retained } from '../core/retention.ts';
import { api, count, instant, run } from './command.ts';
import { clientOf } from './daily.ts';
import { printJson, printTable } from './output.ts';

export function addAdminCommands(program: Command): void {
  const tenants = program.command('tenants').description('the customers whose systems are connected');
  api(tenants, 'list', 'list them').action(
    run(async (environment, options) => {
      const answer = await clientOf(options, environment).listTenants();
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
  api(tenants, 'create <id> <name>', 'make one')
    .option('--requests-per-minute <n>', 'what its keys may ask together', count)
    .option('--keep <days>', keepHelp, keptDays)
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
    .option('--tunnel <name=address>', tunnelHelp, tunnelIn)
    .option(
      '--approvals <kinds>',
      `changes that need two people: ${approvalKinds.join(', ')}; or none`,
      approvalsIn,
    )
    .action(
      run(async (environment, id, options) => {
        const body = {
          ...(options.name === undefined ? {} : { name: options.name }),
          ...(options.approvals === undefined ? {} : { approvals: options.approvals }),
          ...(options.tunnel === undefined ? {} : { tunnels: options.tunnel }),
          ...settingsIn(options),
        };
        const changed = await clientOf(options, environment).updateTenant({ id, body });
        if (options.json) return printJson(changed);
        process.stdout.write(`${changed.id} changed\n`);
      }),
    );

  const changes = program
    .command('changes')
    .description('changes that one person asks for and another agrees to');
  api(changes, 'list', 'list them').action(
    run(async (environment, options) => {
      const answer = await clientOf(options, environment).listChangeRequests();
      if (options.json) return printJson(answer);
      printTable(
        ['id', 'state', 'change', 'of', 'asked by', 'decided by', 'until'],
        answer.result.map(one => [
          one.id,
          one.state,
          one.action,
          one.subject,
          one.asked_by.name,
          one.decided_by?.name,
          one.expires_at,
        ]),
      );
    }),
  );
  api(changes, 'show <id>', 'what it is now, and what it would be').action(
    run(async (environment, id, options) =>
      printJson(await clientOf(options, environment).getChangeRequest({ id })),
    ),
  );
  api(changes, 'approve <id>', 'agree to it, and have it carried out').action(
    run(async (environment, id, options) => {
      const change = await clientOf(options, environment).approveChangeRequest({ id });
      if (options.json) return printJson(change);
      process.stdout.write(`${change.id} ${change.state}\n`);
    }),
  );
  api(changes, 'reject <id>', 'say no to it, or take back your own')
    .option('--reason <text>', 'why')
    .action(
      run(async (environment, id, options) => {
        const body = options.reason === undefined ? {} : { reason: options.reason };
        const change = await clientOf(options, environment).rejectChangeRequest({ id, body });
        if (options.json) return printJson(change);
        process.stdout.write(`${change.id} ${change.state}\n`);
      }),
    );

  const keys = program.command('keys').description('API keys');
  api(keys, 'list', 'list them').action(
    run(async (environment, options) => {
      const answer = await clientOf(options, environment).listKeys();
      if (options.json) return printJson(answer);
      printTable(
        ['id', 'key', 'name', 'tenant', 'may', 'ends', 'last used'],
        answer.result.map(one => [
          one.id,
          `${one.prefix}…`,
          one.name,
          one.tenant ?? 'all',
          one.may.join(', '),
          one.revoked_at === null ? one.expires_at : 'revoked',
          one.last_used_at,
        ]),
      );
    }),
  );
  api(keys, 'create <name>', 'make one; it is printed this once')
    .option('--role <role>', 'viewer, operator, admin', 'operator')
    .option('--all-tenants', 'it sees every tenant; otherwise --tenant says which')
    .option('--expires <date>', 'when it ends', instant)
    .action(
      run(async (environment, name, options) => {
        const made = await clientOf(options, environment).createKey({
          body: {
            name,
            role: options.role,
            all_tenants: options.allTenants ?? false,
            ...(options.expires === undefined ? {} : { expires_at: options.expires }),
          },
        });
        if (options.json) return printJson(made);
        process.stdout.write(`${made.key}\n`);
      }),
    );
  api(keys, 'revoke <id>', 'end one now').action(
    run(async (environment, id, options) => {
      const key = await clientOf(options, environment).revokeKey({ id });
      if (options.json) return printJson(key);
      process.stdout.write(`${key.id} revoked\n`);
    }),
  );

  const audit = program.command('audit').description('who changed what');
  api(audit, 'list', 'list the changes, the newest first')
    .option('--subject <id>', 'of this connection, flow, key, …')
    .option('--limit <n>', 'how many', count, '50')
    .action(
      run(async (environment, options) => {
        const { subject, limit } = options;
        const answer = await clientOf(options, environment).listAudit({ subject, limit });
        if (options.json) return printJson(answer);
        printTable(
          ['', 'at', 'who', 'what', 'subject', 'tenant'],
          answer.result.map(one => [one.seq, one.at, one.actor.name, one.action, one.subject, one.tenant]),
        );
      }),
    );
  api(audit, 'verify', 'read the whole chain: was an entry edited, removed or slipped in?')
    .option('--head <hash>', 'a head that was printed before and must still be in the chain')
    .action(
      run(async (environment, options) => {
        const state = await clientOf(options, environment).verifyAudit({ head: options.head });
        if (!state.whole) process.exitCode = 1;
        if (options.json) return printJson(state);
        process.stdout.write(
          state.broken
            ? `broken at entry ${state.broken.seq}: ${state.broken.why}\n`
            : `whole: ${state.entries} entries, head ${state.head}\n`,
        );
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
}: {
  requestsPerMinute?: string;
  keep?: Partial<Retention>;
}) => ({
  ...(requestsPerMinute === undefined ? {} : { requests_per_minute: Number(requestsPerMinute) }),
  ...(keep === undefined ? {} : { keep_days: keep }),
});
