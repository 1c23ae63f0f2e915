// Times that a process writes before it knows that the clock of the database was set.
import { expect, onTestFinished, test } from 'vitest';
import { createTestPlace } from '../../test/databases.ts';
import { postingDraft } from '../../test/posting-draft.ts';
import { settableClock } from '../../test/settable-clock.ts';
import { everyTenant } from '../core/caller.ts';
import { silentLog } from '../core/log.ts';
import { openStore } from './open-store.ts';

const minute = 60_000;

test.each([2, -2])('are never older than they are, when it was set by %i minutes', async minutes => {
  const { folder, databaseUrl, remove } = await createTestPlace();
  const clock = await settableClock(databaseUrl);
  const store = await openStore({ folder, databaseUrl, log: silentLog });
  onTestFinished(async () => {
    await store.close();
    await remove();
  });
  const { postings } = store;
  // Nobody looks: the process goes on by what it knows.
  await clock.step(minutes * minute);
  const really = Date.now() + minutes * minute;
  const known = store.clock.now();
  const nextAt = new Date(known + minute);
  await postings.open(postingDraft({ state: 'sent', nextAt }));
  const opened = await postings.get(everyTenant, 'pst_1');
  // Its sender is not taken for dead before its minute has passed.
  expect(opened?.nextAt?.getTime()).toBeGreaterThan(really + minute - 1_000);
  await postings.move({
    id: 'pst_1',
    from: 'sent',
    to: 'uncertain',
    at: new Date(known),
    nextAt: new Date(known),
    reason: { code: 'not-there-yet', params: { seconds: 60 } },
  });
  const uncertain = await postings.get(everyTenant, 'pst_1');
  expect(uncertain?.uncertainSince?.getTime()).toBeGreaterThan(really - 1_000);
  // What was added to it has fractions of a millisecond, which nobody reads: it is the same time still.
  const uncertainSince = uncertain?.uncertainSince ?? null;
  expect(uncertainSince).not.toBeNull();
  const again = { id: 'pst_1', from: 'uncertain', to: 'planned', at: new Date(known) } as const;
  expect(await postings.move({ ...again, uncertainSince, nextAt: new Date(known) })).toBe(true);
});
