// Since when Kontor has used which key to encrypt secrets. The key itself is never here.
import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

export interface EncryptionKey {
  /** The beginning of its fingerprint, which encrypted text carries. */
  id: string;
  /** Of one that is older than Kontor's memory of it: since then Kontor has remembered. */
  firstUsedAt: Date;
}

/** The key that is used from now on. */
export async function usedKey(db: Kysely<Schema>, id: string): Promise<EncryptionKey> {
  await db
    .insertInto('encryption_keys')
    .values({ id })
    .onConflict(on => on.doNothing())
    .execute();
  const { first_used_at: firstUsedAt } = await db
    .selectFrom('encryption_keys')
    .select('first_used_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { id, firstUsedAt };
}
