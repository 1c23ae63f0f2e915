// The private PostgreSQL opens wherever Kontor can, and nobody else reaches it.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { privateDatabaseProcess } from '../../../test/private-database.ts';
import {
  databaseToCopy,
  newFolder,
  onLinux,
  open,
  processesOf,
  query,
  usedFolder,
} from '../../../test/private-folders.ts';
import { findBinaries } from './binaries.ts';
import { layoutOf } from './layout.ts';

databaseToCopy();

describe('the private database', () => {
  test.each([
    'plain',
    'with blanks',
    'mit Ümläuten',
    'with:colon',
    'with,comma',
    `with "quotes" that's \\backslash`,
    `${'long-'.repeat(20)}path`,
  ])('opens in a folder %s, keeps what is written, and opens again', async name => {
    const folder = newFolder(name);
    const first = await open(folder);
    await query(first.client(), 'create table t as select 7 as n');
    await first.close();
    expect(processesOf(folder)).toEqual([]);
    const second = await open(folder);
    expect(await query(second.client(), 'select n from t')).toEqual([{ n: 7 }]);
  });

  test('opens in a folder that is named relative to where Kontor is started', async () => {
    const { client } = await open(relative(process.cwd(), newFolder()));
    expect(await query(client(), 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  test('listens on a socket that only its user can reach, and on no port', async () => {
    const folder = usedFolder();
    const { client } = await open(folder);
    expect(statSync(layoutOf(folder).root).mode & 0o777).toBe(0o700);
    expect(statSync(layoutOf(folder).socket).mode & 0o777).toBe(0o700);
    expect(await query(client(), 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
  });

  test('listens on the loopback address with a password where there are no sockets', async () => {
    // A new one: initdb sets the password.
    const folder = newFolder();
    const { client, close } = await open(folder, { listenOn: 'loopback' });
    const where = client();
    expect(await query(where, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    await expect(query({ ...where, password: 'guessed' }, 'select 1')).rejects.toThrow(/password/);
    expect(statSync(layoutOf(folder).password).mode & 0o777).toBe(0o600);
    await close();
    // The same folder the other way round.
    const again = await open(folder, { listenOn: 'socket' });
    expect(await query(again.client(), 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  test('forces what is committed to disk', async () => {
    const { client } = await open(usedFolder(), { fsync: true });
    for (const name of ['fsync', 'synchronous_commit', 'full_page_writes'])
      expect(await query(client(), `show ${name}`)).toEqual([{ [name]: 'on' }]);
  });

  test('takes no setting from PG variables of the environment', async () => {
    const folder = usedFolder();
    const strange = {
      PGSSLMODE: 'require',
      PGHOST: '10.0.0.1',
      PGPORT: '1',
      PGUSER: 'nobody',
      PGPASSWORD: 'wrong',
      PGDATABASE: 'other',
      PGDATA: '/nowhere',
      PGOPTIONS: '-c default_transaction_read_only=on',
    };
    const { opened, said } = privateDatabaseProcess(folder, {}, { env: { ...process.env, ...strange } });
    await opened;
    expect(said.at(-1)).toMatchObject({ opened: true });
  });

  test.skipIf(!onLinux)('is handed none of the secrets of Kontor', async () => {
    const folder = usedFolder();
    const secrets = { KONTOR_ENCRYPTION_KEY: 'the-secret-of-a-key', KONTOR_API_KEY: 'the-secret-of-the-api' };
    const { opened } = privateDatabaseProcess(folder, {}, { env: { ...process.env, ...secrets } });
    await opened;
    const processes = processesOf(folder);
    expect(processes.length).toBeGreaterThan(0);
    for (const pid of processes)
      expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toMatch(/the-secret-of/);
  });

  test('writes nothing into the package of the programs', async () => {
    const { postgres, libraries } = findBinaries(undefined);
    const before = readdirSync(join(postgres, '..', '..'), { recursive: true }).toSorted();
    await open(usedFolder());
    expect(readdirSync(join(postgres, '..', '..'), { recursive: true }).toSorted()).toEqual(before);
    expect(libraries).toBeDefined();
  });
});
