// Deadlines pass by the clock that counts the time.
import { expect, test } from 'vitest';
import { deadlineAfter, wholeClock } from './clock.ts';

function clockOf() {
  const time = { wall: 1_000_000, elapsed: 0 };
  return { time, clock: { now: () => time.wall, elapsed: () => time.elapsed } };
}

test.each([
  ['time passes', 10_000, 10_000, true],
  ['a guest is resumed that did not count the time', 600_000, 0, true],
  ['the wall clock was set back', -3_600_000, 10_000, true],
  ['the wall clock is set back and no time passes', -3_600_000, 9_999, false],
  ['less time passes', 9_999, 9_999, false],
])('when %s, a deadline passes as it should', (_, wall, elapsed, over) => {
  const { time, clock } = clockOf();
  const deadline = deadlineAfter(clock, 10_000);
  time.wall += wall;
  time.elapsed += elapsed;
  expect(deadline.passed()).toBe(over);
});

test('a clock of which only the wall is given goes on at the pace of the machine', () => {
  const clock = wholeClock({ now: () => 5 });
  expect(clock.now()).toBe(5);
  expect(Math.abs(clock.elapsed() - performance.now())).toBeLessThan(1_000);
});
