// Holds a stream whole in memory, up to a limit. Every place that needs all of a body reads it here, so that nobody
// outside decides how much memory it takes.
import { finished, type Readable } from 'node:stream';

/** Throws what `tooLarge` answers as soon as more has come, and what the stream broke off with. The stream has ended afterwards. */
export async function readWhole(body: Readable, limit: number, tooLarge: () => Error): Promise<Buffer> {
  const { bytes, rest } = await readBeginning(body, limit);
  if (rest === undefined) return bytes;
  rest.destroy();
  throw tooLarge();
}

/**
 * The first bytes of a stream: all of it when it is no longer than `limit`. Otherwise `rest` is the stream, paused. It is
 * not read with `for await`: that would let the stream flow on while nobody reads it, when somebody listens as well.
 */
export function readBeginning(
  body: Readable,
  limit: number,
): Promise<{ bytes: Buffer; rest: Readable | undefined }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > limit) end(body);
    };
    const end = (rest: Readable | undefined, thrown?: unknown) => {
      body.off('data', take);
      stopWatching();
      if (rest) rest.pause();
      if (thrown) reject(thrown);
      else resolve({ bytes: Buffer.concat(chunks, size), rest });
    };
    // It also tells of a stream that had ended before.
    const stopWatching = finished(body, { writable: false }, thrown => end(undefined, thrown));
    body.on('data', take).resume();
  });
}
