// The file of a backup: gzip around text. First a line of JSON that says what it is; then the rows of each table, as COPY writes
// them, up to a line `\.`; last a line of JSON with the number of rows of each table and the SHA-256 of everything before it.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import type { Reason } from '../../core/reasons.ts';
import { say } from '../sentences.ts';

const format = 'kontor-backup/1';

const header = z.object({
  format: z.literal(format),
  /** The versions of the Kontor that wrote the file, and of the PostgreSQL that held the data. */
  kontor: z.string(),
  postgres: z.string(),
  /** The moment of the snapshot, by the clock of the database. */
  takenAt: z.iso.datetime(),
  /** The steps of the schema, in their order. */
  steps: z.array(z.string()),
  /** Fingerprints of the encryption keys without which its credentials cannot be opened. */
  keys: z.array(z.string()),
  sequences: z.array(z.object({ name: z.string(), last: z.string(), isCalled: z.boolean() })),
  /** In an order in which a restore can write their rows. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});
const trailer = z.object({ rows: z.record(z.string(), z.number()), sha256: z.string() });

export type BackupHeader = z.output<typeof header>;
export type Table = BackupHeader['tables'][number];
export type Rows = Record<string, number>;

const endOfTable = Buffer.from('\\.\n');
const newline = 0x0a;

/** The text of a backup. `rowsOf` answers the rows of a table as COPY writes them. */
export async function* backupText(
  said: Omit<BackupHeader, 'format'>,
  rowsOf: (table: Table) => AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const hashed = (bytes: Buffer) => {
    hash.update(bytes);
    return bytes;
  };
  const rows: Rows = {};
  yield hashed(lineOf({ format, ...said }));
  for (const table of said.tables) {
    let count = 0;
    for await (const chunk of rowsOf(table)) {
      count += linesIn(chunk);
      yield hashed(chunk);
    }
    rows[table.name] = count;
    yield hashed(endOfTable);
  }
  yield lineOf({ rows, sha256: hash.digest('hex') });
}

/** `rows` is called for each table in turn, and must read its stream to the end. */
export interface Reading {
  header(header: BackupHeader): Promise<void>;
  rows(table: Table, rows: AsyncIterable<Buffer>): Promise<void>;
}

/**
 * Reads a backup from beginning to end, without holding it in memory. Answers how many rows each table has. Throws
 * `input/backup-damaged` for a file that is not whole, `config/backup-newer` for another format, and what `Reading` throws.
 */
export async function readBackup(file: string, { header: onHeader, rows: onRows }: Reading): Promise<Rows> {
  const source = createReadStream(file);
  const text = source.pipe(createGunzip());
  source.on('error', error => text.destroy(error));
  try {
    const hash = createHash('sha256');
    const cut = cutter(text, bytes => hash.update(bytes));
    const said = headerIn(await cut.line(), file);
    await onHeader(said);
    const rows: Rows = {};
    for (const table of said.tables) {
      let count = 0;
      const counted = async function* () {
        for await (const chunk of cut.untilEndOfTable()) {
          count += linesIn(chunk);
          yield chunk;
        }
      };
      await onRows(table, counted());
      rows[table.name] = count;
    }
    const sha256 = hash.digest('hex');
    const wanted = trailer.safeParse(JSON.parse((await cut.line()).toString('utf8')));
    await cut.end();
    const isWhole =
      wanted.success &&
      wanted.data.sha256 === sha256 &&
      said.tables.every(({ name }) => wanted.data.rows[name] === rows[name]);
    if (!isWhole) throw new Damage('backup-other-checksum');
    return rows;
  } catch (thrown) {
    const why = damageIn(thrown);
    throw why ? say.error('backup-damaged', { file, why }, { cause: thrown }) : thrown;
  } finally {
    text.destroy();
    source.destroy();
  }
}

class Damage extends Error {
  readonly why: 'backup-cut-off' | 'backup-goes-on' | 'backup-not-one' | 'backup-other-checksum';
  constructor(why: Damage['why']) {
    super(why);
    this.why = why;
  }
}

/** The reason why the file is damaged; undefined: the error is about something else. */
function damageIn(thrown: unknown): Reason | undefined {
  if (thrown instanceof Damage) return say.reason(thrown.why);
  if (thrown instanceof SyntaxError) return say.reason('backup-not-one');
  const { code } = thrown as { code?: unknown };
  if (code === 'Z_BUF_ERROR') return say.reason('backup-cut-off');
  return typeof code === 'string' && code.startsWith('Z_') ? say.reason('backup-not-gzip') : undefined;
}

function headerIn(line: Buffer, file: string): BackupHeader {
  const said: unknown = JSON.parse(line.toString('utf8'));
  const read = header.safeParse(said);
  if (read.success) return read.data;
  const other = (said as { format?: unknown } | null)?.format;
  if (typeof other === 'string' && other.startsWith('kontor-backup/') && other !== format)
    throw say.error('backup-newer', { file, what: other });
  throw new Damage('backup-not-one');
}

/** Splits a stream into lines. `taken` gets everything that was handed out except the last line. */
function cutter(source: AsyncIterable<Buffer>, taken: (bytes: Buffer) => void) {
  const chunks = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  let before: Buffer | undefined;
  /** Reads on to the end of a line; false: nothing is left. The pieces of a long row are joined once. */
  const more = async (): Promise<boolean> => {
    const pieces: Buffer[] = [];
    for (;;) {
      const { value, done } = await chunks.next();
      if (!done) pieces.push(value);
      if (!done && !value.includes(newline)) continue;
      if (pieces.length > 0) rest = Buffer.concat([rest, ...pieces]);
      return pieces.length > 0;
    }
  };
  const take = (length: number): Buffer => {
    const bytes = rest.subarray(0, length);
    rest = rest.subarray(length);
    return bytes;
  };
  const flush = () => {
    if (before) taken(before);
    before = undefined;
  };
  return {
    async line(): Promise<Buffer> {
      flush();
      for (;;) {
        const at = rest.indexOf(newline);
        if (at >= 0) {
          before = take(at + 1);
          return before;
        }
        if (!(await more())) throw new Damage('backup-cut-off');
      }
    },
    async *untilEndOfTable(): AsyncGenerator<Buffer> {
      flush();
      for (;;) {
        // `rest` begins with a line; COPY escapes the backslashes of data, so that no row is `\.`.
        const isEnd = rest.subarray(0, endOfTable.length).equals(endOfTable);
        const at = isEnd ? 0 : rest.indexOf('\n\\.\n') + 1;
        const whole = isEnd || at > 0 ? at : rest.lastIndexOf(newline) + 1;
        if (whole > 0) {
          const lines = take(whole);
          taken(lines);
          yield lines;
        }
        if (isEnd || at > 0) {
          taken(take(endOfTable.length));
          return;
        }
        if (!(await more())) throw new Damage('backup-cut-off');
      }
    },
    /** Nothing follows. */
    async end(): Promise<void> {
      if (rest.length > 0 || (await more())) throw new Damage('backup-goes-on');
    },
  };
}

const lineOf = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);

function linesIn(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, at + 1)) count++;
  return count;
}
