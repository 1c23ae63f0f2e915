import { expect, test } from 'vitest';
import { problemsThatStand } from './problems.ts';

const unset = 'This has to be set.';

test('a setting that was left empty has to be set, whatever the schema expects there', () => {
  const problems = [
    { path: 'revenue', says: 'is missing (expected: string)' },
    { path: 'clearing.paypal', says: 'G/L account 1 does not exist.' },
    { path: '', says: 'is not what was expected' },
  ];
  const refused = { clearing: { paypal: '1' } };
  expect(problemsThatStand(problems, { refused, now: refused, unset })).toEqual([
    { path: 'revenue', says: unset },
    { path: 'clearing.paypal', says: 'G/L account 1 does not exist.' },
    { path: '', says: 'is not what was expected' },
  ]);
});

test('what was changed since it was refused has no problem until Kontor says so again', () => {
  const problems = [
    { path: 'revenue', says: 'is missing (expected: string)' },
    { path: 'clearing.paypal', says: 'G/L account 1 does not exist.' },
    { path: 'clearing.a.b', says: 'G/L account 2 does not exist.' },
  ];
  const refused = { clearing: { paypal: '1', 'a.b': '2' } };
  const now = { revenue: '41000000', clearing: { paypal: '11002020', 'a.b': '2' } };
  expect(problemsThatStand(problems, { refused, now, unset })).toEqual([
    { path: 'clearing.a.b', says: 'G/L account 2 does not exist.' },
  ]);
});
