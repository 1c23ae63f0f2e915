// The embedded database, in a thread of its own: PGlite computes on the thread that calls it, and that would be the
// one that answers HTTP. Requests go over in the order they are made, and are carried out in that order.
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { KontorError } from '../core/errors.ts';

export type Request =
  | { do: 'query'; sql: string; parameters: unknown[]; in?: number | undefined }
  | { do: 'exec'; sql: string }
  | { do: 'begin'; number: number }
  | { do: 'end'; number: number; commit: boolean }
  | { do: 'close' };

export type Answer =
  | { id: number; value: unknown }
  | { id: number; error: { message: string } & Record<string, unknown> };

export interface Result<Row> {
  rows: Row[];
  affectedRows?: number;
}

export interface Queries {
  /** One statement. Throws what PostgreSQL says, with `code` (SQLSTATE), `detail`, `constraint`. */
  query<Row>(sql: string, parameters?: unknown[]): Promise<Result<Row>>;
}

export interface SessionTransaction extends Queries {
  end(commit: boolean): Promise<void>;
}

/** PGlite has one session: while a transaction is open, everything that is not part of it waits. */
export interface PgliteSession extends Queries {
  /** Any number of statements, without parameters. */
  exec<Row>(sql: string): Promise<Result<Row>[]>;
  begin(): Promise<SessionTransaction>;
  close(): Promise<void>;
}

const [, extension] = import.meta.url.match(/(\.[a-z]+)(?:\?.*)?$/) ?? [];

/** Opens the database in the folder, or makes it. Throws `unavailable/embedded-database`. */
export async function openPglite(dataDir: string): Promise<PgliteSession> {
  // V8 of Node 24 can stop for ever when it frees WebAssembly code while two threads run some: one holds the lock that
  // the other waits for, both ways. Nothing is freed then, a few megabytes (docs/decisions/0014-database-thread.md).
  setFlagsFromString('--no-wasm-code-gc');
  const worker = new Worker(new URL(`./pglite-thread${extension}`, import.meta.url), { workerData: dataDir });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  let last = 0;
  let gone: Error | undefined;
  const answerTo = (id: number) =>
    new Promise<unknown>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
    });
  const ask = (request: Request): Promise<unknown> => {
    if (gone) return Promise.reject(gone);
    const id = ++last;
    worker.postMessage({ id, request });
    return answerTo(id);
  };
  const failAll = (cause: unknown) => {
    gone ??= new KontorError(
      'unavailable',
      'embedded-database',
      `The embedded database in ${dataDir} does not go on: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
        next: 'Start Kontor again; nothing that was acknowledged is lost. If it does not open: when the disk is full, free some space; when the folder was damaged, restore it from a backup.',
      },
    );
    for (const { reject } of waiting.values()) reject(gone);
    waiting.clear();
  };
  worker.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('error' in answer) asked?.reject(Object.assign(new Error(), answer.error));
    else asked?.resolve(answer.value);
  });
  worker.on('error', failAll);
  worker.on('exit', code => failAll(`its thread has ended (${code}).`));
  await answerTo(0);

  const query =
    (transaction?: number) =>
    <Row>(sql: string, parameters: unknown[] = []) =>
      ask({ do: 'query', sql, parameters, in: transaction }) as Promise<Result<Row>>;
  return {
    query: query(),
    exec: <Row>(sql: string) => ask({ do: 'exec', sql }) as Promise<Result<Row>[]>,
    async begin() {
      const number = ++last;
      await ask({ do: 'begin', number });
      return { query: query(number), end: commit => ask({ do: 'end', number, commit }) as Promise<void> };
    },
    async close() {
      await ask({ do: 'close' });
      await worker.terminate();
    },
  };
}
