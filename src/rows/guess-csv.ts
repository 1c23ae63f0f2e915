// What the dialect of a CSV file seems to be, by its beginning. It is shown in the preview and stored in the model; a run guesses nothing.
import { parse } from 'csv-parse/sync';
import { type CsvDialect, type CsvEncoding, csvDialect } from './csv.ts';
import { say } from './sentences.ts';

export interface CsvGuess {
  dialect: CsvDialect;
  /** The first rows as text, without the line of names. */
  rows: string[][];
}

const delimiters = [',', ';', '\t', '|'] as const;

/** `beginning`: of the file; `isWhole`: all of it. Throws `input/csv-not-recognised`. */
export function guessCsv(beginning: Uint8Array, isWhole: boolean): CsvGuess {
  const encoding = encodingOf(beginning);
  const whole = new TextDecoder(encoding).decode(beginning);
  // The last line may be cut.
  const text = isWhole
    ? whole
    : whole.slice(0, Math.max(whole.lastIndexOf('\n'), whole.lastIndexOf('\r')) + 1);
  const candidates = delimiters.flatMap(delimiter => {
    const rows = rowsOf(text, delimiter);
    return rows === undefined ? [] : [{ delimiter, rows, width: rows[0]?.length ?? 0 }];
  });
  const [best] = candidates.toSorted((one, other) => other.width - one.width);
  if (best === undefined || isOneByMistake(best.rows)) throw say.error('csv-not-recognised');
  return { dialect: csvDialect.parse({ delimiter: best.delimiter, encoding }), rows: best.rows.slice(1) };
}

/** One column, whose name would be several with another delimiter: a line of another width makes a whole file look like that. */
function isOneByMistake([names = []]: string[][]): boolean {
  return names.length < 2 && delimiters.some(delimiter => (names[0] ?? delimiter).includes(delimiter));
}

/** Undefined: its lines are not all of the same width. */
function rowsOf(text: string, delimiter: string): string[][] | undefined {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: true,
    });
  } catch {
    return undefined;
  }
}

function encodingOf(bytes: Uint8Array): CsvEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  try {
    // A character that the end of the beginning cuts is none that is wrong.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
