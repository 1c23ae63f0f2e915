// Everything at once, for half an hour: systems that lose answers, hang and break off, clients that break off, a tenant that
// floods, poison, a gateway that repeats secrets, a clock that is set, and kills of Kontor and of its PostgreSQL. In the end
// the documents are counted in the systems themselves.
//
// Three parts: a first process works without kills and comes to rest (what it holds then is the start), then come the
// minutes with kills, then the last process works at least as long as the first did and comes to rest (the end).
// Meant for a machine where nothing else runs: systems have 1.5 s to answer, and Kontor five to say that it is ready.
import { rmSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { startChaos } from '../../src/stage/chaos.ts';
import { temporaryFolder } from '../databases.ts';
import { figuresOf } from '../everything/figures.ts';
import { underLoad } from '../everything/load.ts';
import { watchReadiness } from '../everything/outages.ts';
import { heldAtRest } from '../everything/process-watch.ts';
import { openScene } from '../everything/scene.ts';

const minutes = Number(process.env.KONTOR_TEST_MINUTES ?? 30);
const seed = process.env.KONTOR_CHAOS_SEED ?? 'everything-1';
const runMs = minutes * 60_000;
/** Of the parts without kills. */
const aroundMs = Math.min(180_000, Math.max(20_000, runMs / 10));

test(`nothing is lost, doubled, stopped or told in ${minutes} minutes with everything at once (seed ${seed})`, {
  timeout: runMs + 60 * 60_000,
}, async () => {
  const folder = temporaryFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  const scene = await openScene(folder, seed);
  const { kontor } = scene;
  const outages = watchReadiness(kontor.url);
  onTestFinished(() => outages.stop());

  const first = await underLoad(scene, { ms: aroundMs, seed: `${seed}|first` });
  const start = await heldAtRest(kontor);
  let chaos: ReturnType<typeof startChaos> | undefined;
  const main = await underLoad(scene, {
    ms: runMs,
    seed,
    async during(signal) {
      const where = { folder, databaseUrl: undefined };
      const pauseMs = { least: 60_000, most: 120_000 };
      const making = startChaos(kontor, where, { seed, pauseMs, tell: outages.killed });
      chaos = making;
      await new Promise(done => signal.addEventListener('abort', done));
      await making.stop();
    },
  });
  const last = await underLoad(scene, { ms: aroundMs, seed: `${seed}|last` });
  const end = await heldAtRest(kontor);
  await outages.stop();

  const figures = await figuresOf(scene, { loads: [first, main, last], outages });
  const held = { start, most: main.most, end };
  const kills = { kontor: chaos?.kills() ?? 0, database: chaos?.cuts() ?? 0 };
  console.info(JSON.stringify({ seed, minutes, kills, held, ...figures }));
  const { working, neighbours, surprises, unexplainedOutages, setAside, recorded, secrets } = figures;
  expect(surprises).toEqual([]);
  expect(unexplainedOutages).toEqual([]);
  for (const one of working) {
    expect(one).toMatchObject({ lost: [], doubled: [], differences: [] });
    expect(one.share).toBeGreaterThan(0.9);
    expect(one.longestGapMs).toBeLessThan(30_000);
  }
  for (const { orders, creates, ...books } of neighbours)
    expect(books).toMatchObject({ missing: [], entries: orders + creates, doubled: 0 });
  expect(Math.min(...Object.values(kills))).toBeGreaterThan(0);
  expect(setAside.entries).toBe(scene.poisoner.setAside());
  expect(setAside.messages).toBeGreaterThan(0);
  expect(recorded).toBe(true);
  expect(secrets.found).toEqual([]);
  expect((await scene.operator.verifyAudit()).whole).toBe(true);
  expect(end.files).toBeLessThanOrEqual(start.files + 3);
  expect(end.mb - start.mb).toBeLessThan(150);
});
