// Entries that the database refuses where they belong are set aside here, as bytes: nothing that was acknowledged is lost,
// nothing is tried for ever, and people see what there is. A person has it exported, retried or discarded.
import { createHash } from 'node:crypto';
import { type Kysely, type Selection, sql } from 'kysely';
import type { TenantScope } from '../core/caller.ts';
import { newId } from '../core/ids.ts';
import { cutText } from '../core/storable.ts';
import type { SetAsideKind } from '../core/words.ts';
import { inSavepoint } from './group-in.ts';
import { addMessage } from './messages.ts';
import { isBefore, type Page } from './page.ts';
import { inPeriod, type Period } from './period.ts';
import { isRefusal } from './refusal.ts';
import type { Schema } from './schema.ts';
import { ofTenant } from './tenant-scope.ts';

export interface SetAsideDraft {
  kind: SetAsideKind;
  connectionId: string;
  /** What people see of it in a list: `store/order/created 601`. */
  about: string;
  /** What makes it the same entry when it comes again. */
  identity: unknown;
  /** What its table's `restore` writes. */
  entry: unknown;
}

export interface WholeEntry extends SetAsideEntry {
  /** Exactly as it came. */
  entry: unknown;
}

/** The period is that in which they were set aside. */
export interface SetAsideFilter extends Page, Period {
  connectionId?: string | undefined;
  kind?: SetAsideKind | undefined;
}

export type SetAside = ReturnType<typeof setAside>;

/** Writes an entry of a kind in the caller's transaction. */
export type Restore = (tx: Kysely<Schema>, entry: unknown) => Promise<void>;

/** A flood of such entries is told of once an hour for each connection; each of them is in the list. */
const tellEvery = sql`interval '1 hour'`;
const longestReason = 500;
const longestAbout = 200;

/**
 * Sets an entry aside in the caller's transaction. Throws the error that it is given when that does not speak of the entry:
 * the sender is not told that it is safe.
 */
export async function setAsideIn(tx: Kysely<Schema>, draft: SetAsideDraft, refused: Error): Promise<void> {
  if (!isRefusal(refused)) throw refused;
  const { kind, connectionId, identity } = draft;
  const id = newId('set-aside');
  const about = cutText(draft.about, longestAbout);
  const reason = cutText(refused.message, longestReason);
  const fingerprint = createHash('sha256')
    .update(bytesOf([kind, connectionId, identity]))
    .digest('hex');
  const { rows } = await sql<{ id: string; tenant_id: string | null; told: boolean }>`
    insert into set_aside (id, tenant_id, connection_id, kind, about, entry, fingerprint, reason)
    values (${id}, (select tenant_id from connections where id = ${connectionId}), ${connectionId}, ${kind}, ${about},
      ${bytesOf(draft.entry)}, ${fingerprint}, ${reason})
    on conflict (fingerprint) do update set reason = excluded.reason, tries = set_aside.tries + 1
    returning id, tenant_id, exists (select from set_aside before
      where before.connection_id = ${connectionId} and before.set_aside_at > now() - ${tellEvery}) as told`.execute(
    tx,
  );
  const [row] = rows;
  if (!row || row.id !== id || row.told || row.tenant_id === null) return;
  const data = { set_aside: id, entry: kind, connection: connectionId, about, reason };
  const message = { tenantId: row.tenant_id, type: 'entry.set_aside', data };
  // The entry is safe, even if the message cannot be stored.
  await inSavepoint(tx, () => addMessage(tx, message)).catch(error => {
    if (!isRefusal(error)) throw error;
  });
}

// biome-ignore lint/plugin: bytes hold any text exactly as it was
const bytesOf = (entry: unknown): Buffer => Buffer.from(JSON.stringify(entry));

const columns = [
  'id',
  'tenant_id as tenantId',
  'connection_id as connectionId',
  'kind',
  'about',
  'reason',
  'tries',
  'set_aside_at as setAsideAt',
] as const;

export type SetAsideEntry = Selection<Schema, 'set_aside', (typeof columns)[number]>;

export function setAside(db: Kysely<Schema>, restores: Record<SetAsideKind, Restore>) {
  const whole = (row: (SetAsideEntry & { entry: Uint8Array }) | undefined) =>
    row && { ...row, entry: JSON.parse(Buffer.from(row.entry).toString('utf8')) as unknown };
  return {
    /** Newest first. */
    list(scope: TenantScope, { connectionId, kind, ...page }: SetAsideFilter): Promise<SetAsideEntry[]> {
      let query = db
        .selectFrom('set_aside')
        .select(columns)
        .where(ofTenant(scope))
        .where(isBefore(page))
        .where(inPeriod(page, { id: 'set-aside', column: 'set_aside_at' }));
      if (connectionId !== undefined) query = query.where('connection_id', '=', connectionId);
      if (kind !== undefined) query = query.where('kind', '=', kind);
      return query.orderBy('id', 'desc').limit(page.limit).execute();
    },
    async get(scope: TenantScope, id: string): Promise<WholeEntry | undefined> {
      const found = db.selectFrom('set_aside').select([...columns, 'entry']);
      return whole(await found.where('id', '=', id).where(ofTenant(scope)).executeTakeFirst());
    },
    /** Takes it out of here. In the transaction that restores it, or that says that it was discarded. */
    async take(scope: TenantScope, id: string): Promise<WholeEntry | undefined> {
      const taken = db.deleteFrom('set_aside').where('id', '=', id).where(ofTenant(scope));
      return whole(await taken.returning([...columns, 'entry']).executeTakeFirst());
    },
    /** Writes it where it belongs. Throws what the database says; see `refusal.ts`. Call `queue.wake` after it. */
    restore: ({ kind, entry }: WholeEntry) => restores[kind](db, entry),
    /** It was tried again in vain. */
    async refusedAgain(id: string, reason: string): Promise<void> {
      await db
        .updateTable('set_aside')
        .set({ reason: cutText(reason, longestReason), tries: sql`tries + 1` })
        .where('id', '=', id)
        .execute();
    },
  };
}
