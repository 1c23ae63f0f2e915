// `kontor sign-in-link | sessions`: how people get in with a browser, and who is in.
import type { Command } from 'commander';
import type { Role } from '../core/caller.ts';
import { api } from './api.ts';
import { fromOneUpTo } from './command.ts';
import { addList } from './list-options.ts';

/** The longest life of a link. */
const longestMinutes = 1_440;

export function addSessions(program: Command): void {
  api(
    program,
    'sign-in-link',
    'make a link with which a person signs in once with a browser; it is printed this once',
    (client, { role, minutes }: { role?: Role; minutes: string }) =>
      client.createSignInLink({
        body: { expires_in_seconds: Number(minutes) * 60, ...(role === undefined ? {} : { role }) },
      }),
    ({ url }) => url,
  )
    .option('--role <role>', 'viewer, operator, admin; left out: the rights of your own key')
    .option(
      '--minutes <n>',
      `how long it is good, up to ${longestMinutes}`,
      fromOneUpTo(longestMinutes),
      '15',
    );

  const sessions = program.command('sessions').description('people who are signed in with a browser');
  addList(sessions, 'listSessions', {
    id: 'id',
    state: 'state',
    name: 'name',
    tenant: one => one.tenant ?? 'all',
    may: one => one.may.join(', '),
    by: 'way',
    'signed in': 'signed_in_at',
    'last seen': 'last_seen_at',
    until: one => one.ended_at ?? one.expires_at,
    browser: 'user_agent',
  });
  api(
    sessions,
    'end <id>',
    'end one now',
    (client, id: string) => client.endSession({ id }),
    ({ id }) => `${id} ended`,
  );
}
