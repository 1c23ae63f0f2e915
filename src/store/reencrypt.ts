// After the encryption key was changed: everything that is under a former one is encrypted again.
import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';
import type { Vault } from './vault.ts';

/** Where encrypted text is. */
export const sealed = {
  connections: 'secrets',
  destinations: 'secrets',
  change_requests: 'request',
  browser_sessions: 'tokens',
} as const;

/** Answers how many rows. Throws `config/wrong-encryption-key` when no key opens one. */
export async function reencrypt(db: Kysely<Schema>, vault: Vault): Promise<number> {
  let reencrypted = 0;
  for (const [table, column] of Object.entries(sealed)) {
    const place = { table: sql.table(table), text: sql.ref(column) };
    const { rows } = await sql<{ id: string; text: string }>`
      select id, ${place.text} as text from ${place.table} where ${place.text} is not null`.execute(db);
    for (const { id, text } of rows) {
      if (vault.isCurrent(text)) continue;
      const anew = vault.seal(vault.open(text));
      await sql`update ${place.table} set ${place.text} = ${anew} where id = ${id}`.execute(db);
      reencrypted++;
    }
  }
  return reencrypted;
}
