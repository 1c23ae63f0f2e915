// A clock that is set back, as by an administrator or a virtual machine that was moved.
import { expect, test } from 'vitest';
import { compareBooks } from '../../src/stage/compare-books.ts';
import { eventually, ownKontor, placePaid } from '../running-kontor.ts';

const hour = 3_600_000;

test('a clock that is set back by an hour loses and doubles nothing', async () => {
  const kontor = await ownKontor({ scene: { flows: true } });
  const { store, s4 } = kontor;
  s4.setFaults({ 'lost-after-commit': 0.5, 'lost-before-commit': 0.2 });
  for (let i = 0; i < 10; i++) placePaid(kontor);
  await eventually('an answer is lost', () => Object.values(s4.struck()).some(count => count > 0));
  kontor.stepWall(-hour);
  for (let i = 0; i < 10; i++) placePaid(kontor);
  s4.setFaults({});
  // Signatures are judged by the wall clock: until it is right again, webhooks are refused and come again.
  kontor.stepWall(hour);
  await kontor.idle();
  expect(compareBooks(store, s4)).toMatchObject({ missing: [], doubled: [] });
});
