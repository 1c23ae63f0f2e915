// What is wrong with the log of `kontor start` stops neither its work nor its end: a full disk, a reader that has left,
// and one that does not read.
import { spawnSync } from 'node:child_process';
import { closeSync, constants, mkdirSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../src/stage/kontor-process.ts';
import { type Command, kontorCommand } from '../command.ts';
import { createTestPlace } from '../databases.ts';
import { eventually } from '../eventually.ts';
import { canMount, smallDisk } from '../small-disk.ts';

async function started(out: (folder: string) => number | 'pipe') {
  const { folder, databaseUrl, remove } = await createTestPlace();
  onTestFinished(remove);
  const port = await freePort();
  const kontor = kontorCommand(['start', '--port', String(port), '--data', folder], {
    environment: { KONTOR_DATABASE_URL: databaseUrl, KONTOR_LOG: 'info' },
    out: out(folder),
  });
  const answers = () => fetch(`http://127.0.0.1:${port}/readyz`).then(reply => reply.ok);
  await eventually(`it is ready: ${kontor.said()}`, () => answers().catch(() => false));
  return { kontor, answers, databaseUrl };
}

/** Each cut connection is a line in the log. */
async function makeLines(databaseUrl: string, answers: () => Promise<boolean>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (let i = 0; i < 5; i++) {
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await eventually('it answers', () => answers().catch(() => false));
  }
  await client.end();
}

async function endsAtSigterm({ child, ended }: Command): Promise<void> {
  const before = performance.now();
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(performance.now() - before).toBeLessThan(15_000);
}

describe('kontor start', () => {
  test.skipIf(process.platform !== 'linux')('works and ends when its log is always full', async () => {
    const { kontor, answers, databaseUrl } = await started(() => {
      const fd = openSync('/dev/full', 'w');
      onTestFinished(() => closeSync(fd));
      return fd;
    });
    await makeLines(databaseUrl, answers);
    await endsAtSigterm(kontor);
  });

  test.skipIf(!canMount)('logs on when the disk of its log has space again', async () => {
    const disk = smallDisk(1);
    mkdirSync(disk.folder);
    const path = join(disk.folder, 'kontor.log');
    disk.fill(0);
    const { kontor, answers, databaseUrl } = await started(() => {
      const fd = openSync(path, 'a');
      onTestFinished(() => closeSync(fd));
      return fd;
    });
    await makeLines(databaseUrl, answers);
    expect(readFileSync(path, 'utf8')).toBe('');
    disk.empty();
    await eventually('it is logged', () =>
      readFileSync(path, 'utf8').includes('A database connection was lost'),
    );
    await endsAtSigterm(kontor);
    const lines = readFileSync(path, 'utf8').trim().split('\n');
    expect(lines.map(line => JSON.parse(line).msg)).toEqual(
      expect.arrayContaining(['Kontor is ready.', 'Kontor has stopped.']),
    );
  });

  test('works and ends when nobody reads its log', async () => {
    const { kontor, answers, databaseUrl } = await started(folder => {
      const path = join(folder, 'pipe');
      spawnSync('mkfifo', [path]);
      const reading = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
      const filling = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
      for (const size of [4_096, 1])
        try {
          for (;;) writeSync(filling, 'x'.repeat(size));
        } catch {}
      closeSync(filling);
      // As a shell makes a pipe: writes to it block.
      const writing = openSync(path, constants.O_RDWR);
      onTestFinished(() => {
        closeSync(reading);
        closeSync(writing);
      });
      return writing;
    });
    await makeLines(databaseUrl, answers);
    await endsAtSigterm(kontor);
  });

  test('works and ends when the reader of its log has left', async () => {
    const { kontor, answers, databaseUrl } = await started(folder => {
      const path = join(folder, 'pipe');
      spawnSync('mkfifo', [path]);
      const reading = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
      const writing = openSync(path, constants.O_WRONLY);
      onTestFinished(() => closeSync(writing));
      const first = setInterval(() => {
        try {
          if (readSync(reading, Buffer.alloc(10)) === 0) return;
        } catch {
          return;
        }
        clearInterval(first);
        closeSync(reading);
      }, 20);
      return writing;
    });
    await makeLines(databaseUrl, answers);
    await endsAtSigterm(kontor);
  });
});

test.skipIf(process.platform !== 'linux')('a command whose output finds no room says so', async () => {
  const fd = openSync('/dev/full', 'w');
  onTestFinished(() => closeSync(fd));
  const command = kontorCommand(['sandbox', 's4', '--port', '0'], { out: fd });
  expect(await command.ended).toBe(3);
  expect(command.said()).toMatch(/^error: The output cannot be written: .*\n {7}Free some space/);
  expect(command.said()).not.toContain('at ');
});
