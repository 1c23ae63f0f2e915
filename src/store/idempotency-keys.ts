// Writes that were passed on under an Idempotency-Key. The row is there before the request leaves.
import type { Kysely } from 'kysely';
import { jsonOf } from './json.ts';
import type { Schema } from './schema.ts';

export interface IdempotencyKey {
  connectionId: string;
  /** The caller's own, of its own within the connection. */
  key: string;
  /** Of method, path and body: the same key means the same request. */
  requestHash: string;
  /** sent: it may be on its way, or its sender has died. uncertain: its answer was lost. */
  state: 'sent' | 'answered' | 'uncertain';
  status: number | null;
  headers: Record<string, string | string[]> | null;
  /** Null: there is no answer, or it was too large to be kept. */
  body: Uint8Array | null;
  sentAt: Date;
}

export type IdempotencyKeys = ReturnType<typeof idempotencyKeys>;

export function idempotencyKeys(db: Kysely<Schema>) {
  return {
    /** Undefined: it is written as `sent`, and is the caller's to send. Otherwise what there is under this key. */
    async begin({
      connectionId,
      key,
      requestHash,
      sentAt,
    }: Pick<IdempotencyKey, 'connectionId' | 'key' | 'requestHash' | 'sentAt'>): Promise<
      IdempotencyKey | undefined
    > {
      const row = {
        connection_id: connectionId,
        key,
        request_hash: requestHash,
        state: 'sent' as const,
        sent_at: sentAt,
      };
      for (;;) {
        const made = await db
          .insertInto('idempotency_keys')
          .values(row)
          .onConflict(on => on.columns(['connection_id', 'key']).doNothing())
          .returning('key')
          .executeTakeFirst();
        if (made) return undefined;
        const found = await db
          .selectFrom('idempotency_keys')
          .select([
            'connection_id as connectionId',
            'key',
            'request_hash as requestHash',
            'state',
            'status',
            'headers',
            'body',
            'sent_at as sentAt',
          ])
          .where('connection_id', '=', connectionId)
          .where('key', '=', key)
          .executeTakeFirst();
        if (found) return found;
        // It was released between the two statements: it is free again.
      }
    },
    async answered({
      connectionId,
      key,
      status,
      headers,
      body,
    }: Pick<IdempotencyKey, 'connectionId' | 'key' | 'status' | 'headers' | 'body'>): Promise<void> {
      await db
        .updateTable('idempotency_keys')
        .set({
          state: 'answered',
          status,
          headers: headers && jsonOf(headers),
          body: body && Buffer.from(body),
        })
        .where('connection_id', '=', connectionId)
        .where('key', '=', key)
        .execute();
    },
    async uncertain(connectionId: string, key: string): Promise<void> {
      await db
        .updateTable('idempotency_keys')
        .set({ state: 'uncertain' })
        .where('connection_id', '=', connectionId)
        .where('key', '=', key)
        .execute();
    },
    /** Surely nothing was written: the key is free again. */
    async release(connectionId: string, key: string): Promise<void> {
      await db
        .deleteFrom('idempotency_keys')
        .where('connection_id', '=', connectionId)
        .where('key', '=', key)
        .execute();
    },
  };
}
