// Writes a backup: one snapshot of everything that Kontor keeps, while it runs or not. The encryption key is not in it.
import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { layoutOf } from '../private-postgres/layout.ts';
import { say } from '../sentences.ts';
import { syncFolder } from '../sync-folder.ts';
import { type BackupHeader, backupText, type Table } from './backup-file.ts';
import { type DatabasePlace, openPlace } from './open-place.ts';
import { beginSnapshot, jobs } from './snapshot.ts';

export interface BackupOptions extends DatabasePlace {
  /** A path, or a stream, which is not closed. */
  to: string | Writable;
  /** Replace an existing file. */
  force: boolean;
  /** The version of Kontor. */
  kontor: string;
  onTable?(table: string, done: number, total: number): void;
}

/** Rows of JSON shrink to a tenth; higher levels take three times as long for a few per cent. */
const level = 3;

/**
 * Returns the header of the backup. Throws `input/backup-exists`, `config/backup-no-kontor`, and what opening a
 * database throws. The file gets its name only when it is complete and on disk.
 */
export async function writeBackup(options: BackupOptions): Promise<BackupHeader> {
  const { to, force } = options;
  const isFree = () => force || typeof to !== 'string' || !existsSync(to);
  if (!isFree()) throw say.error('backup-exists', { file: to as string });
  const { folder, databaseUrl } = options;
  if (databaseUrl === undefined && !existsSync(layoutOf(folder).data)) throw say.error('backup-no-kontor');
  const database = await openPlace(options);
  try {
    const client = await database.connect();
    try {
      if (typeof to !== 'string') return await writeTo(client, to, options);
      const unfinished = `${to}.${randomBytes(4).toString('hex')}.new`;
      try {
        const stream = createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true });
        const header = await writeTo(client, stream, options);
        if (!isFree()) throw say.error('backup-exists', { file: to });
        renameSync(unfinished, to);
        syncFolder(dirname(to));
        return header;
      } finally {
        rmSync(unfinished, { force: true });
      }
    } finally {
      await client.end();
    }
  } finally {
    await database.close();
  }
}

async function writeTo(
  client: pg.Client,
  to: Writable,
  { to: given, kontor, onTable }: BackupOptions,
): Promise<BackupHeader> {
  const { jobs: hasJobs, ...header } = await beginSnapshot(client, kontor);
  let done = 0;
  const rowsOf = (table: Table) => {
    onTable?.(table.name, done++, header.tables.length);
    return rowsIn(client, table, { hasJobs, header });
  };
  // A stream that the caller has handed over is not ours to close.
  await pipeline(Readable.from(backupText(header, rowsOf)), createGzip({ level }), to, { end: to !== given });
  await client.query('commit');
  return { format: 'kontor-backup/1', ...header };
}

function rowsIn(
  client: pg.Client,
  { name, columns }: Table,
  { hasJobs, header }: { hasJobs: boolean; header: Pick<BackupHeader, 'steps'> },
): AsyncIterable<Buffer> {
  const names = columns.map(column => pg.escapeIdentifier(column)).join(', ');
  const table = pg.escapeIdentifier(name);
  if (name !== jobs.name) return client.query(copyTo(`copy ${table} (${names}) to stdout`));
  const parts = [
    ...(header.steps.some(step => step.endsWith('-restores')) ? [`select ${names} from ${table}`] : []),
    ...(hasJobs
      ? [`select data from pgboss.job where name = 'flow-run' and state in ('created', 'retry', 'active')`]
      : []),
  ];
  return parts.length === 0
    ? Readable.from([])
    : client.query(copyTo(`copy (${parts.join(' union all ')}) to stdout`));
}
