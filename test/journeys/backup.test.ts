// A backup is whole or refused before anything is changed, and leads from any database of Kontor to any other.
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkBackup } from '../../src/app.ts';
import { silentLog } from '../../src/core/log.ts';
import { cutConnections } from '../../src/stage/databases.ts';
import { restoreBackup } from '../../src/store/backup/restore-backup.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createTestPlace, temporaryFolder } from '../databases.ts';
import { backUp, backupFile, contentsOf, emptyDatabase, query, restoreTo } from '../restoring.ts';
import { eventuallyIs, ownKontor, placePaid, type RunningKontor } from '../running-kontor.ts';

const emptyPlace = async () => {
  const place = await createTestPlace();
  onTestFinished(place.remove);
  await emptyDatabase(place.databaseUrl);
  return place;
};

const folderWithKey = (from: { folder: string }) => {
  const folder = temporaryFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  copyFileSync(join(from.folder, 'encryption.key'), join(folder, 'encryption.key'));
  return folder;
};

/** What a restore changes on purpose, and what the Kontor of the test still writes. */
const changed = ['audit', 'call_pages', 'cursors', 'restores', 'restored_flows', 'restored_jobs', 'runs'];

describe('a backup', () => {
  test('leads from a server to a private database and back, and loses nothing on the way', async () => {
    const kontor = await ownKontor({ scene: { flows: true } });
    placePaid(kontor);
    await atRest(kontor);
    const before = await contentsOf(kontor.databaseUrl, changed);
    expect(before.postings).not.toBe('');
    const folder = folderWithKey(kontor);
    const { header, restoredAt } = await restoreTo({ folder }, await backUp(kontor));
    expect(restoredAt >= new Date(header.takenAt)).toBe(true);
    const place = await emptyPlace();
    copyFileSync(join(folder, 'encryption.key'), join(place.folder, 'encryption.key'));
    await restoreTo(place, await backUp({ folder }));
    expect(await contentsOf(place.databaseUrl, changed)).toEqual(before);
    // Both restores are in the trail, which is whole.
    const store = await openStore({ ...place, log: silentLog });
    onTestFinished(() => store.close());
    const { broken, entries } = await store.audit.verify();
    expect(broken).toBeUndefined();
    expect(entries).toBeGreaterThan(2);
    expect(await query(place.databaseUrl, `select last_value from run_turns`)).toEqual(
      await query(kontor.databaseUrl, `select last_value from run_turns`),
    );
  });

  test('has the jobs that wait, and each waits again after the restore', async () => {
    const kontor = await ownKontor({ scene: { flows: true } });
    for (const { id } of (await kontor.client.listFlows()).result) await kontor.client.pauseFlow({ id });
    placePaid(kontor);
    const jobs = `select data from pgboss.job where name = 'flow-run' and state < 'active' order by data::text`;
    const waiting = await eventuallyIs(
      'the order waits for both of its flows',
      () => query(kontor.databaseUrl, jobs),
      rows => rows.length === 2,
    );
    const file = await backUp(kontor);
    await kontor.restart(async () => {
      await emptyDatabase(kontor.databaseUrl);
      await restoreTo(kontor, file);
    });
    expect(await query(kontor.databaseUrl, jobs)).toEqual(waiting);
    expect(await query(kontor.databaseUrl, 'select from restored_jobs')).toEqual([]);
  });

  test('is written over no other file, and only its owner reads it', async () => {
    const kontor = await createTestPlace();
    onTestFinished(kontor.remove);
    const file = await backUp(kontor);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(backUp(kontor, file)).rejects.toMatchObject({ code: 'backup-exists' });
    const beginning = file.slice(dirname(file).length + 1);
    expect(readdirSync(dirname(file)).filter(name => name.startsWith(beginning))).toEqual([beginning]);
    await expect(backUp({ folder: temporaryFolder() })).rejects.toMatchObject({ code: 'backup-no-kontor' });
  });
});

describe('a restore changes nothing', () => {
  const damages: [string, (whole: Buffer) => Buffer, string][] = [
    ['is cut off', whole => whole.subarray(0, whole.length - 40), 'it ends too early'],
    ['is cut off in its text', whole => gzipSync(gunzipSync(whole).subarray(0, -300)), 'it ends too early'],
    ['has a changed byte', whole => changedAt(whole, whole.length >> 1), 'it'],
    [
      'has another row than it had',
      whole =>
        gzipSync(Buffer.from(gunzipSync(whole).toString('latin1').replace('\tMain\t', '\tNain\t'), 'latin1')),
      'its checksum is not that of its content',
    ],
    ['is no backup', () => gzipSync('{"format":"something"}\n'), 'it does not hold what a backup'],
    ['is not compressed', () => Buffer.from('hello'), 'not compressed with gzip'],
    ['is empty', () => Buffer.alloc(0), 'it ends too early'],
  ];
  test('when the file is damaged', async () => {
    const kontor = await createTestPlace();
    onTestFinished(kontor.remove);
    const whole = readFileSync(await backUp(kontor));
    const folder = join(temporaryFolder(), 'new');
    for (const [how, damage, why] of damages) {
      const file = backupFile();
      writeFileSync(file, damage(whole));
      await expect(restoreTo({ folder }, file), how).rejects.toMatchObject({
        code: 'backup-damaged',
        message: expect.stringContaining(why),
      });
    }
    expect(existsSync(folder)).toBe(false);
  });

  test('when the encryption key is missing or another one', async () => {
    const kontor = await ownKontor();
    await kontor.connect();
    const file = await backUp(kontor);
    const folder = join(temporaryFolder(), 'new');
    const key = readFileSync(join(kontor.folder, 'encryption.key'), 'utf8');
    await expect(restoreTo({ folder }, file)).rejects.toMatchObject({
      code: 'backup-key-missing',
      message: expect.stringContaining('there is no key here'),
    });
    const other = Buffer.alloc(32, 9).toString('base64');
    await expect(checkBackup({ file, folder, encryptionKey: other })).rejects.toMatchObject({
      code: 'backup-key-missing',
      message: expect.stringContaining('the key here is'),
    });
    expect(existsSync(folder)).toBe(false);
    await expect(checkBackup({ file, folder, encryptionKey: `${other},${key}` })).resolves.toBeDefined();
    expect(gunzipSync(readFileSync(file)).toString()).not.toContain(key.trim());
  });

  test('when there are data already, or the backup is of a later version', async () => {
    const kontor = await createTestPlace();
    onTestFinished(kontor.remove);
    const before = await contentsOf(kontor.databaseUrl, []);
    await expect(restoreTo(kontor, await backUp(kontor))).rejects.toMatchObject({
      code: 'restore-not-empty',
    });
    expect(await contentsOf(kontor.databaseUrl, [])).toEqual(before);
    await query(
      kontor.databaseUrl,
      `insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01')`,
    );
    const place = await emptyPlace();
    await expect(restoreTo(place, await backUp(kontor))).rejects.toMatchObject({
      code: 'backup-newer',
      message: expect.stringContaining('9999-later'),
    });
    expect(await contentsOf(place.databaseUrl, [])).toEqual({});
  });

  test('when it is killed on its way: it can be started again', async () => {
    const kontor = await ownKontor({ scene: { flows: true } });
    placePaid(kontor);
    await atRest(kontor);
    const before = await contentsOf(kontor.databaseUrl, changed);
    const file = await backUp(kontor);
    const place = await emptyPlace();
    copyFileSync(join(kontor.folder, 'encryption.key'), join(place.folder, 'encryption.key'));
    let cut: Promise<void> | undefined;
    const killed = restoreBackup({
      ...place,
      file,
      log: silentLog,
      onTable: table => {
        if (table === 'postings') cut = cutConnections(place.databaseUrl);
      },
    });
    await expect(killed).rejects.toMatchObject({ kind: 'unavailable' });
    await cut;
    expect(await contentsOf(place.databaseUrl, [])).toEqual({});
    await restoreTo(place, file);
    expect(await contentsOf(place.databaseUrl, changed)).toEqual(before);
  });
});

/** Nothing is on its way, and the calls are recorded, which happens in the background. */
async function atRest(kontor: RunningKontor): Promise<void> {
  await kontor.idle();
  for (const { id } of (await kontor.client.listConnections()).result) await kontor.client.listCalls({ id });
}

function changedAt(whole: Buffer, at: number): Buffer {
  const bytes = Buffer.from(whole);
  bytes[at] = (bytes[at] as number) ^ 0xff;
  return bytes;
}
