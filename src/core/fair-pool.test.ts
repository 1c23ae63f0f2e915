// Who gets the slots of a fair pool, whatever waits and runs.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fairPool } from './fair-pool.ts';

const options = { slots: 32, mostWhenShared: 16, perLane: 16, stallsAfterMs: 60_000 };
const lane = (tenant: string, ready: number, more: { id?: string; urgent?: boolean } = {}) => ({
  id: more.id ?? `flow of ${tenant}`,
  tenant,
  ready,
  urgent: more.urgent ?? false,
});
const obj = (given: Map<string, number>) => Object.fromEntries(given);

/** Work that goes on until it is told to end. */
function begun(
  pool: ReturnType<typeof fairPool>,
  of: { id: string; tenant: string },
  times: number,
): (() => void)[] {
  return Array.from({ length: times }, () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    pool.run(of, () => promise);
    return resolve;
  });
}

test('a tenant alone gets three quarters of the slots, over all its flows', () => {
  const pool = fairPool(options);
  expect(obj(pool.share([lane('a', 1_000, { id: 'x' }), lane('a', 1_000, { id: 'y' })]))).toEqual({
    x: 12,
    y: 12,
  });
});

test('one that floods leaves half of them to another that has work', () => {
  const pool = fairPool(options);
  expect(obj(pool.share([lane('flood', 20_000), lane('small', 3)]))).toEqual({
    'flow of flood': 16,
    'flow of small': 3,
  });
});

test('one that comes later finds a quarter free, whatever the others do', () => {
  const pool = fairPool(options);
  const floods = ['a', 'b', 'c', 'd'].map(tenant => lane(tenant, 20_000));
  for (const [id, count] of pool.share(floods)) begun(pool, { id, tenant: id.slice(-1) }, count);
  const late = pool.share([...floods, lane('late', 5)]);
  expect(late.get('flow of late')).toBe(5);
});

test('what hangs gives its slots back, and keeps counting for its own flow', async () => {
  const pool = fairPool({ ...options, stallsAfterMs: 10 });
  let told = 0;
  pool.onRoom(() => told++);
  const hanging = lane('hanging', 1_200);
  begun(pool, hanging, 16);
  expect(pool.share([hanging]).size).toBe(0);
  await expect.poll(() => told).toBe(16);
  expect(obj(pool.share([hanging, lane('works', 40)]))).toEqual({ 'flow of works': 16 });
  // Of the tenant that hangs another flow goes on.
  expect(pool.share([hanging, lane('hanging', 2, { id: 'its other flow' })]).get('its other flow')).toBe(2);
});

test('what a person asked for goes first', () => {
  const pool = fairPool({ ...options, slots: 4 });
  const given = pool.share([lane('a', 100, { id: 'backlog' }), lane('a', 1, { id: 'asked', urgent: true })]);
  expect(obj(given)).toEqual({ asked: 1, backlog: 2 });
});

test('unplanned work is let in by the same rules', () => {
  const pool = fairPool({ slots: 8, mostWhenShared: 4, perLane: 5, stallsAfterMs: 60_000 });
  const one = { id: 'a connection', tenant: 'a' };
  const entered = Array.from({ length: 10 }, () => pool.enter(one));
  expect(entered.filter(Boolean)).toHaveLength(5);
  expect(pool.enter({ id: 'another', tenant: 'a' })).toBeDefined();
  // Three quarters are taken by one; the rest is for others.
  expect(pool.enter({ id: 'another', tenant: 'a' })).toBeUndefined();
  expect(pool.enter({ id: 'its', tenant: 'b' })).toBeDefined();
  entered[0]?.();
  entered[0]?.();
  expect(pool.running()).toBe(6);
});

test('with more tenants than slots each has its turn', () => {
  const tenants = Array.from({ length: 100 }, (_, i) => lane(`t${i}`, 1_000));
  const pool = fairPool(options);
  const had = new Set<string>();
  for (let round = 0; round < 4; round++) for (const id of pool.share(tenants).keys()) had.add(id);
  expect(had.size).toBe(100);
});

test('work that ends makes room, and is told', async () => {
  const pool = fairPool({ ...options, slots: 1 });
  let told = 0;
  pool.onRoom(() => told++);
  const [end] = begun(pool, lane('a', 1), 1);
  expect(pool.hasRoom()).toBe(false);
  end?.();
  await pool.settled();
  expect([pool.hasRoom(), pool.running(), told]).toEqual([true, 0, 1]);
});

test('never more than there is, and nobody who waits gets nothing while another has more than its part', () => {
  const waiting = fc.array(
    fc.record({ tenant: fc.nat(12), flow: fc.nat(3), ready: fc.nat(50), urgent: fc.boolean() }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(waiting, waiting, fc.integer({ min: 4, max: 64 }), (first, second, slots) => {
      const pool = fairPool({ ...options, slots, mostWhenShared: Math.ceil(slots / 2), perLane: 8 });
      const lanes = (some: typeof first) => [
        ...new Map(
          some.map(one => {
            const id = `${one.tenant}/${one.flow}`;
            return [id, { id, tenant: String(one.tenant), ready: one.ready, urgent: one.urgent }];
          }),
        ).values(),
      ];
      const held = new Map<string, number>();
      for (const round of [lanes(first), lanes(second)]) {
        const given = pool.share(round);
        for (const [id, count] of given) {
          const its = round.find(one => one.id === id);
          expect(count).toBeLessThanOrEqual(its?.ready ?? 0);
          begun(pool, { id, tenant: its?.tenant ?? '' }, count);
          held.set(id, (held.get(id) ?? 0) + count);
        }
        const ofTenant = (tenant: string) =>
          [...held].reduce((sum, [id, count]) => sum + (id.split('/')[0] === tenant ? count : 0), 0);
        const tenants = new Set(
          [...held.keys(), ...round.map(one => one.id)].map(id => id.split('/')[0] ?? ''),
        );
        expect(pool.running()).toBeLessThanOrEqual(slots);
        for (const count of held.values()) expect(count).toBeLessThanOrEqual(8);
        const left = (id: string) => (round.find(one => one.id === id)?.ready ?? 0) - (given.get(id) ?? 0);
        const starved = round.filter(one => one.ready > 0 && ofTenant(one.tenant) === 0 && left(one.id) > 0);
        // Who got nothing found no slot free at all.
        if (starved.length > 0) expect(pool.hasRoom()).toBe(false);
        for (const tenant of tenants)
          expect(ofTenant(tenant)).toBeLessThanOrEqual(Math.max(1, (slots * 3) / 4));
      }
    }),
  );
});
