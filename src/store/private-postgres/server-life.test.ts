// The server of the data folder ends with Kontor, is started again when it dies, and is never mistaken for another.
import { spawn } from 'node:child_process';
import { closeSync, cpSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventually } from '../../../test/eventually.ts';
import { privateDatabaseProcess } from '../../../test/private-database.ts';
import {
  databaseToCopy,
  isRoot,
  newFolder,
  onLinux,
  open,
  postmaster,
  processesOf,
  query,
  usedFolder,
} from '../../../test/private-folders.ts';
import { findBinaries } from './binaries.ts';
import { layoutOf } from './layout.ts';

databaseToCopy();

describe.skipIf(!onLinux)('its server', () => {
  test('ends with Kontor, also when Kontor is killed', async () => {
    const folder = usedFolder();
    const { child, opened } = privateDatabaseProcess(folder);
    await opened;
    expect(processesOf(folder).length).toBeGreaterThan(0);
    child.kill('SIGKILL');
    await eventually('PostgreSQL is gone', () => processesOf(folder).length === 0, { timeoutMs: 5_000 });
  });

  test('outlives a Ctrl-C that goes to the whole group of processes', async () => {
    const folder = usedFolder();
    const { opened } = privateDatabaseProcess(folder, {}, { wrap: ['setsid'] });
    await opened;
    const pid = postmaster(folder);
    // In a session of its own: the terminal's group does not hold it.
    const group = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[2]);
    expect(group).toBe(pid);
  });

  test('is started again when it is killed, and what was committed is there', async () => {
    const folder = usedFolder();
    const { client } = await open(folder);
    await query(client(), 'create table t as select 7 as n');
    const before = postmaster(folder);
    process.kill(before, 'SIGKILL');
    const rows = await eventually('PostgreSQL answers again', () => query(client(), 'select n from t'));
    expect(rows).toEqual([{ n: 7 }]);
    expect(postmaster(folder)).not.toBe(before);
  });

  test('is started again when it is killed while a session computes', async () => {
    const folder = usedFolder();
    const { client } = await open(folder);
    const busy = query(client(), 'do $$ begin loop end loop; end $$').catch(() => {});
    await eventually('the session computes', async () => {
      const [found] = await query(client(), `select from pg_stat_activity where query like 'do %'`);
      return found;
    });
    process.kill(postmaster(folder), 'SIGKILL');
    await eventually('PostgreSQL answers again', () => query(client(), 'select 1 as n'), {
      timeoutMs: 15_000,
    });
    await busy;
  });

  test('that a killed Kontor left behind is ended, and another one serves the folder', async () => {
    const folder = usedFolder();
    const first = await open(folder);
    await query(first.client(), 'create table t as select 7 as n');
    await first.close();
    // As one that survived its Kontor: started on the same folder by somebody else.
    const { postgres, libraries } = findBinaries(undefined);
    const layout = layoutOf(folder);
    const wrap = isRoot ? ['unshare', '--user', '--map-user=1', '--map-group=1', '--'] : [];
    const [program = '', ...args] = [
      ...wrap,
      postgres,
      '-D',
      layout.data,
      '-c',
      `config_file=${layout.config}`,
    ];
    const log = openSync(layout.log, 'a');
    const left = spawn(program, args, {
      env: { PATH: process.env.PATH, LD_LIBRARY_PATH: libraries ? layout.libraries : '' },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    const gone = new Promise(done => left.once('exit', done));
    await eventually('PostgreSQL answers', () => query(first.client(), 'select n from t'));
    // One that is slow to react: whatever else is told to end meanwhile shows.
    const pid = postmaster(folder);
    process.kill(pid, 'SIGSTOP');
    setTimeout(() => process.kill(pid, 'SIGCONT'), 300);
    const second = await open(folder);
    await gone;
    expect(await query(second.client(), 'select n from t')).toEqual([{ n: 7 }]);
    // It was shut down in order, and not by a panic that the next start had to recover from.
    expect(readFileSync(layout.log, 'utf8')).not.toMatch(/PANIC|unexpectedly|not properly shut down/);
  });

  test.each(['this process', 'process 1'])('starts although its PID files name %s', async which => {
    const folder = usedFolder();
    const first = await open(folder);
    await query(first.client(), 'create table t as select 7 as n');
    const { data, socket } = layoutOf(folder);
    const file = readFileSync(join(data, 'postmaster.pid'), 'utf8');
    const lock = readFileSync(join(socket, '.s.PGSQL.5432.lock'), 'utf8');
    await first.close();
    const pid = which === 'this process' ? process.pid : 1;
    writeFileSync(join(data, 'postmaster.pid'), file.replace(/^\d+/, String(pid)), { mode: 0o600 });
    writeFileSync(join(socket, '.s.PGSQL.5432.lock'), lock.replace(/^\d+/, String(pid)), { mode: 0o600 });
    writeFileSync(join(socket, '.s.PGSQL.5432'), '');
    const second = await open(folder);
    expect(await query(second.client(), 'select n from t')).toEqual([{ n: 7 }]);
  });

  test('starts although its PID file is empty', async () => {
    const folder = usedFolder();
    writeFileSync(join(layoutOf(folder).data, 'postmaster.pid'), '', { mode: 0o600 });
    const { client } = await open(folder);
    expect(await query(client(), 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  test('of a folder that was copied while it ran serves the copy, and leaves the original alone', async () => {
    const [original, copy] = [usedFolder(), newFolder()];
    const first = await open(original);
    await query(first.client(), 'create table t as select 7 as n');
    await query(first.client(), 'checkpoint');
    cpSync(original, copy, { recursive: true, filter: path => !path.includes('.s.PGSQL') });
    const second = await open(copy);
    await query(second.client(), 'update t set n = 8');
    expect(await query(first.client(), 'select n from t')).toEqual([{ n: 7 }]);
    expect(await query(second.client(), 'show data_directory')).toEqual([
      { data_directory: layoutOf(copy).data },
    ]);
  });

  test('keeps its log short', async () => {
    const folder = usedFolder();
    writeFileSync(layoutOf(folder).log, 'x'.repeat(6_000_000));
    await open(folder);
    expect(statSync(layoutOf(folder).log).size).toBeLessThan(100_000);
    expect(statSync(`${layoutOf(folder).log}.1`).size).toBe(6_000_000);
  });
});
