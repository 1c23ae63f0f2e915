// A person replays a closed change after a run has read it as closed and before the run asks what was answered: the run decides nothing.
import { expect, test } from 'vitest';
import { KontorError } from '../core/errors.ts';
import type { PostingAnswer } from '../models/flow.ts';
import { type ClosedChange, isLeft, isUndone } from './closed-changes.ts';

const question = new KontorError('input', 'changed-after-booking', 'Was it booked by hand?');
const change: ClosedChange = {
  key: 'orders/1/changes/1',
  state: 'closed',
  reasonCode: 'closed',
  documentNumber: undefined,
};

/** As the database says it now. */
const now = (state: PostingAnswer['state'], isClosedOver = false) => ({
  closedOver: async () => isClosedOver,
  posted: async () => ({ state }) as PostingAnswer,
  forgetAnswers: async () => {
    forgotten++;
  },
});
let forgotten = 0;
const differs = () => false;

test('a change that was replayed meanwhile is of the next run', async () => {
  await expect(isLeft([change], question, differs, now('planned'))).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'replayed-meanwhile',
  });
  await expect(isUndone([change], question, now('planned'))).rejects.toMatchObject({
    code: 'replayed-meanwhile',
  });
  expect(forgotten).toBe(0);
});

test('one that is still closed is left if that was the question, and another question is asked otherwise', async () => {
  expect(await isLeft([change], question, differs, now('closed', true))).toBe(true);
  expect(await isLeft([change], question, differs, now('closed'))).toBe(false);
  expect(await isUndone([change], question, now('closed', true))).toBe(false);
  expect(await isUndone([change], question, now('closed'))).toBe(true);
  expect(forgotten).toBe(1);
});
