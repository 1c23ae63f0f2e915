// Takes secrets out of bytes that flow by. It holds back as much as the longest secret may take, so that none passes in two pieces.
import { Transform } from 'node:stream';
import { hidden } from '../core/redacted.ts';
import { type FindSecrets, longestWritten } from './secret-index.ts';

export function cleaner(find: FindSecrets): Transform {
  /** Byte by byte: a character in two pieces stays one. */
  let held = '';
  /** So much of it belongs to a secret that has been hidden already. */
  let hiddenTo = 0;
  const release = (until: number): Buffer => {
    let output = '';
    let at = hiddenTo;
    for (const { from, to } of find(held)) {
      if (from >= until) break;
      if (from > at) output += held.slice(at, from);
      if (from >= at) output += hidden;
      at = Math.max(at, to);
    }
    if (at < until) output += held.slice(at, until);
    hiddenTo = Math.max(0, at - until);
    held = held.slice(until);
    return Buffer.from(output, 'latin1');
  };
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      held += piece.toString('latin1');
      // In large steps, because what is held back is searched each time.
      if (held.length < 2 * longestWritten) done();
      else done(null, release(held.length - longestWritten));
    },
    flush(done) {
      done(null, release(held.length));
    },
  });
}
