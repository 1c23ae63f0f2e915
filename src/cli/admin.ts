// `kontor tenants | keys | change-requests | audit`: whose data it is, who gets in, who agrees, and who changed what.
import type { Command } from 'commander';
import { addTenants } from './admin-tenants.ts';
import { api, count, instant, run } from './command.ts';
import { clientOf } from './daily.ts';
import { printJson, printTable } from './output.ts';
import { readList, withLimit } from './read-list.ts';

export function addAdminCommands(program: Command): void {
  addTenants(program);

  const changes = program
    .command('change-requests')
    .description('changes that one person asks for and another agrees to');
  withLimit(api(changes, 'list', 'list them')).action(
    run(async (environment, options) => {
      const answer = await readList(clientOf(options, environment).listChangeRequests, options);
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
  withLimit(api(keys, 'list', 'list them')).action(
    run(async (environment, options) => {
      const answer = await readList(clientOf(options, environment).listKeys, options);
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
