// A log whose disk is full or whose reader does not read.
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  constants,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { eventually } from '../../test/eventually.ts';
import { canMount, smallDisk } from '../../test/small-disk.ts';
import { logDestination } from './log-destination.ts';

const parts = {
  report: (lost: number, since: Date) => `lost ${lost} since ${since.toISOString()}\n`,
  now: () => Date.UTC(2026, 0, 1),
  maxBytes: 1_000,
  againMs: { busy: 5, failed: 5 },
};
/** 100 bytes. */
const line = (n: number) => `${String(n).padStart(99, '0')}\n`;

/** A pipe with both ends, which holds nothing yet. */
function pipe() {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-pipe-'));
  const path = join(folder, 'pipe');
  spawnSync('mkfifo', [path]);
  const reading = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writing = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  onTestFinished(() => {
    closeSync(reading);
    closeSync(writing);
    rmSync(folder, { recursive: true });
  });
  const decoder = new TextDecoder();
  const read = () => {
    const buffer = Buffer.alloc(2 ** 20);
    try {
      // A character may be cut where what was read ends.
      return decoder.decode(buffer.subarray(0, readSync(reading, buffer)), { stream: true });
    } catch {
      return '';
    }
  };
  const fill = () => {
    for (const size of [4_096, 1])
      try {
        for (;;) writeSync(writing, 'x'.repeat(size));
      } catch {}
  };
  return { writing, read, fill };
}

describe('a log destination', () => {
  test.skipIf(!canMount)(
    'counts what a full disk had no room for, and says it when there is room',
    async () => {
      const disk = smallDisk(1);
      mkdirSync(disk.folder);
      const path = join(disk.folder, 'log');
      const fd = openSync(path, 'a');
      onTestFinished(() => closeSync(fd));
      const log = logDestination({ ...parts, fd });
      disk.fill(0);
      for (let n = 0; n < 30; n++) log.write(line(n));
      expect(await log.drain(50)).toBe(30);
      disk.empty();
      expect(await log.drain(5_000)).toBe(0);
      const said = readFileSync(path, 'utf8').trim().split('\n');
      // Ten wait, and one chunk is under way meanwhile.
      const kept = said.length - 1;
      expect(kept).toBeGreaterThanOrEqual(10);
      expect(said.slice(0, kept)).toEqual(Array.from({ length: kept }, (_, n) => line(n).trim()));
      expect(said.at(-1)).toBe(`lost ${30 - kept} since 2026-01-01T00:00:00.000Z`);
      log.write(line(77));
      await log.drain(5_000);
      expect(readFileSync(path, 'utf8').endsWith(line(77))).toBe(true);
    },
  );

  test('waits for the reader of a pipe without blocking, and ends without it', async () => {
    const { writing, read, fill } = pipe();
    fill();
    const log = logDestination({ ...parts, fd: writing });
    for (let n = 0; n < 30; n++) log.write(line(n));
    const before = performance.now();
    expect(await log.drain(50)).toBe(30);
    log.end();
    expect(performance.now() - before).toBeLessThan(2_000);
    expect(read()).toMatch(/^x+$/);
    let said = '';
    await eventually('the count is said', () => {
      said += read();
      return /lost \d+ since/.test(said);
    });
  });

  test('writes whole lines in their order, or counts them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'binary', maxLength: 400 }).map(text => text.replaceAll('\n', '')),
            // More than a pipe takes as one, so that a write may be cut short.
            fc.integer({ min: 1_000, max: 20_000 }).map(length => 'ä'.repeat(length)),
            fc.constant('fill' as const),
            fc.constant('read' as const),
          ),
          { maxLength: 60 },
        ),
        async steps => {
          const { writing, read, fill } = pipe();
          const log = logDestination({ ...parts, fd: writing, maxBytes: 60_000 });
          let said = '';
          let n = 0;
          const written: number[] = [];
          const isFiller = /x{400,}/g;
          for (const step of steps) {
            if (step === 'fill') fill();
            else if (step === 'read') said += read();
            else {
              written.push(/ä*$/.exec(step)?.[0].length ?? 0);
              log.write(`${n++} ${step.toWellFormed().replace(isFiller, '')}\n`);
            }
            if (n % 7 === 0) await new Promise(setImmediate);
          }
          for (let tries = 0; (await log.drain(20)) > 0 && tries < 200; tries++) said += read();
          said += read();
          const lines = said.split('\n');
          for (const one of lines) expect([0, ...written]).toContain(/ä*$/.exec(one)?.[0].length);
          const numbers = lines.flatMap(one =>
            /(?<=^x*)\d+(?= )/.test(one) ? [Number(/\d+/.exec(one))] : [],
          );
          const lost = lines.reduce((sum, one) => sum + Number(/lost (\d+) since/.exec(one)?.[1] ?? 0), 0);
          expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
          expect(numbers.length + lost).toBe(n);
        },
      ),
      { numRuns: 60, seed: 4 },
    );
  });
});
