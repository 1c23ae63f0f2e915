// Passes over a list of changes: nothing is lost, whatever comes late or breaks off.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { restSystem } from '../../../../test/rest-system.ts';
import type { ChangeCursor } from '../../../core/recent-changes.ts';
import type { Change } from '../../../models/access.ts';
import { readPages } from './pages.ts';
import { byAnchor } from './paging.ts';
import { type Since, since } from './since.ts';

const options: Since = { overlapMs: 60_000, graceMs: 30_000, as: 'iso', sorted: true };
const nowMs = Date.parse('2026-11-20T10:00:00.700Z');
const start = new Date('2026-11-01T00:00:00Z');
const changed = (ms: number, id = String(ms)): Change => ({
  id,
  at: new Date(ms),
  record: { id },
  fingerprint: String(ms),
});

test('the first pass begins where it is told, the next ones an overlap before the last, and at least a second', () => {
  expect(since(options, undefined, { start, nowMs }).fromMs).toBe(start.getTime());
  const cursor = '2026-11-20T09:00:00.000Z';
  expect(since(options, cursor, { start, nowMs }).fromMs).toBe(Date.parse(cursor) - 60_000);
  expect(since({ ...options, overlapMs: 0 }, cursor, { start, nowMs }).fromMs).toBe(
    Date.parse(cursor) - 1_000,
  );
  expect(since(options, { at: cursor, known: [] }, { start, nowMs }).fromMs).toBe(
    Date.parse(cursor) - 60_000,
  );
});

test.each([
  ['iso', '2026-11-20T10:00:00Z'],
  ['rfc2822', 'Fri, 20 Nov 2026 10:00:00 GMT'],
  ['epoch', '1795168800'],
] as const)('times are written as %s, never later than they are', (as, text) => {
  expect(since({ ...options, as }, undefined, { start, nowMs }).write(nowMs)).toBe(text);
});

test('what is newer than the grace waits for the next pass; what a broken clock has stamped does not wait for ever', () => {
  const pass = since(options, undefined, { start, nowMs });
  const [settled, young, year9999] = [nowMs - 30_000, nowMs - 29_999, Date.UTC(9999, 1)].map(ms =>
    changed(ms),
  );
  expect(pass.fresh([settled, young, year9999] as Change[])).toEqual([settled, year9999]);
  expect(pass.cursor(false).at).toBe(settled?.at.toISOString());
});

test('what was told is not told again by the next pass, until it changes; what cannot be read moves nothing', () => {
  const first = since(options, undefined, { start, nowMs });
  const [one, other] = [changed(nowMs - 50_000, '1'), changed(nowMs - 40_000, '2')];
  const broken: Change = { ...changed(nowMs - 30_000, '3'), record: undefined };
  expect(first.fresh([one, other, broken])).toHaveLength(3);
  const cursor = first.cursor(true);
  expect(cursor.at).toBe(other.at.toISOString());
  const later = since(options, JSON.parse(JSON.stringify(cursor)), { start, nowMs: nowMs + 5_000 });
  const again = { ...other, at: new Date(nowMs - 28_000), fingerprint: 'another' };
  expect(later.fresh([one, other, broken, again])).toEqual([again]);
  const muchLater = since(options, cursor, { start, nowMs: nowMs + 600_000 });
  muchLater.fresh([changed(nowMs + 500_000)]);
  expect(muchLater.cursor(true).known).toHaveLength(1);
});

test('a record that comes back to an earlier form within one stamp is told again, from pass to pass', () => {
  let cursor: ChangeCursor | undefined;
  const told = ['a', 'a', 'b', 'b', 'a', 'a'].map((fingerprint, i) => {
    const pass = since(options, cursor, { start, nowMs: nowMs + i });
    const { length } = pass.fresh([{ ...changed(nowMs - 50_000, 'with a space'), fingerprint }]);
    cursor = JSON.parse(JSON.stringify(pass.cursor(true))) as ChangeCursor;
    return length;
  });
  expect(told).toEqual([1, 0, 1, 0, 1, 0]);
  expect(cursor?.known).toHaveLength(1);
});

test('a list in no order moves the cursor when it was read to its end; nothing ever moves it back', () => {
  const cursor = '2026-11-20T09:00:00.000Z';
  const pass = since({ ...options, sorted: false }, cursor, { start, nowMs });
  pass.fresh([changed(nowMs - 40_000)]);
  expect(pass.cursor(false).at).toBe(cursor);
  expect(pass.cursor(true).at).toBe(new Date(nowMs - 40_000).toISOString());
  const old = since(options, cursor, { start, nowMs });
  old.fresh([changed(Date.parse(cursor) - 50_000)]);
  expect(old.cursor(true).at).toBe(cursor);
  expect(since(options, undefined, { start, nowMs }).cursor(true).at).toBe(start.toISOString());
});

describe('passes over a system whose clock stamps before others can see', () => {
  interface Row {
    id: number;
    at: number;
    seenAt: number;
  }
  const second = 1_000;

  test('tell each change once, although they break off in the middle and rows become visible late', async () => {
    let rows: Row[] = [];
    let now = 0;
    const system = await restSystem(({ query }) => {
      const [from, until] = [Number(query.get('from')) * second, Number(query.get('until')) * second];
      const seen = rows.filter(row => row.seenAt <= now && row.at >= from && row.at <= until);
      const page = (Number(query.get('page')) - 1) * 2;
      return { body: seen.sort((a, b) => a.at - b.at || a.id - b.id).slice(page, page + 2) };
    });
    const client = system.client();
    /** Reads at most so many pages, as one that is killed; answers its cursor. */
    const onePass = async (cursor: ChangeCursor | undefined, pages: number, found: string[]) => {
      const pass = since({ overlapMs: 5 * second, graceMs: 2 * second, as: 'epoch', sorted: true }, cursor, {
        start: new Date(0),
        nowMs: now,
      });
      const by = byAnchor({
        parameter: 'from',
        size: ['size', 2],
        from: pass.fromMs,
        of: row => (row as Row).at,
        write: pass.write,
        page: 'page',
      });
      let read = 0;
      let stored = cursor;
      for await (const page of readPages(client, `/changes?until=${pass.write(pass.untilMs)}`, { by })) {
        const changes = (page as Row[]).map(({ id, at }) => changed(at, String(id)));
        for (const { id = '' } of pass.fresh(changes)) found.push(id);
        stored = pass.cursor(false);
        if (++read >= pages) break;
      }
      return stored;
    };
    const row = fc.record({ at: fc.integer({ min: 1, max: 60 }), late: fc.integer({ min: 0, max: 5 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 15 }),
        fc.array(
          fc.record({ wait: fc.integer({ min: 1, max: 20 }), pages: fc.integer({ min: 1, max: 4 }) }),
          { maxLength: 8 },
        ),
        async (given, passes) => {
          rows = given.map(({ at: seconds, late }, id) => ({
            id,
            at: seconds * second,
            seenAt: (seconds + late) * second,
          }));
          now = 0;
          const found: string[] = [];
          let cursor: ChangeCursor | undefined;
          for (const { wait, pages } of [...passes, { wait: 100, pages: 100 }]) {
            now += wait * second;
            cursor = await onePass(cursor, pages, found);
          }
          expect(found.toSorted()).toEqual(rows.map(({ id }) => String(id)).toSorted());
        },
      ),
      { numRuns: 150, seed: 7 },
    );
  });
});
