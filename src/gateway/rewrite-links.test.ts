import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rewriteLinks } from './rewrite-links.ts';

/** What comes out when a text comes in pieces that end at these places. */
async function inPieces(from: string, to: string, text: string, cuts: readonly number[]): Promise<string> {
  const ends = [...cuts.map(cut => cut % (text.length + 1)), text.length].sort((a, b) => a - b);
  const pieces = ends.map((end, n) => Buffer.from(text.slice(ends[n - 1] ?? 0, end), 'latin1'));
  const out = Readable.from(pieces.filter(piece => piece.length > 0)).pipe(rewriteLinks(from, to).stream());
  return (await buffer(out)).toString('latin1');
}

test.each(['https://my1.example', 'https://my1.example:8443/erp', 'http://a'])(
  'a body that comes in pieces is rewritten as if it had come whole: %s',
  async from => {
    const parts = [
      from,
      `${from}:443`,
      `${from}:80`,
      from.replaceAll('/', '\\/'),
      from.slice(0, -1),
      'https://',
      '/sap/x',
    ];
    const text = fc
      .array(
        fc.oneof(
          fc.constantFrom(...parts, '"', '\\', '.', ':', '0', '-', '\u00fc', '\u00ff'),
          fc.string({ maxLength: 3 }),
        ),
        { maxLength: 20 },
      )
      .map(all => Buffer.from(all.join(''), 'latin1').toString('latin1'));
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat(1_000), { maxLength: 30 }), async (given, cuts) => {
        const whole = rewriteLinks(from, 'https://kontor/proxy').text(given);
        expect(await inPieces(from, 'https://kontor/proxy', given, cuts)).toBe(whole);
      }),
      { seed: 16, numRuns: 500 },
    );
  },
);

test('a long body is handed on while it comes: no more is held than a link could begin with', () => {
  const links = rewriteLinks('https://my1.example', 'https://kontor/proxy').stream();
  links.write(Buffer.alloc(10_000, 'x'));
  expect((links.read() as Buffer).length).toBeGreaterThan(9_900);
});
