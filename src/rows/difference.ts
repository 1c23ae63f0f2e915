// What is new, changed or gone since the rows of a snapshot, by key. Text is compared with text: see decision 82.
import { type DuckDb, nameOf, textOf } from './duckdb.ts';

/** Goes into every digest: under another version all rows have changed. */
const version = 'rows-1';

export interface Compared {
  /** What DuckDB reads; all columns are text. */
  scan: string;
  /** Together they name a row. */
  keys: readonly string[];
  /** What else counts as part of a row: the mapped columns, and those that are watched. */
  columns: readonly string[];
  /** The Parquet file that `writeSnapshot` has written; undefined: there is none. */
  snapshot: string | undefined;
}

/** `read` is the sum of the others, without `removed`. */
export interface Counts {
  read: number;
  unchanged: number;
  added: number;
  changed: number;
  /** Rows whose key others have as well. */
  repeated: number;
  /** Rows in which a key column is empty or missing. */
  keyless: number;
  /** Keys that the snapshot has and the source does not. */
  removed: number;
}

/** How a row stands that is not as it was. */
export type Standing = 'added' | 'changed' | 'repeated' | 'keyless';

/** `line`: which row of the source it is, from 1. */
export interface OpenRow {
  line: number;
  key: string;
  standing: Standing;
  /** Of the keys and columns that were asked for, in their order. */
  cells: (string | null)[];
}

export interface Difference {
  counts: Counts;
  /** The rows that are not as they were, in the order of the source. */
  openRows(): AsyncGenerator<OpenRow>;
  /** The keys that the snapshot has and the source does not, in their order. The source has a key that is repeated. */
  removedKeys(): AsyncGenerator<string>;
  /** Writes key and digest of each row whose key no other row has. The next comparison takes them for acknowledged. */
  writeSnapshot(file: string): Promise<void>;
}

/**
 * Compares all of it. One comparison for each DuckDB: it keeps keys and digests there. Throws what reading the source throws, and then nothing has
 * been compared.
 */
export async function compareRows(db: DuckDb, of: Compared): Promise<Difference> {
  const { scan, keys, columns, snapshot } = of;
  const before = snapshot === undefined ? 'nothing' : `read_parquet(${textOf(snapshot)})`;
  await db.run('create temp table nothing (key varchar, digest blob)');
  await db.run(
    `create temp table now as select ${keyOf(keys)} as key, ${digestOf([...keys, ...columns])} as digest from ${scan}`,
  );
  await db.run(
    'create temp table repeated as select key from now where key is not null group by key having count(*) > 1',
  );
  // Most rows are as they were: the few others are all that is kept of the join.
  await db.run(`create temp table open as select now.key, repeated.key is not null as is_repeated, before.key is null as is_new
    from now left join ${before} as before on before.key = now.key left join repeated on repeated.key = now.key
    where now.key is not null and (repeated.key is not null or before.digest is distinct from now.digest)`);
  const gone = `from ${before} as before anti join now on now.key = before.key`;
  const counts = await db.counts<keyof Counts>(`select
    (select count(*) from now) as read,
    (select count(*) from now where key is null) as keyless,
    (select count(*) from open where is_repeated) as repeated,
    (select count(*) from open where not is_repeated and is_new) as added,
    (select count(*) from open where not is_repeated and not is_new) as changed,
    (select count(*) ${gone}) as removed`);
  const { read, keyless, repeated, added, changed } = counts;
  const unchanged = read - keyless - repeated - added - changed;
  return {
    counts: { ...counts, unchanged },
    async *openRows() {
      if (unchanged === read) return;
      // A source may call its columns line or key.
      const cells = [...keys, ...columns].map((name, at) => `${nameOf(name)} as cell_${at}`).join(', ');
      const asked = `select rows.line::varchar, rows.key,
          case when rows.key is null then 'keyless' when is_repeated then 'repeated' when is_new then 'added' else 'changed' end,
          rows.* exclude (line, key)
        from (select row_number() over () as line, ${keyOf(keys)} as key, ${cells} from ${scan}) as rows
          left join (select distinct * from open) as open on open.key = rows.key
        where rows.key is null or open.key is not null order by rows.line`;
      for await (const some of db.rows(asked))
        for (const [line, key, standing, ...rest] of some)
          yield { line: Number(line), key: key ?? '', standing: standing as Standing, cells: rest };
    },
    async *removedKeys() {
      for await (const some of db.rows(`select before.key ${gone} order by 1`))
        for (const [key] of some) yield key ?? '';
    },
    writeSnapshot: file =>
      db.run(`copy (select key, digest from now anti join repeated using (key) where key is not null)
        to ${textOf(file)} (format parquet, compression zstd)`),
  };
}

/** Null where a part of it is missing. */
const keyOf = (keys: readonly string[]) =>
  `case when ${keys.map(name => `coalesce(${nameOf(name)}, '') <> ''`).join(' and ')} then ${joined(keys)} end`;

/** Whatever the order of the columns in the source. */
const digestOf = (names: readonly string[]) =>
  `unhex(sha256(${textOf(version)} || ${joined(names.toSorted())}))`;

/** No two lists of texts are joined to the same: each has its length in front. */
const joined = (names: readonly string[]) =>
  names.map(name => `coalesce(length(${nameOf(name)}) || ':' || ${nameOf(name)}, '-')`).join(' || ');
