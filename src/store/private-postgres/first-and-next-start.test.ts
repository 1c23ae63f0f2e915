// What a start finds: a folder half made, of another version, or damaged; programs of other versions.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventually } from '../../../test/eventually.ts';
import { privateDatabaseProcess } from '../../../test/private-database.ts';
import {
  databaseToCopy,
  newFolder,
  open,
  postmaster,
  query,
  usedFolder,
} from '../../../test/private-folders.ts';
import { findBinaries, systemBinaries } from './binaries.ts';
import { layoutOf } from './layout.ts';

databaseToCopy();

describe('a start', () => {
  test.each(['SIGTERM', 'SIGKILL'] as const)(
    'that a %s ends while the database is made leaves nothing unusable',
    async signal => {
      const folder = newFolder();
      for (const afterMs of [150, 300, 450]) {
        const { child, ended } = privateDatabaseProcess(folder);
        const { root } = layoutOf(folder);
        await eventually(
          'initdb begins',
          () => existsSync(root) && readdirSync(root).some(name => name.startsWith('data')),
        );
        await new Promise(done => setTimeout(done, afterMs));
        child.kill(signal);
        await ended;
      }
      const { client, close } = await open(folder);
      expect(await query(client(), 'select 1 as n')).toEqual([{ n: 1 }]);
      await close();
      // An initdb that outlived its Kontor for a moment may have left a folder after that start: the next one removes it.
      await open(folder);
      expect(readdirSync(layoutOf(folder).root).filter(name => name.startsWith('data'))).toEqual(['data']);
    },
  );

  test('on a folder of Kontor 0.1 says that its contents cannot be taken over', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'pgdata'));
    await expect(open(folder)).rejects.toMatchObject({ code: 'old-data-folder' });
  });

  test('on a folder of another major version says which, and what to do', async () => {
    const folder = usedFolder();
    const { close } = await open(folder);
    await close();
    writeFileSync(join(layoutOf(folder).data, 'PG_VERSION'), '14\n');
    await expect(open(folder)).rejects.toMatchObject({
      code: 'other-postgres',
      message: expect.stringContaining('was written by PostgreSQL 14'),
      next: expect.stringContaining('KONTOR_POSTGRES_BIN'),
    });
  });

  test('after the newest entries of the log were damaged goes on from the last whole one', async () => {
    const folder = usedFolder();
    const first = await open(folder);
    for (const sql of ['create table t as select 7 as n', 'checkpoint', 'select pg_switch_wal()'])
      await query(first.client(), sql);
    await query(first.client(), 'update t set n = 8');
    process.kill(postmaster(folder), 'SIGKILL');
    await first.close();
    const wal = join(layoutOf(folder).data, 'pg_wal');
    const newest = readdirSync(wal)
      .filter(name => /^[0-9A-F]{24}$/.test(name))
      .toSorted()
      .at(-1) as string;
    const bytes = readFileSync(join(wal, newest));
    // Behind the checkpoint, which stands in the segment before.
    writeFileSync(join(wal, newest), bytes.fill(0xff, 0, 8_192));
    const second = await open(folder);
    expect([7, 8]).toContain((await query<{ n: number }>(second.client(), 'select n from t'))[0]?.n);
  });

  test('after its checkpoint was damaged points to the backup', async () => {
    const folder = usedFolder();
    const { close } = await open(folder);
    await close();
    const wal = join(layoutOf(folder).data, 'pg_wal');
    for (const name of readdirSync(wal))
      if (/^[0-9A-F]{24}$/.test(name)) writeFileSync(join(wal, name), Buffer.alloc(16 * 2 ** 20, 0xff));
    await expect(open(folder)).rejects.toMatchObject({
      code: 'database-damaged',
      next: 'Restore the data folder from a backup.',
    });
  });

  test('uses the programs that the administrator names, and refuses ones that are too old', async () => {
    const bin = newFolder();
    const named = (version: string) => {
      for (const name of ['postgres', 'initdb'])
        writeFileSync(join(bin, name), `#!/bin/sh\necho "postgres (PostgreSQL) ${version}"\n`, {
          mode: 0o755,
        });
      return bin;
    };
    expect(findBinaries(named('16.3'))).toMatchObject({ major: 16, version: '16.3' });
    expect(() => findBinaries(named('14.22'))).toThrow(/holds PostgreSQL 14.22, which is too old/);
    expect(() => findBinaries(join(bin, 'nothing'))).toThrow(
      /does not hold the programs postgres and initdb/,
    );
    // Of the system's, one that is too old is passed over.
    expect(systemBinaries([bin])).toBeUndefined();
    named('15.1');
    expect(systemBinaries([join(bin, 'nothing'), bin])).toMatchObject({ major: 15 });
  });

  const system = systemBinaries([
    '/usr/lib/postgresql/15/bin',
    '/usr/lib/postgresql/16/bin',
    '/usr/lib/postgresql/17/bin',
  ]);
  test.skipIf(!system)('runs on the PostgreSQL of the system', async () => {
    const folder = newFolder();
    const { client } = await open(folder, { programs: join(system?.postgres as string, '..') });
    const [shown] = await query<{ server_version: string }>(client(), 'show server_version');
    expect(shown?.server_version).toMatch(new RegExp(`^${system?.major}\\.`));
  });
  if (!system) console.info('skipped: "the PostgreSQL of the system", because none is installed');
});
