// Exits 0 when the server of KONTOR_TEST_DATABASE_URL answers.
import pg from 'pg';

const client = new pg.Client({
  connectionString: process.env.KONTOR_TEST_DATABASE_URL,
  connectionTimeoutMillis: 5_000,
});
try {
  await client.connect();
  await client.end();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
