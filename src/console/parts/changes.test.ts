import { expect, test } from 'vitest';
import { changesBetween } from './changes.ts';

test('only what differs is told, by its path', () => {
  expect(
    changesBetween(
      { settings: { tax: '22000000', clearing: { paypal: '1' } }, name: 'one' },
      { settings: { tax: '22000001', clearing: { paypal: '1', card: '2' } }, name: 'one' },
    ),
  ).toEqual([
    { path: 'settings.tax', before: '22000000', after: '22000001' },
    { path: 'settings.clearing.card', before: null, after: '2' },
  ]);
});

test('what is made or removed has one side only, and lists stay whole', () => {
  expect(changesBetween(null, { kinds: ['a', 'b'], on: true })).toEqual([
    { path: 'kinds', before: null, after: '["a","b"]' },
    { path: 'on', before: null, after: 'true' },
  ]);
  expect(changesBetween({ on: false }, undefined)).toEqual([{ path: 'on', before: 'false', after: null }]);
  expect(changesBetween(null, undefined)).toEqual([]);
});
