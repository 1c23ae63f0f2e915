// Groups that are written in a transaction of somebody else: one entry that the database refuses ends neither the
// transaction nor the group.
import { type Kysely, sql } from 'kysely';
import { type GroupWriter, inParts } from '../core/in-parts.ts';
import type { Schema } from './schema.ts';

/** Throws what is not about an entry; the transaction is to be rolled back then. */
export async function groupIn<Item, Result>(
  tx: Kysely<Schema>,
  items: readonly Item[],
  { commit, instead }: GroupWriter<Item, Result>,
): Promise<Result[]> {
  const results = await inParts<Item, Result>(items, {
    commit: some => inSavepoint(tx, () => commit(some)),
    instead,
  });
  const failed = results.find(result => result instanceof Error);
  if (failed) throw failed;
  return results as Result[];
}

/** Work that throws has had no effect, and the transaction goes on. */
export async function inSavepoint<T>(tx: Kysely<Schema>, work: () => Promise<T>): Promise<T> {
  await sql`savepoint entries`.execute(tx);
  try {
    const result = await work();
    await sql`release savepoint entries`.execute(tx);
    return result;
  } catch (error) {
    // A connection that was lost refuses this too; the error that is thrown then says the same.
    await sql`rollback to savepoint entries`.execute(tx);
    await sql`release savepoint entries`.execute(tx);
    throw error;
  }
}
