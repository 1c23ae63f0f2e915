// A full disk: nothing is acknowledged that is not stored, what is stored can be read, and everything goes on when there
// is space again. Each test has a small disk of its own in memory.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { eventually } from '../../test/eventually.ts';
import { privateDatabaseProcess } from '../../test/private-database.ts';
import { canMount, mebibyte, smallDisk } from '../../test/small-disk.ts';
import { everyTenant, mainTenant } from '../core/caller.ts';
import { silentLog } from '../core/log.ts';
import { openStore, type Store } from './open-store.ts';

async function open(folder: string): Promise<Store> {
  const store = await openStore({ folder, log: silentLog });
  onTestFinished(() => store.close().catch(() => {}));
  return store;
}

const event = (n: number) => ({
  connectionId: 'con_1',
  source: 'webhook' as const,
  topic: 'store/order/created',
  object: 'shop-orders' as const,
  subjectId: String(n),
  dedupeKey: `msg_${n}`,
  body: { n, text: 'x'.repeat(2_000) },
  jobs: [],
});

describe.skipIf(!canMount)('a full disk', () => {
  test('refuses the first start with a sentence, and the next one works', async () => {
    const disk = smallDisk(400);
    disk.fill(50 * mebibyte);
    await expect(openStore({ folder: disk.folder, log: silentLog })).rejects.toMatchObject({
      code: 'no-space-for-database',
      next: expect.stringContaining('Free some space'),
    });
    disk.empty();
    const store = await open(disk.folder);
    expect(await store.flows.list(everyTenant)).toEqual([]);
  });

  test('while the database is made leaves nothing unusable', async () => {
    const fillMeanwhile = async () => {
      const disk = smallDisk(400);
      // Nearly full before: what is written in the middle has to be quicker than initdb.
      disk.fill(120 * mebibyte);
      const { opened } = privateDatabaseProcess(disk.folder);
      const root = join(disk.folder, 'postgres');
      await eventually(
        'initdb begins',
        () => existsSync(root) && readdirSync(root).some(name => name.startsWith('data')),
      );
      disk.fill(0);
      const error = await opened.then(
        () => undefined,
        thrown => thrown,
      );
      return error && { disk, error };
    };
    // On a busy machine initdb may have ended before this process could fill the disk: then the server starts, or ends at its first write.
    let full = await fillMeanwhile();
    const isFull = () => /^disk-full(-at-start)?$/.test(full?.error.code);
    for (let tries = 1; !isFull() && tries < 5; tries++) full = await fillMeanwhile();
    expect(full?.error.message).toMatch(/disk.* is full/);
    full?.disk.empty();
    await open(full?.disk.folder as string);
  });

  test('that comes near refuses writes, lets reads through, and takes writes again when there is space', async () => {
    const disk = smallDisk(500);
    const store = await open(disk.folder);
    await store.connections.create(
      { tenantId: mainTenant, connector: 'x', system: 'x:1', name: 'n', settings: {} },
      {},
    );
    await eventually('the reserve is there', () => existsSync(join(disk.folder, 'postgres', 'reserve')));
    disk.fill(40 * mebibyte);
    const refused = await eventually('an event is refused', () =>
      store.events.add(event(1)).then(
        () => undefined,
        error => error,
      ),
    );
    expect(refused).toMatchObject({
      kind: 'unavailable',
      code: 'disk-full',
      next: expect.stringContaining('Free some space'),
    });
    expect(await store.connections.list(everyTenant)).toHaveLength(1);
    disk.empty();
    await eventually('an event is stored', () => store.events.add(event(2)).then(() => true));
    const events = await store.events.list(everyTenant, { limit: 10 });
    expect(events.map(one => one.subjectId).filter(id => id === '2')).toHaveLength(1);
  });

  test('from one moment to the next loses nothing that was acknowledged, can be read, and is survived', async () => {
    const disk = smallDisk(500);
    const store = await open(disk.folder);
    await eventually('the reserve is there', () => existsSync(join(disk.folder, 'postgres', 'reserve')));
    const acknowledged = new Set<string>();
    let writing = true;
    let refusals = 0;
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let i = 0; writing; i++) {
        const n = writer * 1_000_000 + i;
        await store.events.add(event(n)).then(
          () => acknowledged.add(String(n)),
          async () => {
            refusals++;
            await sleep(5);
          },
        );
      }
    });
    await eventually('200 events are stored', () => acknowledged.size > 200);
    // No space at all, faster than anybody can look; a server that ends now starts only with the space of the reserve.
    const pid = Number.parseInt(readFileSync(join(disk.folder, 'postgres/data/postmaster.pid'), 'utf8'), 10);
    disk.fill(0);
    await store.transaction(tx => sql`checkpoint`.execute(tx)).catch(() => {});
    // It may have ended of the full disk already.
    if (existsSync(`/proc/${pid}`)) process.kill(pid, 'SIGKILL');
    await eventually('50 events are refused', () => refusals > 50);
    await eventually('what is stored can be read', () =>
      store.connections.list(everyTenant).then(() => true),
    );
    const before = refusals;
    await eventually('events are still refused', () => refusals > before + 20);
    disk.empty();
    const stored = acknowledged.size;
    await eventually('events are stored again', () => acknowledged.size > stored + 100);
    writing = false;
    await Promise.all(writers);
    const rows = await store.transaction(tx => tx.selectFrom('events').select('subject_id').execute());
    const found = new Set(rows.map(row => row.subject_id));
    expect([...acknowledged].filter(id => !found.has(id))).toEqual([]);
    await eventually('the reserve is there', () => existsSync(join(disk.folder, 'postgres', 'reserve')));
  });

  test('survives a kill of everything: the next start reads, and stores when there is space', async () => {
    const disk = smallDisk(500);
    const store = await open(disk.folder);
    await store.events.add(event(1));
    await store.close();
    const { child, opened, ended } = privateDatabaseProcess(disk.folder);
    await opened;
    await eventually('the reserve is there', () => existsSync(join(disk.folder, 'postgres', 'reserve')));
    disk.fill(0);
    child.kill('SIGKILL');
    await ended;
    const again = await open(disk.folder);
    expect(await again.events.list(everyTenant, { limit: 10 })).toHaveLength(1);
    await eventually('an event is refused', () =>
      again.events.add(event(2)).then(
        () => undefined,
        error => error.code === 'disk-full',
      ),
    );
    disk.empty();
    await eventually('an event is stored', () => again.events.add(event(3)).then(() => true));
  });
});
