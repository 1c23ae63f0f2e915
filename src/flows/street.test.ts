// A house number leaves the street only where nobody can be wrong about it.
import { expect, test } from 'vitest';
import { streetOf } from './street.ts';

test.each([
  ['Hauptstraße 12', 'DE', 'Hauptstraße', '12'],
  ['Musterstr. 7b', 'DE', 'Musterstr.', '7b'],
  ['Am Markt 3-5', 'AT', 'Am Markt', '3-5'],
  ['Calle Mayor, 12', 'ES', 'Calle Mayor', '12'],
  ['Nørregade 10 a', 'DK', 'Nørregade', '10 a'],
])('%s in %s is a street and a number', (line, country, street, house_number) => {
  expect(streetOf(line, country)).toEqual({ street, house_number });
});

test.each([
  ['12 Main Street', 'US'],
  ['Main Street 12', 'US'],
  ['Straße des 17. Juni 135', 'DE'],
  ['C 4, 12', 'DE'],
  ['Postfach 1234', 'DE'],
  ['Packstation 101', 'DE'],
  ['Hauptstraße 12, Hinterhaus', 'DE'],
  ['Hauptstraße', 'DE'],
  ['Industriegebiet-3', 'DE'],
  ['', 'DE'],
])('%s in %s stays as it is', (line, country) => {
  expect(streetOf(line, country)).toEqual({ street: line });
});
