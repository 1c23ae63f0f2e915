// Bodies that come as streams, with a limit that also holds for those who do not say beforehand how long they are.
import { type Readable, Transform } from 'node:stream';

/** Throws what `tooLarge` answers as soon as more has come. */
export async function readWhole(
  body: Readable,
  limit: number,
  tooLarge: () => Error,
): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += (chunk as Buffer).length;
    if (size > limit) throw tooLarge();
    chunks.push(chunk as Buffer);
  }
  return size === 0 ? undefined : Buffer.concat(chunks, size);
}

/** The same stream, which breaks off with what `tooLarge` answers when more comes. */
export function upTo(body: Readable, limit: number, tooLarge: () => Error): Readable {
  let size = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limit) done(tooLarge());
      else done(null, chunk);
    },
  });
  body.on('error', error => counted.destroy(error));
  return body.pipe(counted);
}
