// Reading only what has changed: nothing twice, nothing missed.
import { afterEach, expect, test } from 'vitest';
import { orderHeader } from '../../test/order-header.ts';
import type { ChangeCursor } from '../core/recent-changes.ts';
import { connectSystem, type S4System } from '../s4/connect.ts';
import { type S4Sandbox, sandboxCredentials, startS4Sandbox } from '../sandbox/s4hana/server.ts';
import { readChanges } from './changes.ts';
import { readDifferences } from './differences.ts';

let sandbox: S4Sandbox | undefined;
let system: S4System | undefined;
afterEach(async () => {
  await system?.close();
  await sandbox?.close();
});

async function setUp() {
  let now = Date.parse('2026-11-20T10:00:00Z');
  sandbox = await startS4Sandbox({ pageSize: 3, now: () => now });
  const { username, password } = sandboxCredentials;
  system = connectSystem({ baseUrl: sandbox.url, auth: { kind: 'basic', username, password } });
  const orders = (await system.service('API_SALES_ORDER_SRV')).set('A_SalesOrder');
  const partners = (await system.service('API_BUSINESS_PARTNER')).set('A_BusinessPartner');
  const pass = (ms: number) => {
    now += ms;
  };
  return { orders, partners, pass };
}

const order = (reference: string) => ({
  ...orderHeader,
  PurchaseOrderByCustomer: reference,
  to_Item: [{ Material: 'TG11', RequestedQuantity: '1' }],
});

test.each([
  ['a moment', '2026-11-20T09:00:00.000Z'],
  ['the beginning', undefined],
])('what comes after a reading from %s that found nothing is read', async (_, since) => {
  const { orders, pass } = await setUp();
  let cursor: ChangeCursor | undefined;
  const read = async () => {
    const seen: unknown[] = [];
    for await (const page of readChanges(orders, { by: 'LastChangeDateTime', since: cursor ?? since })) {
      seen.push(...page.rows.map(row => row.PurchaseOrderByCustomer));
      cursor = page.cursor;
    }
    return seen;
  };
  expect(await read()).toEqual([]);
  expect(await read()).toEqual([]);
  pass(1_000);
  await orders.create(order('O-1'));
  expect(await read()).toEqual(['O-1']);
});

test.each([
  ['an instant', 'LastChangeDateTime'],
  ['a day', 'CreationDate'],
])('by %s: every change once, however the overlap falls', async (_, by) => {
  const { orders, pass } = await setUp();
  let cursor: ChangeCursor | undefined;
  const read = async () => {
    const seen: unknown[] = [];
    for await (const page of readChanges(orders, { by, since: cursor })) {
      seen.push(...page.rows.map(row => row.PurchaseOrderByCustomer));
      // A program may be stopped here and go on from what it kept.
      cursor = JSON.parse(JSON.stringify(page.cursor)) as ChangeCursor;
    }
    return seen;
  };
  for (let i = 1; i <= 8; i++) await orders.create(order(`O-${i}`));
  expect(await read()).toEqual(['O-1', 'O-2', 'O-3', 'O-4', 'O-5', 'O-6', 'O-7', 'O-8']);
  expect(await read()).toEqual([]);
  pass(1_000);
  await orders.update('3', { PurchaseOrderByCustomer: 'O-3b' }, { etag: '*' });
  await orders.create(order('O-9'));
  expect((await read()).toSorted()).toEqual(['O-3b', 'O-9']);
  pass(86_400_000);
  await orders.create(order('O-10'));
  expect(await read()).toEqual(['O-10']);
  expect(await read()).toEqual([]);
  // What lies far back is not met again, and not kept.
  pass(3 * 86_400_000);
  await orders.create(order('O-11'));
  expect(await read()).toEqual(['O-11']);
  expect(cursor?.known).toHaveLength(1);
});

test('from a moment on, and not by a field that is no stamp', async () => {
  const { orders, pass } = await setUp();
  await orders.create(order('old'));
  pass(3_600_000);
  await orders.create(order('new'));
  const seen: unknown[] = [];
  for await (const { rows } of readChanges(orders, {
    by: 'LastChangeDateTime',
    since: '2026-11-20T10:30:00Z',
    select: ['SoldToParty'],
  }))
    seen.push(...rows.map(row => row.SalesOrder));
  expect(seen).toEqual(['2']);
  await expect(readChanges(orders, { by: 'SoldToParty' }).next()).rejects.toMatchObject({ code: 'no-stamp' });
});

test('by content, where there is no stamp', async () => {
  const { partners } = await setUp();
  const first = await readDifferences(partners, {});
  expect(first.created.length).toBeGreaterThan(0);
  const again = await readDifferences(
    partners,
    JSON.parse(JSON.stringify(first.snapshot)) as typeof first.snapshot,
  );
  expect([again.created, again.changed, again.deleted]).toEqual([[], [], []]);
  const key = first.created[0]?.BusinessPartner as string;
  await partners.update(key, { SearchTerm1: 'CHANGED' });
  const gone = { ...first.snapshot, '["no-more"]': 'x' };
  const third = await readDifferences(partners, gone);
  expect(third.changed.map(row => row.BusinessPartner)).toEqual([key]);
  expect(third.deleted).toEqual([['no-more']]);
});
