// A database whose clock can be set: functions of the same names stand before PostgreSQL's own in the search path. What is
// bound to those already (defaults of columns) goes on as before.
import pg from 'pg';
import { onTestFinished } from 'vitest';

export interface SettableClock {
  /** Ahead or back. */
  step(ms: number): Promise<void>;
}

/** Call it before anything else connects to the database. */
export async function settableClock(databaseUrl: string): Promise<SettableClock> {
  const client = new pg.Client({ connectionString: databaseUrl });
  // The database may be dropped before this ends.
  client.on('error', () => {});
  await client.connect();
  onTestFinished(() => client.end());
  await client.query(`create schema settable;
    create table settable.clock (ahead interval not null);
    insert into settable.clock values (interval '0');`);
  for (const name of ['now', 'clock_timestamp'])
    await client.query(`create function settable.${name}() returns timestamptz stable language sql
      as $$ select pg_catalog.${name}() + ahead from settable.clock $$`);
  const database = new URL(databaseUrl).pathname.slice(1);
  await client.query(`alter database ${database} set search_path = settable, pg_catalog, public`);
  let total = 0;
  return {
    async step(ms) {
      await client.query(`update settable.clock set ahead = ahead + $1 * interval '1 millisecond'`, [ms]);
      total += ms;
      // As Kontor sees it: a test in which nothing was set would prove nothing.
      const other = new pg.Client({ connectionString: databaseUrl });
      await other.connect();
      const { rows } = await other.query(
        'select (extract(epoch from clock_timestamp() - pg_catalog.clock_timestamp()) * 1000)::int as apart',
      );
      await other.end();
      if (Math.abs(rows[0].apart - total) > 1_000) throw new Error(`The clock is ${rows[0].apart} ms ahead.`);
    },
  };
}
