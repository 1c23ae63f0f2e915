// The entrance for JSON: what passes can be stored, and everything else is refused with a code and a sentence.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KontorError } from './errors.ts';
import { maxDepth, readJson } from './read-json.ts';
import { storableJson } from './storable.ts';

const codeOf = (bytes: Uint8Array): string | undefined => {
  try {
    readJson(bytes);
    return undefined;
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(KontorError);
    expect((thrown as KontorError).kind).toBe('input');
    return (thrown as KontorError).code;
  }
};
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

test.each<[string, string, string | undefined]>([
  ['brackets up to the limit', nested(maxDepth), undefined],
  ['one more', nested(maxDepth + 1), 'too-deep'],
  ['brackets in a text', JSON.stringify({ a: `\\"${'['.repeat(500)}` }), undefined],
  ['brackets that are never closed', '['.repeat(500_000), 'too-deep'],
  ['many side by side', `[${'[],'.repeat(50_000)}[]]`, undefined],
  ['nothing', '', 'bad-json'],
  ['half a value', '{"a":', 'bad-json'],
  ['a byte order mark', '\ufeff{"a":1}', undefined],
  ['NUL as an escape', '["\\u0000"]', 'bad-text'],
  ['the text of such an escape', '["\\\\u0000"]', undefined],
  ['half a pair', '{"a":{"b":["\\ud83d"]}}', 'bad-text'],
  ['half a pair in a name', '{"\\ude00":1}', 'bad-text'],
  ['a whole pair', '["\\ud83d\\ude00"]', undefined],
  ['a trap', '{"a":{"__proto__":{"b":1}}}', 'bad-name'],
  ['a trap that is escaped', '{"a":[{"_\\u005fproto__":1}]}', 'bad-name'],
  ['another trap', '{"constructor":{"prototype":{"b":1}}}', 'bad-name'],
  ['a name that only looks like one', '{"constructor":"Bau AG"}', undefined],
])('%s', (_what, text, code) => {
  expect(codeOf(Buffer.from(text))).toBe(code);
});

test('a refusal names the place', () => {
  expect(() => readJson(Buffer.from('{"a":{"b":["x","\\u0000"]}}'))).toThrow(/body\.a\.b\.1 /);
});

test('whatever bytes come, they are refused by code or can be written into a database as they are', () => {
  const anyBytes = fc.oneof(
    fc.uint8Array({ maxLength: 100 }),
    fc.json().map(text => Buffer.from(text)),
    fc.string({ unit: 'binary' }).map(text => Buffer.from(JSON.stringify({ [text]: text }))),
    fc.nat(20_000).map(depth => Buffer.from(`{"a":${nested(depth)}}`)),
  );
  fc.assert(
    fc.property(anyBytes, bytes => {
      if (codeOf(bytes) !== undefined) return;
      const value = readJson(bytes);
      expect(storableJson(value)).toBe(JSON.stringify(value));
    }),
    { numRuns: 500 },
  );
});

test('its time grows with the length, not with the shape', () => {
  const shapes = [
    nested(500_000),
    `[${'{"a":"\\u0041"},'.repeat(60_000)}1]`,
    `{${Array.from({ length: 60_000 }, (_, n) => `"f${n}":1`).join()}}`,
    `"${'\\"'.repeat(450_000)}"`,
  ];
  for (const shape of shapes) {
    const begun = performance.now();
    codeOf(Buffer.from(shape));
    expect(performance.now() - begun).toBeLessThan(1_000);
  }
});
