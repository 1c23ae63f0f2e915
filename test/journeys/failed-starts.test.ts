// A start either serves or ends: with a sentence, an exit status, and no stack trace, within a bounded time.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { silentLog } from '../../src/core/log.ts';
import { jsonOf } from '../../src/store/json.ts';
import { openStore } from '../../src/store/open-store.ts';
import { kontorCommand } from '../command.ts';
import { createTestPlace, temporaryFolder } from '../databases.ts';
import { canMount } from '../small-disk.ts';

const soonMs = 20_000;
/** A server that is named has half a minute to come. */
const withPatienceMs = 60_000;

interface Expected {
  code?: number;
  within?: number;
}

async function ends(
  args: string[],
  sentence: RegExp,
  environment: Record<string, string>,
  { code = 2, within = soonMs }: Expected = {},
): Promise<void> {
  const command = kontorCommand(args, { environment: { KONTOR_LOG: 'error', ...environment } });
  const before = performance.now();
  const late = Symbol('late');
  const timeout = new Promise<typeof late>(done => setTimeout(done, within, late).unref());
  const ended = await Promise.race([command.ended, timeout]);
  expect(ended === late ? `still runs after ${within} ms: ${command.said()}` : ended).toBe(code);
  expect(performance.now() - before).toBeLessThan(within);
  expect(command.said()).toMatch(sentence);
  expect(command.said()).toMatch(/^error: .*\n {7}\S/m);
  expect(command.said()).not.toMatch(/^ +at /m);
}

function newFolder(): string {
  const folder = temporaryFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function place() {
  const { folder, databaseUrl, remove } = await createTestPlace();
  onTestFinished(remove);
  return { folder, databaseUrl, database: { KONTOR_DATABASE_URL: databaseUrl } };
}

const start = (folder: string, ...more: string[]) => ['start', '--port', '0', '--data', folder, ...more];

/** Stores a secret that no known key opens. */
async function storeSecret(options: { folder: string; databaseUrl?: string }): Promise<void> {
  const store = await openStore({ ...options, log: silentLog });
  await store.transaction(tx =>
    tx
      .insertInto('destinations')
      .values({
        id: 'dst_1',
        tenant_id: 'default',
        url: 'https://example.com',
        watch: jsonOf([]),
        secrets: 'v1:00000000:AAAA',
      })
      .execute(),
  );
  await store.close();
}

describe('a start ends', () => {
  test('with another encryption key: given, replaced or lost, in each role', async () => {
    const { folder, databaseUrl, database } = await place();
    await storeSecret({ folder, databaseUrl });
    const sentence = /cannot be opened: they were encrypted with another key/;
    const given = { ...database, KONTOR_ENCRYPTION_KEY: randomBytes(32).toString('base64') };
    for (const role of ['all', 'api', 'worker']) await ends(start(folder, '--role', role), sentence, given);
    await ends(start(folder), sentence, database);
    writeFileSync(join(folder, 'encryption.key'), randomBytes(32).toString('base64'));
    await ends(start(folder), sentence, database);
    rmSync(join(folder, 'encryption.key'));
    await ends(start(folder), sentence, database);
    writeFileSync(join(folder, 'encryption.key'), '');
    await ends(start(folder), /encryption key in .*encryption\.key must be 32 bytes/, database);
  });

  test('with another encryption key on the private database, which ends too', async () => {
    const folder = newFolder();
    await storeSecret({ folder });
    writeFileSync(join(folder, 'encryption.key'), randomBytes(32).toString('base64'));
    await ends(start(folder), /encrypted with another key/, {}, { within: 30_000 });
    const pid = join(folder, 'postgres', 'data', 'postmaster.pid');
    expect(() => readFileSync(pid)).toThrow('ENOENT');
  });

  test('with a data folder that cannot be used, whatever in it is wrong', async () => {
    const folder = newFolder();
    const file = join(folder, 'file');
    writeFileSync(file, '');
    for (const command of ['start', 'demo']) {
      await ends([command, '--port', '0', '--data', file], /it is a file|a part of its path is a file/, {});
      await ends([command, '--port', '0', '--data', join(file, 'x')], /a part of its path is a file/, {});
    }
    for (const command of ['demo', 'prove'])
      await ends(
        [command, '--orders', '1', ...(command === 'demo' ? ['--once'] : [])],
        /a part of its path/,
        {
          TMPDIR: file,
        },
      );
    for (const name of ['encryption.key', 'api.key', 'lock']) {
      const odd = join(folder, `odd-${name}`);
      mkdirSync(join(odd, name), { recursive: true });
      await ends(start(odd), /Kontor cannot use/, {});
    }
    const odd = join(folder, 'odd-postgres');
    mkdirSync(odd);
    writeFileSync(join(odd, 'postgres'), '');
    await ends(start(odd), /cannot use .*postgres: it is a file/, {});
  });

  test.skipIf(!canMount)('with a data folder on a disk that is read-only', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kontor-read-only-'));
    onTestFinished(() => {
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    });
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m,ro', 'none', folder]);
    for (const data of [folder, join(folder, 'data')])
      for (const command of ['start', 'demo'])
        await ends([command, '--port', '0', '--data', data], /its disk is read-only/, {});
    await ends(start(folder), /its disk is read-only/, { KONTOR_DATABASE_URL: 'postgres://u@127.0.0.1:1/x' });
  });

  test('with a port that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise(done => server.once('listening', done));
    const { port } = server.address() as { port: number };
    const { folder, database } = await place();
    await ends(
      ['start', '--port', String(port), '--data', folder],
      /another program listens there/,
      database,
    );
    await ends(['demo', '--port', String(port), '--data', newFolder()], /another program listens there/, {});
    await ends(
      ['start', '--host', '203.0.113.1', '--port', '0', '--data', folder],
      /this machine has no such address/,
      database,
    );
  });

  test('with settings that mean nothing', async () => {
    const { folder, database } = await place();
    await ends(
      ['start', '--host', 'nonsense.invalid', '--port', '0', '--data', folder],
      /cannot listen on/,
      database,
    );
    for (const [name, value] of [
      ['KONTOR_TRUST_PROXY', 'nonsense'],
      ['KONTOR_TRUST_PROXY', '10.0.0.1,10.0.0.0/99'],
      ['KONTOR_PRIVATE_HOSTS', '10.0.0.0/99'],
      ['KONTOR_LOG', 'loud'],
      ['KONTOR_PUBLIC_URL', 'nonsense'],
      ['KONTOR_API_KEY', 'short'],
      ['KONTOR_ENCRYPTION_KEY', 'short'],
      ['KONTOR_POSTGRES_BIN', '/nowhere'],
    ] as const)
      await ends(start(name === 'KONTOR_POSTGRES_BIN' ? newFolder() : folder), new RegExp(`${name}\\b`), {
        ...(name === 'KONTOR_POSTGRES_BIN' ? {} : database),
        [name]: value,
      });
    const port = kontorCommand(['start', '--port', '70000', '--data', folder]);
    expect(await port.ended).toBe(1);
    expect(port.said()).toContain('a whole number up to 65535');
  });

  test('with an address that is none of a database, at once', async () => {
    for (const url of ['notaurl', 'http://127.0.0.1:1/', 'postgres://u:secret-word@127.0.0.1:99999/x'])
      await ends(start(newFolder()), /KONTOR_DATABASE_URL is not the address/, { KONTOR_DATABASE_URL: url });
    const { databaseUrl } = await place();
    const other = new URL(databaseUrl);
    other.pathname = '/no_such_database';
    await ends(start(newFolder()), /refuses Kontor: .*no_such_database/, { KONTOR_DATABASE_URL: other.href });
  });

  test('with a server that refuses, or accepts and never answers, after half a minute', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void silent.close());
    await new Promise(done => silent.once('listening', done));
    const { port } = silent.address() as { port: number };
    await Promise.all(
      [`postgres://u@127.0.0.1:1/x`, `postgres://u@127.0.0.1:${port}/x`].map(url =>
        ends(
          start(newFolder(), '--role', 'worker'),
          /The database does not answer/,
          { KONTOR_DATABASE_URL: url },
          { code: 3, within: withPatienceMs },
        ),
      ),
    );
  });

  test('with a schema of another Kontor, or one that it may not change', async () => {
    const { folder, databaseUrl, database } = await place();
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    onTestFinished(() => client.end());
    await client.query(
      `insert into kysely_migration (name, timestamp) values ('9999-from-the-future', now()::text)`,
    );
    await ends(start(folder), /written by a later version/, database, { code: 2 });
    await client.query(`delete from kysely_migration where name like '9999%'`);
    const role = `reader_${randomBytes(4).toString('hex')}`;
    await client.query(`create role ${role}`);
    const asReader = {
      KONTOR_DATABASE_URL: `${databaseUrl}${databaseUrl.includes('?') ? '&' : '?'}options=-c%20role%3D${role}`,
    };
    await ends(start(folder), /permission denied/, asReader, { code: 3 });
    await client.query(`grant all on all tables in schema public to ${role}`);
    const queue = /The queue in the database cannot be used: permission denied/;
    await ends(start(folder), queue, asReader, { code: 3 });
    await client.query(`drop owned by ${role}; drop role ${role}`);
  });
});
