// Streams that have an owner at every moment. A stream that breaks while nobody listens ends the whole process, and
// between two parties there are many such moments: while a token, a turn or a retry is waited for.
import { PassThrough, pipeline, type Readable, type Transform } from 'node:stream';

/** The same stream. When it breaks before somebody reads it, a later reader gets the error. */
export function owned<Stream extends Readable>(stream: Stream): Stream {
  return stream.on('error', () => {});
}

/** What comes out of the last step, as an owned stream. What ends one of them ends them all, in both directions. */
export function through(source: Readable, step: Transform): Readable {
  pipeline(source, step, () => {});
  return owned(step);
}

/** A stream whose beginning was read already, whole again. */
export function joined(beginning: Uint8Array, rest: Readable): Readable {
  const whole = new PassThrough();
  whole.write(beginning);
  return through(rest, whole);
}
