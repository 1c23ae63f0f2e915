// A database that refuses what nothing at the door could know: a trigger does so.
import pg from 'pg';
import { stubOf } from './signed-webhooks.ts';

export async function onDatabase(where: string | pg.ClientConfig, sql: string): Promise<void> {
  const client = new pg.Client(where);
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** SQL: from now on the database refuses some events. */
export const refuse = `
  create or replace function refuse() returns trigger language plpgsql as $$
  begin
    if new::text like '%POISON%' then raise exception 'a text that nobody likes'; end if;
    return new;
  end $$;
  drop trigger if exists refuse on events;
  create trigger refuse before insert on events for each row execute function refuse()`;
export const allow = 'drop trigger refuse on events';

/** The body of a webhook that it refuses. */
export const poison = (id: number) => stubOf(id, { note: 'POISON' });
