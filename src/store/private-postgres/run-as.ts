// Decides as which user PostgreSQL runs. It refuses to run as root, and initdb refuses a user without a name. So root
// gives it a user namespace in which it has an ordinary name, or, where that is forbidden, starts it as another user.
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { say } from '../sentences.ts';
import type { Layout } from './layout.ts';

export interface RunAs {
  how: 'same-user' | 'user-namespace' | 'other-user';
  /** The command line that runs the program as that user. */
  command(program: string, args: readonly string[]): Command;
  /** Hands a file or folder over to that user. */
  give(path: string): void;
}

export interface Command {
  program: string;
  args: string[];
  uid?: number;
  gid?: number;
}

interface User {
  name: string;
  uid: number;
  gid: number;
}

const passwords = '/etc/passwd';

/**
 * `programs` are the files that the user must be able to execute; the layout's root folder exists already. Throws
 * `config/no-user-for-postgres`, `config/nameless-user` or `config/user-cannot-reach`.
 */
export function chooseUser(layout: Layout, programs: readonly string[]): RunAs {
  if (process.getuid === undefined) return sameUser; // Windows
  const uid = process.getuid();
  if (uid !== 0 && hasName()) return sameUser;
  const owner = existsSync(layout.data) ? statSync(layout.data) : undefined;
  const named = namedUsers();
  if (uid === 0 && owner && owner.uid !== 0) return asOther(owner, layout, programs);
  const inNamespace = named.find(user => namespaceWorks(user));
  if (inNamespace) return userNamespace(inNamespace);
  if (uid !== 0) {
    throw say.error('nameless-user', { user: uid, file: passwords });
  }
  const [other] = named;
  if (!other) throw say.error('no-user-for-postgres', { file: passwords });
  return asOther(other, layout, programs);
}

/** As the user that runs Kontor. */
const sameUser: RunAs = {
  how: 'same-user',
  command: (program, args) => ({ program, args: [...args] }),
  give() {},
};

function userNamespace({ uid, gid }: User): RunAs {
  return {
    how: 'user-namespace',
    command: (program, args) => ({
      program: 'unshare',
      args: ['--user', `--map-user=${uid}`, `--map-group=${gid}`, '--', program, ...args],
    }),
    give() {},
  };
}

function asOther(
  { uid, gid }: { uid: number; gid: number },
  layout: Layout,
  programs: readonly string[],
): RunAs {
  const can = (test: '-x', path: string) =>
    spawnSync('test', [test, path], { uid, gid, stdio: 'ignore' }).status === 0;
  // The folder above is Kontor's: others may pass through it, and read nothing in it.
  if (statSync(layout.folder).uid === process.getuid?.()) chmodSync(layout.folder, 0o711);
  const unreachable = [...programs, layout.folder].find(path => !can('-x', path));
  if (unreachable !== undefined) {
    throw say.error('user-cannot-reach', { user: uid, path: unreachable });
  }
  // All of it, or nothing: a folder in which files of two users lie opens for neither.
  for (const path of [layout.root, ...readdirSync(layout.root, { recursive: true, encoding: 'utf8' })])
    lchownSync(resolve(layout.root, path), uid, gid);
  return {
    how: 'other-user',
    command: (program, args) => ({ program, args: [...args], uid, gid }),
    give: path => chownSync(path, uid, gid),
  };
}

function hasName(): boolean {
  try {
    userInfo();
    return true;
  } catch {
    return false;
  }
}

/** Everybody but root; one made for PostgreSQL first, then those that own nothing. */
function namedUsers(): User[] {
  let text: string;
  try {
    text = readFileSync(passwords, 'utf8');
  } catch {
    return [];
  }
  const users = text.split('\n').flatMap(line => {
    const [name = '', , uid = '', gid = ''] = line.split(':');
    return /^\d+$/.test(uid) && Number(uid) > 0 ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
  const rank = ({ name }: User) => {
    const at = ['kontor', 'postgres', 'nobody', 'daemon'].indexOf(name);
    return at < 0 ? 4 : at;
  };
  return users.toSorted((a, b) => rank(a) - rank(b)).slice(0, 4);
}

/** Containers and hardened systems forbid it in several ways; whether it works is found out by doing it. */
function namespaceWorks(user: User): boolean {
  const { program, args } = userNamespace(user).command('true', []);
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
