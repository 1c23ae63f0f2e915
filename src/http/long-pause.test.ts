// A system that asks to be left alone for long: nobody hangs, and after the maximum one request finds out.
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { maxExternal } from '../core/external-numbers.ts';
import { paced } from './pace.ts';
import { retryReads } from './retry-reads.ts';
import type { HttpReply, Send } from './send.ts';

const get = { method: 'GET', url: 'https://my1.example/a' } as const;

/** A system whose answers the test gives, one by one; and a clock that it moves. */
function system(budget?: { requests: number; perMs: number }) {
  const time = { passed: 0, wall: 0 };
  const open: ((answer: HttpReply) => void)[] = [];
  const limits: number[] = [];
  const send: Send = () => new Promise(done => open.push(done));
  const pace = paced(send, {
    concurrency: 4,
    adaptive: false,
    budget,
    clock: { now: () => Date.now() + time.wall, elapsed: () => performance.now() + time.passed },
    onLimit: waitMs => limits.push(waitMs),
  });
  const answer = async (status: number, headers: HttpReply['headers'] = {}) => {
    open.shift()?.({ status, headers, text: '' });
    for (let i = 0; i < 5; i++) await turn();
  };
  const untilOpen = async (count: number) => {
    const end = performance.now() + 5_000;
    while (open.length < count && performance.now() < end) await turn();
    return open.length;
  };
  return { pace, open, limits, answer, untilOpen, time };
}

const ends = ['3600', '31536000', '1e300', 'Fri, 31 Dec 9999 23:59:59 GMT'];

describe('a system that asks for a long pause', () => {
  test.each(ends)('(%s) answers those who wait at once, and those who come', async retryAfter => {
    const { pace, open, limits, answer, time } = system();
    const all = Array.from({ length: 40 }, () =>
      pace(get).then(
        one => one.status,
        error => error,
      ),
    );
    expect(open).toHaveLength(4);
    await answer(503, { 'retry-after': retryAfter });
    // Three are still under way; nobody else is left waiting.
    const over = await Promise.race([Promise.all([all[0], ...all.slice(4)]), turn('late')]);
    expect(over).toHaveLength(37);
    const [first, ...others] = over as [number, ...object[]];
    expect(first).toBe(503);
    for (const one of others)
      expect(one).toMatchObject({ kind: 'limited', code: 'limited', retryAfterMs: 900_000 });
    await expect(pace(get)).rejects.toMatchObject({ code: 'limited' });
    await expect(retryReads(pace, [200, 1_000])(get)).rejects.toMatchObject({ code: 'limited' });
    expect(limits).toEqual([maxExternal.pauseMs]);

    // A wall clock that is set changes nothing.
    time.wall += 365 * 86_400_000;
    await expect(pace(get)).rejects.toMatchObject({ code: 'limited' });
    for (let i = 0; i < 3; i++) await answer(200);

    // After the maximum one request goes ahead, however many come.
    time.passed += maxExternal.pauseMs;
    const again = Array.from({ length: 10 }, () =>
      pace(get).then(
        one => one.status,
        error => error,
      ),
    );
    await new Promise(done => setTimeout(done, 600));
    expect(open).toHaveLength(1);
    await answer(200);
    expect(open).toHaveLength(4);
    for (let i = 0; i < 9; i++) await answer(200);
    expect(await Promise.all(again)).toEqual(Array.from({ length: 10 }, () => 200));
  });

  test('and asks for it again after the one request is left alone again', async () => {
    const { pace, open, answer, untilOpen, time } = system();
    const first = pace(get);
    await answer(429, { 'retry-after': '3600' });
    await first;
    time.passed += maxExternal.pauseMs;
    const again = Array.from({ length: 10 }, () =>
      pace(get).then(
        one => one.status,
        error => error.code,
      ),
    );
    expect(await untilOpen(1)).toBe(1);
    await answer(429, { 'retry-after': '3600' });
    expect(await Promise.all(again)).toEqual([429, ...Array.from({ length: 9 }, () => 'limited')]);
    expect(open).toHaveLength(0);
  });
});

test('a budget goes on when the wall clock is set back by an hour', async () => {
  const { pace, open, answer, untilOpen, time } = system({ requests: 2, perMs: 60_000 });
  const all = [1, 2, 3].map(() => pace(get));
  expect(open).toHaveLength(2);
  await answer(200);
  await answer(200);
  time.wall -= 3_600_000;
  expect(open).toHaveLength(0);
  time.passed += 60_000;
  expect(await untilOpen(1)).toBe(1);
  await answer(200);
  await Promise.all(all);
});
