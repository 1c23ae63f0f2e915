// What an operator hears of a clock that was set.
import { expect, test } from 'vitest';
import { silentLog } from '../core/log.ts';
import type { SharedClock } from '../store/shared-clock.ts';
import { clockWatch } from './clock-watch.ts';

test('a step of the wall clock is logged once, ahead or back; time that passes is not', async () => {
  const time = { wall: 1_000_000, elapsed: 0 };
  const said: object[] = [];
  let looks = 0;
  const shared = {
    async look() {
      looks++;
    },
  } as SharedClock;
  const watch = clockWatch({ now: () => time.wall, elapsed: () => time.elapsed }, shared, {
    ...silentLog,
    warn: (fields: object) => void said.push(fields),
  });
  const pass = async (elapsed: number, step = 0) => {
    time.elapsed += elapsed;
    time.wall += elapsed + step;
    await watch();
  };
  await pass(1_000);
  await pass(3_600_000);
  await pass(1_000, 40);
  expect(said).toEqual([]);
  await pass(1_000, 60_000);
  await pass(1_000);
  await pass(1_000, -120_000);
  await pass(1_000);
  expect(said).toEqual([{ seconds: 60 }, { seconds: -120 }]);
  expect(looks).toBe(7);
});
