// `kontor backup` and `kontor restore`: everything that Kontor keeps in one file, and back. Both work on the database, not over the API.
import { type BackupHeader, checkBackup, restoreBackup, writeBackup } from '../app.ts';
import { silentLog } from '../core/log.ts';
import { version } from '../version.ts';
import { type Environment, privateDatabaseIn } from './environment.ts';
import { printTable, say } from './output.ts';
import { startProgress } from './progress.ts';
import { secretOf } from './secret-sources.ts';

const placeOf = (folder: string, environment: Environment) => ({
  folder,
  databaseUrl: secretOf(environment, 'KONTOR_DATABASE_URL'),
  privateDatabase: privateDatabaseIn(environment),
  log: silentLog,
});

export async function backup(
  file: string,
  { data, force = false }: { data: string; force?: boolean },
  environment: Environment,
): Promise<void> {
  const progress = startProgress(false);
  try {
    const header = await writeBackup({
      ...placeOf(data, environment),
      to: file === '-' ? process.stdout : file,
      force,
      kontor: version,
      onTable: (table, done, total) => progress.show(done, total, table),
    });
    progress.stop();
    if (file === '-') return;
    say(`The backup of ${header.takenAt} is in ${file}.`);
    if (header.keys.length > 0)
      say(
        `It does not contain the encryption key ${header.keys.join(', ')}: keep that in another place. Without it nobody can use the backup.`,
      );
  } finally {
    progress.stop();
  }
}

export async function restore(
  file: string,
  { data, check = false }: { data: string; check?: boolean },
  environment: Environment,
): Promise<void> {
  const encryptionKey = secretOf(environment, 'KONTOR_ENCRYPTION_KEY');
  const progress = startProgress(false);
  try {
    if (check) {
      const { header, rows } = await checkBackup({ file, folder: data, encryptionKey });
      describe(header);
      printTable(['table', 'rows'], Object.entries(rows));
      const key = header.keys.length > 0 ? ', and the encryption key is here' : '';
      return say(`The file is whole${key}. Nothing was changed.`);
    }
    const { header, restoredAt, keyed } = await restoreBackup({
      ...placeOf(data, environment),
      file,
      encryptionKey,
      onTable: (table, done, total) => progress.show(done, total, table),
    });
    progress.stop();
    describe(header);
    say(
      `It was restored at ${restoredAt.toISOString()}. Start Kontor: it looks for what was sent since the backup before it sends anything.`,
    );
    if (keyed.length === 0) return;
    say(
      `\nKontor does not know the requests that were sent through the proxy with an Idempotency-Key after ${header.takenAt}, and they have no reference. Before a program repeats one, check in the system whether it was carried out. Connections with such keys:`,
    );
    printTable(
      ['connection', 'name', 'keys in the backup', 'last one'],
      keyed.map(({ connectionId, name, keys, lastSentAt }) => [
        connectionId,
        name,
        keys,
        lastSentAt.toISOString(),
      ]),
    );
  } finally {
    progress.stop();
  }
}

function describe({ takenAt, kontor, postgres, steps }: BackupHeader): void {
  say(`Backup of ${takenAt}, by Kontor ${kontor} (schema ${steps.at(-1)}) from PostgreSQL ${postgres}.`);
}
