// Messages: what Kontor tells other programs. Written in the transaction of what they are about, so that none is sent
// of what did not happen, and none is forgotten of what did.
import type { Kysely } from 'kysely';
import type { TenantScope } from '../core/caller.ts';
import { newId } from '../core/ids.ts';
import { jsonOf } from './json.ts';
import { routeMessage } from './message-routing.ts';
import type { Schema } from './schema.ts';
import { ofTenant } from './tenant-scope.ts';

export interface MessageDraft {
  tenantId: string;
  /** `connection.needs_credentials`. */
  type: string;
  data: Record<string, unknown>;
}

export interface Message extends MessageDraft {
  id: string;
  createdAt: Date;
}

export type Messages = ReturnType<typeof messages>;

const columns = ['id', 'tenant_id as tenantId', 'type', 'data', 'created_at as createdAt'] as const;

/** Writes the message, and addresses it to the subscribers of such messages. */
export async function addMessage(tx: Kysely<Schema>, draft: MessageDraft): Promise<void> {
  const [id = ''] = await insertMessages(tx, [draft]);
  await routeMessage(tx, { id, ...draft });
}

/** Answers their ids; whom they go to is for the caller to say. */
export async function insertMessages(tx: Kysely<Schema>, drafts: readonly MessageDraft[]): Promise<string[]> {
  const rows = drafts.map(({ tenantId, type, data }) => ({
    id: newId('message'),
    tenant_id: tenantId,
    type,
    data: jsonOf(data),
  }));
  if (rows.length > 0) await tx.insertInto('messages').values(rows).execute();
  return rows.map(({ id }) => id);
}

export function messages(db: Kysely<Schema>) {
  return {
    /** Newest first. */
    list(
      scope: TenantScope,
      { type, after, limit }: { type?: string | undefined; after?: string | undefined; limit: number },
    ): Promise<Message[]> {
      let query = db.selectFrom('messages').select(columns).where(ofTenant(scope)).orderBy('id', 'desc');
      if (type !== undefined) query = query.where('type', '=', type);
      if (after !== undefined) query = query.where('id', '<', after);
      return query.limit(limit).execute();
    },
  };
}
