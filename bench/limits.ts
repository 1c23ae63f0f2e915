// `npm run check:limits`: fails when Kontor with its private database needs more memory or time than it may.
//
// Memory hardly depends on other work, so one look is enough. Times do: of several tries the best counts, without the
// time that its processes waited for a processor, and divided by how much slower than usual a fixed piece of work is.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { here } from './sides.ts';
import { idleAfterMs, startOnce } from './start-once.ts';

/** The targets of bench/README.md. */
const targets = { idleMb: 250, peakMb: 350, firstStartMs: 4_000, warmStartMs: 1_800 };
const reserve = 1.2;
const tries = 5;
/** The processor time of `yardstickMs` on the machine that the targets were set on, while nothing else ran. */
const usualYardstickMs = 350;

const work = mkdtempSync(join(tmpdir(), 'kontor-limits-'));
const node = join(work, 'node');
copyFileSync(process.execPath, node);

/** Like a start, it mostly loads and compiles JavaScript. */
function yardstickMs(): number {
  const program = `require('typescript'); const { user, system } = process.cpuUsage(); console.log(user + system)`;
  return Number(execFileSync(node, ['-e', program], { cwd: here, encoding: 'utf8' })) / 1_000;
}

async function memory(): Promise<{ idleMb: number; peakMb: number }> {
  const folder = mkdtempSync(join(work, 'data-'));
  const started = await startOnce({ node, checkout: here, folder, watchMemory: true });
  await sleep(idleAfterMs);
  const idleMb = started.memoryMb();
  await started.stop();
  return { idleMb, peakMb: started.peakMb };
}

async function times(): Promise<{ firstStartMs: number; warmStartMs: number }> {
  const folder = mkdtempSync(join(work, 'data-'));
  const slower = Math.max(1, yardstickMs() / usualYardstickMs);
  const took: number[] = [];
  for (let start = 0; start < 2; start++) {
    const started = await startOnce({ node, checkout: here, folder, watchMemory: false });
    await started.stop();
    took.push(started.undisturbedMs / slower);
  }
  const [firstStartMs = Number.NaN, warmStartMs = Number.NaN] = took;
  process.stdout.write(
    `a try: first start ${firstStartMs.toFixed(0)} ms, warm start ${warmStartMs.toFixed(0)} ms (the machine is ${slower.toFixed(2)} times as slow as usual)\n`,
  );
  return { firstStartMs, warmStartMs };
}

type Figures = typeof targets;
const within = (figures: Figures, name: keyof Figures) => figures[name] <= targets[name] * reserve;

try {
  const figures: Figures = { ...(await memory()), firstStartMs: Infinity, warmStartMs: Infinity };
  for (let i = 0; i < tries; i++) {
    if (within(figures, 'firstStartMs') && within(figures, 'warmStartMs')) break;
    const { firstStartMs, warmStartMs } = await times();
    figures.firstStartMs = Math.min(figures.firstStartMs, firstStartMs);
    figures.warmStartMs = Math.min(figures.warmStartMs, warmStartMs);
  }
  for (const name of Object.keys(targets) as (keyof Figures)[]) {
    const fits = within(figures, name);
    if (!fits) process.exitCode = 1;
    process.stdout.write(
      `${fits ? 'ok      ' : 'TOO MUCH'} ${name} ${figures[name].toFixed(0)}, target ${targets[name]}, limit ${targets[name] * reserve}\n`,
    );
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
