// Hands a body on to a client piece by piece, as fast as the client takes it, and gives the memory of each piece back as
// soon as it has left.
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { isMarkedAsUntransferable } from 'node:worker_threads';

/** Smaller buffers are not worth the call. */
const worthGivingBack = 16_384;

/**
 * Left to the garbage collector, buffers cost more than all else that an answer needs: for every 64 MB of them V8 looks
 * through the whole heap. So other code that saw a piece on its way must have copied what it keeps of it.
 *
 * Half an answer must not look like a whole one: when the body breaks off, so does the connection. What nobody reads any
 * more is not fetched.
 */
export function relay(body: Readable, to: ServerResponse): void {
  // Pieces that were read together lie in one buffer, one after the other, which is given back when the next one has been
  // written: until then the system may still be reading from it.
  let current: ArrayBufferLike | undefined;
  body.on('data', (piece: Buffer) => {
    const former = piece.buffer === current ? undefined : current;
    current = piece.buffer;
    const takesMore = to.write(piece, error => {
      // It has been written, and what came before it.
      if (!error) giveBack(former);
    });
    if (takesMore) return;
    body.pause();
    to.once('drain', () => body.resume());
  });
  body.on('end', () => to.end());
  body.on('error', () => to.destroy());
  to.on('error', () => body.destroy());
  to.on('finish', () => {
    // Said of a client, too, that went away amid the last piece.
    if (!to.req.socket.destroyed) giveBack(current);
  });
  to.on('close', () => body.destroy());
  // Either may be over already: a client that went away while it waited is not told of again.
  if (to.destroyed) body.destroy();
  else if (body.destroyed) to.destroy();
  else body.resume();
}

/** Small buffers share memory, which is marked. */
function giveBack(buffer: ArrayBufferLike | undefined): void {
  if (!(buffer instanceof ArrayBuffer) || buffer.byteLength < worthGivingBack) return;
  if (!isMarkedAsUntransferable(buffer)) buffer.transfer(0);
}
