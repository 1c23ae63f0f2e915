// Statements to the private server outside of any pool, on a connection of their own.
import pg from 'pg';

/** Answers one result for each statement. Throws what `pg` throws. */
export async function askOnce(
  where: pg.ClientConfig,
  statements: readonly string[],
): Promise<pg.QueryResult[]> {
  const client = new pg.Client({ ...where, connectionTimeoutMillis: 5_000, query_timeout: 30_000 });
  // The connection may also be lost between two statements; the next one then fails.
  client.on('error', () => {});
  try {
    await client.connect();
    const results: pg.QueryResult[] = [];
    for (const statement of statements) results.push(await client.query(statement));
    return results;
  } finally {
    await client.end().catch(() => {});
  }
}
