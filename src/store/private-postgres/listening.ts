// How Kontor and its private PostgreSQL meet: a unix socket in a folder that only they can enter, or, where there is
// none (Windows), the loopback address with a password. Nobody else can reach the server either way.
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientConfig } from 'pg';
import type { Layout } from './layout.ts';

export const role = 'kontor';
export type ListenOn = 'socket' | 'loopback';

export interface Listening {
  /** The lines of pg_hba.conf. */
  hba: string;
  /** Settings for a start of the server; on the loopback address, with a port that is free now. */
  serverSettings(): Promise<Record<string, string>>;
  /** Where clients find the server now. */
  client(): ClientConfig;
  close(): void;
}

export const defaultListenOn: ListenOn = process.platform === 'win32' ? 'loopback' : 'socket';

/** What the operating system takes as a socket's address, less the name that PostgreSQL appends. */
const longestSocketFolder = (process.platform === 'linux' ? 107 : 103) - '/.s.PGSQL.5432'.length;

export function listenOnSocket({ socket }: Layout, give: (path: string) => void): Listening {
  const { folder, ensure, remove } = shortWayTo(socket, give);
  return {
    hba: `local all ${role} trust\n`,
    async serverSettings() {
      ensure();
      return {
        listen_addresses: '',
        // A list: a comma in the folder's name needs the quotes.
        unix_socket_directories: `"${folder.replaceAll('"', '""')}"`,
        unix_socket_permissions: '0700',
        port: '5432',
      };
    },
    client() {
      ensure();
      return { ...ours, host: folder, port: 5432 };
    },
    close: remove,
  };
}

export function listenOnLoopback({ password, port }: Layout): Listening {
  return {
    hba: `host all ${role} 127.0.0.1/32 scram-sha-256\n`,
    async serverSettings() {
      writeFileSync(port, String(await freePort()), { mode: 0o600 });
      return {
        listen_addresses: '127.0.0.1',
        unix_socket_directories: '',
        port: readFileSync(port, 'utf8'),
        password_encryption: 'scram-sha-256',
      };
    },
    client: () => ({
      ...ours,
      host: '127.0.0.1',
      port: existsSync(port) ? Number(readFileSync(port, 'utf8')) : 1,
      password: existsSync(password) ? readFileSync(password, 'utf8') : '',
    }),
    close() {},
  };
}

/** Makes the password of the role once. A connection through the socket needs none. */
export function makePassword({ password }: Layout): void {
  if (!existsSync(password)) writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
}

/** Complete, so that `pg` takes nothing from a `PG…` variable of the environment. */
const ours: ClientConfig & { replication: string } = {
  user: role,
  database: role,
  ssl: false,
  options: '-c timezone=UTC',
  replication: 'false',
};

/**
 * The folder, or a short symlink to it where its path is too long for a socket. `ensure` makes both again when something
 * has removed them, such as the cleaning of a temporary folder.
 */
function shortWayTo(
  folder: string,
  give: (path: string) => void,
): { folder: string; ensure(): void; remove(): void } {
  const make = () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    give(folder);
  };
  make();
  const isLong = Buffer.byteLength(folder) > longestSocketFolder;
  const short = isLong ? mkdtempSync(join(tmpdir(), 'kontor-')) : undefined;
  const way = short === undefined ? folder : join(short, 's');
  const ensure = () => {
    if (existsSync(way)) return;
    make();
    if (short === undefined) return;
    mkdirSync(short, { recursive: true, mode: 0o700 });
    give(short);
    rmSync(way, { force: true });
    symlinkSync(folder, way);
  };
  ensure();
  return {
    folder: way,
    ensure,
    remove() {
      if (short !== undefined) rmSync(short, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
