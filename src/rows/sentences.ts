// What is said of cells that are not what their column was declared to be.
import { sentences } from '../core/sentences.ts';
import { german } from './sentences.de.ts';

const english = {
  'row-shortened': [
    '{cell} was shortened by a spreadsheet: digits are missing.',
    'Export the column as text, and read the file again.',
  ],
  'row-no-integer': '{cell} is no whole number.',
  'row-no-decimal': '{cell} is no number with {mark} before its decimals.',
  'row-too-many-decimals': [
    '{cell} has more than {decimals} decimals.',
    'Correct it in the source, or choose in the mapping how it is rounded.',
  ],
  'row-neither': '{cell} means neither yes ({yes}) nor no ({no}).',
  'row-no-date': '{cell} is no date of the format {format}.',
  'row-no-instant': '{cell} is no date with a time.',
  'row-no-zone': [
    '{cell} does not say its distance from UTC.',
    'Name the time zone of the column in the model.',
  ],
  'row-skipped-time': '{cell} does not exist in {zone}: clocks were set forward over it.',
  'row-repeated-time': [
    '{cell} comes twice in {zone}, because clocks were set back.',
    'Say in the model which of the two is meant.',
  ],
  'duckdb-failed': {
    kind: 'unavailable',
    says: 'DuckDB could not read or write the rows: {words}',
    next: 'Nothing was used. Kontor tries again in the next run; if it happens again, look at the memory and the disk of the machine.',
  },
  'file-broken': {
    kind: 'input',
    says: 'The file cannot be read: {why}',
    next: 'Correct it where it comes from. Nothing of it was used.',
  },
  'file-broken-at': {
    kind: 'input',
    says: 'The file cannot be read from line {line} on: {why}',
    next: 'Correct it where it comes from. Nothing of it was used.',
  },
  'csv-other-width': 'The line has {found} columns, and the first line of the file {expected}.',
  'csv-open-quote': 'A quote is opened and not closed as it should be.',
  'csv-other-encoding': 'The text is not UTF-8.',
  'csv-long-line': 'The line is longer than 8 MB.',
  'csv-mixed-ends':
    'Some lines end with CR LF and others with LF, or a line does not follow the dialect of the model.',
  'duckdb-said': 'DuckDB says: {words}',
  'csv-no-header': {
    kind: 'input',
    says: 'The first line of the file names no columns.',
    next: 'The file needs a first line with the names of its columns.',
  },
  'csv-column-unnamed': {
    kind: 'input',
    says: 'Column {position} of the file has no name.',
    next: 'Name it in the first line of the file.',
  },
  'csv-column-twice': {
    kind: 'input',
    says: 'The file has two columns called {column}: Kontor does not tell large and small letters apart there.',
    next: 'Give each column a name of its own.',
  },
  'csv-undecodable': {
    kind: 'input',
    says: 'The file is not text in {encoding}: some of its bytes are no characters there.',
    next: 'Choose the encoding in which the file is written. Nothing of it was used.',
  },
  'csv-not-recognised': {
    kind: 'input',
    says: 'Kontor does not recognise the columns of the file: its lines are not of the same width with any delimiter.',
    next: 'Give the delimiter, the quote and the encoding of the file.',
  },
  'ask-zone': 'The times do not say their distance from UTC: which time zone are they of?',
  'ask-which': 'Is {cell} {one} or {other}? The values that were looked at fit both.',
  'file-changed': {
    kind: 'unavailable',
    says: 'The file {file} changed while Kontor read it. Nothing of it was used.',
    next: 'Kontor reads it again in the next run. Files should appear under their name only when they are whole.',
  },
} as const;

export const say = sentences(english, german);
