// What has changed in stock: goods movements say which products to look at, and once a day everything is compared.
import { expect, test } from 'vitest';
import { sandboxSystem } from '../../../../test/sandbox-system.ts';
import type { Change } from '../../../models/access.ts';
import { s4Objects } from './all.ts';

const day = 86_400_000;

async function system() {
  let later = 0;
  const now = () => Date.now() + later;
  const { sandbox: s4, client } = await sandboxSystem({ now });
  const { changes } = s4Objects(client, { clock: { now, elapsed: now }, createdByUser: 'TEST' }).stock;
  let cursor: unknown;
  /** What is told since the last time; the cursor is stored in between. */
  const told = async (since?: Date): Promise<Change[]> => {
    const all: Change[] = [];
    for await (const page of changes(cursor, { now: new Date(now()), since })) {
      all.push(...page.changes);
      cursor = JSON.parse(JSON.stringify(page.cursor));
    }
    return all;
  };
  const pass = (ms: number) => {
    later += ms;
  };
  return { s4, told, pass };
}

const said = (changes: readonly Change[]) => changes.map(({ of, record }) => [of, record?.quantity]).sort();

test('only products that were moved are read, and each change is told once', async () => {
  const { s4, told, pass } = await system();
  expect(await told()).toEqual([]);
  pass(1_000);
  s4.moveGoods('TG11', -5);
  s4.moveGoods('TG12', 7, { storageLocation: '171B' });
  const before = s4.requests();
  expect(said(await told())).toEqual([
    ['TG11', '999995'],
    ['TG12', '7'],
  ]);
  // The movements, and the stock of what was moved.
  expect(s4.requests() - before).toBe(2);
  expect(await told()).toEqual([]);
  pass(600_000);
  expect(await told()).toEqual([]);
});

test('movements that come one shortly after the other are each told', async () => {
  const { s4, told, pass } = await system();
  await told();
  for (let round = 1; round <= 4; round++) {
    pass(20_000);
    s4.moveGoods('TG11', 1);
    expect(said(await told())).toEqual([['TG11', String(1_000_000 + round)]]);
  }
});

test('stock that moved and came back is told: a flow may have read what was there in between', async () => {
  const { s4, told, pass } = await system();
  await told();
  s4.moveGoods('TG11', -5);
  expect(said(await told())).toEqual([['TG11', '999995']]);
  pass(1_000);
  s4.moveGoods('TG11', 3);
  s4.moveGoods('TG11', -3);
  expect(said(await told())).toEqual([['TG11', '999995']]);
  expect(await told()).toEqual([]);
});

test('what no movement has told is found by the daily comparison', async () => {
  const { s4, told, pass } = await system();
  await told();
  s4.setStock('TG20', 12);
  expect(await told()).toEqual([]);
  pass(day - 60_000);
  expect(await told()).toEqual([]);
  pass(60_000);
  expect(said(await told())).toEqual([['TG20', '12']]);
});

test('stock that the system lists no more is told as nothing', async () => {
  const { s4, told, pass } = await system();
  s4.moveGoods('TG11', 3, { storageLocation: '171B' });
  await told();
  pass(1_000);
  s4.moveGoods('TG11', -3, { storageLocation: '171B' });
  s4.setStock('TG11', undefined, { storageLocation: '171B' });
  const [gone, ...others] = await told();
  expect(others).toEqual([]);
  expect(gone).toMatchObject({ of: 'TG11', record: { storage_location: '171B', quantity: '0' } });
});
