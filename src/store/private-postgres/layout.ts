// Where the private PostgreSQL keeps its things inside the data folder.
import { join, resolve } from 'node:path';

export interface Layout {
  /** The data folder of Kontor. */
  folder: string;
  /** Everything of PostgreSQL; mode 700. */
  root: string;
  /** PostgreSQL's own data directory. */
  data: string;
  socket: string;
  /** Symlinks to the libraries of the packaged binaries. */
  libraries: string;
  /** Who may connect, and the server's settings; both are written at each start. */
  hba: string;
  config: string;
  /** For the loopback address: the password of the role and the port of the last start. */
  password: string;
  port: string;
  log: string;
  /** Space that is given back when the disk is full. */
  reserve: string;
}

export function layoutOf(folder: string): Layout {
  // PostgreSQL works inside its data directory, where a relative path would lead elsewhere.
  const root = resolve(folder, 'postgres');
  return {
    folder: resolve(folder),
    root,
    data: join(root, 'data'),
    socket: join(root, 'socket'),
    libraries: join(root, 'libraries'),
    hba: join(root, 'pg_hba.conf'),
    config: join(root, 'postgresql.conf'),
    password: join(root, 'password'),
    port: join(root, 'port'),
    log: join(root, 'server.log'),
    reserve: join(root, 'reserve'),
  };
}
