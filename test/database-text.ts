// Everything that stands in a database, as text: of each row as it stands there, and as a program would show it.
import type { Client } from 'pg';

export async function* databaseText(client: Client): AsyncGenerator<string> {
  await client.query('begin');
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  for (const { name } of tables) {
    await client.query(
      `declare rows_of no scroll cursor for select t::text as stored, to_jsonb(t)::text as shown from ${name} t`,
    );
    for (;;) {
      const { rows } = await client.query<{ stored: string; shown: string }>('fetch 500 from rows_of');
      if (rows.length === 0) break;
      for (const { stored, shown } of rows) {
        yield stored;
        yield shown;
      }
    }
    await client.query('close rows_of');
  }
  await client.query('commit');
}
