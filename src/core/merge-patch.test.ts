import { expect, test } from 'vitest';
import { mergePatch } from './merge-patch.ts';

test('replaces, removes, merges, and takes an object of another kind whole', () => {
  const before = { a: 1, b: { kind: 'x', c: 2, d: [1, 2] }, e: 'f' };
  expect(mergePatch(before, { a: 2, e: null, g: { h: null, i: 1 } })).toEqual({
    a: 2,
    b: { kind: 'x', c: 2, d: [1, 2] },
    g: { i: 1 },
  });
  expect(mergePatch(before, { b: { c: 3, d: [3] } }).b).toEqual({ kind: 'x', c: 3, d: [3] });
  expect(mergePatch(before, { b: { kind: 'y' } }).b).toEqual({ kind: 'y' });
  expect(before).toEqual({ a: 1, b: { kind: 'x', c: 2, d: [1, 2] }, e: 'f' });
});
