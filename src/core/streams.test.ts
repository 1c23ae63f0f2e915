// Streams that break at moments at which nobody reads them, and streams that are longer than what is held.
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate as soon } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { joined, owned, through } from './owned-stream.ts';
import { readBeginning, readWhole } from './read-whole.ts';

const tooLarge = () => new Error('too large');
const pieces = () => Readable.from(Array.from({ length: 10 }, (_, n) => Buffer.alloc(10, n)));

test('a stream that broke before somebody reads it is still known to be broken', async () => {
  const stream = owned(new PassThrough());
  stream.destroy(new Error('the client left'));
  await soon();
  await expect(readWhole(stream, 100, tooLarge)).rejects.toThrow('the client left');
});

test.each(['source', 'step'] as const)('what ends the %s ends the other too', async which => {
  const source = new PassThrough();
  const step = new PassThrough();
  const out = through(source, step);
  source.write('begun');
  (which === 'source' ? source : out).destroy(new Error('broken'));
  await soon();
  await soon();
  expect([source.destroyed, out.destroyed]).toEqual([true, true]);
  await expect(readWhole(out, 100, tooLarge)).rejects.toThrow();
});

test('a body is held up to the limit, and what is longer is let go of', async () => {
  expect(await readWhole(pieces(), 100, tooLarge)).toHaveLength(100);
  const long = pieces();
  await expect(readWhole(long, 99, tooLarge)).rejects.toThrow('too large');
  expect(long.destroyed).toBe(true);
});

test('a body whose beginning was read is whole when it is read on later, although somebody listens as well', async () => {
  const body = pieces();
  let heard = 0;
  body.on('data', (piece: Buffer) => {
    heard += piece.length;
  });
  body.pause();
  const { bytes, rest } = await readBeginning(body, 35);
  for (let n = 0; n < 20; n++) await soon();
  expect([bytes.length, heard]).toEqual([40, 40]);
  const whole = await buffer(joined(bytes, rest as Readable));
  expect(whole).toEqual(Buffer.concat(await pieces().toArray()));
});
