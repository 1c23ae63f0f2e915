// `kontor change-requests | keys | audit | installation`: who agrees, who gets in, who changed what, and what this Kontor is.
import type { Command } from 'commander';
import type { Schemas } from '../client/index.ts';
import type { Role } from '../core/caller.ts';
import { api, inTable } from './api.ts';
import { instant } from './command.ts';
import { addList, type Listing, listing, printCsv } from './list-options.ts';
import { tableOf } from './output.ts';

export function addChangeRequests(program: Command): void {
  const requests = program
    .command('change-requests')
    .description('changes that one person asks for and another agrees to');
  addList(requests, 'listChangeRequests', {
    id: 'id',
    state: 'state',
    change: 'action',
    of: 'subject',
    'asked by': one => one.asked_by.name,
    'decided by': one => one.decided_by?.name,
    until: 'expires_at',
  });
  api(requests, 'show <id>', 'what it is now, and what it would be', (client, id: string) =>
    client.getChangeRequest({ id }),
  );
  const state = (one: Schemas['ChangeRequest']) => `${one.id} ${one.state}`;
  api(
    requests,
    'approve <id>',
    'agree to it, and have it carried out',
    (client, id: string) => client.approveChangeRequest({ id }),
    state,
  );
  api(
    requests,
    'reject <id>',
    'reject it, or withdraw your own',
    (client, id: string, { reason }: { reason?: string }) =>
      client.rejectChangeRequest({ id, body: reason === undefined ? {} : { reason } }),
    state,
  ).option('--reason <text>', 'why');
}

export function addKeys(program: Command): void {
  const keys = program.command('keys').description('API keys');
  addList(keys, 'listKeys', {
    id: 'id',
    key: one => `${one.prefix}…`,
    name: 'name',
    tenant: one => one.tenant ?? 'all',
    may: one => one.may.join(', '),
    ends: one => (one.revoked_at === null ? one.expires_at : 'revoked'),
    'last used': 'last_used_at',
  });
  api(
    keys,
    'create <name>',
    'make one; it is printed this once',
    (client, name: string, options: { role: Role; allTenants?: boolean; expires?: string }) => {
      const { role, allTenants = false, expires } = options;
      const expiry = expires === undefined ? {} : { expires_at: expires };
      return client.createKey({ body: { name, role, all_tenants: allTenants, ...expiry } });
    },
    made => made.key,
  )
    .option('--role <role>', 'viewer, operator, admin', 'operator')
    .option('--all-tenants', 'it sees every tenant; otherwise --tenant says which')
    .option('--expires <date>', 'when it ends', instant);
  api(
    keys,
    'revoke <id>',
    'end one now',
    (client, id: string) => client.revokeKey({ id }),
    ({ id }) => `${id} revoked`,
  );
}

export function addAudit(program: Command): void {
  const audit = program.command('audit').description('who changed what');
  listing(
    api(
      audit,
      'list',
      'list the changes, the newest first',
      async (client, { subject, since, until, csv, limit }: Listing & { subject?: string }) => {
        const filter = { subject, since, until };
        return csv
          ? printCsv(client.csv('listAudit', filter))
          : client.listAudit({ ...filter, limit: Number(limit) });
      },
      inTable<Schemas['AuditEntry']>({
        '': 'seq',
        at: 'at',
        who: one => one.actor.name,
        what: 'action',
        subject: 'subject',
        tenant: 'tenant',
      }),
    ),
    'written',
  ).option('--subject <id>', 'of this connection, flow, key, …');
  api(
    audit,
    'verify',
    'read the whole chain: was an entry edited, removed or slipped in?',
    (client, { head }: { head?: string }) => client.verifyAudit({ head }),
    ({ broken, entries, head }) =>
      broken ? `broken at entry ${broken.seq}: ${broken.why}` : `whole: ${entries} entries, head ${head}`,
    ({ whole }) => whole,
  ).option('--head <hash>', 'a head that was printed before and must still be in the chain');
}

export function addInstallation(program: Command): void {
  api(
    program,
    'installation',
    'say what this Kontor is: version, database, encryption key, sign-in',
    client => client.getInstallation(),
    ({ version, database, public_url: url, encryption_key: key, sign_in: signIn }) =>
      tableOf(
        ['what', 'value'],
        [
          ['version', version],
          ['database', database],
          ['public address', url],
          ['encryption key', key.id],
          ['in use since', key.first_used_at],
          ['identity provider', signIn.issuer],
          ['sessions end unused after', `${signIn.idle_minutes} minutes`],
          ['sessions end after', `${signIn.longest_minutes} minutes`],
        ],
      ),
  );
}
