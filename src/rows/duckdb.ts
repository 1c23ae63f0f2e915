// DuckDB, closed on all sides: it reads the files that it is given and nothing else, fetches nothing, and keeps to its memory and folder.
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { fileError } from './file-problems.ts';

/** A value as DuckDB hands it out without changing it: text, or null. */
type Value = string | null;

export interface DuckDb {
  /** Rows of text columns, in pieces, as they come. Throws as `fileError` says. */
  rows(sql: string): AsyncGenerator<Value[][]>;
  /** The only row of numbers that a query answers, by column. */
  counts<Name extends string>(sql: string): Promise<Record<Name, number>>;
  run(sql: string): Promise<void>;
  close(): void;
}

/** `files`: what may be read. `folder`: what does not fit into memory goes there; and what is written, such as snapshots. */
export async function openDuckDb({
  files,
  folder,
  memoryMb,
}: {
  files: readonly string[];
  folder: string;
  memoryMb: number;
}): Promise<DuckDb> {
  const instance = await DuckDBInstance.create(':memory:', {
    // A missing extension is an error, and no download.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    memory_limit: `${memoryMb}MB`,
    threads: '2',
    temp_directory: folder,
  });
  const connection = await instance.connect();
  for (const setting of [
    "timezone = 'UTC'",
    `allowed_directories = [${textOf(folder)}]`,
    `allowed_paths = [${files.map(textOf).join(', ')}]`,
    'enable_external_access = false',
    'lock_configuration = true',
  ])
    await connection.run(`set ${setting}`);
  return over(connection, () => {
    connection.closeSync();
    instance.closeSync();
  });
}

function over(connection: DuckDBConnection, close: () => void): DuckDb {
  const asked = async <T>(work: () => Promise<T>): Promise<T> =>
    work().catch(thrown => {
      throw fileError(thrown);
    });
  return {
    async *rows(sql) {
      const result = await asked(() => connection.stream(sql));
      for (;;) {
        const chunk = await asked(() => result.fetchChunk());
        if (!chunk || chunk.rowCount === 0) return;
        yield chunk.getRows() as Value[][];
      }
    },
    async counts(sql) {
      const reader = await asked(() => connection.runAndReadAll(sql));
      const [row = []] = reader.getRows();
      return Object.fromEntries(reader.columnNames().map((name, at) => [name, Number(row[at])])) as never;
    },
    run: async sql => void (await asked(() => connection.run(sql))),
    close,
  };
}

/** As SQL writes it. */
export const textOf = (text: string): string => `'${text.replaceAll("'", "''")}'`;
export const nameOf = (name: string): string => `"${name.replaceAll('"', '""')}"`;
