import { expect, test } from 'vitest';
import { type Cast, cast } from './cast.ts';
import { type ColumnType, columnType } from './column-types.ts';

const asked = (cell: string, type: Parameters<typeof columnType.parse>[0]): string => {
  const found: Cast = cast(cell, columnType.parse(type) as ColumnType);
  return 'value' in found ? found.value : found.wrong.code;
};
/** Each cell, with its value or the code of what is wrong. */
const each = (type: Parameters<typeof columnType.parse>[0], expected: Record<string, string>) =>
  expect(Object.fromEntries(Object.keys(expected).map(cell => [cell, asked(cell, type)]))).toEqual(expected);

test('text stays as it is, unless a spreadsheet has shortened it', () => {
  each(
    { kind: 'text' },
    {
      '0012': '0012',
      ' a # b ': ' a # b ',
      '1E5': '1E5',
      NULL: 'NULL',
      '4.00638E+12': 'row-shortened',
      '1,23457E+18': 'row-shortened',
    },
  );
  each({ kind: 'text', keep_shortened: true }, { '4.00638E+12': '4.00638E+12' });
});

test('a long cell is quoted by its beginning', () => {
  const found = cast('x'.repeat(2_000_000), columnType.parse({ kind: 'integer' }));
  expect('wrong' in found && String(found.wrong.params.cell).length).toBe(101);
});

test('whole numbers keep every digit', () => {
  each(
    { kind: 'integer' },
    {
      '9007199254740993': '9007199254740993',
      '007': '7',
      '-0': '0',
      '+12': '12',
      ' 5 ': '5',
      '2.5': 'row-no-integer',
      '1_000': 'row-no-integer',
      '1e3': 'row-no-integer',
      '1.23E+12': 'row-shortened',
      Infinity: 'row-no-integer',
    },
  );
});

test('decimals never pass through a double, and are not rounded', () => {
  each(
    { kind: 'decimal', decimals: 2 },
    {
      '99999999999999.99': '99999999999999.99',
      '9007199254740993.17': '9007199254740993.17',
      '10.50': '10.5',
      '10.500': '10.5',
      '10': '10',
      '-0.00': '0',
      '000.10': '0.1',
      '10.505': 'row-too-many-decimals',
      '1e400': 'row-no-decimal',
      NaN: 'row-no-decimal',
      inf: 'row-no-decimal',
      '1.': 'row-no-decimal',
      '.5': 'row-no-decimal',
      '1.2.3': 'row-no-decimal',
      '1,5': 'row-no-decimal',
      '--1': 'row-no-decimal',
      '٣': 'row-no-decimal',
    },
  );
  each({ kind: 'decimal' }, { '0.123456789012345678901': '0.123456789012345678901' });
});

test('decimals of other countries are read by the mark and the groups that are declared', () => {
  each(
    { kind: 'decimal', mark: ',', group: '.' },
    {
      '1.234.567,89': '1234567.89',
      '1234,5': '1234.5',
      '-1.234': '-1234',
      '1.23': 'row-no-decimal',
      '1234.567': 'row-no-decimal',
      '.123': 'row-no-decimal',
      '1,2,3': 'row-no-decimal',
    },
  );
});

test('yes and no are only the words that are declared', () => {
  each({ kind: 'boolean' }, { TRUE: 'true', false: 'false', '1': 'row-neither', yes: 'row-neither' });
  each(
    { kind: 'boolean', yes: ['X', 'ja'], no: ['-'] },
    { x: 'true', Ja: 'true', '-': 'false', true: 'row-neither' },
  );
});

test('a date is read by its format, and has to exist', () => {
  each(
    { kind: 'date' },
    {
      '2026-03-31': '2026-03-31',
      '2024-02-29': '2024-02-29',
      '2026-02-29': 'row-no-date',
      '1900-02-29': 'row-no-date',
      '0000-00-00': 'row-no-date',
      '2026-3-31': 'row-no-date',
      '01/02/2026': 'row-no-date',
      '2026-03-31 23:30': 'row-no-date',
      '46112': 'row-no-date',
    },
  );
  each(
    { kind: 'date', format: 'DD.MM.YYYY' },
    { '01.02.2026': '2026-02-01', '13.13.2026': 'row-no-date', '1.2.2026': 'row-no-date' },
  );
  each(
    { kind: 'date', format: 'M/D/YYYY' },
    {
      '1/2/2026': '2026-01-02',
      '12/31/2026': '2026-12-31',
      '31/12/2026': 'row-no-date',
      '1/2/26': 'row-no-date',
    },
  );
  each(
    { kind: 'date', format: 'YYYYMMDD' },
    { '20260331': '2026-03-31', '2026033': 'row-no-date', '202603311': 'row-no-date' },
  );
});

test('a date format is one that can be read in one way only', () => {
  const isFormat = (format: string) => columnType.safeParse({ kind: 'date', format }).success;
  for (const format of ['YYYY-MM-DD', 'D.M.YYYY', 'DD/MM/YYYY', 'YYYYMMDD', 'DDMMYYYY'])
    expect([format, isFormat(format)]).toEqual([format, true]);
  for (const format of [
    '',
    'YY-MM-DD',
    'YYYY-MM',
    'DMYYYY',
    'YYYY-MM/DD',
    'YYYY--MMDD',
    'DD.MM.YYYY ',
    'MM-MM-YYYY',
    'TT.MM.JJJJ',
  ])
    expect([format, isFormat(format)]).toEqual([format, false]);
});

test.each(['UTC', 'Europe/Berlin', 'America/New_York'])('an instant is the same in a process in %s', zone => {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    each(
      { kind: 'instant' },
      {
        '2026-03-31T22:16:00Z': '2026-03-31T22:16:00Z',
        '2026-04-01 00:16+02:00': '2026-03-31T22:16:00Z',
        '2026-01-10T10:00:00.869000Z': '2026-01-10T10:00:00.869Z',
        '2026-01-10T10:00:00,123456789+0100': '2026-01-10T09:00:00.123456789Z',
        '2026-03-31 22:16': 'row-no-zone',
        '2026-03-31': 'row-no-instant',
        '2026-02-30T00:00Z': 'row-no-instant',
        '2026-03-31T24:00Z': 'row-no-instant',
        '2026-06-30T23:59:60Z': 'row-no-instant',
        '2026-03-31T22:16:00+99:00': 'row-no-instant',
      },
    );
    each(
      { kind: 'instant', zone: 'Europe/Berlin' },
      {
        '2026-03-31 23:30:00': '2026-03-31T21:30:00Z',
        '2026-03-29 02:30': 'row-skipped-time',
        '2026-10-25 02:30': 'row-repeated-time',
        '2026-10-25 02:30+01:00': '2026-10-25T01:30:00Z',
      },
    );
    each(
      { kind: 'instant', zone: 'Europe/Berlin', repeated: 'earlier' },
      { '2026-10-25 02:30': '2026-10-25T00:30:00Z', '2026-03-29 02:30': 'row-skipped-time' },
    );
    each(
      { kind: 'instant', zone: 'Europe/Berlin', repeated: 'later' },
      { '2026-10-25 02:30': '2026-10-25T01:30:00Z' },
    );
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
});
