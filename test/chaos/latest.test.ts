// States while Kontor is killed and answers get lost.
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { createTestPlace } from '../databases.ts';
import { eventuallyIs } from '../eventually.ts';
import { levelsOf, startShelf } from '../shelf.ts';
import { startStepped } from '../stepped-kontor.ts';

/** Numbers from 0 to 1, the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test('a Kontor that is killed in the middle, again and again, ends with the newest state of every record', async () => {
  const random = seeded(17);
  const levels = levelsOf(150);
  const [from, to] = await Promise.all([startShelf(levels), startShelf()]);
  const { folder, databaseUrl, remove } = await createTestPlace();
  onTestFinished(async () => {
    await Promise.all([from.close(), to.close()]);
    await remove();
  });
  const apiKey = 'a-key-of-this-test-0123456789';
  const tuning = { sweepEveryMs: 50, followEveryMs: 100, longestPauseMs: 1_000, pollEveryMs: 300 };
  const start = () => startStepped({ folder, databaseUrl, apiKey, role: 'all', port: 0, tuning, aheadMs: 0 });
  let kontor = await start();
  const clientNow = () => createClient({ url: kontor.url, apiKey, retries: 0 });
  const connect = async (baseUrl: string) => {
    const settings = { baseUrl, answers: 'all', quietMs: 500, answerMs: 2_000 };
    return (await clientNow().createConnection({ body: { connector: 'shelf', name: baseUrl, settings } })).id;
  };
  const ends = { from: await connect(from.url), to: await connect(to.url) };
  await clientNow().createFlow({ body: { flow: 'carry-levels', ...ends, settings: {} } });
  to.setTrouble(() => {
    const chance = random();
    if (chance < 0.1) return 'lost before';
    if (chance < 0.2) return 'lost after';
    return chance < 0.25 ? { status: 503 } : undefined;
  });
  for (let kill = 1; kill <= 3; kill++) {
    const sent = to.writes.length;
    await eventuallyIs(
      'some are sent',
      async () => to.writes.length,
      count => count >= sent + 4,
    );
    await kontor.kill();
    for (const { id } of levels) if (random() < 0.3) from.set({ id, quantity: String(kill + 1) });
    kontor = await start();
  }
  to.setTrouble(() => undefined);
  const asWanted = () => levels.filter(({ id }) => to.level(id) === from.level(id)).length;
  await eventuallyIs(
    'all are as they are to be',
    async () => asWanted(),
    count => count === 150,
    { timeoutMs: 60_000 },
  );
  const isAccepted = async () => (await clientNow().listPostings({ state: 'accepted' }).all()).length;
  await eventuallyIs('and known to be', isAccepted, count => count === 150, { timeoutMs: 60_000 });
  const sent = to.writes.length;
  const runs = async () => (await clientNow().listRuns({ outcome: 'succeeded', limit: 500 })).result.length;
  const before = await runs();
  await eventuallyIs('the levels are read again', runs, count => count > before + 2);
  expect(to.writes).toHaveLength(sent);
});
