// A CSV file as rows of text. Its dialect was declared, nothing of it is guessed; and it is believed only if it did not change meanwhile.
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { textOf } from './duckdb.ts';
import { say } from './sentences.ts';

const encodings = ['utf-8', 'windows-1252', 'utf-16le'] as const;
export type CsvEncoding = (typeof encodings)[number];

export const csvDialect = z.strictObject({
  delimiter: z.enum([',', ';', '\t', '|']).default(','),
  quote: z.enum(['"', "'"]).default('"'),
  encoding: z.enum(encodings).default('utf-8'),
});
export type CsvDialect = z.infer<typeof csvDialect>;

export interface CsvFile {
  /** As its first line names them. */
  columns: readonly string[];
  /** What DuckDB reads: each column as text, under its name. An empty cell is an empty text. */
  scan: string;
  /** The file that DuckDB reads. */
  path: string;
  /** Whether the last line has an end. Where earlier files had one, a file without may be cut. */
  isEnded: boolean;
  /** Throws `unavailable/file-changed` when the file was changed or replaced after it was opened. */
  confirm(): Promise<void>;
}

/** A line with more is refused. */
const longestLine = 8_000_000;

/**
 * `folder`: a file that is not UTF-8 is written there once more. Throws `input/csv-no-header`, `input/csv-column-twice`,
 * `input/csv-column-unnamed`, `input/csv-undecodable`.
 */
export async function openCsv(path: string, dialect: CsvDialect, folder: string): Promise<CsvFile> {
  const { delimiter, quote, encoding } = dialect;
  const before = await stateOf(path);
  const read = encoding === 'utf-8' ? path : await decoded(path, encoding, folder);
  const { beginning, isEnded } = await edgesOf(read);
  const columns = columnsIn(beginning, dialect);
  const shape = columns.map(name => `${textOf(name)}: 'VARCHAR'`).join(', ');
  const names = columns.map(textOf).join(', ');
  return {
    columns,
    isEnded,
    path: read,
    scan: `read_csv(${textOf(read)}, auto_detect = false, header = true, delim = ${textOf(delimiter)}, quote = ${textOf(quote)},
      escape = ${textOf(quote)}, comment = '', strict_mode = true, null_padding = false, max_line_size = ${longestLine},
      force_not_null = [${names}], columns = {${shape}})`,
    async confirm() {
      const after = await stateOf(path);
      if (Object.entries(before).some(([name, value]) => after[name as keyof typeof after] !== value))
        throw say.error('file-changed', { file: path });
    },
  };
}

async function stateOf(path: string) {
  const { size, mtimeNs, ino } = await stat(path, { bigint: true });
  return { size, mtimeNs, ino };
}

/** A byte that is no character there is an error, and no question mark. */
async function decoded(path: string, encoding: CsvEncoding, folder: string): Promise<string> {
  const copy = join(folder, `${randomUUID()}.csv`);
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    await pipeline(
      createReadStream(path),
      async function* (pieces: AsyncIterable<Buffer>) {
        for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
        yield decoder.decode();
      },
      createWriteStream(copy),
    );
  } catch (cause) {
    if (cause instanceof TypeError) throw say.error('csv-undecodable', { encoding }, { cause });
    throw cause;
  }
  return copy;
}

/** The beginning with its first line, and whether the last line has an end. */
async function edgesOf(path: string): Promise<{ beginning: string; isEnded: boolean }> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, 1_000_000)), { position: 0 });
    const last = Buffer.alloc(1);
    if (size > 0) await file.read(last, { position: size - 1 });
    const beginning = new TextDecoder().decode(buffer.subarray(0, bytesRead), { stream: true });
    return { beginning, isEnded: last[0] === 0x0a || last[0] === 0x0d };
  } finally {
    await file.close();
  }
}

function columnsIn(beginning: string, { delimiter, quote }: CsvDialect): string[] {
  const names = firstLineOf(beginning, { delimiter, quote });
  if (names.every(name => name.trim() === '')) throw say.error('csv-no-header');
  const seen = new Set<string>();
  for (const [at, name] of names.entries()) {
    if (name.trim() === '') throw say.error('csv-column-unnamed', { position: at + 1 });
    // DuckDB, and people, do not tell Amount from amount.
    const folded = name.trim().normalize('NFC').toLowerCase();
    if (seen.has(folded)) throw say.error('csv-column-twice', { column: name });
    seen.add(folded);
  }
  return names;
}

/** Throws `input/file-broken-at` for one whose quotes do not close. */
function firstLineOf(
  beginning: string,
  { delimiter, quote }: Pick<CsvDialect, 'delimiter' | 'quote'>,
): string[] {
  const ends = ['\r\n', '\n', '\r'];
  try {
    const options = { delimiter, quote, escape: quote, record_delimiter: ends, to: 1 };
    const [names = []]: string[][] = parse(beginning, { ...options, relax_column_count: true });
    return names;
  } catch (cause) {
    throw say.error('file-broken-at', { line: 1, why: say.reason('csv-open-quote') }, { cause });
  }
}
