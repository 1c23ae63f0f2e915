// Runs PGlite in a thread of its own, so that the database computes while the main thread answers HTTP. Started by
// pglite-session.ts, which says what the messages mean.
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import type { Answer, Request } from './pglite-session.ts';

const port = parentPort;
if (!port) throw new Error('This file is the inside of a worker thread.');

const pglite = await PGlite.create(workerData as string);

/** Transactions that are open: at most one, because PGlite keeps everything else waiting until it ends. */
const open = new Map<number, { tx: Transaction; end(): void; ended: Promise<unknown> }>();

async function begin(number: number): Promise<void> {
  await new Promise<void>((started, failed) => {
    const ended = pglite.transaction(
      tx =>
        new Promise<void>(end => {
          open.set(number, { tx, end, ended });
          started();
        }),
    );
    ended.catch(failed);
  });
}

async function end(number: number, commit: boolean): Promise<void> {
  const transaction = open.get(number);
  open.delete(number);
  if (!transaction) throw new Error('The transaction has ended before.');
  if (!commit) await transaction.tx.rollback();
  transaction.end();
  await transaction.ended;
}

async function run(request: Request): Promise<unknown> {
  switch (request.do) {
    case 'query': {
      const { rows, affectedRows } = await runner(request.in).query(request.sql, request.parameters);
      return { rows, affectedRows };
    }
    case 'exec':
      return (await pglite.exec(request.sql)).map(({ rows, affectedRows }) => ({ rows, affectedRows }));
    case 'begin':
      return begin(request.number);
    case 'end':
      return end(request.number, request.commit);
    case 'close':
      return pglite.close();
  }
}

function runner(number: number | undefined): PGlite | Transaction {
  if (number === undefined) return pglite;
  const transaction = open.get(number);
  if (!transaction) throw new Error('The transaction has ended before.');
  return transaction.tx;
}

port.on('message', async ({ id, request }: { id: number; request: Request }) => {
  let answer: Answer;
  try {
    answer = { id, value: await run(request) };
  } catch (thrown) {
    const error = thrown as Error;
    // An error that is copied keeps its message only; SQLSTATE, detail and constraint are fields beside it.
    answer = { id, error: { ...error, message: error.message } };
  }
  port.postMessage(answer);
});
port.postMessage({ id: 0, value: undefined } satisfies Answer);
