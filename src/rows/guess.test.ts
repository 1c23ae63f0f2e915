import { expect, test } from 'vitest';
import { guessCsv } from './guess-csv.ts';
import { suggestType } from './suggest-type.ts';

const guessed = (bytes: string | Uint8Array, isWhole = true) =>
  guessCsv(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, isWhole);

test('the dialect of a file is guessed by its beginning', () => {
  expect(guessed('id;amount\n1;10,50\n2;7,00\n')).toEqual({
    dialect: { delimiter: ';', quote: '"', encoding: 'utf-8' },
    rows: [
      ['1', '10,50'],
      ['2', '7,00'],
    ],
  });
  expect(guessed('id\tn\r\n1\t"a\nb"\r\n').rows).toEqual([['1', 'a\nb']]);
  expect(guessed('id,n\n1,a # b\n#2,c\n').rows).toEqual([
    ['1', 'a # b'],
    ['#2', 'c'],
  ]);
  expect(guessed('id\n1\n2\n').rows).toEqual([['1'], ['2']]);
});

test('a beginning that is cut is read up to its last whole line', () => {
  expect(guessed('id,n\n1,a\n2,"b', false).rows).toEqual([['1', 'a']]);
  const euro = Buffer.from('id,n\n1,€\n2,€');
  expect(guessed(euro.subarray(0, -1), false)).toMatchObject({
    dialect: { encoding: 'utf-8' },
    rows: [['1', '€']],
  });
});

test('the encoding is recognised', () => {
  const windows = Buffer.from('id,p\n1,?5\n'.replace('?', '\x80'), 'latin1');
  expect(guessed(windows)).toMatchObject({ dialect: { encoding: 'windows-1252' }, rows: [['1', '€5']] });
  const wide = Buffer.from('\uFEFFid,n\n1,é\n', 'utf16le');
  expect(guessed(wide)).toMatchObject({ dialect: { encoding: 'utf-16le' }, rows: [['1', 'é']] });
});

test('a file without columns of one width is not recognised', () => {
  expect(() => guessed('id,n\n1,a,b\n2\n3;4\n')).toThrow(/does not recognise the columns/);
  expect(() => guessed('')).toThrow(/does not recognise the columns/);
});

test('types are suggested where all values have one meaning', () => {
  const kindOf = (...values: string[]) => suggestType(values).type;
  expect(kindOf('1', '', '20')).toEqual({ kind: 'integer' });
  expect(kindOf('100017', '007')).toMatchObject({ kind: 'text' });
  expect(kindOf('10.50', '7')).toMatchObject({ kind: 'decimal', mark: '.' });
  expect(kindOf('1.234,50', '7,00')).toMatchObject({ kind: 'decimal', mark: ',', group: '.' });
  expect(kindOf('true', 'FALSE')).toMatchObject({ kind: 'boolean' });
  expect(kindOf('2026-01-31')).toEqual({ kind: 'date', format: 'YYYY-MM-DD' });
  expect(kindOf('31.01.2026')).toEqual({ kind: 'date', format: 'DD.MM.YYYY' });
  expect(kindOf('13/01/2026', '01/02/2026')).toEqual({ kind: 'date', format: 'DD/MM/YYYY' });
  expect(kindOf('2026-01-31T10:00:00Z')).toMatchObject({ kind: 'instant' });
  expect(kindOf('4.00638E+12')).toMatchObject({ kind: 'text' });
  expect(kindOf('', ' ')).toMatchObject({ kind: 'text' });
});

test('a value with two meanings makes a question, and the column stays text until a person answers', () => {
  const questionOf = (...values: string[]) => {
    const { type, question } = suggestType(values);
    return [type.kind, question?.code, question?.params.one, question?.params.other];
  };
  expect(questionOf('01/02/2026', '03/04/2026')).toEqual(['text', 'ask-which', '2026-02-01', '2026-01-02']);
  expect(questionOf('1,234', '5,678')).toEqual(['text', 'ask-which', '1.234', '1234']);
  expect(questionOf('1.234')).toEqual(['text', 'ask-which', '1.234', '1234']);
  expect(questionOf('2026-01-31 10:00')).toEqual(['text', 'ask-zone', undefined, undefined]);
  expect(questionOf('01/01/2026')).toEqual(['date', undefined, undefined, undefined]);
});
