// Sources that hang hold up no other, and one that is still being read is not begun twice.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestPlace } from '../../test/databases.ts';
import { eventually } from '../../test/eventually.ts';
import type { OpenConnection, OpenConnections } from '../connections/open-connections.ts';
import { silentLog } from '../core/log.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { type ClaimedTask, claimedTasks } from './claimed-tasks.ts';

let store: Store;
let place: Awaited<ReturnType<typeof createTestPlace>>;
beforeAll(async () => {
  place = await createTestPlace();
  store = await openStore({ folder: place.folder, databaseUrl: place.databaseUrl, log: silentLog });
});
afterAll(async () => {
  await store.close();
  await place.remove();
});

test('forty sources of one tenant that hang hold up none of another, and none is begun twice', async () => {
  const open = { health: { refusal: () => undefined } } as unknown as OpenConnection;
  const connections = { get: async () => open } as unknown as OpenConnections;
  const reader = claimedTasks({ store, connections, log: silentLog, ended: () => {} });
  const begun: string[] = [];
  let letGo = () => {};
  const hanging = new Promise<void>(done => {
    letGo = done;
  });
  const reading = (tenantId: string, n: number, work: () => Promise<void>): ClaimedTask => ({
    name: `poll ${tenantId} ${n}`,
    kind: 'changes',
    connectionId: `con_${tenantId}_${n}`,
    tenantId,
    names: () => ['orders'],
    async run(_connection, claims) {
      begun.push(`${tenantId} ${n}`);
      await work();
      for (const claim of claims) await store.cursors.release(claim, new Date(store.clock.now()), null);
    },
  });
  const slow = Array.from({ length: 40 }, (_, n) => reading('slow', n, () => hanging));
  reader.start(slow, 0);
  reader.start([...slow, reading('quick', 1, async () => {})], 0);
  await eventually('the quick one is read', () => begun.includes('quick 1'));
  await eventually('all have begun', () => begun.length === 41);
  expect(new Set(begun).size).toBe(41);
  reader.start(slow, 0);
  letGo();
  await reader.stop(5_000);
  expect(begun).toHaveLength(41);
});
