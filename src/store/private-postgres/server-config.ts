// Writes the private server's postgresql.conf anew at each start: nobody has to edit it, and edits do not last.
import { closeSync, existsSync, openSync, writeSync } from 'node:fs';
import type { Layout } from './layout.ts';

export interface ServerConfig {
  /** Of PostgreSQL. */
  major: number;
  /** False only for tests: a power cut, but no kill, may then lose what was committed. */
  fsync: boolean;
  refuseWrites: boolean;
  /** From `Listening`. */
  listening: Record<string, string>;
}

/** More than the settings take, and one block of most file systems. */
const fileBytes = 4_096;

/**
 * Overwrites the file where it stands: that needs no space, and it is on a full disk that the server has to be told to
 * refuse writes.
 */
export function writeConfig({ config, hba }: Layout, wanted: ServerConfig): void {
  const lines = Object.entries({ hba_file: hba, ...settings(wanted), ...wanted.listening }).map(
    ([name, value]) => `${name} = ${quoted(value)}`,
  );
  const text = `# Written by Kontor at each start; changes are lost.\n${lines.join('\n')}\n`;
  const file = openSync(config, existsSync(config) ? 'r+' : 'w', 0o600);
  try {
    writeSync(file, text.padEnd(fileBytes, '\n'), 0);
  } finally {
    closeSync(file);
  }
}

/** PostgreSQL reads a backslash as an escape here, also in the paths of Windows. */
const quoted = (value: string) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** Small on purpose: one application, on the same machine. The settings of durability are the defaults, stated explicitly. */
const settings = ({ major, fsync, refuseWrites }: ServerConfig): Record<string, string> => ({
  shared_buffers: '32MB',
  max_connections: '100',
  max_wal_size: '256MB',
  min_wal_size: '32MB',
  max_worker_processes: '2',
  max_parallel_workers_per_gather: '0',
  max_logical_replication_workers: '0',
  autovacuum_max_workers: '1',
  // Containers give the other kinds little room.
  dynamic_shared_memory_type: process.platform === 'win32' ? 'windows' : 'mmap',
  wal_level: 'replica',
  fsync: fsync ? 'on' : 'off',
  synchronous_commit: 'on',
  full_page_writes: fsync ? 'on' : 'off',
  default_transaction_read_only: refuseWrites ? 'on' : 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  ...(major >= 18 ? { io_method: 'sync', autovacuum_worker_slots: '2' } : {}),
});
