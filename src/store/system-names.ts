// Which system a connection leads to. References are unique per system, so it has one identity, whatever it is called: its
// first name.
import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';
import { say } from './sentences.ts';

/** The system of this name; one that nobody has named yet is a new one. */
export async function systemNamed(db: Kysely<Schema>, name: string, otherwise = name): Promise<string> {
  await db
    .insertInto('system_names')
    .values({ name, system: otherwise })
    .onConflict(on => on.column('name').doNothing())
    .execute();
  const row = await db
    .selectFrom('system_names')
    .select('system')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return row.system;
}

/**
 * A connection leads to the same system as before, which may get another name by it. One over which nothing was posted may
 * lead to another. Throws `conflict/other-system`.
 */
export async function systemAfter(
  db: Kysely<Schema>,
  { id, name: connection, system }: { id: string; name: string; system: string },
  name: string,
): Promise<string> {
  const named = await systemNamed(db, name, system);
  if (named === system) return system;
  const posted = await db
    .selectFrom('postings')
    .select('id')
    .where('connection_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  if (!posted) return named;
  throw say.error('other-system', { connection, system, name });
}
