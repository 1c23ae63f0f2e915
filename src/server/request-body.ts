// Bodies that come as streams: with a limit that also holds for those who do not say beforehand how long they are, and
// with an owner from the moment they are handed on, however long they wait and whatever the client does.
import { finished, type Readable, Transform } from 'node:stream';
import { owned } from '../core/owned-stream.ts';
import { readWhole } from '../core/read-whole.ts';
import { say } from './sentences.ts';

/** Throws `input/too-large`, and `input/body-broken-off` when the client leaves or sends what is no HTTP. */
export async function wholeBody(body: Readable, maxBytes: number): Promise<Uint8Array | undefined> {
  const bytes = await readWhole(upTo(body, maxBytes), maxBytes, () => tooLarge(maxBytes));
  return bytes.length === 0 ? undefined : bytes;
}

/** The same stream. It breaks off with what `wholeBody` throws. The client is still there then, and can be answered. */
export function upTo(body: Readable, maxBytes: number): Readable {
  let size = 0;
  const counted = owned(
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length;
        if (size > maxBytes) done(tooLarge(maxBytes));
        else done(null, chunk);
      },
    }),
  );
  owned(body).pipe(counted);
  // It also tells of a client that left before we came here.
  finished(body, { writable: false }, thrown => {
    if (thrown) counted.destroy(brokenOff(thrown));
  });
  return counted;
}

export const tooLarge = (maxBytes: number) => say.error('too-large', { megabytes: maxBytes / 1_000_000 });

const brokenOff = (cause: Error) => say.error('body-broken-off', { cause });
