// Values survive the way to the wire and back, whatever they are; what does not fit is refused with a sentence.
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EdmType, Property, Protocol } from '../metadata/model.ts';
import { checkValue } from './check.ts';
import { decoderOf } from './decode.ts';
import { encodeValue, literal } from './encode.ts';
import { isInstant } from './instants.ts';

const property = (edm: EdmType, facets: Partial<Property> = {}): Property => ({
  name: 'Field',
  edm,
  typeName: edm,
  collection: false,
  nullable: true,
  maxLength: undefined,
  precision: undefined,
  scale: undefined,
  label: undefined,
  dateOnly: edm === 'Edm.Date',
  creatable: true,
  updatable: true,
  filterable: true,
  sortable: true,
  extension: false,
  unit: undefined,
  concurrency: false,
  ...facets,
});
const day = property('Edm.DateTime', { dateOnly: true });

/** To a JSON body, through JSON, and back. */
function roundTrip(field: Property, value: unknown, protocol: Protocol): unknown {
  const wire: unknown = JSON.parse(JSON.stringify(encodeValue(field, value, protocol)));
  const decode = decoderOf(field, protocol);
  return decode ? decode(wire) : wire;
}

/** Whatever `check` answers, only what it throws counts. */
function forAll<T>(values: fc.Arbitrary<T>, check: (value: T) => void): void {
  fc.assert(
    fc.property(values, value => {
      check(value);
    }),
  );
}

const protocols = ['V2', 'V4'] as const;
const days = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10));
const instants = fc
  .date({ min: new Date('1583-01-01T00:00:00Z'), max: new Date('9999-12-30T00:00:00Z'), noInvalidDate: true })
  .map(date => date.toISOString().replace(/\.000Z$/, 'Z'));
const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 0, max: 14 }))
  .map(([digits, scale]) => new Decimal(digits.toString()).div(new Decimal(10).pow(scale)).toFixed());

describe.each(protocols)('a value on the wire of %s comes back as it was:', protocol => {
  test('any decimal, to the last digit', () => {
    // The arithmetic that makes the examples must not round them.
    Decimal.set({ precision: 60 });
    forAll(decimals, text => {
      const back = roundTrip(property('Edm.Decimal'), text, protocol) as Decimal;
      expect(back.toFixed()).toBe(new Decimal(text).toFixed());
    });
  });

  test('any day, instant and time', () => {
    forAll(days, text =>
      expect(roundTrip(protocol === 'V2' ? day : property('Edm.Date'), text, protocol)).toBe(text),
    );
    forAll(instants, text => expect(roundTrip(property('Edm.DateTimeOffset'), text, protocol)).toBe(text));
    const time = property(protocol === 'V2' ? 'Edm.Time' : 'Edm.TimeOfDay');
    forAll(fc.integer({ min: 0, max: 86_399 }), seconds => {
      const text = new Date(seconds * 1000).toISOString().slice(11, 19);
      expect(roundTrip(time, text, protocol)).toBe(text);
    });
  });

  test('any text, 64-bit number and bytes', () => {
    forAll(fc.string({ unit: 'binary' }), text =>
      expect(roundTrip(property('Edm.String'), text, protocol)).toBe(text),
    );
    forAll(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), number =>
      expect(roundTrip(property('Edm.Int64'), number, protocol)).toBe(number),
    );
    forAll(fc.uint8Array(), bytes =>
      expect([...(roundTrip(property('Edm.Binary'), bytes, protocol) as Buffer)]).toEqual([...bytes]),
    );
  });

  test('any text as a literal is one literal: what is inside cannot leave it', () => {
    forAll(fc.string({ unit: 'grapheme' }), text => {
      const written = literal(property('Edm.String'), text, protocol);
      expect(written).toMatch(/^'(?:[^']|'')*'$/s);
      expect(written.slice(1, -1).replaceAll("''", "'")).toBe(text);
    });
  });
});

test('what V2 sends is read exactly: dates of both forms, rates, times, the end of the calendar', () => {
  const read = (field: Property, wire: unknown) => decoderOf(field, 'V2')?.(wire);
  expect(read(day, '/Date(1471392000000)/')).toBe('2016-08-17');
  expect(read(day, '/Date(253402214400000)/')).toBe('9999-12-31');
  expect(read(property('Edm.DateTimeOffset'), '/Date(1472796947125+0000)/')).toBe('2016-09-02T06:15:47.125Z');
  // The offset is for display; the number is UTC already.
  expect(read(property('Edm.DateTimeOffset'), '/Date(1472796947125+0120)/')).toBe('2016-09-02T06:15:47.125Z');
  expect(read(property('Edm.DateTimeOffset'), '/Date(253402300799000+0000)/')).toBe('9999-12-31T23:59:59Z');
  expect(read(property('Edm.DateTime'), '/Date(1472796947000)/')).toBe('2016-09-02T06:15:47');
  expect(read(property('Edm.Time'), 'PT13H52M33S')).toBe('13:52:33');
  expect(String(read(property('Edm.Decimal'), '1.00000'))).toBe('1');
  expect(read(day, null)).toBeNull();
  expect(read(property('Edm.Decimal'), '')).toBe('');
});

test('literals are of the type of their field', () => {
  const all: [EdmType, unknown, string, string][] = [
    ['Edm.Decimal', '1.50', '1.5m', '1.5'],
    [
      'Edm.DateTimeOffset',
      '2016-09-02T06:15:47.1257050Z',
      "datetimeoffset'2016-09-02T06:15:47.1257050Z'",
      '2016-09-02T06:15:47.1257050Z',
    ],
    ['Edm.Int64', 7n, '7L', '7'],
    [
      'Edm.Guid',
      '6b29fc40-ca47-1067-b31d-00dd010662da',
      "guid'6b29fc40-ca47-1067-b31d-00dd010662da'",
      '6b29fc40-ca47-1067-b31d-00dd010662da',
    ],
    ['Edm.Boolean', true, 'true', 'true'],
    ['Edm.Int32', 5, '5', '5'],
    ['Edm.String', "O'Brien", "'O''Brien'", "'O''Brien'"],
  ];
  for (const [edm, value, v2, v4] of all)
    expect([literal(property(edm), value, 'V2'), literal(property(edm), value, 'V4')]).toEqual([v2, v4]);
  expect(literal(day, '2026-01-31', 'V2')).toBe("datetime'2026-01-31T00:00:00'");
  expect(literal(property('Edm.Time'), '13:52:33', 'V2')).toBe("time'PT13H52M33S'");
});

const refused: [what: string, field: Property, value: unknown, sentence: RegExp][] = [
  [
    'text that is too long',
    property('String' as never, { edm: 'Edm.String', maxLength: 3 }),
    'ABCD',
    /may have 3 characters.*has 4/,
  ],
  [
    'an emoji counts twice, as in ABAP',
    property('Edm.String', { maxLength: 1 }),
    '🚀',
    /may have 1 characters.*has 2/,
  ],
  ['a number as text', property('Edm.String'), 5, /must be text, not 5/],
  [
    'too many decimal places',
    property('Edm.Decimal', { precision: 13, scale: 2 }),
    '1.005',
    /may have 2 decimal places; 1.005 has 3/,
  ],
  [
    'the sum of 0.1 and 0.2',
    property('Edm.Decimal', { precision: 13, scale: 3 }),
    0.1 + 0.2,
    /may have 3 decimal places/,
  ],
  [
    'too many digits',
    property('Edm.Decimal', { precision: 5, scale: 2 }),
    '1234.5',
    /may have 3 digits before the point; 1234.5 has 4/,
  ],
  ['a decimal with a comma', property('Edm.Decimal'), '1,50', /must be a decimal such as "12.50"/],
  ['infinity', property('Edm.Decimal'), Number.POSITIVE_INFINITY, /must be a decimal/],
  ['a day that does not exist', property('Edm.Date'), '2026-02-30', /must be a day such as/],
  ['the year 10000', property('Edm.Date'), '10000-01-01', /must be a day such as/],
  ['the year 0', day, '0000-01-01', /must be a day such as/],
  ['a Date where a day is wanted', day, new Date(), /must be a day such as/],
  ['an instant without an offset', property('Edm.DateTimeOffset'), '2026-01-31T13:52:33', /with its offset/],
  ['25 hours', property('Edm.TimeOfDay'), '25:00:00', /must be a time such as/],
  ['256 as a byte', property('Edm.Byte'), 256, /whole number from 0 to 255/],
  ['2 to the 63', property('Edm.Int64'), 2n ** 63n, /64 bits/],
  ['half of an emoji', property('Edm.String'), '\ud83d', /half of a character/],
  ['"yes" as a boolean', property('Edm.Boolean'), 'yes', /must be true or false/],
];
test.each(refused)('%s is refused with a sentence', (_, field, value, sentence) => {
  expect(() => checkValue(field, value)).toThrow(sentence);
});

test('V2 cannot carry what is finer than a millisecond, and says so instead of rounding', () => {
  const stamp = property('Edm.DateTimeOffset', { precision: 7 });
  expect(() => encodeValue(stamp, '2016-09-02T06:15:47.1257050Z', 'V2')).toThrow(/finer than a millisecond/);
  expect(encodeValue(stamp, '2016-09-02T06:15:47.1257050Z', 'V4')).toBe('2016-09-02T06:15:47.1257050Z');
});

test('no text that is not an instant passes for one', () => {
  forAll(fc.string(), text => {
    if (isInstant(text)) expect(Number.isNaN(Date.parse(text))).toBe(false);
  });
});
