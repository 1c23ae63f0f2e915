// Where log lines go: the standard output, whatever is behind it. Logging never blocks work and never holds an end up: lines
// wait in memory up to a limit, one write is under way at a time, and a line that finds no room is counted. The count
// is logged as soon as something could be written again (docs/decisions/0039-a-log-that-never-blocks.md).
import { write, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export type LogDestination = ReturnType<typeof logDestination>;

export interface LogDestinationOptions {
  /** Its pipe must not block: then a write would keep a thread of Node, and with it the end of the process. */
  fd: number;
  /** A line about lines that were lost. */
  report(lost: number, since: Date): string;
  now(): number;
  /** What may wait. */
  maxBytes?: number;
  /** Pause after a write that failed: nobody has read the pipe yet, or the disk is full. */
  againMs?: { busy: number; failed: number };
}

/** Lines that go out together. */
const chunkBytes = 16_384;
const drainStepMs = 10;

export function logDestination({
  fd,
  report,
  now,
  maxBytes = 256 * 1024,
  againMs = { busy: 50, failed: 1_000 },
}: LogDestinationOptions) {
  const waiting: string[] = [];
  let waitingBytes = 0;
  /** What is being written; after a short write or an error: the rest of it. */
  let chunk = Buffer.alloc(0);
  let chunkLines = 0;
  let underWay = false;
  let again: NodeJS.Timeout | undefined;
  let lost = 0;
  let lostSince = 0;

  const keep = (line: string, bytes: number) => {
    waiting.push(line);
    waitingBytes += bytes;
  };
  const takeChunk = () => {
    let lines = 0;
    for (let bytes = 0; lines < waiting.length && bytes < chunkBytes; lines++)
      bytes += Buffer.byteLength(waiting[lines] as string);
    chunk = Buffer.from(waiting.splice(0, lines).join(''));
    chunkLines = lines;
    waitingBytes -= chunk.length;
  };
  const next = () => {
    if (underWay || again !== undefined) return;
    if (chunk.length === 0) takeChunk();
    if (chunk.length === 0) return;
    underWay = true;
    write(fd, chunk, 0, chunk.length, null, written);
  };
  const written = (error: NodeJS.ErrnoException | null, bytes: number) => {
    underWay = false;
    if (error) {
      const pause = error.code === 'EAGAIN' ? againMs.busy : againMs.failed;
      again = setTimeout(() => {
        again = undefined;
        next();
      }, pause).unref();
      return;
    }
    chunk = chunk.subarray(bytes);
    if (lost > 0 && waitingBytes < maxBytes / 2) {
      const line = report(lost, new Date(lostSince));
      lost = 0;
      keep(line, Buffer.byteLength(line));
    }
    next();
  };
  const unwritten = () => lost + waiting.length + (chunk.length > 0 ? chunkLines : 0);

  return {
    write(line: string): void {
      const bytes = Buffer.byteLength(line);
      if (waitingBytes + bytes > maxBytes) {
        if (lost++ === 0) lostSince = now();
        return;
      }
      keep(line, bytes);
      next();
    },
    /** Resolves when everything is written, or after `timeoutMs`; answers how many lines were not written. */
    async drain(timeoutMs: number): Promise<number> {
      const end = performance.now() + timeoutMs;
      while (unwritten() > 0 && performance.now() < end) await sleep(drainStepMs);
      return unwritten();
    },
    /** The last try, when the process ends: it does not wait. */
    end(): void {
      // What is under way is written by a thread, which Node waits for.
      const rest = Buffer.concat([underWay ? Buffer.alloc(0) : chunk, Buffer.from(waiting.join(''))]);
      try {
        if (rest.length > 0) writeSync(fd, rest);
      } catch {
        // There is nowhere left to say that the log cannot be written.
      }
    },
  };
}
