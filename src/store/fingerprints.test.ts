// What flows have seen of records, and what of a poll is news to them.
import { expect, onTestFinished, test } from 'vitest';
import { createTestPlace } from '../../test/databases.ts';
import { silentLog } from '../core/log.ts';
import { openStore } from './open-store.ts';

async function order() {
  const { folder, databaseUrl, remove } = await createTestPlace();
  const store = await openStore({ folder, databaseUrl, log: silentLog });
  onTestFinished(async () => {
    await store.close();
    await remove();
  });
  const as = (fingerprint: string) => ({
    flowId: 'flw_a',
    object: 'shop-orders',
    subjectId: '1',
    fingerprint,
  });
  return {
    /** Whether a poll that finds it in this form has news for the flow. */
    isNews: async (form: string) => {
      const changed = await store.transaction(tx => store.fingerprints.filterChanged([as(form)], tx));
      return changed.length === 1;
    },
    seen: (form: string) => store.fingerprints.remember(as(form)),
  };
}

test('what a poll has told, or a flow has seen, is no news; what comes back to an earlier form is', async () => {
  const { isNews, seen } = await order();
  expect(await isNews('a')).toBe(true);
  expect(await isNews('a')).toBe(false);
  await seen('a');
  expect(await isNews('a')).toBe(false);
  // A webhook tells of the next form, and no poll sees it.
  await seen('b');
  expect(await isNews('b')).toBe(false);
  expect(await isNews('a')).toBe(true);
  await seen('a');
  expect(await isNews('a')).toBe(false);
});

test('what comes back to the form that was seen is news also while the form in between is worked on', async () => {
  const { isNews, seen } = await order();
  await seen('a');
  expect(await isNews('b')).toBe(true);
  // The run that was started for b has read b, and has not remembered it yet.
  expect(await isNews('a')).toBe(true);
  await seen('b');
  expect(await isNews('a')).toBe(true);
  await seen('a');
  expect(await isNews('a')).toBe(false);
});

test('a list that never agrees with a full read does not start the flow with each poll', async () => {
  const { isNews, seen } = await order();
  const told: boolean[] = [];
  for (let i = 0; i < 5; i++) {
    told.push(await isNews('as in the list'));
    await seen('as read in full');
  }
  expect(told).toEqual([true, true, false, false, false]);
});
