// The code that SAP has for what a shop calls a region.
import { expect, test } from 'vitest';
import { regionCode } from './regions.ts';

test.each([
  ['US', 'New York', 'NY'],
  ['us', 'ny', 'NY'],
  ['US', 'US-NY', 'NY'],
  ['CA', 'Québec', 'QC'],
  ['AU', 'New South Wales', 'NSW'],
  ['CH', 'Zurich', 'ZH'],
  ['DE', 'Bayern', '09'],
  ['DE', 'Bavaria', '09'],
  ['DE', 'Baden Württemberg', '08'],
  ['DE', 'BY', '09'],
  ['DE', '09', '09'],
  ['AT', 'Wien', 'W'],
  ['AT', 'NOE', 'NOE'],
])('in %s, %s is %s', async (country, region, code) => {
  expect(await regionCode(country, region, {})).toBe(code);
});

test.each([
  ['GB', 'Kent'],
  ['US', 'Springfield'],
  ['DE', 'N/A'],
  ['US', '-'],
  ['ZZ', 'Anywhere'],
  ['', 'New York'],
])('in "%s", nothing is made of %s', async (country, region) => {
  expect(await regionCode(country, region, {})).toBeUndefined();
});

test('a system may have codes of its own, or none', async () => {
  const codes = { 'DE-BY': 'BY', 'GB-KEN': 'KE', 'US-NY': '' };
  expect(await regionCode('DE', 'Bayern', codes)).toBe('BY');
  expect(await regionCode('GB', 'Kent', codes)).toBe('KE');
  expect(await regionCode('US', 'New York', codes)).toBeUndefined();
});
