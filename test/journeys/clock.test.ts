// A clock that is set back, as by an administrator or a virtual machine that was moved.
import { expect, test } from 'vitest';
import { compareBooks } from '../../src/cli/compare-books.ts';
import { ownKontor, placePaid } from '../running-kontor.ts';

const hour = 3_600_000;

test('a clock that is set back by an hour loses and doubles nothing', async () => {
  const kontor = await ownKontor({ scene: { flows: true } });
  const { store, s4 } = kontor;
  s4.setFaults({ 'lost-after-commit': 0.5, 'lost-before-commit': 0.2 });
  const before = Array.from({ length: 10 }, () => placePaid(kontor));
  // In the middle of their way: some answers are lost, some documents not yet sent.
  kontor.pass(-hour);
  const after = Array.from({ length: 10 }, () => placePaid(kontor));
  s4.setFaults({});
  expect(new Set([...before, ...after]).size).toBe(20);
  // What was put off until a time of before waits for it, and for no longer.
  kontor.pass(hour);
  await kontor.idle();
  expect(compareBooks(store, s4)).toMatchObject({ missing: [], doubled: [] });
});
