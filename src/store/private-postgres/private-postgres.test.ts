// The private PostgreSQL starts wherever Kontor can, nobody else reaches it, and it ends with Kontor.
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { eventually } from '../../../test/eventually.ts';
import { privateDatabaseProcess } from '../../../test/private-database.ts';
import { silentLog } from '../../core/log.ts';
import { findBinaries, systemBinaries } from './binaries.ts';
import { layoutOf } from './layout.ts';
import { openPrivatePostgres, type PrivatePostgresOptions } from './private-postgres.ts';

function newFolder(name = ''): string {
  const root = mkdtempSync(join(tmpdir(), 'kontor-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 3 }));
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Made once: initdb takes longer than most of what is tested here. */
let made: string;
beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), 'kontor-test-'));
  const database = await openPrivatePostgres({ folder: made, log: silentLog, fsync: false });
  await database.close();
});
afterAll(() => rmSync(made, { recursive: true, force: true }));

/** A folder in which the database has been made already. */
function usedFolder(name = ''): string {
  const folder = newFolder(name);
  const { root, data } = layoutOf(folder);
  mkdirSync(root, { mode: 0o700 });
  cpSync(layoutOf(made).data, data, { recursive: true });
  chmodSync(data, 0o700);
  return folder;
}

async function open(folder: string, options: Partial<PrivatePostgresOptions> = {}) {
  const database = await openPrivatePostgres({ folder, log: silentLog, fsync: false, ...options });
  let closed = false;
  const close = async () => {
    if (!closed) await database.close();
    closed = true;
  };
  onTestFinished(close);
  return { ...database, close };
}

async function query<Row>(where: pg.ClientConfig, sql: string): Promise<Row[]> {
  const client = new pg.Client(where);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

const postmaster = (folder: string) =>
  Number.parseInt(readFileSync(join(layoutOf(folder).data, 'postmaster.pid'), 'utf8'), 10);

/** Every process of a server on this folder; Linux only. */
function processesOf(folder: string): number[] {
  const { data } = layoutOf(folder);
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(pid => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === data;
      } catch {
        return false;
      }
    });
}

const isRoot = process.getuid?.() === 0;
const onLinux = process.platform === 'linux';

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

  test('writes nothing into the package of the programs', async () => {
    const { postgres, libraries } = findBinaries(undefined);
    const before = readdirSync(join(postgres, '..', '..'), { recursive: true }).toSorted();
    await open(usedFolder());
    expect(readdirSync(join(postgres, '..', '..'), { recursive: true }).toSorted()).toEqual(before);
    expect(libraries).toBeDefined();
  });
});

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

describe.skipIf(!isRoot || !onLinux)('as root', () => {
  const how = (said: Record<string, unknown>[]) => said.find(one => 'runsAs' in one)?.runsAs;
  /** Where `unshare` says no, as in a container that forbids it. */
  const withoutNamespaces = () => {
    const bin = newFolder();
    writeFileSync(join(bin, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
  };

  test("PostgreSQL runs in a user namespace, also in a folder that is root's alone", async () => {
    const { opened, said } = privateDatabaseProcess(newFolder('private'));
    await opened;
    expect(how(said)).toBe('user-namespace');
  });

  test('PostgreSQL runs as another user where namespaces are forbidden', async () => {
    const folder = newFolder();
    chmodSync(folder, 0o755);
    const { opened, said } = privateDatabaseProcess(folder, {}, { env: withoutNamespaces() });
    await opened;
    expect(how(said)).toBe('other-user');
    expect(statSync(layoutOf(folder).data).uid).not.toBe(0);
    // Others may pass through Kontor's folder, and read nothing in it.
    expect(statSync(folder).mode & 0o077).toBe(0o011);
  });

  test('a folder changes from one way to the other, and opens with both', async () => {
    const folder = usedFolder();
    for (const env of [process.env, withoutNamespaces(), process.env]) {
      const { child, opened, ended } = privateDatabaseProcess(folder, {}, { env });
      await opened;
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
    }
  });

  test('Kontor says what to do where neither is possible', async () => {
    const folder = newFolder('deeper');
    chmodSync(join(folder, '..'), 0o700);
    const { opened } = privateDatabaseProcess(folder, {}, { env: withoutNamespaces() });
    await expect(opened).rejects.toMatchObject({
      code: 'no-user-for-postgres',
      message: expect.stringMatching(/does not run as root.* cannot reach /),
      next: expect.stringMatching(/start Kontor as an ordinary user/i),
    });
  });

  const daemon = { uid: 1, gid: 1 };
  const reachable = spawnSync(process.execPath, ['--version'], { ...daemon, cwd: '/' }).status === 0;
  if (!reachable) console.info('skipped: "an ordinary user", because other users cannot reach this checkout');

  test.skipIf(!reachable)(
    'PostgreSQL runs as the ordinary user that starts Kontor, and root takes the folder over',
    async () => {
      const folder = newFolder();
      chownSync(folder, daemon.uid, daemon.gid);
      const first = privateDatabaseProcess(folder, {}, daemon);
      await first.opened;
      expect(how(first.said)).toBe('same-user');
      first.child.kill('SIGTERM');
      expect(await first.ended).toBe(0);
      const second = privateDatabaseProcess(folder);
      await second.opened;
      expect(how(second.said)).toBe('other-user');
      expect(statSync(layoutOf(folder).data).uid).toBe(daemon.uid);
    },
  );

  test.skipIf(!reachable)(
    'a user without a name runs PostgreSQL in a namespace where he has one',
    async () => {
      const nameless = { uid: 54_321, gid: 54_321 };
      const folder = newFolder();
      chownSync(folder, nameless.uid, nameless.gid);
      const { opened, said } = privateDatabaseProcess(folder, {}, nameless);
      await opened;
      expect(how(said)).toBe('user-namespace');
    },
  );

  test.skipIf(!reachable)('a folder of another user is refused with a sentence', async () => {
    const folder = newFolder();
    const { opened } = privateDatabaseProcess(folder, {}, daemon);
    await expect(opened).rejects.toMatchObject({ message: expect.stringMatching(/permission denied/i) });
  });
});
