// Claims of what is read: of those who ask together one gets it, a dead process holds it for a bounded time, and what a process
// reads that has lost its claim is not stored.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestPlace } from '../../test/databases.ts';
import { newId } from '../core/ids.ts';
import { silentLog } from '../core/log.ts';
import { worded } from '../core/reasons.ts';
import { own } from '../core/redacted.ts';
import type { Claim } from './cursors.ts';
import { openStore, type Store } from './open-store.ts';

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

const start = Date.now();
const second = (n: number) => new Date(start + n * 1_000);
const names = ['orders', 'refunds'];

/** Asks at this second; due after ten, leased for thirty. */
const claim = (connectionId: string, by: string, at: number) =>
  store.cursors.claim({ connectionId, kind: 'changes', names }, by, {
    now: second(at),
    dueBefore: second(at - 10),
    until: second(at + 30),
  });

const release = (claims: Claim[], at: number) =>
  Promise.all(claims.map(one => store.cursors.release(one, second(at), null)));

describe('a claim', () => {
  test('is given to one of those who ask together, and again when it is due', async () => {
    const id = newId('connection');
    const asked = await Promise.all(Array.from({ length: 8 }, (_, n) => claim(id, `p${n}`, 0)));
    const won = asked.filter(claims => claims.length > 0);
    expect(won.map(claims => claims.map(({ name }) => name).toSorted())).toEqual([names]);
    await release(won.flat(), 1);
    expect(await claim(id, 'early', 9)).toEqual([]);
    expect(await claim(id, 'due', 10)).toHaveLength(2);
  });

  test('of a process that has died ends with its lease, and what it still reads is not stored', async () => {
    const id = newId('connection');
    const [lost] = await claim(id, 'dead', 0);
    expect(await claim(id, 'next', 29)).toEqual([]);
    expect(await claim(id, 'next', 30)).toHaveLength(2);
    const moved = (one: Claim, cursor: string) =>
      store.transaction(tx => store.cursors.advance(tx, one, cursor));
    expect(await moved(lost as Claim, 'of the dead')).toBe(false);
    await store.cursors.release(lost as Claim, second(31), { code: 'test', params: worded(own`too late`) });
    await store.cursors.renew('dead', second(99));
    expect(await moved({ ...(lost as Claim), by: 'next' }, 'of the living')).toBe(true);
    expect(await store.cursors.get(lost as Claim)).toBe('of the living');
    expect(await claim(id, 'third', 60)).toHaveLength(2);
  });

  test('that is renewed is not taken, however long it lasts', async () => {
    const id = newId('connection');
    await claim(id, 'slow', 0);
    await store.cursors.renew('slow', second(55));
    expect(await claim(id, 'next', 54)).toEqual([]);
  });
});
