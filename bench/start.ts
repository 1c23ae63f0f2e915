// A first start (new folder) and a warm one (the same folder again), and the memory of Kontor with its database: the
// most during the first start, and idle. With `--compare DIR` also of another checkout. Rounds in turns, medians.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from './children.ts';
import { inTurn, type Side, sides } from './sides.ts';
import { idleAfterMs, startOnce } from './start-once.ts';

const rounds = { time: 7, memory: 3 };

const names = {
  first: 'first start, ms',
  firstUndisturbed: '  less waiting for a processor, ms',
  warm: 'warm start, ms',
  warmUndisturbed: '  less waiting for a processor, ms',
  peak: 'peak of the first start, MB',
  idleFirst: 'idle after the first start, MB',
  idle: 'idle after a warm start, MB',
};
type Figure = keyof typeof names;

const work = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
const node = join(work, 'node');
copyFileSync(process.execPath, node);

/** Looking at the memory takes time, so the starts that are timed are others than those. */
async function measure(
  checkout: string,
  watchMemory: boolean,
  tell: (figure: Figure, value: number) => void,
): Promise<void> {
  const folder = mkdtempSync(join(work, 'data-'));
  const first = await startOnce({ node, checkout, folder, watchMemory });
  if (watchMemory) {
    tell('peak', first.peakMb);
    await sleep(idleAfterMs);
    tell('idleFirst', first.memoryMb());
  } else {
    tell('first', first.readyMs);
    tell('firstUndisturbed', first.undisturbedMs);
  }
  await first.stop();
  const warm = await startOnce({ node, checkout, folder, watchMemory: false });
  if (watchMemory) {
    await sleep(idleAfterMs);
    tell('idle', warm.memoryMb());
  } else {
    tell('warm', warm.readyMs);
    tell('warmUndisturbed', warm.undisturbedMs);
  }
  await warm.stop();
  rmSync(folder, { recursive: true });
}

const all = sides();
const figures = new Map<Side, Map<Figure, number[]>>(all.map(side => [side, new Map()]));
try {
  for (let round = 0; round < rounds.time; round++) {
    for (const side of inTurn(all, round)) {
      const tell = (figure: Figure, value: number) => {
        const mine = figures.get(side);
        mine?.set(figure, [...(mine.get(figure) ?? []), value]);
      };
      await measure(side.folder, false, tell);
      if (round < rounds.memory) await measure(side.folder, true, tell);
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
for (const [figure, name] of Object.entries(names) as [Figure, string][]) {
  const shown = all.map(side => {
    const values = figures.get(side)?.get(figure) ?? [];
    return `${side.name} ${median(values).toFixed(0)} (${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)})`;
  });
  process.stdout.write(`${name.padEnd(36)} ${shown.join('   ')}\n`);
}
