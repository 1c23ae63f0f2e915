// From the start of the process to the first 200 of /readyz, on a data folder that has been used before.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKontor } from '../src/cli/kontor-process.ts';
import { median } from './children.ts';

const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
const coldAt = performance.now();
const kontor = await startKontor({ folder, databaseUrl: undefined, pollSeconds: 3_600 });
const cold = performance.now() - coldAt;
const warm: number[] = [];
for (let i = 0; i < 7; i++) {
  await kontor.terminate();
  const at = performance.now();
  await kontor.restart();
  warm.push(performance.now() - at);
}
await kontor.kill();
rmSync(folder, { recursive: true, force: true });
process.stdout.write(
  `ready after ${cold.toFixed(0)} ms on a new folder, ${median(warm).toFixed(0)} ms on a warm one (median of ${warm.length}: ${warm.map(ms => ms.toFixed(0)).join(', ')})\n`,
);
